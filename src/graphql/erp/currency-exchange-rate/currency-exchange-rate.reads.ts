import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CurrencyExchangeRate records. */
export const currencyExchangeRateReads: ReadableSettings = {
  type: 'CurrencyExchangeRate',
  table: 'erp.currency_exchange_rate',
  filters: {
    currencyCode: 'string',
  },
  orderings: ['startingDate'],
  relations: {
    currency: one('Currency', 'currencyCode', 'code'),
  },
};
