import { Check, Entity, PrimaryColumn } from 'typeorm';
import { Instant, Int } from '../../platform/database/columns';

/** The one row of settings of jobs and of how long logs are kept (J-11, J-19, J-20). */
@Entity({ schema: 'sync', name: 'job_settings' })
@Check('ck_job_settings_one', `id = 1`)
export class JobSettings {
  @PrimaryColumn('integer')
  id: number;

  /** How long after a change its job is woken. */
  @Int({ required: true, default: 1 })
  wakeDelaySeconds: number;

  @Int({ required: true, default: 30 })
  keepSuccessfulRunsDays: number;

  @Int({ required: true, default: 90 })
  keepFailedRunsDays: number;

  @Int({ required: true, default: 365 })
  keepJournalDays: number;

  @Int({ required: true, default: 30 })
  keepExecutionsDays: number;

  /** The cue counts failed executions from here on; null: all. */
  @Instant()
  failuresCountedFrom: string | null;
}
