import { ID, ObjectType } from 'type-graphql';
import { Has, May, MayDay, MayText } from '../../common/fields/field.decorators';
import { SalesOrderType } from '../sales-order/sales-order.type';
import { SalesShipmentLineType } from './sales-shipment-line.type';
import { OpportunityType } from '../opportunity/opportunity.type';
import { SalesHeaderFields } from '../sales-document/sales-header.type';

/** Goods that left the company. */
@ObjectType('SalesShipment', { simpleResolvers: true, description: 'Goods that left the company.' })
export class SalesShipmentType extends SalesHeaderFields {
  @MayText('Number of the order it was made from; null when none.')
  orderNo: string | null;

  @May(() => ID, 'Id of the order it came of; null when none.')
  orderId: string | null;

  @MayDay('Date of the order.')
  orderDate: string | null;

  @May(() => SalesOrderType, 'The order; null when it was completely invoiced and removed.')
  order: unknown;

  @Has(() => [SalesShipmentLineType], 'Lines of the shipment.')
  lines: unknown;

  @May(() => OpportunityType, 'The opportunity it came of; null when none.')
  opportunity: unknown;
}
