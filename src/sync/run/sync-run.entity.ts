import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BigInteger, Flag, Instant, Int, Json, Ref, Text } from '../../platform/database/columns';
import type { PassDirection } from '../mapping/direction';
import { TableMapping } from '../mapping/table-mapping.entity';

/** What started a run. */
export type SyncRunKind =
  'SYNCHRONIZE' | 'COUPLE' | 'UNCOUPLE' | 'FULL' | 'UNDO' | 'CONVERT' | 'STATISTICS';

/** Where a run stands. */
export type SyncRunStatus = 'IN_PROCESS' | 'SUCCESS' | 'ERROR';

/**
 * What a run over modified records is at: pairs that failed before, creates that failed before, changed
 * records, counterparts that are gone, or none of these any more.
 */
export type PassPhase = 'FAILED' | 'CREATES' | 'CHANGES' | 'DELETIONS' | 'DONE';

/** One execution in one direction for one mapping, with exactly one counter raised per record (S-33). */
@Entity({ schema: 'sync', name: 'sync_run' })
@Index(['mappingId', 'startedAt'])
@Index(['startedAt'])
@Index('ix_sync_run_unfinished', ['mappingId', 'direction'], { where: `status = 'IN_PROCESS'` })
@Index('ix_sync_run_undoes', ['undoesRunId'], { where: 'undoes_run_id IS NOT NULL' })
@Check('ck_sync_run_phase', `phase IN ('FAILED', 'CREATES', 'CHANGES', 'DELETIONS', 'DONE')`)
@Check('ck_sync_run_status', `status IN ('IN_PROCESS', 'SUCCESS', 'ERROR')`)
export class SyncRun {
  @PrimaryColumn('uuid')
  id: string;

  /** Null for a conversion, which belongs to no single table mapping. */
  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'SET NULL' })
  @Ref()
  mappingId: string | null;

  @Text(20, { required: true })
  kind: SyncRunKind;

  @Text(10)
  direction: PassDirection | null;

  @Text(15, { required: true, default: 'IN_PROCESS' })
  status: SyncRunStatus;

  @Instant({ required: true })
  startedAt: string;

  @Instant()
  finishedAt: string | null;

  /** The run that an undo takes back; null for every other run. */
  @Ref()
  undoesRunId: string | null;

  /** Who asked for it. */
  @Text(100, { required: true })
  startedBy: string;

  @Flag()
  forced: boolean;

  /** What the run is limited to: ids of one side, filters; null: the mapping's own filter. */
  @Json()
  scope: object | null;

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

  @Int({ required: true, default: 0 })
  uncoupled: number;

  /** Records removed; only an undo does that. */
  @Int({ required: true, default: 0 })
  deleted: number;

  /** Records of which edits made on the other side since both last agreed were overwritten. */
  @Int({ required: true, default: 0 })
  overwritten: number;

  /** What a run over modified records is at; null for every other run. */
  @Text(10)
  phase: PassPhase | null;

  /** Changes of transactions from this one on are looked at; null: from the beginning. */
  @BigInteger()
  watermarkFrom: string | null;

  /** Changes of transactions below this one are looked at; the mapping's watermark once the run has ended. */
  @BigInteger()
  watermarkTo: string | null;

  /** Records looked at so far, those included that raise no counter. */
  @Int({ required: true, default: 0 })
  candidates: number;

  /** Token of the process that works on it; a process that finds another one has lost the run. */
  @Ref()
  claim: string | null;

  /** When the last batch was committed; null before the first. */
  @Instant()
  activeAt: string | null;

  /** Where the last committed batch ended: transaction and id of the last candidate; a restart goes on there. */
  @BigInteger()
  cursorXid: string | null;

  @Ref()
  cursorId: string | null;

  /** Why the run as a whole failed; null otherwise. */
  @Text(500)
  message: string | null;
}
