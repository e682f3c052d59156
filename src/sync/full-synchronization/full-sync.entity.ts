import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../../platform/database/columns';

/**
 * Where a full synchronization stands: being reviewed, at work, ended with every line done, ended with lines that
 * could not run, or stopped by a person.
 */
export type FullSyncStatus = 'REVIEW' | 'IN_PROCESS' | 'FINISHED' | 'ERROR' | 'CANCELLED';

/** A first load over all table mappings, with a line for each (section 3). */
@Entity({ schema: 'sync', name: 'full_sync' })
@Index(['createdAt'])
@Check(
  'ck_full_sync_status',
  `status IN ('REVIEW', 'IN_PROCESS', 'FINISHED', 'ERROR', 'CANCELLED')`,
)
export class FullSync {
  @PrimaryColumn('uuid')
  id: string;

  @Text(15, { required: true, default: 'REVIEW' })
  status: FullSyncStatus;

  @Instant({ required: true })
  createdAt: string;

  /** Who had it reviewed. */
  @Text(100, { required: true })
  createdBy: string;

  @Instant()
  startedAt: string | null;

  @Text(100)
  startedBy: string | null;

  @Instant()
  finishedAt: string | null;
}
