import { Entity, Index } from 'typeorm';
import { Code, Decimal, Flag, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** When an invoice is due, and the discount for paying early. */
@Entity({ schema: 'erp', name: 'payment_terms' })
export class PaymentTerms extends SideRecord {
  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(10, { required: true })
  code: string;

  /** Description. */
  @Text(100)
  description: string | null;

  /** Formula of the due date, such as 30D. */
  @Text(32)
  dueDateCalculation: string | null;

  /** Formula of the last day for the payment discount. */
  @Text(32)
  discountDateCalculation: string | null;

  /** Discount in percent. */
  @Decimal({ required: true, default: '0' })
  discountPercent: string;

  /** Calc pmt disc on cr memos. */
  @Flag()
  calcPmtDiscOnCrMemos: boolean;
}
