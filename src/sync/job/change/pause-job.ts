import type { Tx } from '../../../platform/database/db';
import { changeJob, openJob, type JobChangeParts } from './job-change';

/** Puts a job on hold, by a person; one that is running runs to its end and is held then (J-1). */
export class PauseJob {
  constructor(private readonly parts: JobChangeParts) {}

  /** Holds the job. Repeating it changes nothing more. */
  async run(tx: Tx, id: string): Promise<void> {
    const job = await openJob(tx, this.parts, id);
    const held = { holdReason: 'PERSON' } as const;
    await changeJob(
      tx,
      this.parts,
      id,
      job.status === 'IN_PROCESS' ? held : { ...held, status: 'ON_HOLD', nextRunAt: null },
    );
  }
}
