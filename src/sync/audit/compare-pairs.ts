import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import { Batch, type EngineParts } from '../engine/batch/batch';
import { BatchMapper } from '../engine/batch/batch-mapper';
import { BatchRecord } from '../engine/batch/batch-record';
import { changedValues } from '../engine/fields/changed-values';
import { goes, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { MappingSet } from '../mapping/mapping-set';

/** What comparing a pair came to. */
export interface Comparison {
  readonly coupling: Coupling;
  readonly erp: Row | null;
  readonly crm: Row | null;
  readonly verdict: 'agrees' | 'differs' | 'notComparable' | 'keptOut' | 'missing';
  /** Values that the CRM record would get, and the ERP record. */
  readonly toCrm: Row;
  readonly toErp: Row;
  readonly refusal: Refusal | null;
}

interface Half {
  readonly changed: Row;
  readonly refusal: Refusal | null;
}

// Nothing is written, so there is no run to name.
const NO_RUN = '00000000-0000-0000-0000-000000000000';

/**
 * Compares pairs as the engine does: each side's values are mapped and converted by the field rows, rules and
 * behaviours of the mapping, and compared by the very comparison that decides whether a run would write.
 */
export class ComparePairs {
  private readonly mapper = new BatchMapper();

  constructor(private readonly parts: EngineParts) {}

  /** Compares couplings of one mapping, in their order. */
  async run(
    tx: Tx,
    scope: { mapping: LiveMapping; mappings: MappingSet; now: string },
    couplings: readonly Coupling[],
  ): Promise<Comparison[]> {
    const { mapping } = scope;
    const erp = await this.parts.sides.get(mapping.erpTable).load(
      tx,
      couplings.map((coupling) => coupling.erpId),
    );
    const crm = await this.parts.sides.get(mapping.crmTable).load(
      tx,
      couplings.map((coupling) => coupling.crmId),
    );
    const pairs = couplings.map((coupling) => ({
      coupling,
      erp: erp.get(coupling.erpId) ?? null,
      crm: crm.get(coupling.crmId) ?? null,
    }));
    const there = await this.half(tx, scope, 'TO_CRM', pairs);
    const back = await this.half(tx, scope, 'FROM_CRM', pairs);
    return pairs.map((pair) => compared(pair, there, back));
  }

  // By coupling id what one direction would write; pairs that take no part in it are missing.
  private async half(
    tx: Tx,
    scope: { mapping: LiveMapping; mappings: MappingSet; now: string },
    direction: PassDirection,
    pairs: readonly { coupling: Coupling; erp: Row | null; crm: Row | null }[],
  ): Promise<Map<string, Half>> {
    const halves = new Map<string, Half>();
    if (!goes(scope.mapping.direction, direction)) return halves;
    const request = { ...scope, direction, forced: true, onlyCoupled: true };
    const batch = new Batch(tx, { ...request, runId: NO_RUN, sourceIds: [] }, this.parts);
    const records = pairs.flatMap(({ coupling, erp, crm }) => {
      if (!erp || !crm) return [];
      const [source, destination] = direction === 'TO_CRM' ? [erp, crm] : [crm, erp];
      const sourceId = direction === 'TO_CRM' ? coupling.erpId : coupling.crmId;
      return [new BatchRecord({ sourceId, source, coupling, destination, found: false })];
    });
    const sources = records.flatMap(({ pair }) => (pair.source ? [pair.source] : []));
    const eligible =
      batch.behaviour.eligible && sources.length > 0
        ? await batch.behaviour.eligible(batch, sources)
        : null;
    const open = eligible
      ? records.filter((record) => eligible.has(record.pair.sourceId))
      : records;
    await this.mapper.map(batch, open);
    for (const record of open) {
      const changed = changedIn(batch, record);
      halves.set(String(record.couplingId), { changed, refusal: record.refusal });
    }
    return halves;
  }
}

function changedIn({ plan }: Batch, { pair, mapped, refusal }: BatchRecord): Row {
  if (refusal || !mapped || !pair.destination) return {};
  return changedValues(plan, mapped.values, pair.destination);
}

function compared(
  pair: { coupling: Coupling; erp: Row | null; crm: Row | null },
  there: ReadonlyMap<string, Half>,
  back: ReadonlyMap<string, Half>,
): Comparison {
  const halves = [there.get(pair.coupling.id) ?? null, back.get(pair.coupling.id) ?? null] as const;
  const [to, from] = halves;
  const refusal = to?.refusal ?? from?.refusal ?? null;
  const found = { ...pair, toCrm: to?.changed ?? {}, toErp: from?.changed ?? {}, refusal };
  if (!pair.erp || !pair.crm) return { ...found, verdict: 'missing' };
  if (!to && !from) return { ...found, verdict: 'keptOut' };
  if (hasAny(found.toCrm) || hasAny(found.toErp)) return { ...found, verdict: 'differs' };
  return { ...found, verdict: refusal ? 'notComparable' : 'agrees' };
}

function hasAny(row: Row): boolean {
  for (const _property in row) return true;
  return false;
}
