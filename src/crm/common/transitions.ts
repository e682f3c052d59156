import { invalidInput } from '../../platform/errors/input.errors';
import type { Refusal } from '../../platform/errors/refusal';
import type { StatusesByState } from './state-check';
import { invalidState } from './state.errors';

/** The life of a noun: its states, the status reasons of each, and which state may follow which. */
export interface Transitions {
  /** The noun as people read it. */
  readonly noun: string;
  /** Names of the states by the vendor's numbers. */
  readonly names: Readonly<Record<number, string>>;
  readonly statuses: StatusesByState;
  /** The states that may follow each state. */
  readonly allowed: Readonly<Record<number, readonly number[]>>;
}

/** Where a record stands: state and status reason. */
export interface Standing {
  readonly stateCode: number;
  readonly statusCode: number;
}

/** What a write says about the state; undefined or null: nothing. */
export interface StandingWish {
  readonly stateCode?: number | null;
  readonly statusCode?: number | null;
}

/** Name of a state, as the vendor calls it. */
export function nameOfState(transitions: Transitions, state: number): string {
  return transitions.names[state] ?? String(state);
}

/** Refuses, naming both states, a step that the table does not have; null when it may be taken. */
export function transitionRefusal(
  transitions: Transitions,
  key: string,
  from: number,
  to: number,
): Refusal | null {
  if (from === to || transitions.allowed[from]?.includes(to)) return null;
  const next = (transitions.allowed[from] ?? []).map((state) => nameOfState(transitions, state));
  return invalidState({
    noun: transitions.noun,
    key,
    from: nameOfState(transitions, from),
    to: nameOfState(transitions, to),
    next,
  });
}

/**
 * State and status reason that a wish leads to: a new state brings its first status reason along, and a
 * status reason alone must belong to the present state.
 */
export function settleStanding(
  transitions: Transitions,
  present: Standing,
  wish: StandingWish,
): Standing | Refusal {
  const stateCode = wish.stateCode ?? present.stateCode;
  const reasons = transitions.statuses[stateCode];
  if (!reasons) {
    return invalidInput('stateCode', `${transitions.noun} has no state ${stateCode}.`);
  }
  const kept = stateCode === present.stateCode ? present.statusCode : reasons[0];
  const statusCode = wish.statusCode ?? kept ?? present.statusCode;
  if (reasons.includes(statusCode)) return { stateCode, statusCode };
  const state = nameOfState(transitions, stateCode);
  return invalidInput('statusCode', `Status ${statusCode} does not belong to the state ${state}.`);
}

/** The life of master data: active or inactive, and back at any time. */
export function activeOrInactive(
  noun: string,
  names: Readonly<Record<number, string>>,
  statuses: StatusesByState,
): Transitions {
  return { noun, names, statuses, allowed: { 0: [1], 1: [0] } };
}
