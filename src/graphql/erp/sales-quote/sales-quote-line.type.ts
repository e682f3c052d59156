import { ObjectType } from 'type-graphql';
import { May } from '../../common/fields/field.decorators';
import { SalesQuoteType } from './sales-quote.type';
import { SalesLineFields } from '../sales-document/sales-line.type';

/** A line of a quote. */
@ObjectType('SalesQuoteLine', { simpleResolvers: true, description: 'A line of a quote.' })
export class SalesQuoteLineType extends SalesLineFields {
  @May(() => SalesQuoteType, 'The document it is a line of.')
  document: unknown;
}
