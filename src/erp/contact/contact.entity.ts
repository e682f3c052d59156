import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Code, Day, Flag, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';
import { Salesperson } from '../salesperson/salesperson.entity';

/** A company or a person the company knows. */
@Entity({ schema: 'erp', name: 'contact' })
@Check('ck_contact_type', 'type IN (0, 1)')
export class Contact extends SideRecord {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Kind of the record. */
  @Index()
  @Choice({ required: true, default: 0 })
  type: number;

  /** Name. */
  @Index()
  @Text(100)
  name: string | null;

  /** Second line of the name. */
  @Text(50)
  name2: string | null;

  /** Upper-case name by which people search. */
  @Index()
  @Code(100)
  searchName: string | null;

  /** Number of the company contact a person belongs to; null when none. */
  @Index()
  @Code(20)
  companyNo: string | null;

  /** Name of the company a person belongs to. */
  @Text(100)
  companyName: string | null;

  /** First name. */
  @Text(30)
  firstName: string | null;

  /** Middle name. */
  @Text(30)
  middleName: string | null;

  /** Last name. */
  @Text(30)
  surname: string | null;

  /** Job title. */
  @Text(30)
  jobTitle: string | null;

  /** Salutation. */
  @Code(10)
  salutationCode: string | null;

  /** Address. */
  @Text(100)
  address: string | null;

  /** Address 2. */
  @Text(50)
  address2: string | null;

  /** Post code. */
  @Code(20)
  postCode: string | null;

  /** City. */
  @Text(30)
  city: string | null;

  /** County. */
  @Text(30)
  county: string | null;

  /** Country region code. */
  @Code(10)
  countryRegionCode: string | null;

  /** Telephone number. */
  @Text(30)
  phoneNo: string | null;

  /** Mobile telephone number. */
  @Text(30)
  mobilePhoneNo: string | null;

  /** E-mail address. */
  @Index()
  @Text(80)
  email: string | null;

  /** Fax number. */
  @Text(30)
  faxNo: string | null;

  /** Pager number. */
  @Text(30)
  pager: string | null;

  /** Web site. */
  @Text(255)
  homePage: string | null;

  /** Language of printed documents. */
  @Code(10)
  languageCode: string | null;

  /** Currency of the record; null for the local currency. */
  @Index()
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10)
  currencyCode: string | null;

  /** Code of the salesperson; null when nobody is responsible. */
  @Index()
  @ForeignKey<Salesperson>(() => Salesperson, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  salespersonCode: string | null;

  /** VAT registration number. */
  @Text(20)
  vatRegistrationNo: string | null;

  /** Blocked for reasons of privacy. */
  @Flag()
  privacyBlocked: boolean;

  /** Last interaction date. */
  @Day()
  lastInteractionDate: string | null;

  /** User-defined fields by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
