import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ErrorCodeEnum } from '../../common/errors/error-code';
import { DateTimeScalar, JsonScalar } from '../../common/fields/scalars';
import { connectionOf } from '../../common/lists/connection.type';
import { SyncRunType } from '../sync-run/sync-run.type';
import { TableMappingType } from '../table-mapping/table-mapping.type';
import { JobHoldReason, JobKind, JobOutcome, JobStatus } from './job.enums';

const COUNTS =
  'What it did, by the counters of runs: inserted, modified, unchanged, skipped, failed, coupled, uncoupled, deleted; those that are 0 may be left out.';

/** One execution of a job. */
@ObjectType('JobExecution', {
  simpleResolvers: true,
  description: 'One execution of a job that has ended, and what became of it.',
})
export class JobExecutionType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => JobKind, { description: 'What was done.' })
  kind: string;

  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping it was about; null for other jobs.',
  })
  mapping: unknown;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  finishedAt: string | null;

  @Field(() => JobOutcome, { description: 'How it ended.' })
  outcome: string;

  @Field(() => Int, { description: 'Which attempt it was since the last success; the first is 1.' })
  attempt: number;

  @Field(() => JsonScalar, { description: COUNTS })
  counts: unknown;

  @Field(() => ErrorCodeEnum, {
    nullable: true,
    description: 'Why it failed; null when it did not.',
  })
  code: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed, as a sentence; null when it did not.',
  })
  message: string | null;

  @Field(() => String, { description: 'The process that ran it: machine and process id.' })
  worker: string;

  @Field(() => [SyncRunType], {
    description:
      'The sync runs it consisted of, without those that were purged; bounded by the job.',
  })
  runs: unknown;
}

/** Something that is done in the background. */
@ObjectType('Job', {
  simpleResolvers: true,
  description: 'Something that is done in the background, once or again and again.',
})
export class JobType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => JobKind, { description: 'What it does.' })
  kind: string;

  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping it is about; null for other jobs.',
  })
  mapping: unknown;

  @Field(() => Boolean, {
    description: 'Whether it comes again; false: it runs once and is finished.',
  })
  recurring: boolean;

  @Field(() => JobStatus, { description: 'Where it stands.' })
  status: string;

  @Field(() => JobHoldReason, {
    nullable: true,
    description: 'Who holds it, or will once it has ended; null when nobody does.',
  })
  holdReason: string | null;

  @Field(() => Int, { description: 'Minutes between two executions that found something to do.' })
  effectiveIntervalMinutes: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes it sleeps after an execution that found nothing to do; 0: until it is woken; null: it never sleeps.',
  })
  effectiveInactivityMinutes: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Jobs of one category never run at the same time; null: it may run beside any.',
  })
  category: string | null;

  @Field(() => Int, {
    description: 'Executions that failed since the last success, the present one included.',
  })
  attempts: number;

  @Field(() => Int, {
    description:
      'After so many failures in a row it gives up; never when the connection or the database was at fault.',
  })
  maxAttempts: number;

  @Field(() => Boolean, { description: 'Whether changes of records wake it before its hour.' })
  wakes: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it runs next; null while it is on hold, has given up, finished, or sleeps until it is woken.',
  })
  nextRunAt: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its last execution began; null before the first.',
  })
  lastStartedAt: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its last execution ended; null before that.',
  })
  lastFinishedAt: string | null;

  @Field(() => JobOutcome, {
    nullable: true,
    description: 'How its last execution ended; null before that.',
  })
  lastOutcome: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: `${COUNTS} Of the last execution; null before that.`,
  })
  lastCounts: unknown;

  @Field(() => ErrorCodeEnum, {
    nullable: true,
    description: 'Why its last execution failed; null when it did not.',
  })
  lastErrorCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why its last execution failed, as a sentence; null when it did not.',
  })
  lastError: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The process that runs it, by machine and process id; null while none does.',
  })
  worker: string | null;

  @Field(() => String, { description: 'Who asked for it; `schedule` for recurring ones.' })
  requestedBy: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: string;

  @Field(() => connectionOf('JobExecution', () => JobExecutionType), {
    description: 'Its executions, the newest first unless sorted.',
  })
  executions: unknown;
}
