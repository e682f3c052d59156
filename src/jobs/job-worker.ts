import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../platform/clock';
import type { PoolDb } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Queue } from '../queue/queue';
import type { ArrangeJobs } from '../sync/job/arrange-jobs';
import { DueJobTask } from '../sync/job/due-job.task';
import type { JobCalendar } from '../sync/job/job-calendar';
import type { JobClaimStore } from '../sync/job/job-claim.store';
import type { RunJob } from './run-job';

/** What a worker stands on. */
export interface JobWorkerParts {
  readonly db: PoolDb;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly claims: JobClaimStore;
  readonly calendar: JobCalendar;
  readonly arrange: ArrangeJobs;
  readonly runJob: RunJob;
  readonly leaseSeconds: number;
  /** What goes wrong beside the jobs themselves. */
  readonly onError: (error: Error) => void;
}

/** How long jobs that are at work may take to end their batch. */
const STOP_LIMIT_MS = 25_000;

/** As many due jobs without a message are looked after at once. */
const SWEEP_LIMIT = 200;

/**
 * Runs jobs in this process: those that the queue says are due, and every few seconds those that were forgotten, such as
 * the ones of a worker that was killed. Any number of processes may do so on one database.
 */
export class JobWorker {
  private readonly stopping = new AbortController();
  private readonly claimed = new Map<string, () => void>();
  private loops: Promise<void>[] = [];

  constructor(private readonly parts: JobWorkerParts) {}

  /** Starts so many jobs side by side. */
  async start(workers: number): Promise<void> {
    const { queue, unitOfWork, arrange, onError, leaseSeconds } = this.parts;
    await unitOfWork.run((tx) => arrange.run(tx));
    await queue.work(DueJobTask, { workers, onError }, async ({ jobId }) => {
      if (!this.stopping.signal.aborted) await this.runJob(jobId);
    });
    const every = (leaseSeconds * 1_000) / 3;
    this.loops = [this.repeat(every, () => this.renew()), this.repeat(every, () => this.sweep())];
  }

  /** Takes no more jobs, lets those at work finish their batch, and gives them back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.parts.queue.stop(STOP_LIMIT_MS);
    await Promise.all(this.loops);
  }

  private async runJob(jobId: string): Promise<void> {
    await this.parts.runJob.run(jobId, {
      signal: this.stopping.signal,
      onTaken: (claim, abort) => this.claimed.set(claim, abort),
      onSettled: (claim) => this.claimed.delete(claim),
    });
  }

  // A job whose lease ran out meanwhile belongs to somebody else: its work is stopped here.
  private async renew(): Promise<void> {
    const { unitOfWork, claims, leaseSeconds } = this.parts;
    const mine = [...this.claimed.keys()];
    if (mine.length === 0) return;
    const kept = await unitOfWork.run((tx) => claims.renew(tx, mine, leaseSeconds));
    for (const claim of mine) if (!kept.has(claim)) this.claimed.get(claim)?.();
  }

  private async sweep(): Promise<void> {
    const { db, unitOfWork, clock, queue, claims, calendar, arrange } = this.parts;
    const now = clock.now().toISOString();
    await unitOfWork.run((tx) => arrange.run(tx));
    await unitOfWork.run(async (tx) => {
      await calendar.note(tx, await claims.freeAbandoned(tx, now));
      await claims.pullAhead(tx, now);
    });
    const due = await claims.listDue(db, now, SWEEP_LIMIT);
    if (due.length === 0) return;
    const waiting = new Set((await queue.listDue(db, DueJobTask)).map(({ jobId }) => jobId));
    const forgotten = due.filter((id) => !waiting.has(id));
    await unitOfWork.run((tx) =>
      calendar.note(
        tx,
        forgotten.map((id) => ({ id, nextRunAt: now })),
      ),
    );
  }

  private async repeat(everyMs: number, work: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await work();
      } catch (error) {
        this.parts.onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }
}
