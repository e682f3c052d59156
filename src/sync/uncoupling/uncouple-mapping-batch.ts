import type { Coupling } from '../coupling/coupling.entity';
import type { EngineParts } from '../engine/batch/batch';
import type { EngineSession } from '../engine/session/engine-session';
import { errorOf } from '../engine/session/run-report';
import type { LiveMapping } from '../mapping/live-mapping';
import { clearsCompany } from './clear-company';
import type { OpenRuns } from './open-runs';
import { UncoupleBatch } from './uncouple-batch';
import { uncoupleCounters, uncoupleErrors } from './uncouple-outcome';
import type { UncoupleStore } from './uncouple.store';

/** Where a whole mapping stands: which of its records come next. */
export interface Step {
  readonly phase: 'COUPLINGS' | 'ORPHANS';
  /** Id of the last one looked at; null at the beginning. */
  readonly after: string | null;
}

/** What a batch of a whole mapping works on. */
export interface MappingWork {
  readonly mapping: LiveMapping;
  readonly runs: OpenRuns;
  /** Records per batch. */
  readonly size: number;
}

/** One batch of a whole mapping, in the transaction of its caller. */
export class UncoupleMappingBatch {
  private readonly batch: UncoupleBatch;

  constructor(
    private readonly parts: EngineParts,
    private readonly store: UncoupleStore,
  ) {
    this.batch = new UncoupleBatch(parts);
  }

  /** Does the step and says which comes next; null at the end. */
  run(session: EngineSession, work: MappingWork, step: Step): Promise<Step | null> {
    return step.phase === 'COUPLINGS'
      ? this.couplings(session, work, step.after)
      : this.orphans(session, work, step.after);
  }

  private async couplings(
    session: EngineSession,
    work: MappingWork,
    after: string | null,
  ): Promise<Step> {
    await work.runs.of(session, work.mapping);
    const ids = await this.store.pageCouplings(session.tx, work.mapping.id, after, work.size);
    const last = ids.at(-1);
    if (last === undefined) return { phase: 'ORPHANS', after: null };
    await this.uncouple(session, work, ids);
    return { phase: 'COUPLINGS', after: last };
  }

  // Dependents first find out which mapping they are of; they may have dependents of their own.
  private async uncouple(
    session: EngineSession,
    work: MappingWork,
    ids: readonly string[],
  ): Promise<void> {
    const couplings = await this.parts.couplings.listByIds(session.tx, ids, 'update');
    for (const [mapping, ofMapping] of groups(session, couplings)) {
      const runId = await work.runs.of(session, mapping);
      const { outcomes, dependents } = await this.batch.run(session, { mapping, runId }, ofMapping);
      await session.countRun(runId, uncoupleCounters(outcomes), uncoupleErrors(outcomes));
      if (dependents.length > 0) await this.uncouple(session, work, dependents);
    }
  }

  private async orphans(
    session: EngineSession,
    work: MappingWork,
    after: string | null,
  ): Promise<Step | null> {
    const { mapping, size } = work;
    const { tx, now, mappings } = session;
    const { companyId } = mappings.settings;
    const crm = this.parts.sides.get(mapping.crmTable);
    if (companyId === null || !clearsCompany(mapping, crm)) return null;
    const scope = { mapping, table: crm.table, companyId };
    const ids = await this.store.pageOrphans(tx, scope, after, size);
    const last = ids.at(-1);
    if (last === undefined) return null;
    const runId = await work.runs.of(session, mapping);
    const rows = await crm.load(tx, ids, 'update');
    const { cleared, refused, entries } = await this.batch.clear(session, mapping, [
      ...rows.values(),
    ]);
    await this.parts.journal.add(tx, runId, now, entries);
    const errors = [...refused].map(([crmId, refusal]) =>
      errorOf({ couplingId: null, erpId: null, crmId, record: `${crm.noun} ${crmId}` }, refusal),
    );
    await session.countRun(runId, { modified: cleared.size, failed: refused.size }, errors);
    return { phase: 'ORPHANS', after: last };
  }
}

function groups(
  { mappings }: EngineSession,
  couplings: readonly Coupling[],
): Map<LiveMapping, Coupling[]> {
  const byMapping = new Map<LiveMapping, Coupling[]>();
  for (const coupling of couplings) {
    const mapping = mappings.findById(coupling.mappingId);
    if (mapping) byMapping.set(mapping, [...(byMapping.get(mapping) ?? []), coupling]);
  }
  return byMapping;
}
