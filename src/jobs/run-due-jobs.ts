import type { Db } from '../platform/database/db';
import type { Clock } from '../platform/clock';
import type { JobClaimStore } from '../sync/job/job-claim.store';
import type { RunJob } from './run-job';

const BATCH = 100;

/** Runs every job that is due, one after the other, without the queue: for commands and for tests with a clock of their own. */
export class RunDueJobs {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly claims: JobClaimStore,
    private readonly runJob: RunJob,
  ) {}

  /** Runs what is due now, each job once; how many ran. */
  async run(signal: AbortSignal = new AbortController().signal): Promise<number> {
    const now = this.clock.now().toISOString();
    const seen = new Set<string>();
    let ran = 0;
    for (;;) {
      const due = await this.claims.listDue(this.db, now, BATCH + seen.size);
      const open = due.filter((id) => !seen.has(id));
      let progress = false;
      for (const id of open) {
        if (signal.aborted) return ran;
        if (!(await this.runJob.run(id, { signal }))) continue;
        seen.add(id);
        progress = true;
        ran += 1;
      }
      if (!progress) return ran;
    }
  }
}
