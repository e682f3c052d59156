import { ID, ObjectType } from 'type-graphql';
import { Has, May, MayDay, MayText } from '../../common/fields/field.decorators';
import { CrmQuoteState } from './quote.enums';
import { CrmQuoteType } from './quote.type';
import { CrmUserType } from '../user/user.type';
import { CrmLineFields } from '../document/crm-line.type';

/** A line of a CRM quote. */
@ObjectType('CrmQuoteLine', { simpleResolvers: true, description: 'A line of a CRM quote.' })
export class CrmQuoteLineType extends CrmLineFields {
  @MayText('Name of the line.')
  quoteDetailName: string | null;

  @Has(() => CrmQuoteState, 'State of the quote; follows it.')
  quoteStateCode: number;

  @MayDay('Day by which the customer wants delivery; null when not said.')
  requestDeliveryBy: string | null;

  @May(() => ID, 'Owner of the quote; follows it.')
  ownerId: string | null;

  @MayText('Whether the owner is a user or a team.')
  ownerIdType: string | null;

  @May(() => CrmQuoteType, 'The quote; null when none.')
  quote: unknown;

  @May(() => CrmUserType, 'The sales rep; null when none.')
  salesRep: unknown;
}
