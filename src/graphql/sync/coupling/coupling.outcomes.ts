import type { Refusal } from '../../../platform/errors/refusal';
import type { UncoupleOutcome } from '../../../sync/uncoupling/uncouple-outcome';
import type { RecordOutcome } from '../../../sync/engine/outcome';
import { toUserError } from '../../common/errors/user-error.type';
import { fixOf } from '../recovery/fix';
import type { SyncOutcomeType } from './coupling.payloads';

/** What became of records, as payloads carry it. */
export interface RecordsAnswer {
  outcomes: SyncOutcomeType[];
  failed: number;
}

/** Outcomes of the engine as the API shows them. */
export function recordsAnswer(outcomes: readonly RecordOutcome[]): RecordsAnswer {
  return counted(outcomes.map(toOutcome));
}

/** One outcome of the engine as the API shows it. */
export function toOutcome(outcome: RecordOutcome): SyncOutcomeType {
  return {
    kind: outcome.kind.toUpperCase(),
    record: outcome.record,
    mapping: outcome.mapping || null,
    direction: outcome.direction,
    erpId: outcome.erpId,
    crmId: outcome.crmId,
    coupling: outcome.kind === 'removed' ? null : outcome.couplingId,
    changes: outcome.writes.map(({ side, action, changes }) => ({ side, action, changes })),
    run: outcome.runId ?? null,
    error: errorOf(outcome.refusal),
    fix: fixFor(outcome, outcome.refusal),
    warnings: (outcome.warnings ?? []).map(toUserError),
  };
}

/** The mutation that ends a refusal of a record; null when there is none. */
export function fixFor(
  { couplingId, erpId }: { couplingId: string | null; erpId: string | null },
  refusal: Refusal | null,
) {
  return refusal && fixOf({ code: refusal.code, couplingId, data: { erpId, ...refusal.data } });
}

/** Outcomes of uncoupling as the API shows them. */
export function uncoupledAnswer(outcomes: readonly UncoupleOutcome[]): RecordsAnswer {
  return counted(
    outcomes.map((outcome) => ({
      kind: outcome.kind.toUpperCase(),
      record: outcome.record,
      mapping: outcome.mapping,
      direction: null,
      erpId: outcome.erpId,
      crmId: outcome.crmId,
      coupling: outcome.kind === 'uncoupled' ? null : outcome.couplingId,
      changes: outcome.companyCleared
        ? [{ side: 'CRM', action: 'UPDATE', changes: { companyId: null } }]
        : [],
      run: outcome.runId ?? null,
      error: errorOf(outcome.refusal),
      fix: fixFor(outcome, outcome.refusal),
      warnings: [],
    })),
  );
}

function counted(outcomes: SyncOutcomeType[]): RecordsAnswer {
  return { outcomes, failed: outcomes.filter((outcome) => outcome.kind === 'FAILED').length };
}

function errorOf(refusal: Refusal | null) {
  return refusal === null ? null : toUserError(refusal);
}
