import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads CrmInvoiceLine records. */
export const crmInvoiceLineReads: ReadableSettings = {
  type: 'CrmInvoiceLine',
  table: 'crm.invoice_line',
  filters: {
    productId: 'id',
    uomId: 'id',
    transactionCurrencyId: 'id',
    invoiceId: 'id',
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
    invoice: one('CrmInvoice', 'invoiceId'),
  },
};
