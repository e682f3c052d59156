import { choice, day, flag, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { ContactType as ContactTypeEnum } from './contact.enums';
import { ContactType } from './contact.type';

const fields = {
  number: text(20, 'Number that identifies the record to people; unique.'),
  type: choice(ContactTypeEnum, 'Kind of the record.'),
  name: text(100, 'Name.'),
  name2: text(50, 'Second line of the name.'),
  searchName: text(100, 'Upper-case name by which people search.'),
  companyNo: text(20, 'Number of the company contact a person belongs to; null when none.'),
  firstName: text(30, 'First name.'),
  middleName: text(30, 'Middle name.'),
  surname: text(30, 'Last name.'),
  jobTitle: text(30, 'Job title.'),
  salutationCode: text(10, 'Salutation.'),
  address: text(100, 'Address.'),
  address2: text(50, 'Address 2.'),
  postCode: text(20, 'Post code.'),
  city: text(30, 'City.'),
  county: text(30, 'County.'),
  countryRegionCode: text(10, 'Country region code.'),
  phoneNo: text(30, 'Telephone number.'),
  mobilePhoneNo: text(30, 'Mobile telephone number.'),
  email: text(80, 'E-mail address.'),
  faxNo: text(30, 'Fax number.'),
  pager: text(30, 'Pager number.'),
  homePage: text(255, 'Web site.'),
  languageCode: text(10, 'Language of printed documents.'),
  currencyCode: text(10, 'Currency of the record; null for the local currency.'),
  salespersonCode: text(20, 'Code of the salesperson; null when nobody is responsible.'),
  vatRegistrationNo: text(20, 'VAT registration number.'),
  privacyBlocked: flag('Blocked for reasons of privacy.'),
  lastInteractionDate: day('Last interaction date.'),
  userFields: userFields(),
};

/** Mutations that create and change Contact records. */
export const ContactMutations = recordMutations({
  typeName: 'Contact',
  type: ContactType,
  table: 'erp.contact',
  fields,
  required: [],
  createOnly: ['number', 'type'],
  codes: [
    'NUMBER_SERIES_NOT_FOUND',
    'NUMBER_SERIES_EXHAUSTED',
    'MANUAL_NUMBER_REFUSED',
    'CONTACT_NOT_A_COMPANY',
    'CONTACT_TYPE_FIXED',
  ],
});
