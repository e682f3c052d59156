import type { RunCounters } from '../run/sync-run.store';
import type { ClaimedJob, SettledJob } from './job-claim.store';

/** How an execution went. */
export type Execution =
  /** It came to its end; `again`: there is more to do at once. */
  | { readonly kind: 'DONE'; readonly counts: Partial<RunCounters>; readonly again?: boolean }
  /** It failed; `passing`: the connection, the database or a lock was at fault, not the job. */
  | {
      readonly kind: 'FAILED';
      readonly code: string;
      readonly message: string;
      readonly passing: boolean;
    }
  /** Its process was told to end. */
  | { readonly kind: 'STOPPED' }
  /** Somebody else was at work on the same subject (J-3). */
  | { readonly kind: 'BUSY' };

const RETRY_SECONDS = 30;
const LONGEST_RETRY_SECONDS = 3_600;

/** How long to wait before an attempt after so many failures in a row: doubled each time, an hour at most (J-2). */
export function backOffSeconds(failures: number): number {
  return Math.min(RETRY_SECONDS * 2 ** Math.max(0, failures - 1), LONGEST_RETRY_SECONDS);
}

/** How a job is left after an execution (J-1, J-2, J-8, J-9, J-10). */
export function settledAfter(
  job: ClaimedJob,
  execution: Execution,
  at: { now: Date; dirty: boolean; held: boolean },
): SettledJob {
  const settled = unheld(job, execution, at);
  if (!at.held || settled.status === 'FINISHED') return settled;
  return { ...settled, status: 'ON_HOLD', nextRunAt: null };
}

function unheld(
  job: ClaimedJob,
  execution: Execution,
  { now, dirty }: { now: Date; dirty: boolean },
): SettledJob {
  const at = (seconds: number): string => new Date(now.getTime() + seconds * 1_000).toISOString();
  const none = { errorCode: null, error: null, counts: {} };
  switch (execution.kind) {
    case 'STOPPED':
      return { ...none, status: 'READY', nextRunAt: at(0), attempts: job.attempts - 1 };
    case 'BUSY':
      return { ...none, status: 'READY', nextRunAt: at(RETRY_SECONDS), attempts: job.attempts - 1 };
    case 'FAILED': {
      const { code, message, passing } = execution;
      const failed = { errorCode: code, error: message, counts: {}, attempts: job.attempts };
      if (!passing && job.attempts >= job.maxAttempts)
        return { ...failed, status: 'ERROR', nextRunAt: null };
      return { ...failed, status: 'READY', nextRunAt: at(backOffSeconds(job.attempts)) };
    }
    case 'DONE': {
      const done = { ...none, counts: execution.counts, attempts: 0 };
      if (dirty || execution.again) return { ...done, status: 'READY', nextRunAt: at(0) };
      if (!job.recurring) return { ...done, status: 'FINISHED', nextRunAt: null };
      if (job.inactivityMinutes === null || isActive(execution.counts))
        return { ...done, status: 'READY', nextRunAt: at(job.intervalMinutes * 60) };
      const wakes = job.inactivityMinutes === 0 ? null : at(job.inactivityMinutes * 60);
      return { ...done, status: 'ON_HOLD_INACTIVE', nextRunAt: wakes };
    }
  }
}

/** Whether an execution found something to do; skipped, unchanged, coupled and uncoupled do not count (J-8). */
export function isActive(counts: Partial<RunCounters>): boolean {
  const { inserted = 0, modified = 0, deleted = 0, failed = 0 } = counts;
  return inserted + modified + deleted + failed > 0;
}
