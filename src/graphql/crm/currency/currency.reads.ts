import { couplingOf, erpCounterpart, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmCurrency records. */
export const crmCurrencyReads: ReadableSettings = {
  type: 'CrmCurrency',
  table: 'crm.transaction_currency',
  filters: {
    isoCurrencyCode: 'string',
    currencyName: 'string',
  },
  orderings: ['isoCurrencyCode'],
  relations: {
    currency: erpCounterpart('Currency'),
    coupling: couplingOf('crm'),
  },
};
