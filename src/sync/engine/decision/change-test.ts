import { sourceOf, type Side } from '../../mapping/direction';
import type { Pair, PassPolicy } from './pair';

/** Whether the source changed since both sides agreed, or its last attempt in this direction failed (S-12). */
export function sourceChanged(pair: Pair, policy: PassPolicy): boolean {
  const { coupling, source } = pair;
  if (!coupling || !source) return true;
  const failed =
    policy.direction === 'TO_CRM' ? coupling.lastResultToCrm : coupling.lastResultFromCrm;
  return failed === 'FAILURE' || source.version !== stampOf(pair, sourceOf(policy.direction));
}

/** Whether the destination changed since both sides agreed. A failure of its own direction does not count. */
export function destinationChanged(pair: Pair, policy: PassPolicy): boolean {
  const { coupling, destination } = pair;
  if (!coupling || !destination) return false;
  return destination.version !== stampOf(pair, policy.direction === 'TO_CRM' ? 'CRM' : 'ERP');
}

/**
 * Whether a merge has nothing to go by: the pair was pointed to the source and has not agreed with it on any value.
 * The side that stayed keeps its stamp (C-5), which says nothing of how it compares with the new record. Documents
 * are left out: a conversion that made one of the other couples them with the one stamp that counts.
 */
export function neverAgreed(pair: Pair, policy: PassPolicy): boolean {
  const { coupling } = pair;
  if (policy.updatePolicy !== 'MERGE' || policy.documents || coupling === null) return false;
  return coupling.base === null && stampOf(pair, sourceOf(policy.direction)) === null;
}

/** The version of one side when both sides last agreed; null when they never did. */
export function stampOf(pair: Pair, side: Side): string | null {
  return (side === 'ERP' ? pair.coupling?.erpVersion : pair.coupling?.crmVersion) ?? null;
}
