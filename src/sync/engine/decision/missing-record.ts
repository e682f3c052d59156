import { destinationOf, sourceOf, type Side } from '../../mapping/direction';
import { counterpartDeleted, deletionSettled } from '../engine.errors';
import type { Decision, DecisionStep, Pair, PassPolicy } from './pair';

/** A coupled record of which nothing is left loses its coupling; one whose source is gone goes by the deletion policy (D-3, D-4). */
export const missingSource: DecisionStep = (pair, policy) => {
  const { coupling, source, destination, sourceId } = pair;
  if (source) return null;
  if (coupling && !destination) return { do: 'removeCoupling' };
  const gone = { side: sourceOf(policy.direction), noun: policy.sourceNoun, id: sourceId };
  const settled = settledBy(pair, policy, gone);
  if (settled) return settled;
  if (coupling && (policy.deletionPolicy === 'REMOVE_COUPLING' || policy.deletesWithSource))
    return { do: 'removeCoupling' };
  return { do: 'fail', refusal: counterpartDeleted(gone.side, gone.noun, gone.id, policy.twoWay) };
};

/** A coupled record whose counterpart is gone is treated as the mapping's deletion policy says (S-20). */
export const missingCounterpart: DecisionStep = (pair, policy) => {
  const { coupling, destination } = pair;
  if (!coupling || destination) return null;
  if (policy.deletionPolicy === 'RESTORE') return { do: 'insert', restore: true };
  if (policy.deletionPolicy === 'REMOVE_COUPLING') return { do: 'removeCoupling' };
  const side = destinationOf(policy.direction);
  const id = side === 'CRM' ? coupling.crmId : coupling.erpId;
  const gone = { side, noun: policy.destinationNoun, id };
  return (
    settledBy(pair, policy, gone) ?? {
      do: 'fail',
      refusal: counterpartDeleted(side, gone.noun, id),
    }
  );
};

interface GoneRecord {
  readonly side: Side;
  readonly noun: string;
  readonly id: string;
}

// The policies that keep the pair coupled (7.2). What was deactivated once is left alone: whoever takes it up again is right.
function settledBy({ coupling }: Pair, policy: PassPolicy, gone: GoneRecord): Decision | null {
  const { deletionPolicy } = policy;
  if (!coupling || (deletionPolicy !== 'IGNORE' && deletionPolicy !== 'DEACTIVATE')) return null;
  if (deletionPolicy === 'DEACTIVATE' && coupling.deletionSettledBy !== 'DEACTIVATE')
    return { do: 'deactivate' };
  return { do: 'leave', refusal: deletionSettled(gone.side, gone, deletionPolicy) };
}
