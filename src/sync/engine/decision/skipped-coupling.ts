import { couplingSkipped } from '../../coupling/coupling.errors';
import type { DecisionStep } from './pair';

/** A skipped coupling is left alone, whatever changed (S-14/0). */
export const skippedCoupling: DecisionStep = ({ coupling }) =>
  coupling?.skipped ? { do: 'skip', refusal: couplingSkipped(coupling.failureCode) } : null;
