import { one, type ReadableSettings } from '../../common/read/readable';

/** What the headers of all sales documents can be filtered by. */
export const salesHeaderFilters = {
  yourReference: 'string',
  externalDocumentNo: 'string',
  sellToCustomerNo: 'string',
  billToCustomerNo: 'string',
  currencyCode: 'string',
  salespersonCode: 'string',
} satisfies ReadableSettings['filters'];

/** The three addresses of a sales document. */
export const salesHeaderAddresses = {
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
} satisfies ReadableSettings['embedded'];

/** Who a sales document is for, and the codes that it refers to. */
export const salesHeaderRelations = {
  sellToCustomer: one('Customer', 'sellToCustomerNo', 'number'),
  billToCustomer: one('Customer', 'billToCustomerNo', 'number'),
  currency: one('Currency', 'currencyCode', 'code'),
  paymentTerms: one('PaymentTerms', 'paymentTermsCode', 'code'),
  shipmentMethod: one('ShipmentMethod', 'shipmentMethodCode', 'code'),
  shippingAgent: one('ShippingAgent', 'shippingAgentCode', 'code'),
  salesperson: one('Salesperson', 'salespersonCode', 'code'),
} satisfies ReadableSettings['relations'];
