import { ID, ObjectType } from 'type-graphql';
import {
  Has,
  May,
  MayDecimal,
  MayInt,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CrmAddress } from '../../common/types/crm-address.type';
import { CrmTotals } from '../../common/types/crm-totals.type';
import { DocumentPriceCalculation } from './document.enums';
import { PricingError } from './document.enums';
import { CrmCompanyType } from '../company/company.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmOpportunityType } from '../opportunity/opportunity.type';
import { PriceListType } from '../price-list/price-list.type';
import { CrmUserType } from '../user/user.type';
import { TeamType } from '../team/team.type';
import { CrmContactType } from '../contact/contact.type';
import { PostType } from '../post/post.type';
import { CrmNoteType } from '../note/note.type';
import { connectionOf } from '../../common/lists/connection.type';

/** What the header of every sales document of the CRM tells. */
@ObjectType('CrmHeaderFields', { simpleResolvers: true })
export abstract class CrmHeaderFields extends RecordFields {
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
}
