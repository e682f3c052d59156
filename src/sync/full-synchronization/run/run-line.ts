import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../../platform/database/db';
import type { DbSession, Sessions } from '../../../platform/database/session';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refusal } from '../../../platform/errors/refusal';
import { RetryableError } from '../../../platform/errors/retryable-error';
import { lockKeyOf, type NamedLine } from '../full-sync-line.store';
import type { FullSyncStores } from '../review/build-review';
import type { LineWork } from './line-work';
import type { SettleLine } from './settle-line';
import { isAtWork } from './start-lines';

/** What running a line goes through. */
export interface RunLineParts {
  readonly stores: FullSyncStores;
  readonly work: LineWork;
  readonly settle: SettleLine;
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly sessions: Sessions;
}

const WAITS = 50;
const WAIT_MS = 100;

/**
 * Works on one line of a full synchronization until it has ended; called by the job of the line. A line that a dead
 * process left goes on where the last committed batch ended. Calling it for a line that has ended does nothing.
 */
export class RunLine {
  constructor(private readonly parts: RunLineParts) {}

  /**
   * Runs the line. A refusal of the whole ends it with an error; anything else that goes wrong is thrown, so that the
   * job is tried again; so is RUN_IN_PROCESS, where somebody else is at the mapping. `signal` stops after the batch at hand and leaves the line to the next worker.
   */
  async run(lineId: string, signal?: AbortSignal): Promise<void> {
    await this.parts.sessions.within(async (session) => {
      await this.take(session, lineId);
      const line = await this.begin(lineId);
      if (!line) return;
      const actor = await this.actorOf(line);
      if (line.stopping) return this.parts.settle.stopped(lineId, actor);
      try {
        const ended = await this.parts.work.run(line, actor, signal);
        if (ended === 'DONE') await this.parts.settle.finished(lineId, actor);
        if (ended === 'STOPPED') await this.parts.settle.stopped(lineId, actor);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'RUN_IN_PROCESS') throw error;
        await this.parts.settle.failed(lineId, actor, error);
      }
    });
  }

  // The server may need a moment to notice that the process that had the line before is gone.
  private async take(session: DbSession, lineId: string): Promise<void> {
    for (let wait = 0; wait < WAITS; wait++) {
      const [row] = await session.query<{ taken: boolean }>(
        '/* full-sync-line.take */ SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
        [lockKeyOf(lineId)],
      );
      if (row?.taken) return;
      await pause(WAIT_MS);
    }
    throw new RetryableError(`Another worker has the line ${lineId} in hand.`);
  }

  private begin(lineId: string): Promise<NamedLine | null> {
    const { syncs, lines } = this.parts.stores;
    return this.parts.unitOfWork.run(async (tx) => {
      const { now } = await syncs.lock(tx);
      const line = await lines.find(tx, lineId);
      if (!line || !isAtWork(line)) return null;
      const expected = line.expected ?? (await this.parts.work.expected(tx, line));
      const changes = { status: 'IN_PROCESS', expected, startedAt: line.startedAt ?? now } as const;
      await lines.update(tx, lineId, changes);
      return { ...line, ...changes };
    });
  }

  private async actorOf({ fullSyncId }: NamedLine): Promise<string> {
    const sync = await this.parts.stores.syncs.findLatest(this.parts.db);
    return sync?.id === fullSyncId ? (sync.startedBy ?? sync.createdBy) : 'system';
  }
}
