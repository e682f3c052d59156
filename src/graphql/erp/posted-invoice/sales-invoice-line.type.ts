import { ObjectType } from 'type-graphql';
import { May, MayInt, MayText } from '../../common/fields/field.decorators';
import { SalesInvoiceType } from './posted-invoice.type';
import { SalesLineFields } from '../sales-document/sales-line.type';

/** A line of a posted invoice. */
@ObjectType('SalesInvoiceLine', {
  simpleResolvers: true,
  description: 'A line of a posted invoice.',
})
export class SalesInvoiceLineType extends SalesLineFields {
  @MayText('Number of the order it was made from; null when none.')
  orderNo: string | null;

  @MayInt('Line of the order it came of; null when none.')
  orderLineNo: number | null;

  @May(() => SalesInvoiceType, 'The document it is a line of.')
  document: unknown;
}
