import { connection, list, one, type ReadableSettings } from '../../common/read/readable';
import { documentTotals } from '../document-totals';

/** How the API reads SalesCreditMemo records. */
export const salesCreditMemoReads: ReadableSettings = {
  type: 'SalesCreditMemo',
  table: 'erp.sales_credit_memo',
  filters: {
    number: 'string',
    appliesToInvoiceNo: 'string',
    yourReference: 'string',
    externalDocumentNo: 'string',
    sellToCustomerNo: 'string',
    billToCustomerNo: 'string',
    currencyCode: 'string',
    salespersonCode: 'string',
  },
  orderings: ['number', 'postingDate'],
  embedded: {
    sellToAddress: {
      line1: 'sellToAddress',
      line2: 'sellToAddress2',
      postCode: 'sellToPostCode',
      city: 'sellToCity',
      county: 'sellToCounty',
      countryRegionCode: 'sellToCountryRegionCode',
    },
    billToAddress: {
      line1: 'billToAddress',
      line2: 'billToAddress2',
      postCode: 'billToPostCode',
      city: 'billToCity',
      county: 'billToCounty',
      countryRegionCode: 'billToCountryRegionCode',
    },
    shipToAddress: {
      line1: 'shipToAddress',
      line2: 'shipToAddress2',
      postCode: 'shipToPostCode',
      city: 'shipToCity',
      county: 'shipToCounty',
      countryRegionCode: 'shipToCountryRegionCode',
    },
    totals: documentTotals('sales_credit_memo_line'),
  },
  relations: {
    sellToCustomer: one('Customer', 'sellToCustomerNo', 'number'),
    billToCustomer: one('Customer', 'billToCustomerNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
    paymentTerms: one('PaymentTerms', 'paymentTermsCode', 'code'),
    shipmentMethod: one('ShipmentMethod', 'shipmentMethodCode', 'code'),
    shippingAgent: one('ShippingAgent', 'shippingAgentCode', 'code'),
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    appliesToInvoice: one('SalesInvoice', 'appliesToInvoiceNo', 'number'),
    lines: list('SalesCreditMemoLine', 'documentId', 'id', 'lineNo'),
    ledgerEntries: connection('CustomerLedgerEntry', 'documentNumber', 'number'),
  },
};
