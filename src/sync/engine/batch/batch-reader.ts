import type { Row } from '../../../platform/database/record-table';
import type { Coupling } from '../../coupling/coupling.entity';
import type { CouplingStore } from '../../coupling/coupling.store';
import type { Side } from '../../mapping/direction';
import type { Batch } from './batch';
import type { Pair } from '../decision/pair';

/** The records of a batch, read and locked: couplings first, then the destination rows, each in the order of ids. */
export interface ReadBatch {
  pairs: Pair[];
  /** Source records that take no part (S-13). */
  ignored: Pair[];
  /** Couplings that hold a counterpart found by its natural key, by the counterpart's id (C-4). */
  holders: Map<string, Coupling>;
}

/** Reads what a batch needs in a handful of statements; locked unless it is only looked at. */
export class BatchReader {
  constructor(private readonly couplings: CouplingStore) {}

  async read(
    batch: Batch,
    ids: readonly string[],
    lock: 'none' | 'update' = 'update',
  ): Promise<ReadBatch> {
    const sourceSide = batch.sourceSide;
    const couplings = await this.couplings.listByRecords(
      batch.tx,
      batch.mapping.id,
      { side: sourceSide, ids },
      lock,
    );
    const bySource = new Map(couplings.map((coupling) => [idOf(coupling, sourceSide), coupling]));
    const sources = await batch.source.load(batch.tx, ids);
    const eligible = await this.eligible(batch, sources);
    const found = await this.counterparts(batch, sources, bySource, eligible);
    const holders = await this.holders(batch, [...found.values()]);
    const destinations = await this.destinations(batch, couplings, found, lock);
    const pairs = ids.map((sourceId): Pair => {
      const coupling = bySource.get(sourceId) ?? null;
      const destinationId = coupling ? idOf(coupling, batch.destinationSide) : found.get(sourceId);
      const destination =
        (destinationId === undefined ? null : destinations.get(destinationId)) ?? null;
      return {
        sourceId,
        source: sources.get(sourceId) ?? null,
        coupling,
        destination,
        found: !coupling && destination !== null,
      };
    });
    return {
      pairs: pairs.filter((pair) => !pair.source || eligible.has(pair.sourceId)),
      ignored: pairs.filter((pair) => pair.source && !eligible.has(pair.sourceId)),
      holders,
    };
  }

  private async eligible(
    batch: Batch,
    sources: ReadonlyMap<string, Row>,
  ): Promise<ReadonlySet<string>> {
    if (!batch.behaviour.eligible || sources.size === 0) return new Set(sources.keys());
    return batch.behaviour.eligible(batch, [...sources.values()]);
  }

  private async counterparts(
    batch: Batch,
    sources: ReadonlyMap<string, Row>,
    coupled: ReadonlyMap<string, Coupling>,
    eligible: ReadonlySet<string>,
  ): Promise<Map<string, string>> {
    if (!batch.behaviour.findCounterparts) return new Map();
    const open = [...sources]
      .filter(([id]) => !coupled.has(id) && eligible.has(id))
      .map(([, row]) => row);
    return open.length === 0 ? new Map() : batch.behaviour.findCounterparts(batch, open);
  }

  private async holders(batch: Batch, ids: readonly string[]): Promise<Map<string, Coupling>> {
    const side = batch.destinationSide;
    const held = await this.couplings.listByRecords(
      batch.tx,
      batch.mapping.id,
      { side, ids },
      'update',
    );
    return new Map(held.map((coupling) => [idOf(coupling, side), coupling]));
  }

  private async destinations(
    batch: Batch,
    couplings: readonly Coupling[],
    found: ReadonlyMap<string, string>,
    lock: 'none' | 'update',
  ): Promise<Map<string, Row>> {
    const ids = [
      ...couplings.map((coupling) => idOf(coupling, batch.destinationSide)),
      ...found.values(),
    ];
    return ids.length === 0 ? new Map() : batch.destination.load(batch.tx, ids, lock);
  }
}

/** The id that a coupling holds of a side. */
export function idOf(coupling: Readonly<Coupling>, side: Side): string {
  return side === 'ERP' ? coupling.erpId : coupling.crmId;
}
