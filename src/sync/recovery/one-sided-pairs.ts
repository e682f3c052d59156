import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import { resolveRefs, type RecordRef, type ResolvedRef } from '../coupling/record-ref';
import type { EngineParts } from '../engine/batch/batch';
import { printed } from '../engine/fields/value-kind';
import type { RecordSide } from '../engine/record-side';
import type { EngineSession } from '../engine/session/engine-session';
import type { RecordOutcome } from '../engine/outcome';
import type { PassDirection, Side } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { bothMissing, nothingMissing } from './recovery.errors';

/** A coupling of which one record is left. */
export interface OneSidedPair {
  readonly coupling: Coupling;
  readonly mapping: LiveMapping;
  /** The side that has the surviving record. */
  readonly survivor: Side;
  /** The survivor as a person names it. */
  readonly record: string;
  /** The survivor as it is. */
  readonly row: Row;
}

/** Referred pairs sorted into those of which one record is left and those that are refused, by reference. */
export interface SortedPairs {
  readonly refs: readonly ResolvedRef[];
  readonly pairs: ReadonlyMap<string, OneSidedPair>;
  readonly refused: ReadonlyMap<ResolvedRef, RecordOutcome>;
}

/** Finds the pairs of which exactly one record is left; couplings of which nothing is left are removed (D-4). */
export async function oneSidedPairs(
  session: EngineSession,
  parts: EngineParts,
  records: readonly RecordRef[],
): Promise<SortedPairs> {
  const { tx, mappings } = session;
  const refs = await resolveRefs(tx, parts.couplings, mappings, records);
  const sorted: Sorting = { pairs: new Map(), refused: new Map(), gone: [] };
  for (const mapping of new Set(refs.flatMap((ref) => (ref.coupling ? ref.mapping : [])))) {
    const own = refs.flatMap((ref) => (ref.coupling && ref.mapping === mapping ? ref : []));
    await sortMapping(session, parts, { mapping, refs: own }, sorted);
  }
  for (const ref of refs) if (!ref.coupling) sorted.refused.set(ref, refusedPair(ref, ref.refusal));
  await parts.couplings.delete(tx, sorted.gone);
  return { refs, pairs: sorted.pairs, refused: sorted.refused };
}

interface Sorting {
  readonly pairs: Map<string, OneSidedPair>;
  readonly refused: Map<ResolvedRef, RecordOutcome>;
  /** Couplings of which nothing is left. */
  readonly gone: string[];
}

// The pairs of one mapping, by which of their records are there.
async function sortMapping(
  { tx }: EngineSession,
  { sides }: EngineParts,
  { mapping, refs }: { mapping: LiveMapping; refs: readonly ResolvedRef[] },
  { pairs, refused, gone }: Sorting,
): Promise<void> {
  const couplings = refs.flatMap((ref) => ref.coupling ?? []);
  const [erpSide, crmSide] = [sides.get(mapping.erpTable), sides.get(mapping.crmTable)];
  const erpIds = couplings.map((each) => each.erpId);
  const crmIds = couplings.map((each) => each.crmId);
  const erp = await erpSide.load(tx, erpIds);
  const crm = await crmSide.load(tx, crmIds);
  for (const ref of refs) {
    if (!ref.coupling) continue;
    const { erpId, crmId, id } = ref.coupling;
    const [left, right] = [erp.get(erpId), crm.get(crmId)];
    if (left && right) {
      refused.set(ref, refusedPair(ref, nothingMissing(nameOf(erpSide, left))));
    } else if (left) {
      const record = nameOf(erpSide, left);
      pairs.set(id, { coupling: ref.coupling, mapping, survivor: 'ERP', record, row: left });
    } else if (right) {
      const record = nameOf(crmSide, right);
      pairs.set(id, { coupling: ref.coupling, mapping, survivor: 'CRM', record, row: right });
    } else {
      gone.push(id);
      refused.set(ref, refusedPair(ref, bothMissing(`coupling ${id}`)));
    }
  }
}

function nameOf({ noun, key }: RecordSide, row: Row): string {
  return `${noun} ${printed(row[key] ?? row.id)}`;
}

/** The outcome of a pair that is refused. */
export function refusedPair(ref: ResolvedRef, refusal: Refusal): RecordOutcome {
  const { coupling } = ref;
  return {
    kind: 'failed',
    mapping: coupling ? ref.mapping.name : (ref.ref.mapping ?? ''),
    direction: 'TO_CRM',
    record: null,
    erpId: coupling?.erpId ?? ref.ref.erpId ?? null,
    crmId: coupling?.crmId ?? ref.ref.crmId ?? null,
    couplingId: coupling?.id ?? null,
    coupled: false,
    refusal,
    writes: [],
  };
}

/** The direction in which the survivor is the source. */
export function awayFrom(survivor: Side): PassDirection {
  return survivor === 'ERP' ? 'TO_CRM' : 'FROM_CRM';
}
