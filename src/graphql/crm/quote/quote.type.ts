import { Field, ObjectType } from 'type-graphql';
import { ConversionFailureType } from '../../documents/conversion/conversion-failure.type';
import { CrmQuoteProcessingType } from '../../documents/quotes/quote-processing.types';
import {
  Has,
  HasFlag,
  HasInt,
  HasText,
  May,
  MayDay,
  MayInt,
  MayText,
} from '../../common/fields/field.decorators';
import { CrmQuoteState } from './quote.enums';
import { CrmQuoteStatus } from './quote.enums';
import { AccountType } from '../account/account.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmQuoteLineType } from './quote-line.type';
import { SalesQuoteType } from '../../erp/sales-quote/sales-quote.type';
import { connectionOf } from '../../common/lists/connection.type';
import { CrmOrderType } from '../order/order.type';
import { CrmHeaderFields } from '../document/crm-header.type';

/** A quote of the CRM; revisions share its number. */
@ObjectType('CrmQuote', {
  simpleResolvers: true,
  description: 'A quote of the CRM; revisions share its number.',
})
export class CrmQuoteType extends CrmHeaderFields {
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

  @Has(() => connectionOf('CrmOrder', () => CrmOrderType), 'Orders that came of the quote.')
  orders: unknown;
}
