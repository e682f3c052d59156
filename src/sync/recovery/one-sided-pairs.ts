import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import { resolveRefs, type RecordRef, type ResolvedRef } from '../coupling/record-ref';
import type { EngineParts } from '../engine/batch/batch';
import { printed } from '../engine/fields/value-kind';
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
  const pairs = new Map<string, OneSidedPair>();
  const refused = new Map<ResolvedRef, RecordOutcome>();
  const gone: string[] = [];
  for (const mapping of new Set(refs.flatMap((ref) => (ref.coupling ? ref.mapping : [])))) {
    const own = refs.filter((ref) => ref.coupling !== null && ref.mapping === mapping);
    const couplings = own.flatMap((ref) => ref.coupling ?? []);
    const [erpSide, crmSide] = [
      parts.sides.get(mapping.erpTable),
      parts.sides.get(mapping.crmTable),
    ];
    const erp = await erpSide.load(
      tx,
      couplings.map((each) => each.erpId),
    );
    const crm = await crmSide.load(
      tx,
      couplings.map((each) => each.crmId),
    );
    for (const ref of own) {
      if (!ref.coupling) continue;
      const { erpId, crmId, id } = ref.coupling;
      const [left, right] = [erp.get(erpId), crm.get(crmId)];
      if (left && right) {
        const pair = `${erpSide.noun} ${printed(left[erpSide.key] ?? erpId)}`;
        refused.set(ref, refusedPair(ref, nothingMissing(pair)));
      } else if (!left && !right) {
        gone.push(id);
        refused.set(ref, refusedPair(ref, bothMissing(`coupling ${id}`)));
      } else {
        const [side, row, key] = left
          ? ([erpSide, left, erpId] as const)
          : ([crmSide, right, crmId] as const);
        if (!row) continue;
        const record = `${side.noun} ${printed(row[side.key] ?? key)}`;
        const survivor = left ? 'ERP' : 'CRM';
        pairs.set(id, { coupling: ref.coupling, mapping, survivor, record, row });
      }
    }
  }
  for (const ref of refs) if (!ref.coupling) refused.set(ref, refusedPair(ref, ref.refusal));
  await parts.couplings.delete(tx, gone);
  return { refs, pairs, refused };
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
