import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { Refusal } from '../../../platform/errors/refusal';
import { couplingTaken, erpAlreadyCoupled } from '../../coupling/coupling.errors';
import type { Coupling } from '../../coupling/coupling.entity';
import { deletedEntry, uncoupledEntry } from '../../journal/coupling-entries';
import { PASS_DIRECTIONS } from '../../mapping/direction';
import { remember } from './batch-memory';
import { requireFields } from '../fields/require-fields';
import { Batch, type BatchRequest, type EngineParts } from './batch';
import { BatchMapper } from './batch-mapper';
import { BatchReader, idOf } from './batch-reader';
import { BatchRecord } from './batch-record';
import { BatchWriter, isDone, recordIdOn } from './batch-writer';
import { decide } from '../decision/decide';
import { mergedPairOf } from '../decision/merged-record';
import { MergeWinners } from '../merge-winners';
import type { Pair } from '../decision/pair';
import { SettleDeletions, type DecidedRecord } from './settle-deletions';
import { changedMeanwhile } from '../engine.errors';
import type { RecordOutcome } from '../outcome';
import { SynchronizeLines } from './synchronize-lines';
import type { RecordSide } from '../record-side';
import { printed } from '../fields/value-kind';
import { RefusedAfterwards } from '../refused-afterwards';

/**
 * The one path of the engine, for one record and for many: read and lock, decide per record (S-14), map,
 * write both sides, couplings and journal set-wise. Runs inside the caller's transaction; a record that
 * cannot be written fails alone, and a record that somebody changed meanwhile is tried once more.
 */
export class SynchronizeBatch {
  private readonly reader: BatchReader;
  private readonly mapper = new BatchMapper();
  private readonly writer: BatchWriter;
  private readonly lines: SynchronizeLines;
  private readonly deletions: SettleDeletions;
  private readonly winners: MergeWinners;

  constructor(private readonly parts: EngineParts) {
    this.lines = new SynchronizeLines(parts, this);
    this.reader = new BatchReader(parts.couplings);
    this.writer = new BatchWriter(parts.couplings);
    this.deletions = new SettleDeletions(parts.couplings);
    this.winners = new MergeWinners(parts.sides, parts.couplings);
  }

  /** Synchronizes the records of a request and says what became of each, in the order of the request. */
  async run(tx: Tx, request: BatchRequest): Promise<RecordOutcome[]> {
    const batch = new Batch(tx, request, this.parts, this);
    requireFields(batch.mapping, batch.direction);
    const ids = [...new Set(request.sourceIds)];
    if (
      !request.onlyCoupled ||
      batch.behaviour.findCounterparts ||
      request.mapping.deletionPolicy === 'RESTORE'
    ) {
      // A counterpart that is looked for may be found by two batches; one that is made, or one's own, cannot.
      const apart = !batch.behaviour.findCounterparts || batch.behaviour.ownCounterparts === true;
      const shared = (request.sharedCreation ?? false) && apart;
      await this.parts.couplings.lockCreation(tx, request.mapping.id, shared);
    }
    await batch.behaviour.prepare?.(batch, ids);
    const records = new Map(
      (await this.whole(batch, ids)).map((record) => [record.pair.sourceId, record]),
    );
    const again = [...records.values()]
      .filter((record) => record.changedMeanwhile)
      .map((record) => record.pair.sourceId);
    for (const record of again.length > 0 ? await this.whole(batch, again) : []) {
      if (record.changedMeanwhile)
        record.fail(changedMeanwhile(batch.source.noun, record.pair.sourceId));
      records.set(record.pair.sourceId, record);
    }
    await remember(batch, [...records.values()], this.parts.couplings);
    await this.parts.journal.add(tx, batch.runId, batch.now, batch.entries);
    const lineRunId = await this.lines.run(batch, [...records.values()]);
    return ids
      .flatMap((id) => records.get(id) ?? [])
      .map((record) => ({ ...outcomeOf(batch, record), ...(lineRunId && { lineRunId }) }));
  }

