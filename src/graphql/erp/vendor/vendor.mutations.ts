import { choice, flag, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { VendorBlocked } from './vendor.enums';
import { VendorType } from './vendor.type';

const fields = {
  number: text(20, 'Number that identifies the record to people; unique.'),
  name: text(100, 'Name.'),
  name2: text(50, 'Second line of the name.'),
  searchName: text(100, 'Upper-case name by which people search.'),
  address: text(100, 'Address.'),
  address2: text(50, 'Address 2.'),
  postCode: text(20, 'Post code.'),
  city: text(30, 'City.'),
  county: text(30, 'County.'),
  countryRegionCode: text(10, 'Country region code.'),
  contact: text(100, 'Name of the contact person, as text.'),
  phoneNo: text(30, 'Telephone number.'),
  mobilePhoneNo: text(30, 'Mobile telephone number.'),
  email: text(80, 'E-mail address.'),
  faxNo: text(30, 'Fax number.'),
  homePage: text(255, 'Web site.'),
  languageCode: text(10, 'Language of printed documents.'),
  currencyCode: text(10, 'Currency of the record; null for the local currency.'),
  paymentTermsCode: text(10, 'Payment terms; null when none.'),
  paymentMethodCode: text(10, 'Payment method; null when none.'),
  shipmentMethodCode: text(10, 'Shipment method; null when none.'),
  shippingAgentCode: text(10, 'Shipping agent; null when none.'),
  purchaserCode: text(20, 'Code of the purchaser; null when nobody is responsible.'),
  primaryContactNo: text(20, 'Number of the primary contact; null when none.'),
  blocked: choice(VendorBlocked, 'What the record is blocked for.'),
  privacyBlocked: flag('Blocked for reasons of privacy.'),
  vatRegistrationNo: text(20, 'VAT registration number.'),
  genBusPostingGroup: text(20, 'General business posting group.'),
  vatBusPostingGroup: text(20, 'VAT business posting group.'),
  vendorPostingGroup: text(20, 'Vendor posting group.'),
  userFields: userFields(),
};

/** Mutations that create and change Vendor records. */
export const VendorMutations = recordMutations({
  typeName: 'Vendor',
  type: VendorType,
  table: 'erp.vendor',
  fields,
  required: ['name'],
  createOnly: ['number'],
  codes: [
    'NUMBER_SERIES_NOT_FOUND',
    'NUMBER_SERIES_EXHAUSTED',
    'MANUAL_NUMBER_REFUSED',
    'PRIMARY_CONTACT_OF_OTHER_COMPANY',
    'CONTACT_NOT_A_COMPANY',
  ],
});
