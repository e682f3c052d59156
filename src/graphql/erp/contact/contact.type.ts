import { ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { Address } from '../../common/types/address.type';
import { ContactType as ContactTypeEnum } from './contact.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmContactType } from '../../crm/contact/contact.type';
import { CurrencyType } from '../currency/currency.type';
import { SalespersonType } from '../salesperson/salesperson.type';

/** A company or a person the company knows. */
@ObjectType('Contact', {
  simpleResolvers: true,
  description: 'A company or a person the company knows.',
})
export class ContactType extends RecordFields {
  @HasText('Number that identifies the record to people; unique.')
  number: string;

  @Has(() => ContactTypeEnum, 'Kind of the record.')
  type: number;

  @MayText('Name.')
  name: string | null;

  @MayText('Second line of the name.')
  name2: string | null;

  @MayText('Upper-case name by which people search.')
  searchName: string | null;

  @MayText('Number of the company contact a person belongs to; null when none.')
  companyNo: string | null;

  @MayText('Name of the company a person belongs to.')
  companyName: string | null;

  @MayText('First name.')
  firstName: string | null;

  @MayText('Middle name.')
  middleName: string | null;

  @MayText('Last name.')
  surname: string | null;

  @MayText('Job title.')
  jobTitle: string | null;

  @MayText('Salutation.')
  salutationCode: string | null;

  @MayText('Telephone number.')
  phoneNo: string | null;

  @MayText('Mobile telephone number.')
  mobilePhoneNo: string | null;

  @MayText('E-mail address.')
  email: string | null;

  @MayText('Fax number.')
  faxNo: string | null;

  @MayText('Pager number.')
  pager: string | null;

  @MayText('Web site.')
  homePage: string | null;

  @MayText('Language of printed documents.')
  languageCode: string | null;

  @MayText('Currency of the record; null for the local currency.')
  currencyCode: string | null;

  @MayText('Code of the salesperson; null when nobody is responsible.')
  salespersonCode: string | null;

  @MayText('VAT registration number.')
  vatRegistrationNo: string | null;

  @HasFlag('Blocked for reasons of privacy.')
  privacyBlocked: boolean;

  @MayDay('Last interaction date.')
  lastInteractionDate: string | null;

  @UserFields()
  userFields: unknown;

  @Has(() => Address, 'Postal address.')
  address: Address;

  @May(() => CurrencyType, 'The record that `currencyCode` names; null when none.')
  currency: unknown;

  @May(() => SalespersonType, 'The record that `salespersonCode` names; null when none.')
  salesperson: unknown;

  @May(() => CrmContactType, 'CRM contact coupled to this one; null when there is none.')
  crmContact: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @May(() => ContactType, 'Company the person belongs to; null when there is none.')
  company: unknown;
}
