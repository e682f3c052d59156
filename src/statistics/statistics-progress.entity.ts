import { Check, Entity, PrimaryColumn } from 'typeorm';
import { BigInteger, Day, Memo } from '../platform/database/columns';

/** How far account statistics and invoice states have followed the ledger; one row. */
@Entity({ schema: 'sync', name: 'statistics_progress' })
@Check('ck_statistics_progress_one', 'id = 1')
export class StatisticsProgress {
  @PrimaryColumn('integer')
  id: number;

  /** The last detailed ledger entry that invoice states follow (PY-5). */
  @BigInteger({ required: true, default: '0' })
  lastInvoiceEntryNo: string;

  /** The snapshot that invoice states follow: what it did not see is new; null before the first run. */
  @Memo()
  invoicesSnapshot: string | null;

  /** The snapshot that is in the statistics; null before the first run. */
  @Memo()
  figuresSnapshot: string | null;

  /** The last day on which the statistics of all customers were computed (ST-12). */
  @Day()
  figuresCompleteOn: string | null;

  /** The snapshot of the item ledger that is in the products; null before the first run (AV-2). */
  @Memo()
  availabilitySnapshot: string | null;
}
