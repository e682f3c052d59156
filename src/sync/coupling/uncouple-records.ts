import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { changedMeanwhile } from '../engine/engine.errors';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import { behaviourOf, type EngineParts } from '../engine/batch/batch';
import type { RecordSide } from '../engine/record-side';
import { errorOf } from '../engine/session/run-report';
import { uncoupledEntry } from '../journal/coupling-entries';
import type { NewJournalEntry } from '../journal/journal.store';
import { goes } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { Coupling } from './coupling.entity';
import { checkRecordCount, resolveRefs, type RecordRef } from './record-ref';
import { printed } from '../engine/fields/value-kind';

/** Records to uncouple, at most 1,000. */
export interface UncoupleRecordsInput {
  records: readonly RecordRef[];
}

/** What became of one record: uncoupled, skipped as it was not coupled, or kept because the CRM write failed. */
export interface UncoupleOutcome {
  kind: 'uncoupled' | 'skipped' | 'failed';
  mapping: string | null;
  couplingId: string | null;
  erpId: string | null;
  crmId: string | null;
  /** The company was cleared on the CRM record. */
  companyCleared: boolean;
  /** The run that removed the coupling; absent when nothing was. */
  runId?: string;
  refusal: Refusal | null;
}

/**
 * Removes couplings (C-19 to C-24). Where the CRM record carries this hub's company, it is cleared first; if
 * that fails the coupling stays. Values already copied stay as they are on both sides.
 */
export class UncoupleRecords {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
  ) {}

  /** Uncouples the records and says what became of each, in the order of the input. */
  async run(tx: Tx, { records }: UncoupleRecordsInput): Promise<UncoupleOutcome[]> {
    checkRecordCount(records.length);
    return this.sessions.within(tx, async (session) => {
      const refs = await resolveRefs(tx, this.parts.couplings, session.mappings, records);
      const done = new Map<string, UncoupleOutcome>();
      for (const [mapping, ids] of byMapping(refs)) {
        for (const outcome of await this.ofMapping(session, mapping, ids))
          done.set(String(outcome.couplingId), outcome);
      }
      return refs.map(
        (each) =>
          done.get(each.coupling?.id ?? '') ??
          notCoupledOutcome(each.ref, each.coupling === null ? each.refusal : null),
      );
    });
  }

  private async ofMapping(
    session: EngineSession,
    mapping: LiveMapping,
    ids: readonly string[],
  ): Promise<UncoupleOutcome[]> {
    const { tx, now } = session;
    const couplings = await this.parts.couplings.listByIds(tx, ids, 'update');
    const runId = await session.startRun({
      mapping,
      kind: 'UNCOUPLE',
      direction: null,
      forced: false,
      scope: { couplingIds: ids },
    });
    const { refused, cleared, entries } = await this.clearCompany(session, mapping, couplings);
    const gone = couplings.filter((coupling) => !refused.has(coupling.crmId));
    await this.parts.couplings.delete(
      tx,
      gone.map((coupling) => coupling.id),
    );
    await behaviourOf(mapping, this.parts.behaviours).afterUncouple?.(
      tx,
      mapping,
      gone.map(({ erpId, crmId }) => ({ erpId, crmId })),
    );
    await this.parts.journal.add(tx, runId, now, [
      ...entries,
      ...gone.map((coupling) => uncoupledEntry(mapping.erpTable, coupling)),
    ]);
    const outcomes = couplings.map((coupling) =>
      outcomeOf(
        mapping,
        coupling,
        refused.get(coupling.crmId) ?? null,
        cleared.has(coupling.crmId),
      ),
    );
    const count = (kind: UncoupleOutcome['kind']) =>
      outcomes.filter((outcome) => outcome.kind === kind).length;
    await session.closeRun(
      runId,
      { uncoupled: count('uncoupled'), failed: count('failed'), modified: cleared.size },
      outcomes.flatMap((outcome) =>
        outcome.refusal ? errorOf({ ...outcome, record: null }, outcome.refusal) : [],
      ),
    );
    return outcomes.map((outcome) => ({ ...outcome, runId }));
  }

  // C-20, C-21: only a record of this very company is touched, and only where the mapping writes to the CRM.
  private async clearCompany(
    { tx, mappings }: EngineSession,
    mapping: LiveMapping,
    couplings: readonly Coupling[],
  ) {
    const crm = this.parts.sides.get(mapping.crmTable);
    const { companyId } = mappings.settings;
    const none = {
      refused: new Map<string, Refusal>(),
      cleared: new Set<string>(),
      entries: [] as NewJournalEntry[],
    };
    if (companyId === null || !clearsCompany(mapping, crm)) return none;
    const rows = await crm.load(
      tx,
      couplings.map((coupling) => coupling.crmId),
      'update',
    );
    const own = [...rows.values()].filter((row) => row.companyId === companyId);
    if (own.length === 0) return none;
    const written = await crm.update(
      tx,
      own.map((row) => ({
        id: printed(row.id),
        version: printed(row.version),
        changes: { companyId: null },
      })),
    );
    const byCrm = new Map(couplings.map((coupling) => [coupling.crmId, coupling.id]));
    for (const row of own) {
      const id = printed(row.id);
      const refusal = written.refused.get(id);
      const version = written.versions.get(id);
      if (refusal) none.refused.set(id, refusal);
      else if (version === undefined)
        none.refused.set(id, changedMeanwhile(crm.noun, printed(row[crm.key] ?? id)));
      else {
        none.cleared.add(id);
        none.entries.push(clearedEntry(mapping, row, version, byCrm.get(id) ?? null));
      }
    }
    return none;
  }
}

function byMapping(refs: Awaited<ReturnType<typeof resolveRefs>>): Map<LiveMapping, string[]> {
  const groups = new Map<LiveMapping, string[]>();
  for (const each of refs) {
    if (each.coupling === null) continue;
    const ids = groups.get(each.mapping) ?? [];
    if (!ids.includes(each.coupling.id)) ids.push(each.coupling.id);
    groups.set(each.mapping, ids);
  }
  return groups;
}

function clearsCompany(mapping: LiveMapping, crm: RecordSide): boolean {
  return (
    mapping.definition.clearsCompany &&
    goes(mapping.direction, 'TO_CRM') &&
    crm.table.columns.has('companyId')
  );
}

function notCoupledOutcome(ref: RecordRef, refusal: Refusal | null): UncoupleOutcome {
  return {
    kind: refusal?.code === 'NOT_COUPLED' || refusal === null ? 'skipped' : 'failed',
    mapping: ref.mapping ?? null,
    couplingId: ref.couplingId ?? null,
    erpId: ref.erpId ?? null,
    crmId: ref.crmId ?? null,
    companyCleared: false,
    refusal,
  };
}

function outcomeOf(
  mapping: LiveMapping,
  coupling: Coupling,
  refusal: Refusal | null,
  companyCleared: boolean,
): UncoupleOutcome {
  const { id: couplingId, erpId, crmId } = coupling;
  return {
    kind: refusal ? 'failed' : 'uncoupled',
    mapping: mapping.name,
    couplingId,
    erpId,
    crmId,
    companyCleared,
    refusal,
  };
}

function clearedEntry(
  mapping: LiveMapping,
  row: Row,
  version: string,
  couplingId: string | null,
): NewJournalEntry {
  const recordId = printed(row.id);
  return {
    couplingId,
    side: 'CRM',
    recordTable: mapping.crmTable,
    recordId,
    action: 'UPDATE',
    version,
    changes: { companyId: [row.companyId ?? null, null] },
  };
}
