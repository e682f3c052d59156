import { Entity, Index } from 'typeorm';
import { Code, Text } from '../../platform/database/columns';
import { SalesHeader } from '../sales-document/sales-header.entity';

/** A posted sales credit memo. */
@Entity({ schema: 'erp', name: 'sales_credit_memo' })
@Index(['postingDate', 'id'])
export class SalesCreditMemo extends SalesHeader {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Number of the posted invoice it settles; null when it settles none. */
  @Index()
  @Code(20)
  appliesToInvoiceNo: string | null;

  /** Number of the posted invoice it cancels; null when it corrects none as a whole. */
  @Index({ unique: true })
  @Code(20)
  cancelsInvoiceNo: string | null;

  /** Idempotency key. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;
}
