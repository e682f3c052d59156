import type { Db, Tx } from '../../../platform/database/db';

/** What people look at first (J-19). */
export interface JobCue {
  /** Executions that failed since the count was last set back. */
  readonly failedExecutions: number;
  /** Jobs that gave up and wait for a person. */
  readonly jobsInError: number;
  /** Pairs that are skipped, and pairs whose last attempt failed. */
  readonly skippedPairs: number;
  readonly failedPairs: number;
  /** Jobs that run or are ready to, of all that are wanted (SET-025). */
  readonly activeJobs: number;
  readonly jobs: number;
  readonly countedFrom: string | null;
}

/** Counts over jobs and pairs. */
export class JobCueStore {
  /** The figures as they stand. */
  async read(db: Db): Promise<JobCue> {
    const [row] = await db.query(
      `/* job-cue.read */ SELECT s.failures_counted_from AS "countedFrom",
              (SELECT count(*)::int FROM sync.job_execution e WHERE e.outcome = 'ERROR'
                  AND e.started_at >= coalesce(s.failures_counted_from, '-infinity')) AS "failedExecutions",
              j.*, k.*
         FROM sync.job_settings s,
              (SELECT count(*) FILTER (WHERE status = 'ERROR')::int AS "jobsInError",
                      count(*) FILTER (WHERE recurring AND status NOT IN ('ERROR', 'ON_HOLD'))::int AS "activeJobs",
                      count(*) FILTER (WHERE recurring AND hold_reason IS DISTINCT FROM 'SETTING')::int AS jobs FROM sync.job) j,
              (SELECT count(*) FILTER (WHERE skipped)::int AS "skippedPairs",
                      count(*) FILTER (WHERE failure_code IS NOT NULL)::int AS "failedPairs" FROM sync.coupling
                WHERE skipped OR failure_code IS NOT NULL) k
        WHERE s.id = 1`,
    );
    if (!row) throw new Error('The settings of jobs are missing: the migrations have not run.');
    return row as unknown as JobCue;
  }

  /**
   * Sets the count of failures back: it starts from now, or from when a job that is still in error last became ready,
   * so that what is not mended stays counted.
   */
  async reset(tx: Tx, now: string): Promise<void> {
    await tx.execute(
      `/* job-cue.reset */ UPDATE sync.job_settings
          SET failures_counted_from = least($1::timestamptz, (SELECT min(ready_at) FROM sync.job WHERE status = 'ERROR'))
        WHERE id = 1`,
      [now],
    );
  }
}
