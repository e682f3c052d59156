import {
  connection,
  couplingOf,
  crmCounterpart,
  type ReadableSettings,
} from '../../common/read/readable';

/** How the API reads CustomerPriceGroup records. */
export const customerPriceGroupReads: ReadableSettings = {
  type: 'CustomerPriceGroup',
  table: 'erp.customer_price_group',
  filters: {
    code: 'string',
  },
  orderings: ['code'],
  relations: {
    priceList: crmCounterpart('PriceList'),
    coupling: couplingOf('erp'),
    salesPrices: connection('SalesPrice', 'salesCode', 'code'),
  },
};
