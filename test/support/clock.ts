import type { Clock } from '../../src/platform/clock';

/** A clock that stands still until it is set. */
export class FixedClock implements Clock {
  constructor(private instant = new Date('2026-08-22T09:30:00.000Z')) {}

  now(): Date {
    return new Date(this.instant);
  }

  today(): string {
    return this.instant.toISOString().slice(0, 10);
  }

  /** Moves the clock. */
  set(instant: string): void {
    this.instant = new Date(instant);
  }

  /** Lets some seconds pass. */
  advance(seconds = 1): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1_000);
  }
}
