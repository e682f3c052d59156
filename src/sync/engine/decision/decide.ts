import { missingCounterpart, missingSource } from './missing-record';
import { newerDestination } from './newer-destination';
import type { Decision, DecisionStep, Pair, PassPolicy } from './pair';
import { skippedCoupling } from './skipped-coupling';
import { unchangedSource } from './unchanged-source';
import { uncoupledRecord } from './uncoupled-record';

/** The decision sequence before any value is looked at (S-14, 0 to 4). The order stands here only. */
const STEPS: readonly DecisionStep[] = [
  skippedCoupling,
  missingSource,
  missingCounterpart,
  uncoupledRecord,
  newerDestination,
  unchangedSource,
];

/** What is to be done with a record; a pair that no step stops is updated. */
export function decide(pair: Pair, policy: PassPolicy): Decision {
  for (const step of STEPS) {
    const decision = step(pair, policy);
    if (decision) return decision;
  }
  return { do: 'update' };
}
