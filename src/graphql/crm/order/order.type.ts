import { ID, ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
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
import { CrmOrderState } from './order.enums';
import { CrmOrderStatus } from './order.enums';
import { DocumentPriceCalculation } from '../document/document.enums';
import { PricingError } from '../document/document.enums';
import { AccountType } from '../account/account.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCompanyType } from '../company/company.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmOpportunityType } from '../opportunity/opportunity.type';
import { CrmOrderLineType } from './order-line.type';
import { CrmQuoteType } from '../quote/quote.type';
import { PriceListType } from '../price-list/price-list.type';
import { ConversionFailureType } from '../../documents/conversion/conversion-failure.type';
import { SalesOrderType } from '../../erp/sales-order/sales-order.type';
import { CrmUserType } from '../user/user.type';
import { TeamType } from '../team/team.type';
import { CrmContactType } from '../contact/contact.type';
import { PostType } from '../post/post.type';
import { CrmNoteType } from '../note/note.type';
import { connectionOf } from '../../common/lists/connection.type';
import { CrmInvoiceType } from '../invoice/invoice.type';

/** An order of the CRM. */
@ObjectType('CrmOrder', { simpleResolvers: true, description: 'An order of the CRM.' })
export class CrmOrderType extends RecordFields {
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

  @HasText("Given on create; never changes. Stands in the ERP's Your Reference .")
  orderNumber: string;

  @MayDay('Day by which the customer wants delivery; null when not said.')
  requestDeliveryBy: string | null;

  @MayDay('Day on which it was fulfilled; null before that.')
  dateFulfilled: string | null;

  @MayDay('Day on which it was submitted; null before that.')
  submitDate: string | null;

  @MayInt('Status of the submission.')
  submitStatus: number | null;

  @MayText('Status of the submission in words.')
  submitStatusDescription: string | null;

  @MayDay('The day the ERP took the order over; null: not yet.')
  lastBackOfficeSubmit: string | null;

  @HasFlag('Prices of the lines stay as they are, whatever becomes of the price list.')
  isPriceLocked: boolean;

  @MayInt("Values of `salesorder.freighttermscode`, kept in step with the account's list.")
  freightTermsCode: number | null;

  @HasFlag('The customer collects the goods.')
  willCall: boolean;

  @MayText('Number of the ERP order; two-way orders only.')
  businessCentralOrderNumber: string | null;

  @MayInt('Which archived life of that number this is (B.5.6).')
  businessCentralDocumentOccurrenceNumber: number | null;

  @MayText(
    'What the caller named the request that created the order; a repeat finds the order by it.',
  )
  idempotencyKey: string | null;

  @Has(() => CrmOrderState, 'State of the record.')
  stateCode: number;

  @Has(() => CrmOrderStatus, 'Status reason: a number that details the state.')
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

  @May(() => CrmQuoteType, 'The won quote behind the order.')
  quote: unknown;

  @May(
    () => ConversionFailureType,
    'Why it could not be converted by itself; null when nothing stands in the way as far as is known.',
  )
  conversionFailure: unknown;

  @May(() => SalesOrderType, 'ERP order made from this one; null when there is none.')
  order: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @May(() => AccountType, 'Account that orders; null when the customer is a contact.')
  account: unknown;

  @Has(() => [CrmOrderLineType], 'Lines of the order.')
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

  @Has(() => connectionOf('CrmInvoice', () => CrmInvoiceType), 'Invoices of the order.')
  invoices: unknown;
}
