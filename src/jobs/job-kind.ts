import type { ClaimedJob } from '../sync/job/job-claim.store';
import type { JobDefinition } from '../sync/job/job-definition';
import type { RunCounters } from '../sync/run/sync-run.store';

/** What a kind of job gets to run with. */
export interface JobContext {
  readonly job: ClaimedJob;
  /** Under which name it writes what is not the engine's: who asked for it, or `schedule`. */
  readonly actor: string;
  /** Aborted when the process is to end or the job is lost: finish the batch at hand and return. */
  readonly signal: AbortSignal;
}

/** What an execution did. */
export interface JobOutcome {
  /** Sums over all of its sync runs; they decide whether a recurring job goes to sleep (J-8). */
  readonly counts: Partial<RunCounters>;
  /** The sync runs it consisted of. */
  readonly runIds?: readonly string[];
  /** There is more to do: it runs again at once. */
  readonly again?: boolean;
}

/**
 * A kind of job: what is fixed for it, and what it does. A file each in `kinds/`, and a line in
 * `composition/jobs/jobs.ts`. It may be run again after any failure, so it calls one verb that can be repeated.
 */
export interface JobKind extends JobDefinition {
  /** Runs it to its end. A Refusal fails it with the refusal's code; a RetryableError never makes it give up. */
  run(context: JobContext): Promise<JobOutcome>;
}
