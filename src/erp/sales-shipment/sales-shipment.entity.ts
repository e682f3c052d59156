import { Entity, Index } from 'typeorm';
import { Code, Day, Ref, Text } from '../../platform/database/columns';
import { SalesHeader } from '../sales-document/sales-header.entity';

/** Goods that left the company. */
@Entity({ schema: 'erp', name: 'sales_shipment' })
export class SalesShipment extends SalesHeader {
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

  /** Idempotency key. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;
}
