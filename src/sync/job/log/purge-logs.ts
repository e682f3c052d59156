import type { Clock } from '../../../platform/clock';
import type { Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { RunCounters } from '../../run/sync-run.store';
import type { JobSettingsStore } from './job-settings.store';
import type { LogPurgeStore } from './log-purge.store';

/** How many rows of each log were removed. */
export interface PurgeResult {
  readonly runs: number;
  readonly journalEntries: number;
  readonly executions: number;
}

const BATCH = 1_000;
const DAY_MS = 86_400_000;

/** Removes old logs (J-20), each batch in a transaction of its own. The reason of an open failure is never removed. */
export class PurgeLogs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly stores: { readonly settings: JobSettingsStore; readonly logs: LogPurgeStore },
  ) {}

  /** Removes what is older than the settings keep it; `signal` ends it after the batch at hand. */
  async byRetention(signal?: AbortSignal): Promise<PurgeResult> {
    const { settings, logs } = this.stores;
    const keep = await this.unitOfWork.run((tx) => settings.get(tx));
    const successfulBefore = this.ago(keep.keepSuccessfulRunsDays);
    const failedBefore = this.ago(keep.keepFailedRunsDays);
    return {
      runs: await this.batches(
        (tx) => logs.runs(tx, { successfulBefore, failedBefore, limit: BATCH }),
        signal,
      ),
      journalEntries: await this.batches(
        (tx) => logs.journal(tx, this.ago(keep.keepJournalDays), BATCH),
        signal,
      ),
      executions: await this.batches(
        (tx) => logs.executions(tx, this.ago(keep.keepExecutionsDays), BATCH),
        signal,
      ),
    };
  }

  /** Removes runs, errors and executions that are older than so many days, whatever the settings say; 0: all. */
  async olderThan(days: number): Promise<PurgeResult> {
    const { logs } = this.stores;
    const before = days === 0 ? FAR : this.ago(days);
    const limits = { successfulBefore: before, failedBefore: before, limit: BATCH };
    return {
      runs: await this.batches((tx) => logs.runs(tx, limits)),
      journalEntries: 0,
      executions: await this.batches((tx) => logs.executions(tx, before, BATCH)),
    };
  }

  private ago(days: number): string {
    return new Date(this.clock.now().getTime() - days * DAY_MS).toISOString();
  }

  private async batches(batch: (tx: Tx) => Promise<number>, signal?: AbortSignal): Promise<number> {
    let sum = 0;
    for (;;) {
      const removed = await this.unitOfWork.run(batch);
      sum += removed;
      if (removed === 0 || signal?.aborted) return sum;
    }
  }
}

// What ended in this very instant goes as well.
const FAR = '9999-12-31T00:00:00Z';

/** A purge as the counters of a job. */
export function purgeCounts({
  runs,
  journalEntries,
  executions,
}: PurgeResult): Partial<RunCounters> {
  return { deleted: runs + journalEntries + executions };
}
