import type { Row } from '../../platform/database/record-table';
import type { Coupling } from '../coupling/coupling.entity';
import { behaviourOf, type EngineParts } from '../engine/batch/batch';
import { printed } from '../engine/fields/value-kind';
import type { EngineSession } from '../engine/session/engine-session';
import { uncoupledEntry } from '../journal/coupling-entries';
import type { LiveMapping } from '../mapping/live-mapping';
import { clearCompany, clearsCompany, type ClearedCompany } from './clear-company';
import { outcomeOf, type UncoupleOutcome } from './uncouple-outcome';

/** What became of the pairs of a batch, and which couplings go along with theirs (C-8). */
export interface UncoupledBatch {
  readonly outcomes: UncoupleOutcome[];
  /** Ids of couplings of other mappings that stand below those removed. */
  readonly dependents: string[];
}

const NOTHING: ClearedCompany = { refused: new Map(), cleared: new Set(), entries: [] };

/**
 * Uncouples pairs of one mapping set-wise, under a run that is open. The company is cleared on the CRM
 * records first; where that fails the coupling stays (C-21). Pairs of which nothing is left go as well (C-22).
 */
export class UncoupleBatch {
  constructor(private readonly parts: EngineParts) {}

  /** Uncouples pairs whose couplings the transaction has locked. */
  async run(
    session: EngineSession,
    of: { mapping: LiveMapping; runId: string },
    couplings: readonly Coupling[],
  ): Promise<UncoupledBatch> {
    const { tx, now } = session;
    const { mapping, runId } = of;
    const crmRows = await this.parts.sides
      .get(mapping.crmTable)
      .load(tx, crmIds(couplings), 'update');
    const company = await this.clear(session, mapping, [...crmRows.values()]);
    const gone = couplings.filter((coupling) => !company.refused.has(coupling.crmId));
    const ids = gone.map((coupling) => coupling.id);
    await this.parts.couplings.delete(tx, ids);
    const behaviour = behaviourOf(mapping, this.parts.behaviours);
    const pairs = gone.map(({ erpId, crmId }) => ({ erpId, crmId }));
    await behaviour.afterUncouple?.(tx, mapping, pairs);
    const dependents = (await behaviour.dependents?.(tx, mapping, pairs)) ?? [];
    const ofCrm = new Map(couplings.map((coupling) => [coupling.crmId, coupling.id]));
    await this.parts.journal.add(tx, runId, now, [
      ...company.entries.map((entry) => ({
        ...entry,
        couplingId: ofCrm.get(entry.recordId) ?? null,
      })),
      ...gone.map((coupling) => uncoupledEntry(mapping.erpTable, coupling)),
    ]);
    const erpRows = await this.parts.sides.get(mapping.erpTable).load(tx, erpIds(couplings));
    const outcomes = couplings.map((coupling) => {
      const { crmId } = coupling;
      return outcomeOf(mapping, coupling, {
        record: this.nameOf(mapping, erpRows.get(coupling.erpId), crmRows.get(crmId)),
        refusal: company.refused.get(crmId) ?? null,
        companyCleared: company.cleared.has(crmId),
        runId,
      });
    });
    return { outcomes, dependents };
  }

  /** Clears the company on CRM records where the mapping does so; their entries are the caller's to journal. */
  async clear(
    { tx, mappings }: EngineSession,
    mapping: LiveMapping,
    rows: readonly Row[],
  ): Promise<ClearedCompany> {
    const { companyId } = mappings.settings;
    if (companyId === null || !clearsCompany(mapping, this.parts.sides.get(mapping.crmTable)))
      return NOTHING;
    return clearCompany(tx, { parts: this.parts, mapping, companyId }, rows);
  }

  private nameOf(mapping: LiveMapping, erp: Row | undefined, crm: Row | undefined): string | null {
    const side = this.parts.sides.get(erp ? mapping.erpTable : mapping.crmTable);
    const row = erp ?? crm;
    return row ? `${side.noun} ${printed(row[side.key] ?? row.id)}` : null;
  }
}

function crmIds(couplings: readonly Coupling[]): string[] {
  return couplings.map((coupling) => coupling.crmId);
}

function erpIds(couplings: readonly Coupling[]): string[] {
  return couplings.map((coupling) => coupling.erpId);
}
