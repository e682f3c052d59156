import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Code, Day, Decimal, Ref } from '../../platform/database/columns';
import { SalesOrder } from './sales-order.entity';
import { SalesLine } from '../sales-document/sales-line.entity';

/** A line of a sales order. */
@Entity({ schema: 'erp', name: 'sales_order_line' })
@Unique(['documentId', 'lineNo'])
@Check(
  'ck_sales_order_line_shipped',
  'quantity_invoiced * sign(quantity) <= quantity_shipped * sign(quantity) AND quantity_shipped * sign(quantity) <= quantity * sign(quantity)',
)
@Check('ck_sales_order_line_prepayment', 'prepayment_percent BETWEEN 0 AND 100')
export class SalesOrderLine extends SalesLine {
  /** Document id. */
  @ForeignKey<SalesOrder>(() => SalesOrder, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  documentId: string;

  /** Number of the document. */
  @Code(20, { required: true })
  documentNumber: string;

  /** Prepayment invoiced for the line, without VAT, in local currency. */
  @Decimal({ required: true, default: '0' })
  prepaymentInvoicedLcy: string;

  /** VAT of that prepayment, in local currency. */
  @Decimal({ required: true, default: '0' })
  prepaymentVatInvoicedLcy: string;

  /** Day on which the customer wants delivery; null when not said. */
  @Day()
  requestedDeliveryDate: string | null;

  /** Quantity not yet shipped. */
  @Decimal({ required: true, default: '0' })
  outstandingQuantity: string;

  /** Part of the quantity not yet shipped that stock is reserved for. */
  @Decimal({ required: true, default: '0' })
  reservedQuantity: string;

  /** Quantity shipped so far. */
  @Decimal({ required: true, default: '0' })
  quantityShipped: string;

  /** Quantity invoiced so far. */
  @Decimal({ required: true, default: '0' })
  quantityInvoiced: string;

  /** Quantity shipped and not yet invoiced. */
  @Decimal({ required: true, default: '0' })
  qtyShippedNotInvoiced: string;

  /** Quantity the next shipment takes. */
  @Decimal({ required: true, default: '0' })
  qtyToShip: string;

  /** Quantity the next invoice takes. */
  @Decimal({ required: true, default: '0' })
  qtyToInvoice: string;

  /** Part of the line that is to be paid beforehand, in percent; zero: as the amount says. */
  @Decimal({ required: true, default: '0' })
  prepaymentPercent: string;

  /** Part of the line that is to be paid beforehand, in the document currency; zero: none. */
  @Decimal({ required: true, default: '0' })
  prepaymentLineAmount: string;

  /** How much of it is invoiced as a prepayment. */
  @Decimal({ required: true, default: '0' })
  prepaymentAmountInvoiced: string;
}
