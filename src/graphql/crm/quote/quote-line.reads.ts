import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmQuoteLine records. */
export const crmQuoteLineReads: ReadableSettings = {
  type: 'CrmQuoteLine',
  table: 'crm.quote_line',
  filters: {
    productId: 'id',
    uomId: 'id',
    transactionCurrencyId: 'id',
    quoteId: 'id',
    salesRepId: 'id',
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
    quote: one('CrmQuote', 'quoteId'),
    salesRep: one('CrmUser', 'salesRepId'),
  },
};
