import type { PassDirection } from '../../mapping/direction';
import { counterpartMerged } from '../engine.errors';
import type { MergedPair } from '../merge-winners';
import type { DecisionStep, Pair } from './pair';

/**
 * A CRM record that was merged into another one takes no part any more: whoever coupled it decides about the one that
 * took it over (D-7). Who that is belongs to the batch to find out, for all its records at once.
 */
export const mergedRecord: DecisionStep = ({ coupling, source, destination }, policy) => {
  const { direction, merging } = policy;
  const crm = direction === 'TO_CRM' ? destination : source;
  if (!coupling || !crm || !merging || crm[merging.merged] !== true) return null;
  return { do: 'fail', refusal: counterpartMerged(coupling, merging.into) };
};

/** The pair as its winner is looked up; nothing for one that is not coupled or lost its CRM record. */
export function mergedPairOf(
  { coupling, source, destination }: Pair,
  direction: PassDirection,
): MergedPair[] {
  const crm = direction === 'TO_CRM' ? destination : source;
  return coupling && crm ? [{ coupling, crm }] : [];
}
