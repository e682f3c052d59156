import {
  connection,
  couplingOf,
  crmCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { documentTotals } from '../document-totals';

/** How the API reads SalesInvoice records. */
export const salesInvoiceReads: ReadableSettings = {
  type: 'SalesInvoice',
  table: 'erp.sales_invoice',
  filters: {
    number: 'string',
    orderNo: 'string',
    orderId: 'id',
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
    totals: documentTotals('sales_invoice_line'),
  },
  relations: {
    sellToCustomer: one('Customer', 'sellToCustomerNo', 'number'),
    billToCustomer: one('Customer', 'billToCustomerNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
    paymentTerms: one('PaymentTerms', 'paymentTermsCode', 'code'),
    shipmentMethod: one('ShipmentMethod', 'shipmentMethodCode', 'code'),
    shippingAgent: one('ShippingAgent', 'shippingAgentCode', 'code'),
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    crmInvoice: crmCounterpart('CrmInvoice'),
    coupling: couplingOf('erp'),
    order: one('SalesOrder', 'orderId'),
    lines: list('SalesInvoiceLine', 'documentId', 'id', 'lineNo'),
    opportunity: one('Opportunity', 'opportunityNo', 'number'),
    ledgerEntries: connection('CustomerLedgerEntry', 'documentNumber', 'number'),
  },
};
