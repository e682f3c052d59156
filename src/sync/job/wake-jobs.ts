import type { Tx } from '../../platform/database/db';
import type { JobCalendar } from './job-calendar';
import type { JobKindName } from './job-kinds';
import type { JobStore } from './job.store';
import type { JobSettingsStore } from './log/job-settings.store';

/** Whose jobs to wake. */
export interface Awakening {
  /** Table mappings whose records changed. */
  readonly mappingIds?: readonly string[];
  /** Kinds of jobs that something happened for. */
  readonly kinds?: readonly JobKindName[];
  /** Absent: as the settings say, a second unless they were changed. */
  readonly delayMs?: number;
}

/** A job whose turn comes within this time anyway is left alone (J-11). */
const NEAR_MS = 60_000;

/** Wakes recurring jobs because something changed (J-11 to J-15), with the caller's transaction and nobody's rights. */
export class WakeJobs {
  constructor(
    private readonly jobs: JobStore,
    private readonly settings: JobSettingsStore,
    private readonly calendar: JobCalendar,
  ) {}

  /** Wakes the jobs; how many were moved or marked. */
  async run(tx: Tx, { mappingIds = [], kinds = [], delayMs: wanted }: Awakening): Promise<number> {
    const delayMs = wanted ?? (await this.settings.get(tx)).wakeDelaySeconds * 1_000;
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
