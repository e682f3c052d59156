import type { Tx } from '../../../platform/database/db';
import type { Job } from '../job.entity';
import { changeJob, openJob, type JobChangeParts } from './job-change';

/** What a person may set of a job; what is absent stays. */
export interface JobUpdate {
  /** Null: as the table mapping says, else 30. */
  readonly intervalMinutes?: number | null;
  /** Null: as the table mapping says, or it never sleeps; 0: it sleeps until it is woken. */
  readonly inactivityMinutes?: number | null;
  readonly maxAttempts?: number;
  readonly wakes?: boolean;
}

/** Changes how often a job runs and what wakes it. Enabling, updates and restarts leave it as it was set. */
export class UpdateJob {
  constructor(private readonly parts: JobChangeParts) {}

  /** Changes the job. A shorter time counts from now on, so that it is not waited out first. */
  async run(tx: Tx, id: string, update: JobUpdate): Promise<void> {
    const job = await openJob(tx, this.parts, id);
    await changeJob(tx, this.parts, id, { ...update, ...this.sooner(job, update) });
  }

  private sooner(job: Job, update: JobUpdate): { nextRunAt?: string } {
    const minutes =
      job.status === 'ON_HOLD_INACTIVE' ? update.inactivityMinutes : update.intervalMinutes;
    const resting = job.status === 'ON_HOLD_INACTIVE' || job.status === 'READY';
    if (!minutes || !resting || job.attempts > 0) return {};
    const next = new Date(this.parts.calendar.now().getTime() + minutes * 60_000).toISOString();
    const present = job.nextRunAt === null ? Infinity : Date.parse(job.nextRunAt);
    return Date.parse(next) < present ? { nextRunAt: next } : {};
  }
}
