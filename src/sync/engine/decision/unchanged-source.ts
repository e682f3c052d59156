import { sourceChanged } from './change-test';
import type { DecisionStep } from './pair';

/** A source that did not change since both sides agreed asks for nothing (S-14/4). */
export const unchangedSource: DecisionStep = (pair, policy) =>
  policy.forced || policy.thorough || pair.found || sourceChanged(pair, policy)
    ? null
    : { do: 'unchanged' };
