import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads AccountStatistics records. */
export const accountStatisticsReads: ReadableSettings = {
  type: 'AccountStatistics',
  table: 'crm.account_statistics',
  filters: {
    name: 'string',
    customerNo: 'string',
    transactionCurrencyId: 'id',
  },
  orderings: ['id'],
  relations: {
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    account: { kind: 'one', to: 'Account', on: (c, p) => `${c}.account_statistics_id = ${p}.id` },
  },
};
