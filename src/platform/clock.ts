/** Tells the time. Injected wherever a rule depends on it, so that tests decide when it is. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /** The present calendar day in UTC, as YYYY-MM-DD. */
  today(): string;
}

/** The clock of the machine. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }

  today(): string {
    return this.now().toISOString().slice(0, 10);
  }
}
