import { ObjectType } from 'type-graphql';
import { HasDecimal, May, MayInt, MayText } from '../../common/fields/field.decorators';
import { SalesShipmentType } from './sales-shipment.type';
import { SalesLineFields } from '../sales-document/sales-line.type';

/** A line of a shipment. */
@ObjectType('SalesShipmentLine', { simpleResolvers: true, description: 'A line of a shipment.' })
export class SalesShipmentLineType extends SalesLineFields {
  @MayText('Number of the order it was made from; null when none.')
  orderNo: string | null;

  @MayInt('Line of the order it came of; null when none.')
  orderLineNo: number | null;

  @HasDecimal('Quantity invoiced so far.')
  quantityInvoiced: string;

  @HasDecimal('Quantity shipped and not yet invoiced.')
  qtyShippedNotInvoiced: string;

  @May(() => SalesShipmentType, 'The document it is a line of.')
  document: unknown;
}
