import type { Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refusal } from '../../../platform/errors/refusal';
import { tooManyFailed } from '../full-sync.errors';
import type { FullSyncLineStore, LineChanges, NamedLine } from '../full-sync-line.store';
import type { FullSyncStores } from '../review/build-review';
import { isAtWork, type StartLines } from './start-lines';

/** Notes how a line has ended and starts what waited for it (F-6, F-10). */
export class SettleLine {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: FullSyncStores,
    private readonly startLines: StartLines,
  ) {}

  /** The line came to its end, with failed records or without; more of them than a person allowed is an error. */
  finished(lineId: string, actor: string): Promise<void> {
    return this.settle(lineId, actor, (line) => {
      const refusal = overLimit(line);
      return refusal ? errorOf(refusal) : { status: 'FINISHED', errorCode: null, message: null };
    });
  }

  /** The line as a whole could not run; what depends on it does not start. */
  failed(lineId: string, actor: string, error: unknown): Promise<void> {
    return this.settle(lineId, actor, () => errorOf(error));
  }

  /** The line stopped as a person asked. */
  stopped(lineId: string, actor: string): Promise<void> {
    return this.settle(lineId, actor, () => ({ status: 'CANCELLED' }));
  }

  private settle(
    lineId: string,
    actor: string,
    end: (line: NamedLine) => LineChanges,
  ): Promise<void> {
    const { syncs, lines } = this.stores;
    return this.unitOfWork.run(
      async (tx) => {
        const asked = await syncs.lock(tx);
        const { now } = asked;
        const before = await lines.find(tx, lineId);
        if (!before || !isAtWork(before)) return;
        await lines.advance(tx, lineId, now);
        const line = (await lines.find(tx, lineId)) ?? before;
        await lines.update(tx, lineId, { ...end(line), finishedAt: now, stopping: false });
        const sync = await syncs.findLatest(tx);
        if (sync?.id === line.fullSyncId && sync.status === 'IN_PROCESS')
          await this.startLines.run(tx, sync, asked);
      },
      { actor },
    );
  }
}

/** Closes a line whose worker is gone for good; false when one has it in hand. */
export async function settleForsaken(
  tx: Tx,
  lines: FullSyncLineStore,
  line: NamedLine,
  now: string,
): Promise<boolean> {
  if (!(await lines.isForsaken(tx, line.id))) return false;
  await lines.update(tx, line.id, { status: 'CANCELLED', finishedAt: now, stopping: false });
  return true;
}

function overLimit({ mapping, failed, processed, stopAbovePercent }: NamedLine): Refusal | null {
  if (stopAbovePercent === null || failed * 100 <= processed * stopAbovePercent) return null;
  return tooManyFailed(mapping, { failed, processed, limit: stopAbovePercent });
}

function errorOf(error: unknown): LineChanges {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Refusal ? error.code : 'UNEXPECTED_FAILURE';
  return { status: 'ERROR', errorCode: code.slice(0, 60), message: message.slice(0, 1000) };
}
