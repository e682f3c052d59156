import { mergedRecord } from './merged-record';
import { missingCounterpart, missingSource } from './missing-record';
import { newerDestination } from './newer-destination';
import type { Decision, DecisionStep, Pair, PassPolicy } from './pair';
import { skippedCoupling } from './skipped-coupling';
import { unchangedSource } from './unchanged-source';
import { uncoupledRecord } from './uncoupled-record';

/** A step of the decision with what it asks, for people who want to know why. */
export interface NamedStep {
  /** The rules it stands for. */
  readonly rule: string;
  /** A question that stops the record when it is answered with yes. */
  readonly asks: string;
  readonly step: DecisionStep;
}

/** The decision sequence before any value is looked at (S-14, 0 to 4). The order stands here only. */
export const DECISION_STEPS: readonly NamedStep[] = [
  { rule: 'S-14/0, S-24', asks: 'Is the coupling marked as skipped?', step: skippedCoupling },
  { rule: 'D-3, D-4', asks: 'Is the source record gone?', step: missingSource },
  { rule: 'S-14/2, S-20', asks: 'Is the counterpart gone?', step: missingCounterpart },
  { rule: 'D-7', asks: 'Was the CRM record merged into another one?', step: mergedRecord },
  { rule: 'S-14/3', asks: 'Is the record uncoupled?', step: uncoupledRecord },
  { rule: 'S-6', asks: 'Is the destination newer, and protected?', step: newerDestination },
  { rule: 'S-12, S-14/4', asks: 'Is the source unchanged?', step: unchangedSource },
];

/** What is to be done with a record; a pair that no step stops is updated. */
export function decide(pair: Pair, policy: PassPolicy): Decision {
  for (const { step } of DECISION_STEPS) {
    const decision = step(pair, policy);
    if (decision) return decision;
  }
  return { do: 'update' };
}
