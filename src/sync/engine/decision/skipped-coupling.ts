import { couplingSkipped } from '../../coupling/coupling.errors';
import { reasonChanged } from '../../coupling/failure-rule';
import type { DecisionStep } from './pair';

/**
 * A skipped coupling is left alone, whatever changed (S-14/0), unless what made it fail changed: then the reason may
 * be gone and the pair is tried again. One of which nothing is left is not kept for a person who could do nothing (D-4).
 */
export const skippedCoupling: DecisionStep = ({ coupling, source, destination }, { direction }) => {
  if (!coupling?.skipped || (!source && !destination)) return null;
  const [erp, crm] = direction === 'TO_CRM' ? [source, destination] : [destination, source];
  return reasonChanged(coupling, { erp, crm })
    ? null
    : { do: 'skip', refusal: couplingSkipped(coupling.failureCode) };
};
