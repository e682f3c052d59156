import { ID, ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasInt,
  May,
  MayDay,
  MayDecimal,
  MayInt,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CrmOpportunityState } from './opportunity.enums';
import { CrmOpportunityStatus } from './opportunity.enums';
import { AccountType } from '../account/account.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCompanyType } from '../company/company.type';
import { CrmContactType } from '../contact/contact.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { OpportunityType } from '../../erp/opportunity/opportunity.type';
import { PriceListType } from '../price-list/price-list.type';
import { CrmUserType } from '../user/user.type';
import { TeamType } from '../team/team.type';
import { PostType } from '../post/post.type';
import { CrmNoteType } from '../note/note.type';
import { connectionOf } from '../../common/lists/connection.type';
import { CrmQuoteType } from '../quote/quote.type';
import { CrmOrderType } from '../order/order.type';

/** A chance to sell, in the CRM. */
@ObjectType('CrmOpportunity', {
  simpleResolvers: true,
  description: 'A chance to sell, in the CRM.',
})
export class CrmOpportunityType extends RecordFields {
  @May(() => ID, 'A user or a team, as `ownerIdType` says.')
  ownerId: string | null;

  @MayText('Whether the owner is a user or a team.')
  ownerIdType: string | null;

  @MayText('Topic.')
  name: string | null;

  @May(() => ID, 'An account or a contact, as `customerIdType` says.')
  customerId: string | null;

  @MayText('Whether the customer is an account or a contact.')
  customerIdType: string | null;

  @MayDecimal('Estimated revenue.')
  estimatedValue: string | null;

  @MayDay('Day on which closing is expected.')
  estimatedCloseDate: string | null;

  @MayInt('Percent.')
  closeProbability: number | null;

  @MayDecimal('Actual revenue.')
  actualValue: string | null;

  @MayDay('Day on which it was closed; null while open.')
  actualCloseDate: string | null;

  @HasInt('How promising it is.')
  opportunityRatingCode: number;

  @HasFlag('The estimated revenue follows the lines instead of being typed.')
  isRevenueSystemCalculated: boolean;

  @MayDecimal('Total with freight and tax.')
  totalAmount: string | null;

  @MayDecimal('Header discount in percent.')
  discountPercentage: string | null;

  @MayDecimal('Header discount as an amount.')
  discountAmount: string | null;

  @MayText('Description.')
  description: string | null;

  @Has(() => CrmOpportunityState, 'State of the record.')
  stateCode: number;

  @Has(() => CrmOpportunityStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @UserFields()
  userFields: unknown;

  @May(() => AccountType, 'The parent account; null when none.')
  parentAccount: unknown;

  @May(() => CrmContactType, 'The parent contact; null when none.')
  parentContact: unknown;

  @May(() => PriceListType, 'The price level; null when none.')
  priceLevel: unknown;

  @May(() => CrmCurrencyType, 'The transaction currency; null when none.')
  transactionCurrency: unknown;

  @May(
    () => CrmCompanyType,
    'The ERP company the opportunity belongs to (`bcbi_companyid`); null: to none yet.',
  )
  company: unknown;

  @May(() => OpportunityType, 'ERP opportunity coupled to this one; null when there is none.')
  opportunity: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @May(() => CrmUserType, 'The user who owns the record; null when a team does.')
  ownerUser: unknown;

  @May(() => TeamType, 'The team that owns the record; null when a user does.')
  ownerTeam: unknown;

  @May(() => CrmContactType, 'The contact who is the customer; null when an account is.')
  contact: unknown;

  @Has(() => connectionOf('Post', () => PostType), 'What its timeline tells.')
  posts: unknown;

  @Has(() => connectionOf('CrmNote', () => CrmNoteType), 'Notes on it.')
  notes: unknown;

  @Has(() => connectionOf('CrmQuote', () => CrmQuoteType), 'Quotes that came of it.')
  quotes: unknown;

  @Has(() => connectionOf('CrmOrder', () => CrmOrderType), 'Orders that came of it.')
  orders: unknown;
}
