import { ObjectType } from 'type-graphql';
import { HasDecimal, May } from '../../common/fields/field.decorators';
import { SalesOrderType } from './sales-order.type';
import { SalesLineFields } from '../sales-document/sales-line.type';

/** A line of a sales order. */
@ObjectType('SalesOrderLine', { simpleResolvers: true, description: 'A line of a sales order.' })
export class SalesOrderLineType extends SalesLineFields {
  @HasDecimal('Quantity not yet shipped.')
  outstandingQuantity: string;

  @HasDecimal('Part of the quantity not yet shipped that stock is reserved for.')
  reservedQuantity: string;

  @HasDecimal('Quantity shipped so far.')
  quantityShipped: string;

  @HasDecimal('Quantity invoiced so far.')
  quantityInvoiced: string;

  @HasDecimal('Quantity shipped and not yet invoiced.')
  qtyShippedNotInvoiced: string;

  @HasDecimal('Quantity the next shipment takes.')
  qtyToShip: string;

  @HasDecimal('Quantity the next invoice takes.')
  qtyToInvoice: string;

  @May(() => SalesOrderType, 'The document it is a line of.')
  document: unknown;

  @HasDecimal(
    'Part of the line that is to be paid beforehand, in percent; zero: as the amount says.',
  )
  prepaymentPercent: string;

  @HasDecimal(
    'Part of the line that is to be paid beforehand, in the document currency; zero: none.',
  )
  prepaymentLineAmount: string;

  @HasDecimal('How much of it is invoiced as a prepayment.')
  prepaymentAmountInvoiced: string;
}
