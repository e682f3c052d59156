import type { Tx } from '../../../platform/database/db';
import { fullSyncNotFound } from '../full-sync.errors';
import type { FullSync } from '../full-sync.entity';
import { isOpen, type FullSyncStores } from '../review/build-review';

/** Stops a full synchronization: what has not begun does not begin, what is at work stops after its batch. */
export class CancelFullSync {
  constructor(private readonly stores: FullSyncStores) {}

  /** Stops the present one, or refuses when an id names another one; what was loaded stays. */
  async run(tx: Tx, id: string | null): Promise<FullSync> {
    const { syncs, lines } = this.stores;
    const { now } = await syncs.lock(tx);
    const sync = await syncs.findLatest(tx);
    if (!sync || !isOpen(sync) || (id !== null && id !== sync.id)) throw fullSyncNotFound();
    for (const line of await lines.list(tx, sync.id)) {
      if (line.status === 'OPEN' || line.status === 'QUEUED')
        await lines.update(tx, line.id, { status: 'CANCELLED', finishedAt: now });
      if (line.status === 'IN_PROCESS') await lines.update(tx, line.id, { stopping: true });
    }
    await syncs.end(tx, sync.id, 'CANCELLED', now);
    return sync;
  }
}
