import {
  connection,
  couplingOf,
  crmCounterpart,
  type ReadableSettings,
} from '../../common/read/readable';

/** How the API reads Currency records. */
export const currencyReads: ReadableSettings = {
  type: 'Currency',
  table: 'erp.currency',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    crmCurrency: crmCounterpart('CrmCurrency'),
    coupling: couplingOf('erp'),
    exchangeRates: connection('CurrencyExchangeRate', 'currencyCode', 'code'),
  },
};