  // A merge is whole or not at all: where the way back is refused, everything is taken back and done again without
  // that pair, which is then the only one to fail.
  private async whole(batch: Batch, ids: readonly string[]): Promise<BatchRecord[]> {
    const refused: Refused = { back: new Map(), afterwards: new Map() };
    for (;;) {
      const entries = batch.entries.length;
      try {
        return await batch.tx.savepoint(async () => {
          const records = await this.pass(batch, ids, refused);
          const halves = records.filter((record) => record.broughtBack && record.wrote);
          if (halves.length > 0) throw new HalfWritten(halves);
          return records;
        });
      } catch (error) {
        batch.entries.length = entries;
        keepRefusals(error, refused);
      }
    }
  }

  private async pass(
    batch: Batch,
    ids: readonly string[],
    refused: Refused,
  ): Promise<BatchRecord[]> {
    const { pairs, ignored, holders } = await this.reader.read(batch, ids);
    const records = await this.decided(batch, pairs, holders);
    for (const record of records) {
      if (!record.open) continue;
      const { sourceId } = record.pair;
      const [back, afterwards] = [refused.back.get(sourceId), refused.afterwards.get(sourceId)];
      if (afterwards) record.fail(afterwards);
      else if (back) record.failBack(back);
    }
    const open = records.filter((record) => record.open);
    await this.mapper.map(batch, open);
    this.mapper.settle(batch, open);
    await this.mapper.accompany(batch, open);
    await this.writer.write(batch, open);
    await this.giveUp(
      batch,
      open.flatMap((record) => (isDone(record) ? (record.restores ?? []) : [])),
    );
    await this.writer.couple(batch, open, [batch.direction]);
    await this.writer.follow(batch, open, [batch.direction]);
    await this.bringBack(
      batch,
      open.filter((record) => record.opposite && isDone(record)),
    );
    return [...records, ...ignored.map((pair) => ended(pair, 'ignored'))];
  }

  // What a pair's coupling, its two records and the policy say before any value is looked at.
  private async decided(
    batch: Batch,
    pairs: readonly Pair[],
    holders: ReadonlyMap<string, Coupling>,
  ): Promise<BatchRecord[]> {
    const removed: BatchRecord[] = [];
    const records: BatchRecord[] = [];
    const decided: DecidedRecord[] = [];
    const living = await this.livingHolders(batch, holders);
    for (const pair of pairs) {
      const decision = decide(pair, batch.policy);
      const restored = decision.do === 'insert' && decision.restore;
      const record = new BatchRecord(restored ? { ...pair, coupling: null } : pair);
      if (restored) record.restores = pair.coupling;
      if (decision.do === 'removeCoupling') {
        record.kind = 'removed';
        removed.push(record);
      } else if (decision.do === 'unchanged') record.kind = 'unchanged';
      else if (decision.do === 'fail') record.fail(decision.refusal);
      else if (decision.do === 'skip' || decision.do === 'leave')
        [record.kind, record.refusal] = ['skipped', decision.refusal];
      const holder = pair.found ? holders.get(String(record.destinationId)) : undefined;
      const rival = holder && living.get(holder.id);
      if (holder && rival) record.fail(takenBy(batch, record, holder, rival));
      records.push(record);
      decided.push({ record, decision });
    }
    await this.deletions.run(batch, decided);
    await this.nameWinners(batch, records);
    await this.giveUp(
      batch,
      removed.flatMap((record) => record.pair.coupling ?? []),
    );
    await this.dropLines(batch, removed);
    await this.dropCounterparts(batch, removed);
    await this.giveUp(
      batch,
      [...holders.values()].filter((holder) => !living.has(holder.id)),
    );
    return records;
  }

  // Who took merged records over, looked up for all of them at once (D-7).
  private async nameWinners(batch: Batch, records: readonly BatchRecord[]): Promise<void> {
    const merged = records.filter(({ refusal }) => refusal?.code === 'COUNTERPART_MERGED');
    const pairs = merged.flatMap(({ pair }) => mergedPairOf(pair, batch.direction));
    const refusals = await this.winners.refusals(batch.tx, batch.mapping, pairs);
    for (const record of merged)
      record.refusal = refusals.get(record.pair.coupling?.id ?? '') ?? record.refusal;
  }

