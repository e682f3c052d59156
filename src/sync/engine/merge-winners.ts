import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import type { CouplingStore } from '../coupling/coupling.store';
import type { LiveMapping } from '../mapping/live-mapping';
import { counterpartMerged, type MergeWinner } from './engine.errors';
import { printed } from './fields/value-kind';
import type { MergeColumns, RecordSide } from './record-side';
import type { RecordSides } from './record-sides';

/** A coupled pair whose CRM record was merged into another one. */
export interface MergedPair {
  readonly coupling: Pick<Coupling, 'id' | 'erpId' | 'crmId'>;
  readonly crm: Row;
}

/** Merges that lead on from one to the next are followed this far. */
const LONGEST = 10;

/** Says of merged CRM records who took them over, and to whom that one belongs; for a whole batch at once (D-7). */
export class MergeWinners {
  constructor(
    private readonly sides: RecordSides,
    private readonly couplings: CouplingStore,
  ) {}

  /** The refusals of the pairs, by coupling id. */
  async refusals(
    db: Db,
    mapping: LiveMapping,
    pairs: readonly MergedPair[],
  ): Promise<Map<string, Refusal>> {
    const side = this.sides.get(mapping.crmTable);
    const { merging } = side;
    if (!merging || pairs.length === 0) return new Map();
    const winners = await followed(db, side, merging, pairs);
    const holders = await this.holders(db, mapping, [...new Set(winners.values())]);
    return new Map(
      pairs.map(({ coupling, crm }) => {
        const row = winners.get(coupling.id);
        const winner = row
          ? { ...named(side, row), holder: holders.get(printed(row.id)) ?? null }
          : null;
        const told = { mapping: mapping.name, loser: named(side, crm).name, winner };
        return [coupling.id, counterpartMerged(coupling, merging.into, told)];
      }),
    );
  }

  // The living ERP records that winners belong to, by the id of the winner.
  private async holders(
    db: Db,
    mapping: LiveMapping,
    winners: readonly Row[],
  ): Promise<Map<string, NonNullable<MergeWinner['holder']>>> {
    const ids = winners.map(({ id }) => printed(id));
    const held = await this.couplings.listByRecords(db, mapping.id, { side: 'CRM', ids });
    const erp = this.sides.get(mapping.erpTable);
    const rows = await erp.load(
      db,
      held.map(({ erpId }) => erpId),
    );
    return new Map(
      held.flatMap(({ id: couplingId, erpId, crmId }) => {
        const row = rows.get(erpId);
        return row ? [[crmId, { ...named(erp, row), couplingId }] as const] : [];
      }),
    );
  }
}

// By coupling id the record that stands at the end of its merges; none where that one is gone.
async function followed(
  db: Db,
  side: RecordSide,
  { merged, into }: MergeColumns,
  pairs: readonly MergedPair[],
): Promise<Map<string, Row>> {
  const winners = new Map<string, Row>();
  let open = pairs.map(({ coupling, crm }) => ({ id: coupling.id, next: crm[into] ?? null }));
  for (let step = 0; step < LONGEST && open.length > 0; step++) {
    const ids = open.flatMap(({ next }) => (next === null ? [] : printed(next)));
    const rows = await side.load(db, [...new Set(ids)]);
    open = open.flatMap(({ id, next }) => {
      const row = rows.get(printed(next));
      if (!row) return [];
      if (row[merged] === true) return { id, next: row[into] ?? null };
      winners.set(id, row);
      return [];
    });
  }
  return winners;
}

function named({ noun, key }: RecordSide, row: Row): { id: string; name: string } {
  return { id: printed(row.id), name: `${noun} ${printed(row[key] ?? row.id)}` };
}
