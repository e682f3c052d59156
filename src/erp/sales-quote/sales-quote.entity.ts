import { Check, Entity, Index } from 'typeorm';
import { Choice, Code, Day, Text } from '../../platform/database/columns';
import { SalesHeader } from '../sales-document/sales-header.entity';

/** A quote of the ERP. */
@Entity({ schema: 'erp', name: 'sales_quote' })
@Index(['documentDate', 'id'])
@Check('ck_sales_quote_status', 'status BETWEEN 0 AND 3')
export class SalesQuote extends SalesHeader {
  /** Number that identifies the record to people; unique. */
  @Index({ unique: true })
  @Code(20, { required: true })
  number: string;

  /** Where it stands. */
  @Index()
  @Choice({ required: true, default: 0 })
  status: number;

  /** Last day on which the quote holds; null: without limit. */
  @Day()
  quoteValidUntilDate: string | null;

  /** Idempotency key. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;
}
