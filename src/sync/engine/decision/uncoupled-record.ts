import { notCoupled } from '../../coupling/coupling.errors';
import { sourceOf } from '../../mapping/direction';
import type { DecisionStep } from './pair';

/** An uncoupled record is created on the other side, unless the mapping keeps to coupled ones (S-14/3). */
export const uncoupledRecord: DecisionStep = ({ coupling, found, sourceId }, policy) => {
  if (coupling || found) return null;
  if (!policy.onlyCoupled) return { do: 'insert', restore: false };
  const record = `${policy.sourceNoun} ${sourceId}`;
  return { do: 'skip', refusal: notCoupled(record, sourceOf(policy.direction)) };
};
