import type { Tx } from '../../../platform/database/db';
import type { Direction } from '../../mapping/direction';
import type { LiveMappings } from '../../mapping/live-mappings';
import { directionNotAllowed } from '../../mapping/mapping.errors';
import { fullSyncNotFound, lineNotFound, lineStarted } from '../full-sync.errors';
import type { FullSync } from '../full-sync.entity';
import type { LineChanges, NamedLine } from '../full-sync-line.store';
import { isOpen, type FullSyncStores } from './build-review';
import type { LineChoice } from './recommendation';

/** What a person wants otherwise for the line of a mapping; what is absent stays. */
export interface LineChange {
  readonly mapping: string;
  readonly choice?: LineChoice | null;
  readonly direction?: Direction | null;
  /** Null takes the limit away. */
  readonly stopAbovePercent?: number | null;
}

/** Changes lines that have not begun (F-4). */
export class ChangeLines {
  constructor(
    private readonly stores: FullSyncStores,
    private readonly mappings: LiveMappings,
  ) {}

  /** Changes all of them or none, and returns their full synchronization. */
  async run(tx: Tx, changes: readonly LineChange[]): Promise<FullSync> {
    const { syncs, lines } = this.stores;
    await syncs.lock(tx);
    const sync = await syncs.findLatest(tx);
    if (!sync || !isOpen(sync)) throw fullSyncNotFound();
    const set = await this.mappings.load(tx);
    const present = new Map((await lines.list(tx, sync.id)).map((line) => [line.mapping, line]));
    for (const [at, change] of changes.entries()) {
      const line = present.get(change.mapping);
      if (!line) throw lineNotFound(change.mapping, `lines.${at}.mapping`);
      if (line.status !== 'OPEN') throw lineStarted(line.mapping, line.status);
      const own = set.active(line.mapping).direction;
      if (change.direction && own !== 'BOTH' && change.direction !== own)
        throw directionNotAllowed(line.mapping, own, change.direction);
      await lines.update(tx, line.id, changesOf(line, change));
    }
    return sync;
  }
}

function changesOf(line: NamedLine, change: LineChange): LineChanges {
  return {
    choice: change.choice ?? line.choice,
    direction: change.direction ?? line.direction,
    stopAbovePercent:
      change.stopAbovePercent === undefined ? line.stopAbovePercent : change.stopAbovePercent,
  };
}
