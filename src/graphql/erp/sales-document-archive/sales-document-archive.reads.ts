import { list, one, type ReadableSettings } from '../../common/read/readable';
import { documentTotals } from '../document-totals';

/** How the API reads SalesDocumentArchive records. */
export const salesDocumentArchiveReads: ReadableSettings = {
  type: 'SalesDocumentArchive',
  table: 'erp.sales_document_archive',
  filters: {
    documentType: 'int',
    number: 'string',
    yourReference: 'string',
    externalDocumentNo: 'string',
    sellToCustomerNo: 'string',
    billToCustomerNo: 'string',
    currencyCode: 'string',
    salespersonCode: 'string',
    sourceDocumentId: 'id',
  },
  orderings: ['number'],
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
    totals: documentTotals('sales_document_archive_line'),
  },
  relations: {
    sellToCustomer: one('Customer', 'sellToCustomerNo', 'number'),
    billToCustomer: one('Customer', 'billToCustomerNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
    paymentTerms: one('PaymentTerms', 'paymentTermsCode', 'code'),
    shipmentMethod: one('ShipmentMethod', 'shipmentMethodCode', 'code'),
    shippingAgent: one('ShippingAgent', 'shippingAgentCode', 'code'),
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    lines: list('SalesDocumentArchiveLine', 'documentId', 'id', 'lineNo'),
    order: one('SalesOrder', 'sourceDocumentId'),
    quote: one('SalesQuote', 'sourceDocumentId'),
  },
};
