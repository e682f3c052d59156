import type { PreviewedOutcome } from '../../../sync/preview/previewed-outcome';
import { toUserError } from '../../common/errors/user-error.type';
import type { PreviewCountsType, PreviewedOutcomeType } from './preview.type';

/** One previewed outcome as the API shows it. */
export function toPreviewedOutcome(outcome: PreviewedOutcome): PreviewedOutcomeType {
  const { kind, record, direction, erpId, crmId, refusal, changes, conflicts } = outcome;
  return {
    kind: kind.toUpperCase(),
    record,
    mapping: outcome.mapping || null,
    direction,
    erpId,
    crmId,
    coupling: outcome.couplingId,
    changes,
    conflicts,
    error: refusal === null ? null : toUserError(refusal),
  };
}

/** How many of the outcomes are of which kind. */
export function countsOf(outcomes: readonly PreviewedOutcome[]): PreviewCountsType {
  const of = (kind: PreviewedOutcome['kind']): number =>
    outcomes.filter((outcome) => outcome.kind === kind).length;
  return {
    records: outcomes.length,
    inserted: of('inserted'),
    modified: of('modified'),
    unchanged: of('unchanged'),
    skipped: of('skipped'),
    failed: of('failed'),
    conflicts: outcomes.filter((outcome) => outcome.refusal?.code === 'UPDATE_CONFLICT').length,
    removed: of('removed'),
    ignored: of('ignored'),
  };
}
