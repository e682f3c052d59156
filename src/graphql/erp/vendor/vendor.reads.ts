import { couplingOf, crmCounterpart, one, type ReadableSettings } from '../../common/read/readable';
import { VendorBlocked } from './vendor.enums';

/** How the API reads Vendor records. */
export const vendorReads: ReadableSettings = {
  type: 'Vendor',
  table: 'erp.vendor',
  filters: {
    number: 'string',
    name: 'string',
    searchName: 'string',
    email: 'string',
    currencyCode: 'string',
    purchaserCode: 'string',
    primaryContactNo: 'string',
    blocked: { enumeration: VendorBlocked },
  },
  orderings: ['number', 'name'],
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
    purchaser: one('Salesperson', 'purchaserCode', 'code'),
    account: crmCounterpart('Account'),
    coupling: couplingOf('erp'),
  },
};
