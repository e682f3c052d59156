import type { Tx } from '../../platform/database/db';
import type { Refusal } from '../../platform/errors/refusal';
import { checkRecordCount, resolveRefs, type RecordRef } from '../coupling/record-ref';
import type { EngineParts } from '../engine/batch/batch';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import type { LiveMapping } from '../mapping/live-mapping';
import { UncoupleBatch } from './uncouple-batch';
import { uncoupleCounters, uncoupleErrors, type UncoupleOutcome } from './uncouple-outcome';

/** Records to uncouple, at most 1,000. */
export interface UncoupleRecordsInput {
  records: readonly RecordRef[];
}

/**
 * Removes couplings (C-19 to C-24). Where the CRM record carries this hub's company, it is cleared first; if
 * that fails the coupling stays. Values already copied stay as they are on both sides. What stands below a
 * record, such as the persons of a customer, is uncoupled along with it (C-8).
 */
export class UncoupleRecords {
  private readonly batch: UncoupleBatch;

  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
  ) {
    this.batch = new UncoupleBatch(parts);
  }

  /** Uncouples the records and says what became of each, in the order of the input. */
  async run(tx: Tx, { records }: UncoupleRecordsInput): Promise<UncoupleOutcome[]> {
    checkRecordCount(records.length);
    return this.sessions.within(tx, async (session) => {
      const refs = await resolveRefs(tx, this.parts.couplings, session.mappings, records);
      const done = new Map<string, UncoupleOutcome>();
      for (const [mapping, ids] of byMapping(refs))
        await this.ofMapping(session, mapping, ids, done);
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
    done: Map<string, UncoupleOutcome>,
  ): Promise<void> {
    const open = ids.filter((id) => !done.has(id));
    const couplings = await this.parts.couplings.listByIds(session.tx, open, 'update');
    if (couplings.length === 0) return;
    const subject = { mapping, direction: null, forced: false, scope: { couplingIds: open } };
    const runId = await session.startRun({ ...subject, kind: 'UNCOUPLE' });
    const { outcomes, dependents } = await this.batch.run(session, { mapping, runId }, couplings);
    await session.closeRun(runId, uncoupleCounters(outcomes), uncoupleErrors(outcomes));
    for (const outcome of outcomes) done.set(String(outcome.couplingId), outcome);
    for (const [below, belowIds] of await this.groups(session, dependents))
      await this.ofMapping(session, below, belowIds, done);
  }

  private async groups(
    { tx, mappings }: EngineSession,
    ids: readonly string[],
  ): Promise<Map<LiveMapping, string[]>> {
    const groups = new Map<LiveMapping, string[]>();
    for (const { id, mappingId } of await this.parts.couplings.listByIds(tx, ids)) {
      const mapping = mappings.findById(mappingId);
      if (mapping) groups.set(mapping, [...(groups.get(mapping) ?? []), id]);
    }
    return groups;
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

function notCoupledOutcome(ref: RecordRef, refusal: Refusal | null): UncoupleOutcome {
  return {
    kind: refusal?.code === 'NOT_COUPLED' || refusal === null ? 'skipped' : 'failed',
    mapping: ref.mapping ?? null,
    couplingId: ref.couplingId ?? null,
    record: null,
    erpId: ref.erpId ?? null,
    crmId: ref.crmId ?? null,
    companyCleared: false,
    refusal,
  };
}
