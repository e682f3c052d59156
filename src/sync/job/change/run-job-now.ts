import type { Tx } from '../../../platform/database/db';
import { jobOnHold } from '../job.errors';
import { changeJob, openJob, readyNow, type JobChangeParts } from './job-change';

/** Has a job run now instead of at its hour; one that is running runs once more as soon as it has ended. */
export class RunJobNow {
  constructor(private readonly parts: JobChangeParts) {}

  /** Moves the job ahead; refuses one that is on hold. */
  async run(tx: Tx, id: string): Promise<void> {
    const job = await openJob(tx, this.parts, id);
    if (job.status === 'ON_HOLD') throw jobOnHold(job);
    const changes = job.status === 'IN_PROCESS' ? { dirty: true } : readyNow(this.parts);
    await changeJob(tx, this.parts, id, changes);
  }
}
