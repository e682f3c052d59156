import { ID, ObjectType } from 'type-graphql';
import { Has, May, MayText, RecordFields, UserFields } from '../../common/fields/field.decorators';
import { CrmAddress } from '../../common/types/crm-address.type';
import { CrmContactState } from './contact.enums';
import { CrmContactStatus } from './contact.enums';
import { AccountType } from '../account/account.type';
import { ContactType } from '../../erp/contact/contact.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCompanyType } from '../company/company.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmUserType } from '../user/user.type';
import { TeamType } from '../team/team.type';
import { CrmOpportunityType } from '../opportunity/opportunity.type';
import { connectionOf } from '../../common/lists/connection.type';

/** A person in the CRM, usually of an account. */
@ObjectType('CrmContact', {
  simpleResolvers: true,
  description: 'A person in the CRM, usually of an account.',
})
export class CrmContactType extends RecordFields {
  @May(() => ID, 'A user or a team, as `ownerIdType` says.')
  ownerId: string | null;

  @MayText('Whether the owner is a user or a team.')
  ownerIdType: string | null;

  @MayText('First name.')
  firstName: string | null;

  @MayText('Middle name.')
  middleName: string | null;

  @MayText('Last name.')
  lastName: string | null;

  @MayText('Built from the name parts.')
  fullName: string | null;

  @MayText('Job title.')
  jobTitle: string | null;

  @MayText('Salutation.')
  salutation: string | null;

  @May(
    () => ID,
    'The account the person works for, or the contact he belongs to, as `parentCustomerIdType` says.',
  )
  parentCustomerId: string | null;

  @MayText('Whether the parent is an account or a contact.')
  parentCustomerIdType: string | null;

  @MayText('E-mail address.')
  emailAddress1: string | null;

  @MayText('Main telephone number.')
  telephone1: string | null;

  @MayText('Mobile telephone number.')
  mobilePhone: string | null;

  @MayText('Fax number.')
  fax: string | null;

  @MayText('Pager number.')
  pager: string | null;

  @MayText('Web site.')
  websiteUrl: string | null;

  @MayText('Description.')
  description: string | null;

  @Has(() => CrmContactState, 'State of the record.')
  stateCode: number;

  @Has(() => CrmContactStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @UserFields()
  userFields: unknown;

  @Has(() => CrmAddress, 'Postal address.')
  address: CrmAddress;

  @May(() => CrmCurrencyType, 'The transaction currency; null when none.')
  transactionCurrency: unknown;

  @May(
    () => CrmCompanyType,
    'The ERP company the contact belongs to (`bcbi_companyid`); null: to none yet.',
  )
  company: unknown;

  @May(() => ContactType, 'ERP contact coupled to this one; null when there is none.')
  contact: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @May(
    () => AccountType,
    'Account the person belongs to; null when the parent is none or a contact.',
  )
  account: unknown;

  @May(() => CrmUserType, 'The user who owns the record; null when a team does.')
  ownerUser: unknown;

  @May(() => TeamType, 'The team that owns the record; null when a user does.')
  ownerTeam: unknown;

  @Has(
    () => connectionOf('CrmOpportunity', () => CrmOpportunityType),
    'Opportunities with the contact.',
  )
  opportunities: unknown;
}
