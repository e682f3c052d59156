import { destinationNewer } from '../../coupling/coupling.errors';
import { destinationOf } from '../../mapping/direction';
import { destinationChanged, stampOf } from './change-test';
import type { DecisionStep } from './pair';

/** A selection leaves a destination alone that was changed since both sides agreed (S-6). */
export const newerDestination: DecisionStep = (pair, policy) => {
  const side = destinationOf(policy.direction);
  if (!policy.protectNewer || stampOf(pair, side) === null || !destinationChanged(pair, policy))
    return null;
  return { do: 'skip', refusal: destinationNewer(side, policy.twoWay) };
};
