import { sourceOf, destinationOf } from '../../mapping/direction';
import { counterpartDeleted } from '../engine.errors';
import type { DecisionStep } from './pair';

/** A coupled record of which nothing is left loses its coupling; one whose source is gone waits for a person (D-3, D-4). */
export const missingSource: DecisionStep = (
  { coupling, source, destination, sourceId },
  policy,
) => {
  if (source) return null;
  if (coupling && !destination) return { do: 'removeCoupling' };
  if (coupling && (policy.deletionPolicy === 'REMOVE_COUPLING' || policy.deletesWithSource))
    return { do: 'removeCoupling' };
  return {
    do: 'fail',
    refusal: counterpartDeleted(sourceOf(policy.direction), policy.sourceNoun, sourceId),
  };
};

/** A coupled record whose counterpart is gone is treated as the mapping's deletion policy says (S-20). */
export const missingCounterpart: DecisionStep = ({ coupling, destination }, policy) => {
  if (!coupling || destination) return null;
  if (policy.deletionPolicy === 'RESTORE') return { do: 'insert', restore: true };
  if (policy.deletionPolicy === 'REMOVE_COUPLING') return { do: 'removeCoupling' };
  const side = destinationOf(policy.direction);
  const id = side === 'CRM' ? coupling.crmId : coupling.erpId;
  return { do: 'fail', refusal: counterpartDeleted(side, policy.destinationNoun, id) };
};