  // The records that counterparts found by natural key belong to, by coupling; a coupling whose record is gone gives way (C-4).
  private async livingHolders(
    batch: Batch,
    holders: ReadonlyMap<string, Coupling>,
  ): Promise<Map<string, Row>> {
    const couplings = [...holders.values()];
    if (couplings.length === 0) return new Map();
    const rows = await batch.source.load(
      batch.tx,
      couplings.map((coupling) => idOf(coupling, batch.sourceSide)),
    );
    return new Map(
      couplings.flatMap((each) => {
        const row = rows.get(idOf(each, batch.sourceSide));
        return row ? [[each.id, row] as const] : [];
      }),
    );
  }

  // Couplings that the deletion policy gives up, or that a restored counterpart replaces.
  private async giveUp(batch: Batch, couplings: readonly Readonly<Coupling>[]): Promise<void> {
    await this.parts.couplings.delete(
      batch.tx,
      couplings.map((coupling) => coupling.id),
    );
    for (const coupling of couplings)
      batch.entries.push(uncoupledEntry(batch.mapping.erpTable, coupling));
  }

  // A line that lost its counterpart goes along with the coupling (S-20).
  private async dropLines(batch: Batch, removed: readonly BatchRecord[]): Promise<void> {
    if (!batch.mapping.definition.lines) return;
    const { source, destination, sourceSide, destinationSide } = batch;
    for (const [side, of] of [
      [sourceSide, source],
      [destinationSide, destination],
    ] as const) {
      const survivors = removed.flatMap(({ pair, couplingId }) => {
        const row = side === sourceSide ? pair.source : pair.destination;
        return row ? [{ row, couplingId, id: printed(row.id) }] : [];
      });
      if (survivors.length === 0) continue;
      const ids = survivors.map(({ id }) => id);
      const { refused } = await of.delete(batch.tx, ids);
      for (const { row, couplingId, id } of survivors) {
        if (refused.has(id)) continue;
        const record = { couplingId, side, recordTable: of.table.name, recordId: id };
        batch.entries.push(deletedEntry(record, row));
      }
    }
  }

  // What follows from the way back may be refused as well; it is the way back that fails then.
  private async followBack(
    back: Batch,
    records: readonly BatchRecord[],
    firsts: ReadonlyMap<string, BatchRecord>,
  ): Promise<void> {
    try {
      await this.writer.follow(back, records, PASS_DIRECTIONS);
    } catch (error) {
      if (!(error instanceof RefusedAfterwards)) throw error;
      const halves = [...error.refusals].flatMap(([id, refusal]) => {
        const first = firsts.get(id);
        first?.failBack(refusal);
        return first ?? [];
      });
      throw new HalfWritten(halves);
    }
  }

  // What stood for a record that is gone goes along with the coupling (PR-10).
  private async dropCounterparts(batch: Batch, removed: readonly BatchRecord[]): Promise<void> {
    if (!batch.mapping.definition.deletesWithSource) return;
    const survivors = removed.filter(({ pair }) => !pair.source && pair.destination);
    if (survivors.length === 0) return;
    const ids = survivors.map(({ destinationId }) => String(destinationId));
    const { refused } = await batch.destination.delete(batch.tx, ids);
    for (const { pair, destinationId, couplingId } of survivors) {
      const recordId = String(destinationId);
      if (!pair.destination || refused.has(recordId)) continue;
      const recordTable = batch.destination.table.name;
      const record = { couplingId, side: batch.destinationSide, recordTable, recordId };
      batch.entries.push(deletedEntry(record, pair.destination));
    }
  }

