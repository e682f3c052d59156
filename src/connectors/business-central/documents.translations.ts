import {
  decimalOf,
  option,
  plainValue,
  type Payload,
  type Source,
  type Translation,
} from '../translation';

const ORDER_STATUS = option('status', { Draft: 0, Open: 1, Released: 1, 'In Review': 2 });
/** A quote is at most sent; what became of it afterwards is not kept. */
const QUOTE_STATUS = option('status', {
  Draft: 0,
  Sent: 1,
  Accepted: 1,
  Expired: 1,
  Open: 1,
  Released: 1,
});

/** Header fields that all sales documents share. */
export const HEADER: Readonly<Record<string, Source>> = {
  number: 'number',
  externalDocumentNo: 'externalDocumentNumber',
  yourReference: 'yourReference',
  documentDate: ({ documentDate, orderDate, postingDate }) =>
    plainValue(documentDate ?? orderDate ?? postingDate),
  postingDate: 'postingDate',
  dueDate: 'dueDate',
  sellToCustomerNo: 'customerNumber',
  sellToCustomerName: 'customerName',
  sellToAddress: 'sellToAddressLine1',
  sellToAddress2: 'sellToAddressLine2',
  sellToCity: 'sellToCity',
  sellToCounty: 'sellToState',
  sellToPostCode: 'sellToPostCode',
  sellToCountryRegionCode: 'sellToCountry',
  sellToPhoneNo: 'phoneNumber',
  sellToEmail: 'email',
  billToCustomerNo: 'billToCustomerNumber',
  billToName: 'billToName',
  billToAddress: 'billToAddressLine1',
  billToAddress2: 'billToAddressLine2',
  billToCity: 'billToCity',
  billToCounty: 'billToState',
  billToPostCode: 'billToPostCode',
  billToCountryRegionCode: 'billToCountry',
  shipToName: 'shipToName',
  shipToContact: 'shipToContact',
  shipToAddress: 'shipToAddressLine1',
  shipToAddress2: 'shipToAddressLine2',
  shipToCity: 'shipToCity',
  shipToCounty: 'shipToState',
  shipToPostCode: 'shipToPostCode',
  shipToCountryRegionCode: 'shipToCountry',
  currencyCode: 'currencyCode',
  salespersonCode: 'salesperson',
  shippingAgentCode: 'shippingAgentCode',
  shippingAgentServiceCode: 'shippingAgentServiceCode',
  paymentTermsCode: {
    table: 'erp.payment_terms',
    idField: 'paymentTermsId',
    property: 'code',
    valueField: 'paymentTermsCode',
  },
  shipmentMethodCode: {
    table: 'erp.shipment_method',
    idField: 'shipmentMethodId',
    property: 'code',
  },
  invoiceDiscountValue: 'discountAmount',
};

/** Line fields that all sales documents share. */
export const LINE: Readonly<Record<string, Source>> = {
  documentId: 'documentId',
  lineNo: 'sequence',
  type: option('lineType', { Comment: 0, '': 0, Account: 1, Item: 2, Resource: 3 }),
  no: 'lineObjectNumber',
  description: 'description',
  description2: 'description2',
  unitOfMeasureCode: 'unitOfMeasureCode',
  quantity: 'quantity',
  quantityBase: 'quantity',
  unitPrice: 'unitPrice',
  lineDiscountAmount: 'discountAmount',
  lineDiscountPercent: 'discountPercent',
  lineAmount: (payload) =>
    decimalOf(payload, 'amountExcludingTax')
      .plus(decimalOf(payload, 'invoiceDiscountAllocation'))
      .toFixed(),
  invDiscountAmount: (payload) => decimalOf(payload, 'invoiceDiscountAllocation').toFixed(),
  amount: 'amountExcludingTax',
  amountIncludingVat: 'amountIncludingTax',
  vatPercent: 'taxPercent',
  vatIdentifier: 'taxCode',
  vatProdPostingGroup: 'taxCode',
  shipmentDate: 'shipmentDate',
};

/** The number of the document that a line belongs to. */
export const numberOf = (table: string): Source => ({
  table,
  idField: 'documentId',
  property: 'number',
});
const left = (done: 'shippedQuantity' | 'invoicedQuantity') => (payload: Payload) =>
  decimalOf(payload, 'quantity').minus(decimalOf(payload, done)).toFixed();

/** Sales quotes and orders of Business Central's API. */
export const DOCUMENT_TRANSLATIONS: readonly Translation[] = [
  {
    entity: 'salesQuotes',
    table: 'erp.sales_quote',
    naturalKey: ['number'],
    id: 'id',
    fields: { ...HEADER, status: QUOTE_STATUS, quoteValidUntilDate: 'validUntilDate' },
    named: { documentDate: 'documentDate' },
  },
  {
    entity: 'salesQuoteLines',
    table: 'erp.sales_quote_line',
    naturalKey: ['documentId', 'lineNo'],
    id: 'id',
    fields: { ...LINE, documentNumber: numberOf('erp.sales_quote') },
  },
  {
    entity: 'salesOrders',
    table: 'erp.sales_order',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      ...HEADER,
      status: ORDER_STATUS,
      orderDate: 'orderDate',
      requestedDeliveryDate: 'requestedDeliveryDate',
      pricesIncludingVat: 'pricesIncludeTax',
    },
  },
  {
    entity: 'salesOrderLines',
    table: 'erp.sales_order_line',
    naturalKey: ['documentId', 'lineNo'],
    id: 'id',
    fields: {
      ...LINE,
      documentNumber: numberOf('erp.sales_order'),
      quantityShipped: 'shippedQuantity',
      quantityInvoiced: 'invoicedQuantity',
      outstandingQuantity: left('shippedQuantity'),
      qtyToShip: left('shippedQuantity'),
      qtyToInvoice: left('invoicedQuantity'),
      qtyShippedNotInvoiced: (payload) =>
        decimalOf(payload, 'shippedQuantity')
          .minus(decimalOf(payload, 'invoicedQuantity'))
          .toFixed(),
    },
  },
];
