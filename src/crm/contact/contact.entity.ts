import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Json, Ref, Text } from '../../platform/database/columns';
import { Account } from '../account/account.entity';
import { OwnedRecord } from '../common/owned-record.entity';
import { type CustomerIdType, customerCheck } from '../common/reference-types';
import { stateCheck } from '../common/state-check';
import { CrmCompany } from '../company/company.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { CRM_CONTACT_STATUSES, CrmContactState, CrmContactStatus } from './contact.options';

/** A person the CRM deals with. Logical names as on `Account`. */
@Entity({ schema: 'crm', name: 'contact' })
@Check('ck_contact_state', stateCheck(CRM_CONTACT_STATUSES))
@Check('ck_contact_parent', customerCheck('parent_customer_id'))
export class CrmContact extends OwnedRecord {
  @Text(50)
  firstName: string | null;

  @Text(50)
  middleName: string | null;

  @Index()
  @Text(50)
  lastName: string | null;

  /** Built from the name parts. */
  @Index()
  @Text(160)
  fullName: string | null;

  @Text(100)
  jobTitle: string | null;

  @Text(100)
  salutation: string | null;

  /** The account the person works for, or the contact he belongs to, as `parentCustomerIdType` says. */
  @Index()
  @Ref()
  parentCustomerId: string | null;

  @Text(10)
  parentCustomerIdType: CustomerIdType | null;

  /** `parentCustomerId` where that is an account; follows it. */
  @Index()
  @ForeignKey<Account>(() => Account)
  @Ref()
  accountId: string | null;

  @Index()
  @Text(100)
  emailAddress1: string | null;

  @Text(50)
  telephone1: string | null;

  @Text(50)
  mobilePhone: string | null;

  @Text(50)
  fax: string | null;

  @Text(50)
  pager: string | null;

  @Text(200)
  websiteUrl: string | null;

  @Text(250)
  address1Line1: string | null;

  @Text(250)
  address1Line2: string | null;

  @Index()
  @Text(80)
  address1City: string | null;

  @Text(50)
  address1StateOrProvince: string | null;

  /** Free text: a code or a name. */
  @Text(80)
  address1Country: string | null;

  @Text(20)
  address1PostalCode: string | null;

  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;

  @Text(2000)
  description: string | null;

  @Index()
  @Choice({ required: true, default: CrmContactState.Active })
  stateCode: CrmContactState;

  @Choice({ required: true, default: CrmContactStatus.Active })
  statusCode: CrmContactStatus;

  /** The ERP company the contact belongs to (`bcbi_companyid`); null: to none yet. */
  @Index()
  @ForeignKey<CrmCompany>(() => CrmCompany)
  @Ref()
  companyId: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
