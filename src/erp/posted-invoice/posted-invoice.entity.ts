import { Entity, Index } from 'typeorm';
import { Code, Day, Flag, Ref, Text } from '../../platform/database/columns';
import { SalesHeader } from '../sales-document/sales-header.entity';

/** A posted sales invoice. */
@Entity({ schema: 'erp', name: 'sales_invoice' })
@Index(['postingDate', 'id'])
export class SalesInvoice extends SalesHeader {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Number of the order it was made from; null when none. */
  @Index()
  @Code(20)
  orderNo: string | null;

  /** Order id. */
  @Index()
  @Ref()
  orderId: string | null;

  /** Date of the order. */
  @Day()
  orderDate: string | null;

  /** Number of the quote it was made from; null when none. */
  @Code(20)
  quoteNo: string | null;

  /** A corrective credit memo cancelled it (PY-1). */
  @Flag()
  cancelled: boolean;

  /** Idempotency key. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;
}
