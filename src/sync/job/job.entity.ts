import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Flag, Instant, Int, Json, Ref, Text } from '../../platform/database/columns';
import { TableMapping } from '../mapping/table-mapping.entity';
import type { RunCounters } from '../run/sync-run.store';
import type { JobKindName } from './job-kinds';

/** Where a job stands (5.1). */
export type JobStatus =
  'READY' | 'IN_PROCESS' | 'ERROR' | 'ON_HOLD' | 'ON_HOLD_INACTIVE' | 'WAITING' | 'FINISHED';

/** Who holds a job: a person, the connection that is off, or a setting that does not want it. */
export type JobHold = 'PERSON' | 'CONNECTION' | 'SETTING';

/** How an execution ended; `STOPPED`: its process was told to end, and another goes on. */
export type JobEnd = 'SUCCESS' | 'ERROR' | 'STOPPED';

/** Something that is done in the background, once or again and again (5.1). */
@Entity({ schema: 'sync', name: 'job' })
@Index('ix_job_recurring', ['kind', 'key'], { unique: true, where: 'recurring' })
@Index(['kind'])
@Index(['mappingId'])
@Index('ix_job_status', ['status', 'nextRunAt'])
@Index(['nextRunAt'])
@Index(['createdAt'])
@Check(
  'ck_job_status',
  `status IN ('READY', 'IN_PROCESS', 'ERROR', 'ON_HOLD', 'ON_HOLD_INACTIVE', 'WAITING', 'FINISHED')`,
)
@Check('ck_job_hold_reason', `hold_reason IN ('PERSON', 'CONNECTION', 'SETTING')`)
@Check('ck_job_last_outcome', `last_outcome IN ('SUCCESS', 'ERROR', 'STOPPED')`)
export class Job {
  @PrimaryColumn('uuid')
  id: string;

  @Text(30, { required: true })
  kind: JobKindName;

  /** The table mapping it is about; null for the others. */
  @ForeignKey<TableMapping>(() => TableMapping, { onDelete: 'CASCADE' })
  @Ref()
  mappingId: string | null;

  /** Tells jobs of a kind apart; of a recurring job unique with the kind. */
  @Text(200, { required: true, default: '' })
  key: string;

  /** What a one-off job is to do; ids, not records. */
  @Json({ required: true })
  payload: object;

  @Flag()
  recurring: boolean;

  /** Null: as the table mapping says, else 30. */
  @Int()
  intervalMinutes: number | null;

  /** Null: as the table mapping says, or it never sleeps; 0: it sleeps until it is woken (J-9). */
  @Int()
  inactivityMinutes: number | null;

  @Text(20, { required: true, default: 'READY' })
  status: JobStatus;

  /** Why it is on hold, or will be once it has ended. */
  @Text(15)
  holdReason: JobHold | null;

  /** Jobs of one category never run at the same time (J-7). */
  @Text(60)
  category: string | null;

  /** Ids of jobs that must have finished before. */
  @Json({ required: true })
  waitsFor: string[];

  /** Null: it runs when it is woken or released. */
  @Instant()
  nextRunAt: string | null;

  /** When it last became ready. */
  @Instant()
  readyAt: string | null;

  /** Executions since the last success. */
  @Int({ required: true, default: 0 })
  attempts: number;

  @Int({ required: true })
  maxAttempts: number;

  /** Changes of records wake it (J-12). */
  @Flag({ default: true })
  wakes: boolean;

  /** Something changed while it was in process; it runs again at once (J-10). */
  @Flag()
  dirty: boolean;

  /** Token of the worker that has it; a worker that finds another one has lost the job. */
  @Ref()
  claim: string | null;

  /** Until when its worker answers for it, by the clock of the database. */
  @Instant()
  leaseUntil: string | null;

  /** The process that runs it; null while none does. */
  @Text(100)
  worker: string | null;

  @Text(100, { required: true })
  requestedBy: string;

  @Instant({ required: true })
  createdAt: string;

  @Instant()
  lastStartedAt: string | null;

  @Instant()
  lastFinishedAt: string | null;

  @Text(10)
  lastOutcome: JobEnd | null;

  @Json()
  lastCounts: Partial<RunCounters> | null;

  /** Why the last attempts failed; null since the last success. */
  @Text(60)
  lastErrorCode: string | null;

  @Text(2000)
  lastError: string | null;
}
