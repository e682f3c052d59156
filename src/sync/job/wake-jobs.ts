import type { Tx } from '../../platform/database/db';
import type { JobCalendar } from './job-calendar';
import type { JobKindName } from './job-kinds';
import type { JobStore } from './job.store';

/** Whose jobs to wake. */
export interface Awakening {
  /** Table mappings whose records changed. */
  readonly mappingIds?: readonly string[];
  /** Kinds of jobs that something happened for. */
  readonly kinds?: readonly JobKindName[];
  /** Absent: one second after. */
  readonly delayMs?: number;
}

const DELAY_MS = 1_000;

/** A job whose turn comes within this time anyway is left alone (J-11). */
const NEAR_MS = 60_000;

/** Wakes recurring jobs because something changed (J-11 to J-15), with the caller's transaction and nobody's rights. */
export class WakeJobs {
  constructor(
    private readonly jobs: JobStore,
    private readonly calendar: JobCalendar,
  ) {}

  /** Wakes the jobs; how many were moved or marked. */
  async run(
    tx: Tx,
    { mappingIds = [], kinds = [], delayMs = DELAY_MS }: Awakening,
  ): Promise<number> {
    const now = this.calendar.now().getTime();
    const woken = await this.jobs.wake(
      tx,
      { mappingIds, kinds },
      {
        next: new Date(now + delayMs).toISOString(),
        far: new Date(now + Math.max(NEAR_MS, delayMs)).toISOString(),
      },
    );
    await this.calendar.note(tx, woken);
    return woken.length;
  }
}
