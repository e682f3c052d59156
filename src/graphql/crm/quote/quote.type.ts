import { Field, ID, ObjectType } from 'type-graphql';
import { ConversionFailureType } from '../../documents/conversion/conversion-failure.type';
import { CrmQuoteProcessingType } from '../../documents/quotes/quote-processing.types';
import {
  Has,
  HasFlag,
  HasInt,
  HasText,
  May,
  MayDay,
  MayDecimal,
  MayInt,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CrmAddress } from '../../common/types/crm-address.type';
import { CrmTotals } from '../../common/types/crm-totals.type';
import { CrmQuoteState } from './quote.enums';
import { CrmQuoteStatus } from './quote.enums';
import { DocumentPriceCalculation } from '../document/document.enums';
import { PricingError } from '../document/document.enums';
import { AccountType } from '../account/account.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCompanyType } from '../company/company.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmOpportunityType } from '../opportunity/opportunity.type';
import { CrmQuoteLineType } from './quote-line.type';
import { PriceListType } from '../price-list/price-list.type';
import { SalesQuoteType } from '../../erp/sales-quote/sales-quote.type';
import { CrmUserType } from '../user/user.type';
import { TeamType } from '../team/team.type';
import { CrmContactType } from '../contact/contact.type';
import { PostType } from '../post/post.type';
import { CrmNoteType } from '../note/note.type';
import { connectionOf } from '../../common/lists/connection.type';
import { CrmOrderType } from '../order/order.type';

/** A quote of the CRM; revisions share its number. */
@ObjectType('CrmQuote', {
  simpleResolvers: true,
  description: 'A quote of the CRM; revisions share its number.',
})
export class CrmQuoteType extends RecordFields {
  @May(() => ID, 'A user or a team, as `ownerIdType` says.')
  ownerId: string | null;

  @MayText('Whether the owner is a user or a team.')
  ownerIdType: string | null;

  @MayText('Name.')
  name: string | null;

  @May(() => ID, 'An account or a contact, as `customerIdType` says.')
  customerId: string | null;

  @MayText('Whether the customer is an account or a contact.')
  customerIdType: string | null;

  @MayDecimal('Discount of the whole document, in percent of `totalLineItemAmount`.')
  discountPercentage: string | null;

  @MayDecimal('Discount of the whole document; adds to the percentage.')
  discountAmount: string | null;

  @MayDecimal('Freight charge.')
  freightAmount: string | null;

  @Has(() => PricingError, 'Why the CRM could not price it; zero: no error.')
  pricingErrorCode: number;

  @Has(() => DocumentPriceCalculation, 'Whether the CRM computes prices itself.')
  skipPriceCalculation: number;

  @MayInt("Values of the table's own list, kept in step with `account.paymenttermscode`.")
  paymentTermsCode: number | null;

  @MayInt(
    "Values of the table's own list, kept in step with `account.address1_shippingmethodcode`.",
  )
  shippingMethodCode: number | null;

  @MayText('E-mail address for the document.')
  emailAddress: string | null;

  @MayText('Description.')
  description: string | null;

  @MayText('Name of the customer who is invoiced.')
  billToName: string | null;

  @MayText('Contact at the invoice address.')
  billToContactName: string | null;

  @MayText('Telephone at the invoice address.')
  billToTelephone: string | null;

  @MayText('Fax at the invoice address.')
  billToFax: string | null;

  @MayText('Name at the delivery address.')
  shipToName: string | null;

  @MayText('Contact at the delivery address.')
  shipToContactName: string | null;

  @MayText('Telephone at the delivery address.')
  shipToTelephone: string | null;

  @MayText('Fax at the delivery address.')
  shipToFax: string | null;

  @HasText('Given on create; never changes.')
  quoteNumber: string;

  @HasInt('0 for the first version.')
  revisionNumber: number;

  @MayDay('First day on which it holds.')
  effectiveFrom: string | null;

  @MayDay("Last day the offer holds; becomes the ERP's valid until .")
  effectiveTo: string | null;

  @MayDay('Day on which it expires.')
  expiresOn: string | null;

  @MayDay('The day it was won or closed.')
  closedOn: string | null;

  @MayDay('Day by which the customer wants delivery; null when not said.')
  requestDeliveryBy: string | null;

  @MayInt("Values of `quote.freighttermscode`, kept in step with the account's list.")
  freightTermsCode: number | null;

  @HasFlag('The customer collects the goods.')
  willCall: boolean;

  @Has(() => CrmQuoteState, 'State of the record.')
  stateCode: number;

  @Has(() => CrmQuoteStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @Has(() => CrmAddress, 'Address the invoice goes to.')
  billToAddress: CrmAddress;

  @Has(() => CrmAddress, 'Address the goods go to.')
  shipToAddress: CrmAddress;

  @Has(() => CrmTotals, 'Totals as the CRM computes them, in the currency of the document.')
  totals: CrmTotals;

  @May(() => CrmOpportunityType, 'The opportunity; null when none.')
  opportunity: unknown;

  @May(() => PriceListType, 'The price level; null when none.')
  priceLevel: unknown;

  @May(() => CrmCurrencyType, 'Null stands for the base currency; accepted on create only.')
  transactionCurrency: unknown;

  @May(
    () => CrmCompanyType,
    'The ERP company the document belongs to (`bcbi_companyid`); null: to none yet.',
  )
  company: unknown;

  @May(() => SalesQuoteType, 'ERP quote coupled to this one; null when there is none.')
  quote: unknown;

  @Field(() => CouplingType, {
    nullable: true,
    description: 'Always null: no table mapping ties quotes.',
    deprecationReason: 'Quotes are tied by being processed; see quote and processing.',
  })
  coupling: unknown;

  @May(() => CrmQuoteProcessingType, 'That it was processed; null: not yet.')
  processing: unknown;

  @May(
    () => ConversionFailureType,
    'Why it could not be processed by itself; null when it could, or was not tried.',
  )
  conversionFailure: unknown;

  @MayText('What the caller named the request that created it; null when it was not named.')
  idempotencyKey: string | null;

  @May(() => AccountType, 'Account that asked; null when the customer is a contact.')
  account: unknown;

  @Has(() => [CrmQuoteLineType], 'Lines of the quote.')
  lines: unknown;

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

  @Has(() => connectionOf('CrmOrder', () => CrmOrderType), 'Orders that came of the quote.')
  orders: unknown;
}
