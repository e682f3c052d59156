import { ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasFlag,
  May,
  MayDecimal,
  MayInt,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CrmAddress } from '../../common/types/crm-address.type';
import { AccountState } from './account.enums';
import { AccountStatus } from './account.enums';
import { AccountStatisticsType } from '../account-statistics/account-statistics.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCompanyType } from '../company/company.type';
import { CrmContactType } from '../contact/contact.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmInvoiceType } from '../invoice/invoice.type';
import { CrmOrderType } from '../order/order.type';
import { CrmQuoteType } from '../quote/quote.type';
import { CustomerType } from '../../erp/customer/customer.type';
import { PriceListType } from '../price-list/price-list.type';
import { VendorType } from '../../erp/vendor/vendor.type';
import { CrmUserType } from '../user/user.type';
import { TeamType } from '../team/team.type';
import { PostType } from '../post/post.type';
import { CrmNoteType } from '../note/note.type';
import { CrmOpportunityType } from '../opportunity/opportunity.type';

/** A company the CRM does business with: customer, vendor, prospect or other. */
@ObjectType('Account', {
  simpleResolvers: true,
  description: 'A company the CRM does business with: customer, vendor, prospect or other.',
})
export class AccountType extends RecordFields {
  @May(() => ID, 'A user or a team, as `ownerIdType` says.')
  ownerId: string | null;

  @MayText('Whether the owner is a user or a team.')
  ownerIdType: string | null;

  @MayText('Name.')
  name: string | null;

  @MayText('Number of the account; null when none was given.')
  accountNumber: string | null;

  @MayText('Main telephone number.')
  telephone1: string | null;

  @MayText('Other telephone number.')
  telephone2: string | null;

  @MayText('Fax number.')
  fax: string | null;

  @MayText('Web site.')
  websiteUrl: string | null;

  @MayText('E-mail address.')
  emailAddress1: string | null;

  @MayText('Name of the address.')
  address1Name: string | null;

  @MayText('Name of the primary contact, as text.')
  address1PrimaryContactName: string | null;

  @MayDecimal('Credit limit in the currency of the record.')
  creditLimit: string | null;

  @HasFlag('Credit is on hold.')
  creditOnHold: boolean;

  @MayInt('Values of the list `account.paymenttermscode`.')
  paymentTermsCode: number | null;

  @MayInt('Values of the list `account.address1_freighttermscode`.')
  address1FreightTermsCode: number | null;

  @MayInt('Values of the list `account.address1_shippingmethodcode`.')
  address1ShippingMethodCode: number | null;

  @MayInt('Relationship type: `AccountCustomerType`, or a value the organization added.')
  customerTypeCode: number | null;

  @MayInt('Number of employees.')
  numberOfEmployees: number | null;

  @MayDecimal('Annual revenue.')
  revenue: string | null;

  @MayText('Description.')
  description: string | null;

  @Has(() => AccountState, 'State of the record.')
  stateCode: number;

  @Has(() => AccountStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @HasFlag('Absorbed by another account, `masterId`.')
  merged: boolean;

  @UserFields()
  userFields: unknown;

  @Has(() => CrmAddress, 'Postal address.')
  address: CrmAddress;

  @May(() => CrmContactType, 'The primary contact; null when none.')
  primaryContact: unknown;

  @May(() => AccountType, 'The parent account; null when none.')
  parentAccount: unknown;

  @May(() => PriceListType, 'The default price level; null when none.')
  defaultPriceLevel: unknown;

  @May(() => CrmCurrencyType, 'The transaction currency; null when none.')
  transactionCurrency: unknown;

  @May(() => AccountType, 'The master; null when none.')
  master: unknown;

  @May(() => AccountStatisticsType, 'Logical name `nav_accountstatisticsid`.')
  accountStatistics: unknown;

  @May(
    () => CrmCompanyType,
    'The ERP company the account belongs to (`bcbi_companyid`); null: to none yet.',
  )
  company: unknown;

  @May(() => CustomerType, 'ERP customer coupled to the account; null when there is none.')
  customer: unknown;

  @May(() => VendorType, 'ERP vendor coupled to the account; null when there is none.')
  vendor: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @Has(
    () => connectionOf('CrmContact', () => CrmContactType),
    'Contacts whose company is this account.',
  )
  contacts: unknown;

  @Has(() => connectionOf('CrmOrder', () => CrmOrderType), 'Orders of the account.')
  orders: unknown;

  @Has(() => connectionOf('CrmQuote', () => CrmQuoteType), 'Quotes of the account.')
  quotes: unknown;

  @Has(() => connectionOf('CrmInvoice', () => CrmInvoiceType), 'Invoices of the account.')
  invoices: unknown;

  @May(() => CrmUserType, 'The user who owns the record; null when a team does.')
  ownerUser: unknown;

  @May(() => TeamType, 'The team that owns the record; null when a user does.')
  ownerTeam: unknown;

  @Has(() => connectionOf('Post', () => PostType), 'What its timeline tells.')
  posts: unknown;

  @Has(() => connectionOf('CrmNote', () => CrmNoteType), 'Notes on it.')
  notes: unknown;

  @Has(
    () => connectionOf('CrmOpportunity', () => CrmOpportunityType),
    'Opportunities with the account.',
  )
  opportunities: unknown;
}
