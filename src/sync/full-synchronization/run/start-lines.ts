import type { Tx } from '../../../platform/database/db';
import type { FullSync } from '../full-sync.entity';
import type { Asked } from '../full-sync.store';
import type { NamedLine } from '../full-sync-line.store';
import type { FullSyncStores } from '../review/build-review';
import { runs } from '../review/recommendation';

/** Hands lines to the background. */
export interface LineQueue {
  /** Enqueues the job of a line in the caller's transaction and returns the job's id. */
  enqueue(tx: Tx, line: Pick<NamedLine, 'id' | 'mappingId'>, actor: string): Promise<string>;
}

/**
 * Starts what can start: every open line all of whose dependencies are done (F-5). It is called again whenever a
 * line has ended, so nobody has to act between levels (F-6). When nothing is left to do, the whole has ended.
 */
export class StartLines {
  constructor(
    private readonly stores: FullSyncStores,
    private readonly queue: LineQueue,
  ) {}

  /** Starts lines of a full synchronization that is at work; the caller has the lock. */
  async run(tx: Tx, sync: Pick<FullSync, 'id'>, { actor, now }: Asked): Promise<void> {
    const { syncs, lines } = this.stores;
    const all = await lines.list(tx, sync.id);
    const startable = all.filter((line) => isStartable(line, all));
    for (const line of startable) {
      const jobId = await this.queue.enqueue(tx, line, actor);
      await lines.update(tx, line.id, { status: 'QUEUED', jobId });
    }
    if (startable.length > 0 || all.some(isAtWork)) return;
    const left = all.some(({ choice, status }) => runs(choice) && status !== 'FINISHED');
    await syncs.end(tx, sync.id, left ? 'ERROR' : 'FINISHED', now);
  }
}

/** Names of the mappings that a line still waits for; what has no line, no records or is left out keeps nobody waiting. */
export function waitsFor(line: NamedLine, all: readonly NamedLine[]): string[] {
  const undone = new Set(
    all
      .filter(({ choice, status }) => runs(choice) && status !== 'FINISHED')
      .map(({ mapping }) => mapping),
  );
  return line.dependencies.filter((name) => undone.has(name));
}

/** Whether a worker has the line, or is about to. */
export function isAtWork({ status }: Pick<NamedLine, 'status'>): boolean {
  return status === 'QUEUED' || status === 'IN_PROCESS';
}

function isStartable(line: NamedLine, all: readonly NamedLine[]): boolean {
  return line.status === 'OPEN' && runs(line.choice) && waitsFor(line, all).length === 0;
}
