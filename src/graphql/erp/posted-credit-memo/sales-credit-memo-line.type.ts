import { ObjectType } from 'type-graphql';
import { May } from '../../common/fields/field.decorators';
import { SalesLineFields } from '../sales-document/sales-line.type';
import { SalesCreditMemoType } from './posted-credit-memo.type';

/** A line of a posted credit memo. */
@ObjectType('SalesCreditMemoLine', {
  simpleResolvers: true,
  description: 'A line of a posted credit memo.',
})
export class SalesCreditMemoLineType extends SalesLineFields {
  @May(() => SalesCreditMemoType, 'The document it is a line of.')
  document: unknown;
}
