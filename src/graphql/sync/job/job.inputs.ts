import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

const YEAR_MINUTES = 527_040;
const CENTURY_DAYS = 36_525;

/** Which job. */
@InputType('JobInput', { description: 'Which job.' })
export class JobInput {
  @Field(() => ID, { description: 'Id of the job.' })
  @IsUUID()
  id: string;
}

/** Which job, and what to set. */
@InputType('JobUpdateInput', {
  description: 'Which job, and what to set; what is left out stays as it is.',
})
export class JobUpdateInput extends JobInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes between executions, at least 1; null: as the table mapping says, else 30.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(YEAR_MINUTES)
  intervalMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes to sleep after an execution that found nothing to do; 0: until it is woken; null: as the table mapping says, or it never sleeps.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(YEAR_MINUTES)
  inactivityMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Failures in a row after which it gives up, 1 to 1000.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  maxAttempts?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether changes of records wake it.' })
  @IsOptional()
  wakes?: boolean | null;
}

/** What to set of the settings of jobs. */
@InputType('JobSettingsUpdateInput', {
  description: 'What to set; what is left out stays as it is.',
})
export class JobSettingsUpdateInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Seconds between a change and the wake-up of its job, 0 to 3600.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3_600)
  wakeDelaySeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days that runs without failures are kept, at least 1.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(CENTURY_DAYS)
  keepSuccessfulRunsDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days that runs with failures are kept, at least 1.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(CENTURY_DAYS)
  keepFailedRunsDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days that the journal is kept, at least 1; what is gone cannot be undone.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(CENTURY_DAYS)
  keepJournalDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days that executions and finished jobs are kept, at least 1.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(CENTURY_DAYS)
  keepExecutionsDays?: number | null;
}

/** Confirms setting the count of failures back. */
@InputType('JobCueResetInput', { description: 'Confirms setting the count of failures back.' })
export class JobCueResetInput {
  @Field(() => Boolean, { description: 'True: I have looked at the failures.' })
  seen: boolean;
}

/** Up to where a log is removed. */
@InputType('LogPurgeInput', { description: 'Up to where the logs are removed.' })
export class LogPurgeInput {
  @Field(() => Int, {
    defaultValue: 7,
    description: 'What is older than so many days is removed; 0: everything.',
  })
  @IsInt()
  @Min(0)
  @Max(CENTURY_DAYS)
  olderThanDays: number;
}
