import {
  connection,
  couplingOf,
  crmCounterpart,
  one,
  type ReadableSettings,
} from '../../common/read/readable';
import { CustomerBlocked } from './customer.enums';

/** How the API reads Customer records. */
export const customerReads: ReadableSettings = {
  type: 'Customer',
  table: 'erp.customer',
  filters: {
    number: 'string',
    name: 'string',
    searchName: 'string',
    city: 'string',
    email: 'string',
    currencyCode: 'string',
    paymentTermsCode: 'string',
    shipmentMethodCode: 'string',
    shippingAgentCode: 'string',
    salespersonCode: 'string',
    customerPriceGroup: 'string',
    primaryContactNo: 'string',
    billToCustomerNo: 'string',
    blocked: { enumeration: CustomerBlocked },
  },
  orderings: ['number', 'name', 'city', 'creditLimitLcy'],
  embedded: {
    address: {
      line1: 'address',
      line2: 'address2',
      postCode: 'postCode',
      city: 'city',
      county: 'county',
      countryRegionCode: 'countryRegionCode',
    },
  },
  relations: {
    currency: one('Currency', 'currencyCode', 'code'),
    paymentTerms: one('PaymentTerms', 'paymentTermsCode', 'code'),
    shipmentMethod: one('ShipmentMethod', 'shipmentMethodCode', 'code'),
    shippingAgent: one('ShippingAgent', 'shippingAgentCode', 'code'),
    salesperson: one('Salesperson', 'salespersonCode', 'code'),
    customerPriceGroupRecord: one('CustomerPriceGroup', 'customerPriceGroup', 'code'),
    account: crmCounterpart('Account'),
    coupling: couplingOf('erp'),
    orders: connection('SalesOrder', 'sellToCustomerNo', 'number'),
    quotes: connection('SalesQuote', 'sellToCustomerNo', 'number'),
    invoices: connection('SalesInvoice', 'sellToCustomerNo', 'number'),
    creditMemos: connection('SalesCreditMemo', 'sellToCustomerNo', 'number'),
    ledgerEntries: connection('CustomerLedgerEntry', 'customerNo', 'number'),
    primaryContact: one('Contact', 'primaryContactNo', 'number'),
    shipments: connection('SalesShipment', 'sellToCustomerNo', 'number'),
    billToCustomer: one('Customer', 'billToCustomerNo', 'number'),
  },
};
