import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Day, Decimal, Flag, Int, Json, Ref, Text } from '../../platform/database/columns';
import { Account } from '../account/account.entity';
import { OwnedRecord } from '../common/owned-record.entity';
import { type CustomerIdType, customerCheck } from '../common/reference-types';
import { stateCheck } from '../common/state-check';
import { CrmCompany } from '../company/company.entity';
import { CrmContact } from '../contact/contact.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { PriceList } from '../price-list/price-list.entity';
import {
  CRM_OPPORTUNITY_STATUSES,
  CrmOpportunityState,
  CrmOpportunityStatus,
  OpportunityRating,
} from './opportunity.options';

/** A deal that may come about, as the CRM keeps it. */
@Entity({ schema: 'crm', name: 'opportunity' })
@Check('ck_opportunity_state', stateCheck(CRM_OPPORTUNITY_STATUSES))
@Check('ck_opportunity_customer', customerCheck('customer_id'))
@Check('ck_opportunity_probability', 'close_probability BETWEEN 0 AND 100')
@Check('ck_opportunity_discount', 'discount_percentage BETWEEN 0 AND 100')
export class CrmOpportunity extends OwnedRecord {
  /** Topic. */
  @Index()
  @Text(300)
  name: string | null;

  /** An account or a contact, as `customerIdType` says. */
  @Index()
  @Ref()
  customerId: string | null;

  @Text(10)
  customerIdType: CustomerIdType | null;

  @Index()
  @ForeignKey<Account>(() => Account)
  @Ref()
  parentAccountId: string | null;

  @Index()
  @ForeignKey<CrmContact>(() => CrmContact)
  @Ref()
  parentContactId: string | null;

  @Index()
  @ForeignKey<PriceList>(() => PriceList)
  @Ref()
  priceLevelId: string | null;

  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;

  /** Estimated revenue. */
  @Decimal()
  estimatedValue: string | null;

  @Index()
  @Day()
  estimatedCloseDate: string | null;

  /** Percent. */
  @Int()
  closeProbability: number | null;

  /** Actual revenue. */
  @Decimal()
  actualValue: string | null;

  @Day()
  actualCloseDate: string | null;

  @Choice({ required: true, default: OpportunityRating.Warm })
  opportunityRatingCode: number;

  /** The estimated revenue follows the lines instead of being typed. */
  @Flag()
  isRevenueSystemCalculated: boolean;

  @Decimal()
  totalAmount: string | null;

  @Decimal()
  discountPercentage: string | null;

  @Decimal()
  discountAmount: string | null;

  @Text(2000)
  description: string | null;

  @Index()
  @Choice({ required: true, default: CrmOpportunityState.Open })
  stateCode: CrmOpportunityState;

  @Choice({ required: true, default: CrmOpportunityStatus.InProgress })
  statusCode: CrmOpportunityStatus;

  /** The ERP company the opportunity belongs to (`bcbi_companyid`); null: to none yet. */
  @Index()
  @ForeignKey<CrmCompany>(() => CrmCompany)
  @Ref()
  companyId: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
