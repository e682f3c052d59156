import type { Tx } from '../../../platform/database/db';
import type { ArrangeJobs } from '../arrange-jobs';
import { jobFinished, jobNotFound } from '../job.errors';
import type { Job } from '../job.entity';
import type { JobCalendar } from '../job-calendar';
import type { JobChanges, JobStore } from '../job.store';

/** What changing a job stands on. */
export interface JobChangeParts {
  readonly jobs: JobStore;
  readonly calendar: JobCalendar;
  readonly arrange: ArrangeJobs;
}

/** The job, taken for this transaction; refuses one that does not exist or has finished. */
export async function openJob(tx: Tx, { jobs }: JobChangeParts, id: string): Promise<Job> {
  const job = await jobs.findLocked(tx, id);
  if (!job) throw jobNotFound(id);
  if (job.status === 'FINISHED') throw jobFinished(job);
  return job;
}

/** Changes the job; a new hour is noted with the queue. */
export async function changeJob(
  tx: Tx,
  { jobs, calendar }: JobChangeParts,
  id: string,
  changes: JobChanges,
): Promise<void> {
  await jobs.change(tx, id, changes);
  if (changes.nextRunAt) await calendar.note(tx, [{ id, nextRunAt: changes.nextRunAt }]);
}

/** Ready to run at once, with all its attempts. */
export function readyNow({ calendar }: JobChangeParts): JobChanges {
  const now = calendar.now().toISOString();
  return { status: 'READY', holdReason: null, nextRunAt: now, readyAt: now, attempts: 0 };
}
