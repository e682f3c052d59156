import type { Tx } from '../../../platform/database/db';

/** What of a log is removed, and up to when. */
export interface PurgeLimits {
  /** Successful runs that ended before go. */
  readonly successfulBefore: string;
  /** Runs with failures that ended before go, unless a pair still refers to one. */
  readonly failedBefore: string;
  readonly limit: number;
}

// The last runs of a pair that failed or is skipped say why it does: they stay (J-20). So do those of records that
// could not be created or converted.
const EXPLAINING = `SELECT last_run_to_crm_id AS id FROM sync.coupling WHERE (skipped OR failure_code IS NOT NULL) AND last_run_to_crm_id IS NOT NULL
          UNION ALL SELECT last_run_from_crm_id FROM sync.coupling WHERE (skipped OR failure_code IS NOT NULL) AND last_run_from_crm_id IS NOT NULL
          UNION ALL SELECT last_run_id FROM sync.pending_create UNION ALL SELECT run_id FROM sync.conversion_failure`;

/** Removes what is no longer needed of the logs, a batch at a time. */
export class LogPurgeStore {
  /** Removes a batch of sync runs with their errors and journal; how many. */
  runs(tx: Tx, { successfulBefore, failedBefore, limit }: PurgeLimits): Promise<number> {
    return tx.execute(
      `/* log-purge.runs */ DELETE FROM sync.sync_run WHERE id IN (
         SELECT r.id FROM sync.sync_run r
          WHERE r.status <> 'IN_PROCESS'
            AND r.finished_at < CASE WHEN r.status = 'SUCCESS' AND r.failed = 0 THEN $1::timestamptz ELSE $2::timestamptz END
            AND NOT EXISTS (SELECT FROM (${EXPLAINING}) kept WHERE kept.id = r.id)
          ORDER BY r.started_at LIMIT $3)`,
      [successfulBefore, failedBefore, limit],
    );
  }

  /** Removes a batch of journal entries of before an instant; how many. */
  journal(tx: Tx, before: string, limit: number): Promise<number> {
    return tx.execute(
      `/* log-purge.journal */ DELETE FROM sync.journal_entry WHERE id IN (
         SELECT id FROM (SELECT id, created_at FROM sync.journal_entry ORDER BY id LIMIT $2) oldest WHERE created_at < $1)`,
      [before, limit],
    );
  }

  /** Removes a batch of executions, and of one-off jobs that have finished; how many. */
  async executions(tx: Tx, before: string, limit: number): Promise<number> {
    const executions = await tx.execute(
      `/* log-purge.executions */ DELETE FROM sync.job_execution WHERE id IN (
         SELECT id FROM sync.job_execution WHERE started_at < $1 ORDER BY started_at LIMIT $2)`,
      [before, limit],
    );
    const jobs = await tx.execute(
      `/* log-purge.jobs */ DELETE FROM sync.job WHERE id IN (
         SELECT id FROM sync.job WHERE status = 'FINISHED' AND last_finished_at < $1 LIMIT $2)`,
      [before, limit],
    );
    return executions + jobs;
  }
}
