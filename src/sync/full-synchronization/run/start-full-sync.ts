import type { Tx } from '../../../platform/database/db';
import { fullSyncInProcess, nothingToLoad } from '../full-sync.errors';
import type { FullSync } from '../full-sync.entity';
import { checkNames, isOpen, type BuildReview, type FullSyncStores } from '../review/build-review';
import { runs } from '../review/recommendation';
import { settleForsaken } from './settle-line';
import { isAtWork, type StartLines } from './start-lines';

/** Starts a full synchronization: the one under review, or a new one with what is recommended (F-5). */
export class StartFullSync {
  constructor(
    private readonly stores: FullSyncStores,
    private readonly review: BuildReview,
    private readonly startLines: StartLines,
  ) {}

  /** Starts; with names of mappings only their lines take part. */
  async run(tx: Tx, mappings: readonly string[]): Promise<FullSync> {
    const { syncs, lines } = this.stores;
    const asked = await syncs.lock(tx);
    const latest = await syncs.findLatest(tx);
    if (latest?.status === 'IN_PROCESS') throw fullSyncInProcess();
    if (latest) await this.requireStill(tx, latest, asked.now);
    const reviewed = latest !== null && isOpen(latest);
    const sync = reviewed ? latest : await this.review.within(tx, { mappings }, asked);
    if (reviewed && mappings.length > 0) await this.leaveOut(tx, sync, mappings);
    const chosen = (await lines.list(tx, sync.id)).filter(({ choice }) => runs(choice));
    if (chosen.length === 0) throw nothingToLoad();
    await syncs.start(tx, sync.id, asked);
    await this.startLines.run(tx, sync, asked);
    return sync;
  }

  // A line that was told to stop may still be writing its last batch.
  private async requireStill(tx: Tx, latest: FullSync, now: string): Promise<void> {
    const left = (await this.stores.lines.list(tx, latest.id)).filter(isAtWork);
    for (const line of left)
      if (!(await settleForsaken(tx, this.stores.lines, line, now))) throw fullSyncInProcess();
  }

  private async leaveOut(tx: Tx, sync: FullSync, mappings: readonly string[]): Promise<void> {
    const all = await this.stores.lines.list(tx, sync.id);
    checkNames(
      { mappings },
      all.map(({ mapping }) => mapping),
    );
    for (const { id, mapping } of all)
      if (!mappings.includes(mapping))
        await this.stores.lines.update(tx, id, { choice: 'LEAVE_OUT' });
  }
}
