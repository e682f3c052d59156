import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Decimal, Flag, Int, Json, Ref, Text } from '../../platform/database/columns';
import { AccountStatistics } from '../account-statistics/account-statistics.entity';
import { OwnedRecord } from '../common/owned-record.entity';
import { stateCheck } from '../common/state-check';
import { CrmCompany } from '../company/company.entity';
import { CrmContact } from '../contact/contact.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { PriceList } from '../price-list/price-list.entity';
import { ACCOUNT_STATUSES, AccountState, AccountStatus } from './account.options';

/**
 * A company the CRM deals with: the counterpart of a customer or a vendor. Logical names are the
 * property in lower case, with an underscore behind `address1`: `address1Line1` is `address1_line1`.
 */
@Entity({ schema: 'crm', name: 'account' })
@Index('ix_account_merged', ['id'], { where: 'merged' })
@Check('ck_account_state', stateCheck(ACCOUNT_STATUSES))
@Check('ck_account_parent', 'parent_account_id <> id')
@Check('ck_account_employees', 'number_of_employees >= 0')
export class Account extends OwnedRecord {
  @Index()
  @Text(160)
  name: string | null;

  @Index()
  @Text(20)
  accountNumber: string | null;

  @Index()
  @ForeignKey<CrmContact>(() => CrmContact, { onDelete: 'SET NULL' })
  @Ref()
  primaryContactId: string | null;

  @Index()
  @ForeignKey<Account>(() => Account)
  @Ref()
  parentAccountId: string | null;

  @Index()
  @ForeignKey<PriceList>(() => PriceList)
  @Ref()
  defaultPriceLevelId: string | null;

  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;

  @Text(50)
  telephone1: string | null;

  @Text(50)
  telephone2: string | null;

  @Text(50)
  fax: string | null;

  @Text(200)
  websiteUrl: string | null;

  @Index()
  @Text(100)
  emailAddress1: string | null;

  @Text(200)
  address1Name: string | null;

  @Text(100)
  address1PrimaryContactName: string | null;

  @Text(250)
  address1Line1: string | null;

  @Text(250)
  address1Line2: string | null;

  @Text(250)
  address1Line3: string | null;

  @Index()
  @Text(80)
  address1City: string | null;

  @Text(50)
  address1StateOrProvince: string | null;

  /** Free text: a code or a name. */
  @Index()
  @Text(80)
  address1Country: string | null;

  @Text(20)
  address1PostalCode: string | null;

  @Decimal()
  creditLimit: string | null;

  @Flag()
  creditOnHold: boolean;

  /** Values of the list `account.paymenttermscode`. */
  @Choice()
  paymentTermsCode: number | null;

  /** Values of the list `account.address1_freighttermscode`. */
  @Choice()
  address1FreightTermsCode: number | null;

  /** Values of the list `account.address1_shippingmethodcode`. */
  @Choice()
  address1ShippingMethodCode: number | null;

  /** Relationship type: `AccountCustomerType`, or a value the organization added. */
  @Index()
  @Choice()
  customerTypeCode: number | null;

  @Int()
  numberOfEmployees: number | null;

  /** Annual revenue. */
  @Decimal()
  revenue: string | null;

  @Text(2000)
  description: string | null;

  @Index()
  @Choice({ required: true, default: AccountState.Active })
  stateCode: AccountState;

  @Choice({ required: true, default: AccountStatus.Active })
  statusCode: AccountStatus;

  /** Absorbed by another account, `masterId`. */
  @Flag()
  merged: boolean;

  @Index()
  @ForeignKey<Account>(() => Account)
  @Ref()
  masterId: string | null;

  /** Logical name `nav_accountstatisticsid`. */
  @Index()
  @ForeignKey<AccountStatistics>(() => AccountStatistics, { onDelete: 'SET NULL' })
  @Ref()
  accountStatisticsId: string | null;

  /** The ERP company the account belongs to (`bcbi_companyid`); null: to none yet. */
  @Index()
  @ForeignKey<CrmCompany>(() => CrmCompany)
  @Ref()
  companyId: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
