import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { Instant, Int, Json, Ref, Text } from '../../platform/database/columns';
import type { RunCounters } from '../run/sync-run.store';
import type { JobEnd } from './job.entity';
import type { JobKindName } from './job-kinds';

/** One execution of a job that has ended, and what became of it; it outlives its job. */
@Entity({ schema: 'sync', name: 'job_execution' })
@Index(['jobId', 'startedAt', 'id'])
@Index(['startedAt', 'id'])
@Index(['kind'])
@Index(['mappingId'])
@Index(['outcome', 'startedAt'])
@Check('ck_job_execution_outcome', `outcome IN ('SUCCESS', 'ERROR', 'STOPPED')`)
export class JobExecution {
  @PrimaryColumn('uuid')
  id: string;

  @Ref({ required: true })
  jobId: string;

  @Text(30, { required: true })
  kind: JobKindName;

  @Ref()
  mappingId: string | null;

  @Instant({ required: true })
  startedAt: string;

  @Instant()
  finishedAt: string | null;

  @Text(10, { required: true })
  outcome: JobEnd;

  /** The how-manieth since the last success. */
  @Int({ required: true })
  attempt: number;

  @Json({ required: true })
  counts: Partial<RunCounters>;

  /** The sync runs it consisted of. */
  @Json({ required: true })
  runIds: string[];

  @Text(60)
  code: string | null;

  @Text(2000)
  message: string | null;

  /** The process that ran it. */
  @Text(100, { required: true })
  worker: string;
}