  // The second half of a merge: what the destination changed travels back in the same transaction (S-16).
  private async bringBack(batch: Batch, firsts: readonly BatchRecord[]): Promise<void> {
    if (firsts.length === 0) return;
    const back = batch.reversed(firsts.map((record) => String(record.destinationId)));
    const { pairs, ignored } = await this.reader.read(back, back.request.sourceIds);
    const byPair = new Map(firsts.map((record) => [String(record.destinationId), record]));
    const same = pairs.filter(
      (pair) => pair.destination?.version === byPair.get(pair.sourceId)?.pair.source?.version,
    );
    const records = same.map((pair) => new BatchRecord(pair));
    await this.mapper.map(back, records);
    this.mapper.settleReturn(back, records);
    await this.mapper.accompany(back, records);
    await this.writer.write(back, records);
    await remember(back, records, this.parts.couplings);
    for (const record of records) join(byPair.get(record.pair.sourceId), record);
    await this.writer.couple(back, records, PASS_DIRECTIONS);
    await this.followBack(back, records, byPair);
    const alone = ignored.flatMap((pair) => byPair.get(pair.sourceId) ?? []);
    for (const record of alone) record.opposite = false;
    await this.writer.couple(batch, alone, [batch.direction]);
    batch.entries.push(...back.entries);
  }
}

interface Refused {
  /** By source id, why the way back of a merge is refused. */
  readonly back: Map<string, Refusal>;
  /** By source id, why a record cannot stay as it was written. */
  readonly afterwards: Map<string, Refusal>;
}

// What took the batch back is remembered for the next try; anything else goes on.
function keepRefusals(error: unknown, refused: Refused): void {
  if (error instanceof HalfWritten) {
    for (const { pair, refusal } of error.records)
      if (refusal) refused.back.set(pair.sourceId, refusal);
  } else if (error instanceof RefusedAfterwards) {
    const known = refused.afterwards.size;
    for (const [id, refusal] of error.refusals) refused.afterwards.set(id, refusal);
    if (refused.afterwards.size === known) throw error;
  } else throw error;
}

// Carries the pairs of which one half was written out of the savepoint that undoes it.
class HalfWritten extends Error {
  constructor(readonly records: readonly BatchRecord[]) {
    super('Of some pairs only one half could be written.');
  }
}

// The outcome of a merge is one: what was written either way, or why the way back failed.
function join(first: BatchRecord | undefined, back: BatchRecord): void {
  if (!first) return;
  if (back.writes.length > 0 && first.kind === 'unchanged') first.kind = 'modified';
  first.returned.push(...back.writes);
  first.warnings.push(...back.warnings);
  if (back.refusal) first.failBack(back.refusal);
}

function ended(pair: Pair, kind: 'ignored'): BatchRecord {
  const record = new BatchRecord(pair);
  record.kind = kind;
  return record;
}

// An ERP record keeps its counterpart (C-4); a CRM record stays with the ERP record that lives (C-3).
function takenBy(batch: Batch, record: BatchRecord, holder: Coupling, rival: Row) {
  const { name: mapping } = batch.mapping;
  const named = (side: RecordSide, row: Row | null, id: string) => ({
    noun: side.noun,
    name: printed(row?.[side.key] ?? id),
    id,
  });
  const found = named(batch.destination, record.pair.destination, String(record.destinationId));
  return batch.direction === 'FROM_CRM'
    ? erpAlreadyCoupled(mapping, found, record.pair.sourceId, holder)
    : couplingTaken(mapping, found, named(batch.source, rival, printed(rival.id)), holder.id);
}

function outcomeOf(batch: Batch, record: BatchRecord): RecordOutcome {
  return {
    kind: record.kind ?? 'failed',
    mapping: batch.mapping.name,
    direction: batch.direction,
    record: batch.nameOf(batch.source, record.pair.source, record.pair.sourceId),
    erpId: recordIdOn(batch, record, 'ERP'),
    crmId: recordIdOn(batch, record, 'CRM'),
    couplingId: record.kind === 'removed' ? null : record.couplingId,
    coupled: record.coupled,
    runId: batch.runId,
    refusal: record.refusal,
    ...(record.warnings.length > 0 && { warnings: record.warnings }),
    writes: record.returned.length > 0 ? [...record.writes, ...record.returned] : record.writes,
  };
}
