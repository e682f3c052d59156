import { Entity, ForeignKey, Unique } from 'typeorm';
import { Code, Day, Ref } from '../../platform/database/columns';
import { SalesQuote } from './sales-quote.entity';
import { SalesLine } from '../sales-document/sales-line.entity';

/** A line of a quote. */
@Entity({ schema: 'erp', name: 'sales_quote_line' })
@Unique(['documentId', 'lineNo'])
export class SalesQuoteLine extends SalesLine {
  /** Document id. */
  @ForeignKey<SalesQuote>(() => SalesQuote, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  documentId: string;

  /** Number of the document. */
  @Code(20, { required: true })
  documentNumber: string;

  /** Day on which the customer wants delivery; null when not said. */
  @Day()
  requestedDeliveryDate: string | null;
}
