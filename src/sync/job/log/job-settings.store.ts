import type { Db, Tx } from '../../../platform/database/db';
import type { JobSettings } from '../job-settings.entity';

/** What of the settings may be changed. */
export type JobSettingsChanges = Partial<Omit<JobSettings, 'id'>>;

const COLUMN_OF: Readonly<Record<keyof JobSettingsChanges, string>> = {
  wakeDelaySeconds: 'wake_delay_seconds',
  keepSuccessfulRunsDays: 'keep_successful_runs_days',
  keepFailedRunsDays: 'keep_failed_runs_days',
  keepJournalDays: 'keep_journal_days',
  keepExecutionsDays: 'keep_executions_days',
  failuresCountedFrom: 'failures_counted_from',
};

const PROPERTIES = Object.keys(COLUMN_OF) as (keyof JobSettingsChanges)[];
const SELECT = ['id', ...PROPERTIES.map((name) => `${COLUMN_OF[name]} AS "${name}"`)].join(', ');

/** The one row of settings of jobs. */
export class JobSettingsStore {
  /** The settings; the migrations made them. */
  async get(db: Db): Promise<JobSettings> {
    const [row] = await db.query(
      `/* job-settings.get */ SELECT ${SELECT} FROM sync.job_settings WHERE id = 1`,
    );
    if (!row) throw new Error('The settings of jobs are missing: the migrations have not run.');
    return row as unknown as JobSettings;
  }

  /** Changes some settings. */
  async update(tx: Tx, changes: JobSettingsChanges): Promise<void> {
    const given = PROPERTIES.filter((name) => changes[name] !== undefined);
    if (given.length === 0) return;
    await tx.execute(
      `/* job-settings.update */ UPDATE sync.job_settings
          SET ${given.map((name, at) => `${COLUMN_OF[name]} = $${at + 1}`).join(', ')} WHERE id = 1`,
      given.map((name) => changes[name]),
    );
  }
}
