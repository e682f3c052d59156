import type { Tx } from '../../../platform/database/db';
import { changeJob, openJob, readyNow, type JobChangeParts } from './job-change';

const RESTING = new Set(['ON_HOLD', 'ON_HOLD_INACTIVE', 'ERROR']);

/**
 * Releases a job that a person paused, that sleeps or that gave up: it is ready, at once. Where the connection or a
 * setting does not want it, it stays on hold for that reason.
 */
export class ResumeJob {
  constructor(private readonly parts: JobChangeParts) {}

  /** Releases the job. Repeating it changes nothing more. */
  async run(tx: Tx, id: string): Promise<void> {
    const job = await openJob(tx, this.parts, id);
    if (job.status === 'IN_PROCESS') await changeJob(tx, this.parts, id, { holdReason: null });
    else if (RESTING.has(job.status)) await changeJob(tx, this.parts, id, readyNow(this.parts));
    await this.parts.arrange.run(tx);
  }
}
