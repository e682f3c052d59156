import type { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database/db';
import type { Queue } from '../../queue/queue';
import { DueJobTask } from './due-job.task';

/** A job and when it is to run. */
export interface Appointment {
  readonly id: string;
  /** Null: nothing is to happen. */
  readonly nextRunAt: string | null;
}

/** Sees to it that a worker looks at jobs when they become due. */
export class JobCalendar {
  constructor(
    private readonly queue: Queue,
    private readonly clock: Clock,
  ) {}

  /** The present instant. */
  now(): Date {
    return this.clock.now();
  }

  /** Notes the appointments with the transaction. */
  async note(tx: Tx, appointments: readonly Appointment[]): Promise<void> {
    const now = this.clock.now().getTime();
    const messages = appointments.flatMap(({ id, nextRunAt }) =>
      nextRunAt === null ? [] : [{ payload: { jobId: id }, delayMs: Date.parse(nextRunAt) - now }],
    );
    await this.queue.enqueue(tx, DueJobTask, messages);
  }
}
