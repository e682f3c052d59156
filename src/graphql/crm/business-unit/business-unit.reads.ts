import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads BusinessUnit records. */
export const businessUnitReads: ReadableSettings = {
  type: 'BusinessUnit',
  table: 'crm.business_unit',
  filters: {
    name: 'string',
    parentBusinessUnitId: 'id',
    transactionCurrencyId: 'id',
  },
  orderings: ['name'],
  relations: {
    parentBusinessUnit: one('BusinessUnit', 'parentBusinessUnitId'),
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
  },
};
