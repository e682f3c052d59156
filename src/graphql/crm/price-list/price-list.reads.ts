import {
  connection,
  couplingOf,
  erpCounterpart,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { PriceListState } from './price-list.enums';

/** How the API reads PriceList records. */
export const priceListReads: ReadableSettings = {
  type: 'PriceList',
  table: 'crm.price_list',
  filters: {
    name: 'string',
    transactionCurrencyId: 'id',
    stateCode: { enumeration: PriceListState },
    companyId: 'id',
  },
  orderings: ['name'],
  relations: {
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    company: one('CrmCompany', 'companyId'),
    customerPriceGroup: erpCounterpart('CustomerPriceGroup'),
    salesPriceList: erpCounterpart('SalesPriceList'),
    coupling: couplingOf('crm'),
    lines: connection('PriceListLine', 'priceLevelId'),
  },
};
