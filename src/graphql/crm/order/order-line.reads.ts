import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmOrderLine records. */
export const crmOrderLineReads: ReadableSettings = {
  type: 'CrmOrderLine',
  table: 'crm.sales_order_line',
  filters: {
    productId: 'id',
    uomId: 'id',
    transactionCurrencyId: 'id',
    salesOrderId: 'id',
  },
  orderings: ['sequenceNumber'],
  embedded: {
    shipToAddress: {
      line1: 'shipToLine1',
      line2: 'shipToLine2',
      line3: 'shipToLine3',
      city: 'shipToCity',
      stateOrProvince: 'shipToStateOrProvince',
      country: 'shipToCountry',
      postalCode: 'shipToPostalCode',
    },
  },
  relations: {
    product: one('Product', 'productId'),
    uom: one('CrmUnit', 'uomId'),
    transactionCurrency: one('CrmCurrency', 'transactionCurrencyId'),
    salesOrder: one('CrmOrder', 'salesOrderId'),
  },
};
