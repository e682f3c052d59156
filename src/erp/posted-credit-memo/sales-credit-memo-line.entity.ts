import { Entity, ForeignKey, Unique } from 'typeorm';
import { Code, Day, Ref } from '../../platform/database/columns';
import { SalesLine } from '../sales-document/sales-line.entity';
import { SalesCreditMemo } from './posted-credit-memo.entity';

/** A line of a posted credit memo. */
@Entity({ schema: 'erp', name: 'sales_credit_memo_line' })
@Unique(['documentId', 'lineNo'])
export class SalesCreditMemoLine extends SalesLine {
  /** Document id. */
  @ForeignKey<SalesCreditMemo>(() => SalesCreditMemo, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  documentId: string;

  /** Number of the document. */
  @Code(20, { required: true })
  documentNumber: string;

  /** Day on which the customer wants delivery; null when not said. */
  @Day()
  requestedDeliveryDate: string | null;
}
