import { Entity, ForeignKey, Unique } from 'typeorm';
import { Code, Day, Decimal, Int, Ref } from '../../platform/database/columns';
import { SalesShipment } from './sales-shipment.entity';
import { SalesLine } from '../sales-document/sales-line.entity';

/** A line of a shipment. */
@Entity({ schema: 'erp', name: 'sales_shipment_line' })
@Unique(['documentId', 'lineNo'])
export class SalesShipmentLine extends SalesLine {
  /** Document id. */
  @ForeignKey<SalesShipment>(() => SalesShipment, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  documentId: string;

  /** Number of the document. */
  @Code(20, { required: true })
  documentNumber: string;

  /** Number of the order it was made from; null when none. */
  @Code(20)
  orderNo: string | null;

  /** Order line no. */
  @Int()
  orderLineNo: number | null;

  /** Day on which the customer wants delivery; null when not said. */
  @Day()
  requestedDeliveryDate: string | null;

  /** Quantity invoiced so far. */
  @Decimal({ required: true, default: '0' })
  quantityInvoiced: string;

  /** Quantity shipped and not yet invoiced. */
  @Decimal({ required: true, default: '0' })
  qtyShippedNotInvoiced: string;
}
