import {
  connection,
  couplingOf,
  list,
  one,
  quoteCounterpart,
  type ReadableSettings,
} from '../../common/read/readable';
import { SalesDocumentStatus } from '../sales-document/sales-document.enums';
import { documentTotals } from '../document-totals';

/** How the API reads SalesQuote records. */
export const salesQuoteReads: ReadableSettings = {
  type: 'SalesQuote',
  table: 'erp.sales_quote',
  filters: {
    number: 'string',
    status: { enumeration: SalesDocumentStatus },
    yourReference: 'string',
    externalDocumentNo: 'string',
    sellToCustomerNo: 'string',
    billToCustomerNo: 'string',
    currencyCode: 'string',
    salespersonCode: 'string',
  },
  orderings: ['number', 'documentDate'],
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
    totals: documentTotals('sales_quote_line'),
  },
  relations: {
    sellToCustomer: one('Customer', 'sellToCustomerNo', 'number'),
    billToCustomer: one('Customer', 'billToCustomerNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
    paymentTerms: one('PaymentTerms', 'paymentTermsCode', 'code'),
    shipmentMethod: one('ShipmentMethod', 'shipmentMethodCode', 'code'),
    shippingAgent: one('ShippingAgent', 'shippingAgentCode', 'code'),
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    crmQuote: quoteCounterpart('CrmQuote', 'erp_quote_id', 'id'),
    coupling: couplingOf('erp'),
    lines: list('SalesQuoteLine', 'documentId', 'id', 'lineNo'),
    archivedVersions: connection('SalesDocumentArchive', 'sourceDocumentId', 'id'),
    opportunity: one('Opportunity', 'opportunityNo', 'number'),
  },
};
