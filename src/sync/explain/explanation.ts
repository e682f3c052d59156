import type { PassDirection } from '../mapping/direction';

/**
 * What the next run would do with a pair in one direction. `NOT_LOOKED_AT`: it is no candidate.
 * `LEFT_ALONE`: it is skipped, kept out or outside the filter. `YIELDS`: the other side wins by policy.
 */
export type PassVerdict =
  | 'NOT_LOOKED_AT'
  | 'LEFT_ALONE'
  | 'UNCHANGED'
  | 'WRITES'
  | 'YIELDS'
  | 'CONFLICT'
  | 'FAILS'
  | 'RESTORES'
  | 'UNCOUPLES'
  | 'DEACTIVATES';

/** One step of the decision, in words. */
export interface ExplainedStep {
  /** The rules it stands for, such as `S-12`. */
  readonly rule: string;
  readonly question: string;
  readonly answer: string;
  /** The decision ends here. */
  readonly stops: boolean;
}

/** One direction of the next run, explained. */
export interface ExplainedPass {
  readonly direction: PassDirection;
  readonly verdict: PassVerdict;
  readonly steps: readonly ExplainedStep[];
}

/** Why the next run would or would not synchronize a pair. */
export interface Explanation {
  readonly couplingId: string;
  readonly mapping: string;
  readonly passes: readonly ExplainedPass[];
}

/** Collects the steps of a pass up to the one that ends it. */
export class Steps {
  readonly list: ExplainedStep[] = [];

  constructor(readonly direction: PassDirection) {}

  /** A step that lets the record go on. */
  pass(rule: string, question: string, answer: string): void {
    this.list.push({ rule, question, answer, stops: false });
  }

  /** A step that ends the decision. */
  stop(rule: string, question: string, answer: string, verdict: PassVerdict): ExplainedPass {
    this.list.push({ rule, question, answer, stops: true });
    return { direction: this.direction, verdict, steps: this.list };
  }
}
