import { Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Instant, Ref } from '../../platform/database/columns';
import { CrmQuote } from '../../crm/quote/quote.entity';
import { SalesQuote } from '../../erp/sales-quote/sales-quote.entity';

/** What became of a CRM quote in the ERP; its id is that of the CRM quote. One ERP quote stands for one revision at a time. */
@Entity({ schema: 'sync', name: 'processed_quote' })
@Unique(['erpQuoteId'])
@Index(['processedAt', 'id'])
export class ProcessedQuote {
  @ForeignKey<CrmQuote>(() => CrmQuote, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  id: string;

  /** Null: a later revision took the ERP quote over, or it was removed; it is not made again by itself (QT-22). */
  @ForeignKey<SalesQuote>(() => SalesQuote, { onDelete: 'SET NULL' })
  @Ref()
  erpQuoteId: string | null;

  /** The run that processed it last. */
  @Ref({ required: true })
  runId: string;

  @Instant({ required: true })
  processedAt: string;

  /** When it was processed as won; null: not yet. Nothing is left to do afterwards (QT-12). */
  @Instant()
  wonAt: string | null;
}
