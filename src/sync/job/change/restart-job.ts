import type { Tx } from '../../../platform/database/db';
import { jobNotFailed } from '../job.errors';
import { changeJob, openJob, readyNow, type JobChangeParts } from './job-change';

/** Starts a job again that has given up (J-2), with all its attempts. */
export class RestartJob {
  constructor(private readonly parts: JobChangeParts) {}

  /** Makes the job ready at once; refuses one that has not given up. */
  async run(tx: Tx, id: string): Promise<void> {
    const job = await openJob(tx, this.parts, id);
    if (job.status !== 'ERROR') throw jobNotFailed(job);
    await changeJob(tx, this.parts, id, readyNow(this.parts));
  }
}
