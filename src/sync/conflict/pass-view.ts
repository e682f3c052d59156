import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { Batch, type EngineParts } from '../engine/batch/batch';
import { BatchMapper } from '../engine/batch/batch-mapper';
import { BatchReader } from '../engine/batch/batch-reader';
import { BatchRecord } from '../engine/batch/batch-record';
import { decide } from '../engine/decision/decide';
import { mergedPairOf } from '../engine/decision/merged-record';
import { MergeWinners } from '../engine/merge-winners';
import type { Decision, Pair } from '../engine/decision/pair';
import { settleChanges, type Settlement } from '../engine/decision/settle-changes';
import { changedValues } from '../engine/fields/changed-values';
import type { PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { MappingSet } from '../mapping/mapping-set';

/** What one pass of a run would make of a pair, without writing. */
export interface PassView {
  readonly pair: Pair;
  /** Null: a rule of the mapping keeps the record out. */
  readonly decision: Decision | null;
  /** Destination values that differ from what the source makes of them. */
  readonly changed: Row;
  /** Null when the record is not to be updated, or cannot be mapped. */
  readonly settlement: Settlement | null;
  /** Why the record cannot be mapped; null when it can. */
  readonly refusal: Refusal | null;
}

/** One direction of a mapping, looked at. */
export interface Look {
  readonly batch: Batch;
  /** By coupling id. */
  readonly views: ReadonlyMap<string, PassView>;
}

// No run: what is only looked at leaves nothing behind that would name one.
const NO_RUN = '00000000-0000-0000-0000-000000000000';

/** Takes the steps of the engine up to writing, over pairs as they are now; a skipped pair as if it were brought back. */
export class LookAtPairs {
  private readonly reader: BatchReader;
  private readonly mapper = new BatchMapper();
  private readonly winners: MergeWinners;

  constructor(private readonly parts: EngineParts) {
    this.reader = new BatchReader(parts.couplings);
    this.winners = new MergeWinners(parts.sides, parts.couplings);
  }

  /** Looks at the pairs of these source records. */
  async run(
    tx: Tx,
    scope: { mapping: LiveMapping; mappings: MappingSet; direction: PassDirection; now: string },
    sourceIds: readonly string[],
  ): Promise<Look> {
    const request = { ...scope, forced: false, onlyCoupled: true, runId: NO_RUN, sourceIds };
    const batch = new Batch(tx, request, this.parts);
    const { pairs, ignored } = await this.reader.read(batch, sourceIds, 'none');
    const records = pairs.map((pair) => new BatchRecord(awake(pair)));
    await this.mapper.map(
      batch,
      records.filter(({ pair }) => pair.source && pair.destination),
    );
    const winners = await this.winnersOf(batch, records);
    const views = new Map<string, PassView>();
    for (const record of records) {
      const { coupling } = record.pair;
      if (coupling) views.set(coupling.id, viewOf(batch, record, winners.get(coupling.id)));
    }
    for (const pair of ignored) {
      const keptOut = { pair, decision: null, changed: {}, settlement: null, refusal: null };
      if (pair.coupling) views.set(pair.coupling.id, keptOut);
    }
    return { batch, views };
  }

  // Who took over the records of pairs that a run would refuse as merged (D-7).
  private winnersOf(batch: Batch, records: readonly BatchRecord[]): Promise<Map<string, Refusal>> {
    const merged = records.filter(({ pair }) => {
      const decision = decide(pair, batch.policy);
      return decision.do === 'fail' && decision.refusal.code === 'COUNTERPART_MERGED';
    });
    const pairs = merged.flatMap(({ pair }) => mergedPairOf(pair, batch.direction));
    return this.winners.refusals(batch.tx, batch.mapping, pairs);
  }
}

function viewOf(batch: Batch, record: BatchRecord, merged: Refusal | undefined): PassView {
  const { pair, mapped, refusal } = record;
  const decision: Decision = merged ? { do: 'fail', refusal: merged } : decide(pair, batch.policy);
  const view = { pair, decision, refusal: decision.do === 'update' ? refusal : null };
  if (refusal || !mapped || !pair.destination) return { ...view, changed: {}, settlement: null };
  const changed = changedValues(batch.plan, mapped.values, pair.destination);
  const settles = decision.do === 'update';
  const settlement = settles ? settleChanges(pair, changed, batch.plan, batch.policy) : null;
  return { ...view, changed, settlement };
}

function awake(pair: Pair): Pair {
  return pair.coupling?.skipped
    ? { ...pair, coupling: { ...pair.coupling, skipped: false } }
    : pair;
}
