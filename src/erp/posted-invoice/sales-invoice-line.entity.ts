import { Entity, ForeignKey, Unique } from 'typeorm';
import { Code, Day, Int, Ref } from '../../platform/database/columns';
import { SalesInvoice } from './posted-invoice.entity';
import { SalesLine } from '../sales-document/sales-line.entity';

/** A line of a posted invoice. */
@Entity({ schema: 'erp', name: 'sales_invoice_line' })
@Unique(['documentId', 'lineNo'])
export class SalesInvoiceLine extends SalesLine {
  /** Document id. */
  @ForeignKey<SalesInvoice>(() => SalesInvoice, { onDelete: 'CASCADE' })
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
}
