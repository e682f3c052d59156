import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { Batch, behaviourOf, type EngineParts } from '../engine/batch/batch';
import { BatchMapper } from '../engine/batch/batch-mapper';
import { BatchRecord } from '../engine/batch/batch-record';
import { changedValues } from '../engine/fields/changed-values';
import { goes, type PassDirection, type Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { DeletionPolicy, SettlingPolicy } from '../mapping/mapping-definition';
import type { MappingSet } from '../mapping/mapping-set';

/** A coupling as far as comparing its records needs it. */
export interface AuditedPair {
  readonly id: string;
  readonly erpId: string;
  readonly crmId: string;
  /** The deletion policy that was carried out for it; null: none. */
  readonly settledBy: SettlingPolicy | null;
}

// Pairs with their records; a record that is gone is missing from its map.
interface LoadedPairs {
  readonly pairs: readonly AuditedPair[];
  readonly erp: ReadonlyMap<string, Row>;
  readonly crm: ReadonlyMap<string, Row>;
}

/** What comparing a pair came to. */
export interface Comparison {
  readonly pair: AuditedPair;
  readonly erp: Row | null;
  readonly crm: Row | null;
  readonly verdict: 'agrees' | 'differs' | 'notComparable' | 'keptOut' | 'missing' | 'settled';
  /** Values that the CRM record would get, and the ERP record. */
  readonly toCrm: Row;
  readonly toErp: Row;
  readonly refusal: Refusal | null;
}

/** The mapping whose pairs are compared. */
export interface CompareScope {
  readonly mapping: LiveMapping;
  readonly mappings: MappingSet;
  readonly now: string;
}

interface Half {
  readonly changed: Row;
  readonly refusal: Refusal | null;
}

// Nothing is written, so there is no run to name.
const NO_RUN = '00000000-0000-0000-0000-000000000000';
const EMPTY: Row = Object.freeze({});
const SAME: Half = { changed: EMPTY, refusal: null };

/**
 * Compares pairs as the engine does: each side's values are mapped and converted by the field rows, rules and
 * behaviours of the mapping, and compared by the very comparison that decides whether a run would write.
 */
export class ComparePairs {
  private readonly mapper = new BatchMapper();

  constructor(private readonly parts: EngineParts) {}

  /**
   * Compares pairs of one mapping, in their order. Where the mapping says what it reads, that alone is read at first, which
   * is a third of the work; what then seems not to agree is looked at again with its whole records.
   */
  async run(tx: Tx, scope: CompareScope, pairs: readonly AuditedPair[]): Promise<Comparison[]> {
    const parts = partsOf(scope.mapping, this.parts);
    if (!parts) return this.compare(tx, scope, await this.load(tx, scope.mapping, pairs, null));
    const first = await this.compare(tx, scope, await this.load(tx, scope.mapping, pairs, parts));
    const open = first.filter(({ verdict }) => verdict !== 'agrees').map(({ pair }) => pair);
    if (open.length === 0) return first;
    const again = await this.compare(tx, scope, await this.load(tx, scope.mapping, open, null));
    const byId = new Map(again.map((comparison) => [comparison.pair.id, comparison]));
    return first.map((comparison) => byId.get(comparison.pair.id) ?? comparison);
  }

  private async load(
    tx: Tx,
    { erpTable, crmTable }: LiveMapping,
    pairs: readonly AuditedPair[],
    parts: Readonly<Record<Side, ReadonlySet<string>>> | null,
  ): Promise<LoadedPairs> {
    const { sides } = this.parts;
    const [erp, crm] = [sides.get(erpTable), sides.get(crmTable)];
    const erpIds = pairs.map((pair) => pair.erpId);
    const crmIds = pairs.map((pair) => pair.crmId);
    return {
      pairs,
      erp: await (parts ? erp.loadPart(tx, erpIds, parts.ERP) : erp.load(tx, erpIds)),
      crm: await (parts ? crm.loadPart(tx, crmIds, parts.CRM) : crm.load(tx, crmIds)),
    };
  }

  private async compare(tx: Tx, scope: CompareScope, loaded: LoadedPairs): Promise<Comparison[]> {
    const there = await this.half(tx, scope, 'TO_CRM', loaded);
    const back = await this.half(tx, scope, 'FROM_CRM', loaded);
    return loaded.pairs.map((pair) => {
      const erp = loaded.erp.get(pair.erpId) ?? null;
      const crm = loaded.crm.get(pair.crmId) ?? null;
      const halves = [there?.get(pair.erpId), back?.get(pair.crmId)] as const;
      return compared({ pair, erp, crm }, scope.mapping.deletionPolicy, halves);
    });
  }

  // By source id what one direction would write; pairs that take no part in it are missing.
  private async half(
    tx: Tx,
    scope: CompareScope,
    direction: PassDirection,
    { pairs, erp, crm }: LoadedPairs,
  ): Promise<Map<string, Half> | null> {
    if (!goes(scope.mapping.direction, direction)) return null;
    const request = { ...scope, direction, forced: true, onlyCoupled: true };
    const batch = new Batch(tx, { ...request, runId: NO_RUN, sourceIds: [] }, this.parts);
    const records: BatchRecord[] = [];
    const sources: Row[] = [];
    const toCrm = direction === 'TO_CRM';
    for (const { erpId, crmId } of pairs) {
      const source = (toCrm ? erp.get(erpId) : crm.get(crmId)) ?? null;
      const destination = (toCrm ? crm.get(crmId) : erp.get(erpId)) ?? null;
      if (!source || !destination) continue;
      const sourceId = toCrm ? erpId : crmId;
      records.push(
        new BatchRecord({ sourceId, source, coupling: null, destination, found: false }),
      );
      sources.push(source);
    }
    const eligible = await batch.behaviour.eligible?.(batch, sources);
    const open = eligible ? records.filter(({ pair }) => eligible.has(pair.sourceId)) : records;
    await this.mapper.map(batch, open);
    return new Map(open.map((record) => [record.pair.sourceId, halfOf(batch, record)]));
  }
}

// The mapped properties of both sides, user-defined ones by the column they are in, and what the code of the mapping reads.
function partsOf(mapping: LiveMapping, { sides, behaviours }: EngineParts) {
  const { reads } = behaviourOf(mapping, behaviours);
  if (!reads) return null;
  const erp = new Set([sides.get(mapping.erpTable).key, ...reads.ERP]);
  const crm = new Set([sides.get(mapping.crmTable).key, ...reads.CRM]);
  for (const { erpField, crmField } of mapping.fields) {
    if (erpField !== null) erp.add(erpField.split('.')[0] ?? erpField);
    if (crmField !== null) crm.add(crmField.split('.')[0] ?? crmField);
  }
  return { ERP: erp, CRM: crm };
}

function halfOf({ plan }: Batch, { pair, mapped, refusal }: BatchRecord): Half {
  if (refusal || !mapped || !pair.destination) return { changed: EMPTY, refusal };
  const changed = changedValues(plan, mapped.values, pair.destination);
  return hasAny(changed) ? { changed, refusal } : SAME;
}

function compared(
  of: { pair: AuditedPair; erp: Row | null; crm: Row | null },
  policy: DeletionPolicy,
  [to, from]: readonly [Half | undefined, Half | undefined],
): Comparison {
  const refusal = to?.refusal ?? from?.refusal ?? null;
  const [toCrm, toErp] = [to?.changed ?? EMPTY, from?.changed ?? EMPTY];
  return { ...of, verdict: verdictOf(), toCrm, toErp, refusal };

  function verdictOf(): Comparison['verdict'] {
    if (!of.erp || !of.crm) return isSettled(of, policy) ? 'settled' : 'missing';
    if (!to && !from) return 'keptOut';
    if (toCrm !== EMPTY || toErp !== EMPTY) return 'differs';
    return refusal ? 'notComparable' : 'agrees';
  }
}

// A policy was carried out for the one record that is gone, and the present one has nothing to add.
function isSettled(
  { pair, erp, crm }: { pair: AuditedPair; erp: Row | null; crm: Row | null },
  policy: DeletionPolicy,
): boolean {
  if (pair.settledBy === null || (!erp && !crm)) return false;
  return policy === 'IGNORE' || (policy === 'DEACTIVATE' && pair.settledBy === 'DEACTIVATE');
}

function hasAny(row: Row): boolean {
  for (const _property in row) return true;
  return false;
}
