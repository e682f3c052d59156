import { Check, Entity, Index } from 'typeorm';
import { Choice, Code, Day, Decimal, Text } from '../../platform/database/columns';
import { SalesHeader } from '../sales-document/sales-header.entity';

/** A sales order of the ERP. */
@Entity({ schema: 'erp', name: 'sales_order' })
@Check('ck_sales_order_status', 'status BETWEEN 0 AND 3')
@Check('ck_sales_order_prepayment', 'prepayment_percent BETWEEN 0 AND 100')
export class SalesOrder extends SalesHeader {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Where it stands. */
  @Index()
  @Choice({ required: true, default: 0 })
  status: number;

  /** Date of the order. */
  @Index()
  @Day({ required: true })
  orderDate: string;

  /** Number of the quote it was made from; null when none. */
  @Index()
  @Code(20)
  quoteNo: string | null;

  /** Part of its lines that is to be paid beforehand, in percent; lines may say otherwise. */
  @Decimal({ required: true, default: '0' })
  prepaymentPercent: string;

  /** Idempotency key. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;
}
