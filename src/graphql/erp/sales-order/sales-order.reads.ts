import {
  connection,
  couplingOf,
  crmCounterpart,
  list,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { SalesDocumentStatus } from '../sales-document/sales-document.enums';
import { documentTotals } from '../document-totals';

/** How the API reads SalesOrder records. */
export const salesOrderReads: ReadableSettings = {
  type: 'SalesOrder',
  table: 'erp.sales_order',
  filters: {
    number: 'string',
    status: { enumeration: SalesDocumentStatus },
    orderDate: 'date',
    yourReference: 'string',
    externalDocumentNo: 'string',
    sellToCustomerNo: 'string',
    billToCustomerNo: 'string',
    currencyCode: 'string',
    salespersonCode: 'string',
    quoteNo: 'string',
  },
  orderings: ['number', 'orderDate'],
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
    totals: documentTotals('sales_order_line'),
  },
  relations: {
    sellToCustomer: one('Customer', 'sellToCustomerNo', 'number'),
    billToCustomer: one('Customer', 'billToCustomerNo', 'number'),
    currency: one('Currency', 'currencyCode', 'code'),
    paymentTerms: one('PaymentTerms', 'paymentTermsCode', 'code'),
    shipmentMethod: one('ShipmentMethod', 'shipmentMethodCode', 'code'),
    shippingAgent: one('ShippingAgent', 'shippingAgentCode', 'code'),
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    crmOrder: crmCounterpart('CrmOrder'),
    coupling: couplingOf('erp'),
    lines: list('SalesOrderLine', 'documentId', 'id', 'lineNo'),
    shipments: connection('SalesShipment', 'orderId', 'id'),
    invoices: connection('SalesInvoice', 'orderId', 'id'),
    archivedVersions: connection('SalesDocumentArchive', 'sourceDocumentId', 'id'),
    opportunity: one('Opportunity', 'opportunityNo', 'number'),
    notes: connection('Note', 'recordId', 'id'),
  },
};
