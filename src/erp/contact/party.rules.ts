import type { Row } from '../../platform/database/record-table';
import { ContactLink } from '../contact-business-relation/contact-business-relation.options';

/** A noun that a company contact stands for. */
export interface Party {
  table: 'erp.customer' | 'erp.vendor';
  link: ContactLink;
  /** Property that names who looks after it. */
  salesperson: 'salespersonCode' | 'purchaserCode';
}

/** Customers and their company contacts. */
export const CUSTOMER_PARTY: Party = {
  table: 'erp.customer',
  link: ContactLink.Customer,
  salesperson: 'salespersonCode',
};

/** Vendors and their company contacts. */
export const VENDOR_PARTY: Party = {
  table: 'erp.vendor',
  link: ContactLink.Vendor,
  salesperson: 'purchaserCode',
};

/** Properties that a customer or vendor and its company contact have in common. */
const SHARED = [
  'name',
  'name2',
  'searchName',
  'address',
  'address2',
  'postCode',
  'city',
  'county',
  'countryRegionCode',
  'phoneNo',
  'mobilePhoneNo',
  'email',
  'faxNo',
  'homePage',
  'languageCode',
  'currencyCode',
  'vatRegistrationNo',
] as const;

/** What a customer's or vendor's values mean for its company contact; only values that are there. */
export function contactValuesOf(party: Party, row: Row): Row {
  return shared(row, party.salesperson, 'salespersonCode');
}

/** What a company contact's values mean for the customer or vendor it stands for. */
export function partyValuesOf(party: Party, contact: Row): Row {
  return shared(contact, 'salespersonCode', party.salesperson);
}

function shared(row: Row, salespersonFrom: string, salespersonTo: string): Row {
  const values: Row = {};
  for (const property of SHARED) {
    const value = row[property];
    if (value !== undefined) values[property] = value;
  }
  const salesperson = row[salespersonFrom];
  if (salesperson !== undefined) values[salespersonTo] = salesperson;
  return values;
}
