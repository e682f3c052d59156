import type { Refusal } from '../../platform/errors/refusal';
import type { PassDirection } from '../mapping/direction';
import type { Coupling } from './coupling.entity';

/** What a failure makes of a coupling. */
export interface FailureState {
  failureCode: string;
  failureField: string | null;
  failureCount: number;
  skipped: boolean;
}

/** Failures of the same code and field in one direction after which a coupling is left alone. */
const SKIPPED_AFTER = 2;

/** Counts a failure: the same code and field twice in a row in one direction marks the coupling skipped (S-24). */
export function failureOf(
  coupling: Readonly<Coupling>,
  direction: PassDirection,
  refusal: Refusal,
): FailureState {
  const last = direction === 'TO_CRM' ? coupling.lastResultToCrm : coupling.lastResultFromCrm;
  const repeated =
    last === 'FAILURE' &&
    coupling.failureCode === refusal.code &&
    coupling.failureField === refusal.field;
  const failureCount = repeated ? coupling.failureCount + 1 : 1;
  return {
    failureCode: refusal.code,
    failureField: refusal.field,
    failureCount,
    skipped: failureCount >= SKIPPED_AFTER,
  };
}
