import { randomUUID } from 'node:crypto';
import type { Clock } from '../platform/clock';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { passingTrouble } from '../platform/errors/passing-trouble';
import { Refusal } from '../platform/errors/refusal';
import { RetryableError } from '../platform/errors/retryable-error';
import type { JobCalendar } from '../sync/job/job-calendar';
import type { ClaimedJob, JobClaimStore } from '../sync/job/job-claim.store';
import { settledAfter, type Execution } from '../sync/job/job.rules';
import type { JobKind, JobOutcome } from './job-kind';

/** What running jobs stands on. */
export interface RunJobParts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly claims: JobClaimStore;
  readonly calendar: JobCalendar;
  readonly kinds: ReadonlyMap<string, JobKind>;
  /** The process, as executions name it. */
  readonly worker: string;
  /** How long a job belongs to a worker that does not say that it is alive. */
  readonly leaseSeconds: number;
  /** Tells of failures that are bugs of ours. */
  readonly reportBug: (error: unknown, job: ClaimedJob) => void;
}

/** How a caller stops what it runs. */
export interface RunJobControl {
  readonly signal: AbortSignal;
  /** Told which claim is at work, and how to stop that job alone. */
  readonly onTaken?: (claim: string, abort: () => void) => void;
  readonly onSettled?: (claim: string) => void;
}

/** Runs one job when it is due: takes it, does what its kind does, and settles it with what became of it. */
export class RunJob {
  constructor(private readonly parts: RunJobParts) {}

  /** Runs the job; false when it is not due, somebody else has it, or something stands in its way. */
  async run(jobId: string, control: RunJobControl): Promise<boolean> {
    const job = await this.take(jobId);
    if (job === null) return false;
    const stop = new AbortController();
    const signal = AbortSignal.any([control.signal, stop.signal]);
    control.onTaken?.(job.claim, () => {
      stop.abort();
    });
    try {
      const { execution, outcome } = await this.execute(job, signal);
      await this.settle(job, execution, outcome);
    } finally {
      control.onSettled?.(job.claim);
    }
    return true;
  }

  private take(jobId: string): Promise<ClaimedJob | null> {
    const { unitOfWork, clock, claims, calendar, leaseSeconds, worker } = this.parts;
    return unitOfWork.run(async (tx) => {
      const now = clock.now().toISOString();
      const by = { claim: randomUUID(), now, leaseSeconds, worker };
      const turn = await claims.take(tx, jobId, by);
      if (turn.kind === 'EARLY')
        await calendar.note(tx, [{ id: jobId, nextRunAt: turn.nextRunAt }]);
      return turn.kind === 'TAKEN' ? turn.job : null;
    });
  }

  private async execute(
    job: ClaimedJob,
    signal: AbortSignal,
  ): Promise<{ execution: Execution; outcome: JobOutcome | null }> {
    try {
      const kind = this.parts.kinds.get(job.kind);
      if (!kind) throw new Error(`Nothing runs jobs of the kind ${job.kind}.`);
      const outcome = await kind.run({ job, actor: 'schedule', signal });
      if (signal.aborted) return { execution: { kind: 'STOPPED' }, outcome };
      const { counts, again = false } = outcome;
      return { execution: { kind: 'DONE', counts, again }, outcome };
    } catch (error) {
      if (signal.aborted) return { execution: { kind: 'STOPPED' }, outcome: null };
      return { execution: this.failure(error, job), outcome: null };
    }
  }

  private failure(error: unknown, job: ClaimedJob): Execution {
    if (error instanceof Refusal) {
      if (error.code === 'RUN_IN_PROCESS') return { kind: 'BUSY' };
      const passing = error.code === 'CONNECTION_DISABLED';
      return { kind: 'FAILED', code: error.code, message: error.message, passing };
    }
    const trouble = error instanceof RetryableError ? error.message : passingTrouble(error);
    if (trouble !== null)
      return { kind: 'FAILED', code: 'CONNECTION_FAILED', message: trouble, passing: true };
    this.parts.reportBug(error, job);
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'FAILED', code: 'UNEXPECTED_FAILURE', message, passing: false };
  }

  // A worker that has lost the claim leaves the job to the one that has it.
  private async settle(
    job: ClaimedJob,
    execution: Execution,
    outcome: JobOutcome | null,
  ): Promise<void> {
    const { unitOfWork, clock, claims, calendar, worker } = this.parts;
    await unitOfWork.run(async (tx) => {
      const present = await claims.lockClaimed(tx, job);
      if (!present) return;
      const now = clock.now();
      const settled = settledAfter(job, execution, { now, ...present });
      await claims.settle(
        tx,
        {
          ...{ id: randomUUID(), jobId: job.id, kind: job.kind, mappingId: job.mappingId, worker },
          startedAt: job.startedAt,
          finishedAt: now.toISOString(),
          outcome: endOf(execution),
          attempt: job.attempts,
          counts: outcome?.counts ?? {},
          runIds: [...(outcome?.runIds ?? [])],
          code: execution.kind === 'FAILED' ? execution.code : null,
          message: execution.kind === 'FAILED' ? execution.message : null,
        },
        settled,
      );
      const next = [{ id: job.id, nextRunAt: settled.nextRunAt }];
      const waiting = await claims.listWaiting(tx, job.id, job.category);
      for (const id of waiting) next.push({ id, nextRunAt: now.toISOString() });
      await calendar.note(tx, next);
    });
  }
}

function endOf({ kind }: Execution): 'SUCCESS' | 'ERROR' | 'STOPPED' {
  if (kind === 'DONE') return 'SUCCESS';
  return kind === 'FAILED' ? 'ERROR' : 'STOPPED';
}
