import type { Tx } from '../../platform/database/db';
import { checkRecordCount, type RecordRef } from '../coupling/record-ref';
import type { EngineParts } from '../engine/batch/batch';
import type { RecordOutcome } from '../engine/outcome';
import { errorOf } from '../engine/session/run-report';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import { deletedEntry, uncoupledEntry } from '../journal/coupling-entries';
import type { NewJournalEntry } from '../journal/journal.store';
import type { Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { awayFrom, oneSidedPairs, type OneSidedPair } from './one-sided-pairs';

/** Deletes the record that is left of a pair, and the coupling (S-29, D-5); what the side refuses stays, coupled. */
export class DeleteSurvivors {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
  ) {}

  /** Deletes, and says what became of each pair in the order of the input: `removed`, or why not. */
  async run(tx: Tx, { records }: { records: readonly RecordRef[] }): Promise<RecordOutcome[]> {
    checkRecordCount(records.length);
    return this.sessions.within(tx, async (session) => {
      const { refs, pairs, refused } = await oneSidedPairs(session, this.parts, records);
      const done = new Map<string, RecordOutcome>();
      for (const [mapping, own] of byMapping(pairs.values())) {
        for (const outcome of await this.ofMapping(session, mapping, own))
          done.set(String(outcome.couplingId), outcome);
      }
      return refs.flatMap((ref) => refused.get(ref) ?? done.get(ref.coupling?.id ?? '') ?? []);
    });
  }

  private async ofMapping(
    session: EngineSession,
    mapping: LiveMapping,
    pairs: readonly OneSidedPair[],
  ): Promise<RecordOutcome[]> {
    const { tx, now } = session;
    const scope = { couplingIds: pairs.map(({ coupling }) => coupling.id), deleteSurvivors: true };
    const runId = await session.startRun({
      mapping,
      kind: 'UNCOUPLE',
      direction: null,
      forced: true,
      scope,
    });
    const refusals = await this.remove(tx, mapping, pairs);
    const outcomes = pairs.map((pair) => outcomeOf(pair, refusals.get(survivingId(pair)) ?? null));
    const gone = pairs.filter((pair) => !refusals.has(survivingId(pair)));
    await this.parts.couplings.delete(
      tx,
      gone.map(({ coupling }) => coupling.id),
    );
    const entries = gone.flatMap((pair) => entriesOf(mapping, pair));
    await this.parts.journal.add(tx, runId, now, entries);
    const failed = outcomes.filter((outcome) => outcome.kind === 'failed');
    await session.closeRun(
      runId,
      { uncoupled: gone.length, failed: failed.length },
      failed.flatMap((outcome) => (outcome.refusal ? errorOf(outcome, outcome.refusal) : [])),
    );
    return outcomes;
  }

  private async remove(tx: Tx, mapping: LiveMapping, pairs: readonly OneSidedPair[]) {
    const refusals = new Map<string, NonNullable<RecordOutcome['refusal']>>();
    for (const side of ['ERP', 'CRM'] as const) {
      const ids = pairs.filter((pair) => pair.survivor === side).map(survivingId);
      if (ids.length === 0) continue;
      const { refused } = await this.parts.sides.get(tableOf(mapping, side)).delete(tx, ids);
      for (const [id, refusal] of refused) refusals.set(id, refusal);
    }
    return refusals;
  }
}

function outcomeOf(pair: OneSidedPair, refusal: RecordOutcome['refusal']): RecordOutcome {
  const { id, erpId, crmId } = pair.coupling;
  return {
    kind: refusal ? 'failed' : 'removed',
    mapping: pair.mapping.name,
    direction: awayFrom(pair.survivor),
    record: pair.record,
    erpId,
    crmId,
    couplingId: id,
    coupled: false,
    refusal,
    writes: [],
  };
}

// What the journal keeps of a pair that went.
function entriesOf(mapping: LiveMapping, pair: OneSidedPair): NewJournalEntry[] {
  const { coupling, survivor, row } = pair;
  const record = {
    couplingId: coupling.id,
    side: survivor,
    recordTable: tableOf(mapping, survivor),
    recordId: survivingId(pair),
  };
  return [deletedEntry(record, row), uncoupledEntry(mapping.erpTable, coupling)];
}

function survivingId({ coupling, survivor }: OneSidedPair): string {
  return survivor === 'ERP' ? coupling.erpId : coupling.crmId;
}

function tableOf(mapping: LiveMapping, side: Side): string {
  return side === 'ERP' ? mapping.erpTable : mapping.crmTable;
}

function byMapping(pairs: Iterable<OneSidedPair>): Map<LiveMapping, OneSidedPair[]> {
  const groups = new Map<LiveMapping, OneSidedPair[]>();
  for (const pair of pairs) groups.set(pair.mapping, [...(groups.get(pair.mapping) ?? []), pair]);
  return groups;
}
