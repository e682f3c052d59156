import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import type { LiveMapping } from '../mapping/live-mapping';
import type { NewSyncRunError, RunCounters } from '../run/sync-run.store';
import { errorOf } from '../engine/session/run-report';

/** What became of one record: uncoupled, skipped as it was not coupled, or kept because the CRM write failed. */
export interface UncoupleOutcome {
  kind: 'uncoupled' | 'skipped' | 'failed';
  mapping: string | null;
  couplingId: string | null;
  /** The record as a person names it, such as `Customer 10000`; null when neither record is there. */
  record: string | null;
  erpId: string | null;
  crmId: string | null;
  /** The company was cleared on the CRM record. */
  companyCleared: boolean;
  /** The run that removed the coupling; absent when nothing was. */
  runId?: string;
  refusal: Refusal | null;
}

/** The outcome of a pair that was taken in hand. */
export function outcomeOf(
  mapping: LiveMapping,
  { id: couplingId, erpId, crmId }: Readonly<Coupling>,
  became: {
    record: string | null;
    refusal: Refusal | null;
    companyCleared: boolean;
    runId: string;
  },
): UncoupleOutcome {
  const kind = became.refusal ? 'failed' : 'uncoupled';
  return { kind, mapping: mapping.name, couplingId, erpId, crmId, ...became };
}

/** What outcomes add to the counters of their run (J-21). */
export function uncoupleCounters(outcomes: readonly UncoupleOutcome[]): Partial<RunCounters> {
  const count = (holds: (outcome: UncoupleOutcome) => boolean) => outcomes.filter(holds).length;
  return {
    uncoupled: count(({ kind }) => kind === 'uncoupled'),
    failed: count(({ kind }) => kind === 'failed'),
    modified: count(({ companyCleared }) => companyCleared),
  };
}

/** The error rows of the pairs that stay coupled. */
export function uncoupleErrors(outcomes: readonly UncoupleOutcome[]): NewSyncRunError[] {
  return outcomes.flatMap((outcome) =>
    outcome.refusal ? [errorOf(outcome, outcome.refusal)] : [],
  );
}
