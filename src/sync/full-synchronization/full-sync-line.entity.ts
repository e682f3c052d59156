import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Flag, Instant, Int, Json, Ref, Text } from '../../platform/database/columns';
import type { Direction } from '../mapping/direction';
import { TableMapping } from '../mapping/table-mapping.entity';
import { FullSync } from './full-sync.entity';
import type { LineChoice, Recommendation } from './review/recommendation';

/** Where a line stands; `OPEN` until all it depends on is done. */
export type FullSyncLineStatus =
  'OPEN' | 'QUEUED' | 'IN_PROCESS' | 'FINISHED' | 'ERROR' | 'CANCELLED';

/** One table mapping in a full synchronization (F-1). */
@Entity({ schema: 'sync', name: 'full_sync_line' })
@Index(['fullSyncId', 'mappingId'], { unique: true })
@Index('ix_full_sync_line_loading', ['mappingId'], { where: `status IN ('QUEUED', 'IN_PROCESS')` })
@Check('ck_full_sync_line_choice', `choice IN ('FULL', 'COUPLE', 'NO_RECORDS', 'LEAVE_OUT')`)
@Check('ck_full_sync_line_direction', `direction IN ('BOTH', 'TO_CRM', 'FROM_CRM')`)
@Check('ck_full_sync_line_recommendation', `recommendation IN ('FULL', 'COUPLE', 'NO_RECORDS')`)
@Check(
  'ck_full_sync_line_status',
  `status IN ('OPEN', 'QUEUED', 'IN_PROCESS', 'FINISHED', 'ERROR', 'CANCELLED')`,
)
export class FullSyncLine {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey<FullSync>(() => FullSync, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  fullSyncId: string;

  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  mappingId: string;

  /** Place in the order of dependencies. */
  @Int({ required: true })
  position: number;

  /** Names of the mappings that must be done first. */
  @Json({ required: true })
  dependencies: string[];

  @Text(10, { required: true })
  direction: Direction;

  @Text(10, { required: true })
  recommendation: Recommendation;

  @Text(10, { required: true })
  choice: LineChoice;

  /** More failed records than this percentage, and what depends on the line does not start; null: whatever fails. */
  @Int()
  stopAbovePercent: number | null;

  @Text(10, { required: true, default: 'OPEN' })
  status: FullSyncLineStatus;

  /** Records of the ERP and of the CRM inside the filters, as the line was built. */
  @Int({ required: true, default: 0 })
  erpRecords: number;

  @Int({ required: true, default: 0 })
  crmRecords: number;

  /** The background job that does it; null before there is one. */
  @Ref()
  jobId: string | null;

  /** The runs of the line: matching, to the CRM, from the CRM. */
  @Ref()
  coupleRunId: string | null;

  @Ref()
  toRunId: string | null;

  @Ref()
  fromRunId: string | null;

  /** Records that it is going to look at, as known when it began; null before. */
  @Int()
  expected: number | null;

  @Int({ required: true, default: 0 })
  processed: number;

  @Int({ required: true, default: 0 })
  inserted: number;

  @Int({ required: true, default: 0 })
  modified: number;

  @Int({ required: true, default: 0 })
  unchanged: number;

  @Int({ required: true, default: 0 })
  skipped: number;

  @Int({ required: true, default: 0 })
  failed: number;

  @Int({ required: true, default: 0 })
  coupled: number;

  @Instant()
  startedAt: string | null;

  /** When its last batch was committed. */
  @Instant()
  activeAt: string | null;

  @Instant()
  finishedAt: string | null;

  /** A person asked it to stop; it does after the batch at hand. */
  @Flag()
  stopping: boolean;

  /** Why the line as a whole failed; null otherwise. */
  @Text(60)
  errorCode: string | null;

  @Text(1000)
  message: string | null;
}
