import type { Clock } from '../platform/clock';

/** The working day of the demo company. */
export const DEMO_DAY = '2026-08-22';

const START = Date.parse(`${DEMO_DAY}T07:00:00.000Z`);
const STEP_MS = 5_000;

/** The clock of the demo company's day: five seconds pass whenever it is asked, so every demo company has the same times. */
export class DemoClock implements Clock {
  private elapsedMs = 0;

  now(): Date {
    const now = new Date(START + this.elapsedMs);
    this.elapsedMs += STEP_MS;
    return now;
  }

  today(): string {
    return DEMO_DAY;
  }
}
