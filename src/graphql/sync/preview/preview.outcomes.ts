import type { PreviewedOutcome } from '../../../sync/preview/previewed-outcome';
import type { PreviewedDirection } from '../../../sync/preview/preview-tally';
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
  return toCounts({
    inserted: of('inserted'),
    modified: of('modified'),
    unchanged: of('unchanged'),
    skipped: of('skipped'),
    failed: of('failed'),
    conflicts: outcomes.filter((outcome) => outcome.refusal?.code === 'UPDATE_CONFLICT').length,
    removed: of('removed'),
    ignored: of('ignored'),
  });
}

/** The counters of one direction of a run as the API shows them. */
export function toCounts(counts: PreviewedDirection['counts']): PreviewCountsType {
  const { inserted, modified, unchanged, skipped, failed, removed, ignored } = counts;
  const records = inserted + modified + unchanged + skipped + failed + removed + ignored;
  return { ...counts, records };
}

/** The counters of several directions together. */
export function summedCounts(all: readonly PreviewCountsType[]): PreviewCountsType {
  const sum = toCounts(NONE);
  for (const counts of all) {
    for (const key of Object.keys(sum) as (keyof PreviewCountsType)[]) sum[key] += counts[key];
  }
  return sum;
}

const NONE = {
  inserted: 0,
  modified: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  conflicts: 0,
  removed: 0,
  ignored: 0,
};
