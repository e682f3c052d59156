import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../../platform/database/db';
import { Refusal } from '../../../platform/errors/refusal';
import { RetryableError } from '../../../platform/errors/retryable-error';
import type { FullSyncLineStore } from '../full-sync-line.store';
import type { RunLine } from './run-line';
import type { SettleLine } from './settle-line';

const RETRY_MS = 200;

/**
 * Works on whatever lines are due in this process, side by side, until none is left: for scripts, and where no
 * worker runs. A line that cannot run ends with an error.
 */
export class RunFullSynchronization {
  constructor(
    private readonly db: Db,
    private readonly lines: FullSyncLineStore,
    private readonly runLine: RunLine,
    private readonly settle: SettleLine,
  ) {}

  /** Returns when nothing is due any more, or after the batches at hand once `signal` says so. */
  async run(signal?: AbortSignal): Promise<void> {
    const working = new Map<string, Promise<void>>();
    for (;;) {
      const due = signal?.aborted ? [] : await this.lines.listDue(this.db);
      for (const id of due) {
        if (working.has(id)) continue;
        const work = this.line(id, signal).finally(() => working.delete(id));
        working.set(id, work);
      }
      if (working.size === 0) return;
      await Promise.race(working.values());
    }
  }

  private async line(id: string, signal?: AbortSignal): Promise<void> {
    try {
      await this.runLine.run(id, signal);
    } catch (error) {
      if (isPassing(error)) await pause(RETRY_MS);
      else await this.settle.failed(id, 'system', error);
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'RUN_IN_PROCESS';
  return error instanceof RetryableError;
}
