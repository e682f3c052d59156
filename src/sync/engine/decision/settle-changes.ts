import type { Row } from '../../../platform/database/record-table';
import type { Refusal } from '../../../platform/errors/refusal';
import { updateConflict, type FieldConflict } from '../engine.errors';
import { isEmpty } from '../fields/changed-values';
import type { FieldPlan } from '../fields/field-plan';
import { clashingFields, mergeFields, type PairValues } from '../fields/merge-fields';
import { printed } from '../fields/value-kind';
import { destinationChanged, neverAgreed } from './change-test';
import type { Pair, PassPolicy } from './pair';

/** What a pass does with the differing values of a coupled pair. */
export interface Settlement {
  /** Values to write to the destination; none: it stays as it is. */
  readonly write: Row;
  /** The destination has changes of its own that have to travel the other way in the same transaction (S-16). */
  readonly opposite: boolean;
  /** Nothing is written, but the destination may have changes for the other way: its stamp stays for that pass to see them. */
  readonly leaves: boolean;
  /** Set when a person has to decide (S-15). */
  readonly conflict: Refusal | null;
  /** The fields of the conflict; none without one. */
  readonly clashes: readonly FieldConflict[];
  /** The other side wins by policy; this pass leaves the pair alone. */
  readonly yields: boolean;
}

/**
 * Settles what happens when both sides may have changed (S-14/5 to 8). The change of a destination counts
 * only where the mapping goes both ways; a forced pass makes the destination equal without asking. That
 * the source changed, or is to be compared all the same, was decided before.
 */
export function settleChanges(
  pair: Pair,
  changed: Row,
  plan: FieldPlan,
  policy: PassPolicy,
): Settlement {
  if (!pair.source || !pair.destination || !policy.twoWay) return { ...ALONE, write: changed };
  const alone = !destinationChanged(pair, policy) && !neverAgreed(pair, policy);
  if (policy.choices === null && alone) return { ...ALONE, write: changed };
  const idle = isEmpty(changed) && !policy.thorough;
  const take = {
    ...ALONE,
    write: changed,
    opposite: policy.oppositeFields && !idle,
    leaves: policy.oppositeFields && idle,
  };
  if (policy.forced || pair.found) return take;
  const { source, destination } = pair;
  const rows = { source, destination, base: pair.coupling?.base ?? null };
  return settleBoth({ pair, rows, plan, policy }, changed, take);
}

interface BothChanged {
  readonly pair: Pair;
  readonly rows: PairValues;
  readonly plan: FieldPlan;
  readonly policy: PassPolicy;
}

// Both sides changed: by the policies of the fields, the merge, or the policy of the mapping.
function settleBoth(
  { pair, rows, plan, policy }: BothChanged,
  changed: Row,
  take: Settlement,
): Settlement {
  if (plan.otherwise === 'ASK' && policy.updatePolicy === 'NONE') {
    const asked = clashingFields(plan, rows, changed, false);
    if (asked.length > 0) return conflictOf(pair, asked, policy);
  }
  if (policy.updatePolicy === 'MERGE' || plan.otherwise !== null) {
    const merge = mergeFields(plan, rows, changed, policy.choices);
    if (merge.conflicts.length > 0) return conflictOf(pair, merge.conflicts, policy);
    const opposite = take.opposite || merge.kept.size > 0;
    return { ...take, write: only(changed, merge.written), opposite };
  }
  const clashes = clashingFields(plan, rows, changed);
  if (clashes.length === 0 || policy.updatePolicy === winner(policy)) return take;
  if (policy.updatePolicy === 'NONE') return conflictOf(pair, clashes, policy);
  return { ...ALONE, yields: true };
}

// Nothing but what is said.
const ALONE: Settlement = {
  write: {},
  opposite: false,
  leaves: false,
  conflict: null,
  clashes: [],
  yields: false,
};

// The conflict with the versions a person sees, so that it is settled on just these.
function conflictOf(
  { source, destination, coupling }: Pair,
  conflicts: readonly FieldConflict[],
  policy: PassPolicy,
): Settlement {
  const [from, to] = [printed(source?.version), printed(destination?.version)];
  const [erpVersion, crmVersion] = policy.direction === 'TO_CRM' ? [from, to] : [to, from];
  const seen = { couplingId: coupling?.id ?? null, erpVersion, crmVersion };
  const conflict = updateConflict(conflicts, seen);
  return { ...ALONE, conflict, clashes: conflicts };
}

// The policy under which the source of this pass wins.
function winner(policy: PassPolicy): 'SEND' | 'GET' {
  return policy.direction === 'TO_CRM' ? 'SEND' : 'GET';
}

function only(values: Row, properties: ReadonlySet<string>): Row {
  return Object.fromEntries(
    Object.entries(values).filter(([property]) => properties.has(property)),
  );
}
