import type { Refusal } from '../../../platform/errors/refusal';
import { notEligible } from '../../coupling/coupling.errors';
import type { NewSyncRunError, RunCounters } from '../../run/sync-run.store';
import type { RecordOutcome } from '../outcome';

/** What the outcomes of a batch add to the counters of its run: one each, none for ignored and removed (S-33). */
export function countersOf(outcomes: readonly RecordOutcome[]): RunCounters {
  const counters: RunCounters & { overwritten: number } = {
    inserted: 0,
    modified: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    coupled: 0,
    uncoupled: 0,
    overwritten: 0,
  };
  for (const { kind, writes } of outcomes) {
    if (writes.some(({ overwrote }) => overwrote)) counters.overwritten += 1;
    if (kind !== 'removed' && kind !== 'ignored') counters[kind] += 1;
  }
  return counters;
}

/** The error rows of a run: one for each record that failed or was skipped for a reason (5.7), and for each field left out. */
export function errorsOf(outcomes: readonly RecordOutcome[]): NewSyncRunError[] {
  return outcomes.flatMap((outcome) => [
    ...(outcome.refusal === null || isSettled(outcome.refusal)
      ? []
      : [errorOf(outcome, outcome.refusal)]),
    ...(outcome.warnings ?? []).map((warning) => errorOf(outcome, warning)),
  ]);
}

// Left alone as an administrator decided: worth saying to whoever asks, but no error of the run.
function isSettled({ code }: Refusal): boolean {
  return code === 'DELETION_SETTLED';
}

/** Outcomes of records that a person chose: one that takes no part says so instead of being passed over. */
export function explained(outcomes: readonly RecordOutcome[]): RecordOutcome[] {
  return outcomes.map((outcome) =>
    outcome.kind === 'ignored'
      ? { ...outcome, refusal: notEligible(outcome.record ?? 'The record', outcome.mapping) }
      : outcome,
  );
}

/** The error row of a refused record. */
export function errorOf(
  {
    couplingId,
    erpId,
    crmId,
    record,
  }: Pick<RecordOutcome, 'couplingId' | 'erpId' | 'crmId' | 'record'>,
  refusal: Refusal,
): NewSyncRunError {
  return {
    couplingId,
    erpId,
    crmId,
    record,
    code: refusal.code,
    message: refusal.message,
    field: refusal.field,
    value: valueOf(refusal),
    remedy: refusal.remedy,
    data: refusal.data,
  };
}

function valueOf({ data }: Refusal): string | null {
  const { value } = data;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}
