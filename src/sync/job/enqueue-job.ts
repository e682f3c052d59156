import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import type { JobCalendar } from './job-calendar';
import type { JobDefinitions } from './job-definition';
import type { JobKindName } from './job-kinds';
import type { JobStore } from './job.store';

/** A one-off job. */
export interface OneOffJob {
  readonly kind: JobKindName;
  readonly mappingId?: string | null;
  /** Tells its subject apart: a waiting job of the same kind and key is replaced; absent: nothing is replaced. */
  readonly key?: string;
  /** Ids and options, not records. */
  readonly payload: object;
  /** Absent: the category of its kind; null: it may run beside anything. */
  readonly category?: string | null;
  /** Jobs that must have finished before it starts. */
  readonly waitsFor?: readonly string[];
  /** Absent: one second (J-5). */
  readonly delayMs?: number;
}

const DELAY_MS = 1_000;

/** Adds one-off jobs with the caller's transaction (J-5): they are run in the background when it has committed. */
export class EnqueueJob {
  constructor(
    private readonly jobs: JobStore,
    private readonly definitions: JobDefinitions,
    private readonly calendar: JobCalendar,
  ) {}

  /** Adds the jobs and returns their ids, in the order of the jobs. */
  async run(tx: Tx, jobs: readonly OneOffJob[], requestedBy: string): Promise<string[]> {
    const now = this.calendar.now();
    const rows = jobs.map((job) => {
      const { category, maxAttempts } = this.definitions.get(job.kind);
      return {
        id: randomUUID(),
        kind: job.kind,
        mappingId: job.mappingId ?? null,
        key: job.key ?? '',
        payload: job.payload,
        category: job.category === undefined ? category : job.category,
        waitsFor: [...(job.waitsFor ?? [])],
        nextRunAt: new Date(now.getTime() + (job.delayMs ?? DELAY_MS)).toISOString(),
        maxAttempts,
        requestedBy,
        createdAt: now.toISOString(),
      };
    });
    for (const { kind, key } of rows) if (key !== '') await this.jobs.removeWaiting(tx, kind, key);
    await this.jobs.insert(tx, rows);
    await this.calendar.note(tx, rows);
    return rows.map(({ id }) => id);
  }
}
