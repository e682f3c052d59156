import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { DateTimeScalar } from '../../common/fields/scalars';
import { JobType } from './job.type';

/** A job after it was changed. */
@ObjectType('JobPayload', { simpleResolvers: true, description: 'A job after it was changed.' })
export class JobPayload {
  @Field(() => JobType, { nullable: true, description: 'The job; null when errors is not empty.' })
  job: unknown;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}

/** The settings of jobs. */
@ObjectType('JobSettings', {
  simpleResolvers: true,
  description: 'Settings of jobs, and how long logs are kept.',
})
export class JobSettingsType {
  @Field(() => Int, { description: 'Seconds between a change and the wake-up of its job.' })
  wakeDelaySeconds: number;

  @Field(() => Int, { description: 'Days that runs without failures are kept.' })
  keepSuccessfulRunsDays: number;

  @Field(() => Int, {
    description: 'Days that runs with failures are kept; those that explain an open failure stay.',
  })
  keepFailedRunsDays: number;

  @Field(() => Int, {
    description: 'Days that the journal is kept; what is gone cannot be undone.',
  })
  keepJournalDays: number;

  @Field(() => Int, { description: 'Days that executions and finished jobs are kept.' })
  keepExecutionsDays: number;
}

/** The settings after a change. */
@ObjectType('JobSettingsUpdatePayload', {
  simpleResolvers: true,
  description: 'The settings of jobs after a change.',
})
export class JobSettingsUpdatePayload {
  @Field(() => JobSettingsType, {
    nullable: true,
    description: 'The settings; null when errors is not empty.',
  })
  settings: JobSettingsType | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}

/** What to look at first. */
@ObjectType('JobCue', {
  simpleResolvers: true,
  description: 'What to look at first: failures of jobs and of pairs.',
})
export class JobCueType {
  @Field(() => Int, { description: 'Executions that failed since the count was last set back.' })
  failedExecutions: number;

  @Field(() => Int, { description: 'Jobs that gave up and wait for a person.' })
  jobsInError: number;

  @Field(() => Int, { description: 'Pairs that runs leave alone until somebody retries them.' })
  skippedPairs: number;

  @Field(() => Int, { description: 'Pairs whose last attempt failed, skipped or not.' })
  failedPairs: number;

  @Field(() => Int, {
    description: 'Recurring jobs that run or will; those in error or on hold do not.',
  })
  activeJobs: number;

  @Field(() => Int, { description: 'Recurring jobs that the configuration wants.' })
  jobs: number;

  @Field(() => String, { description: 'Both numbers of jobs as a sentence.' })
  message: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'From when failed executions are counted; null: from the beginning.',
  })
  countedFrom: string | null;
}

/** The cue after it was set back. */
@ObjectType('JobCueResetPayload', {
  simpleResolvers: true,
  description: 'The cue after it was set back.',
})
export class JobCueResetPayload {
  @Field(() => JobCueType, {
    nullable: true,
    description: 'The cue; null when errors is not empty.',
  })
  cue: JobCueType | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}

/** What a purge removed. */
@ObjectType('LogPurgePayload', { simpleResolvers: true, description: 'What a purge removed.' })
export class LogPurgePayload {
  @Field(() => Int, {
    nullable: true,
    description: 'Sync runs removed, with their errors; null when errors is not empty.',
  })
  runs: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Executions and finished jobs removed; null when errors is not empty.',
  })
  executions: number | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
