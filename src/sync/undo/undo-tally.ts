import type { Tx } from '../../platform/database/db';
import type { Refusal } from '../../platform/errors/refusal';
import type { FieldChanges } from '../engine/fields/changed-values';
import { errorOf } from '../engine/session/run-report';
import type { Side } from '../mapping/direction';
import type { NewSyncRunError, RunCounters, SyncRunStore } from '../run/sync-run.store';

/** What was done with a record or its coupling. `KEPT`: nothing, for the reasons given. */
export type UndoOutcomeKind =
  'RESTORED' | 'REMOVED' | 'RECREATED' | 'COUPLED' | 'UNCOUPLED' | 'KEPT';

/** What became of one record or coupling of an undone run. */
export interface UndoOutcome {
  readonly kind: UndoOutcomeKind;
  readonly side: Side;
  readonly table: string;
  readonly recordId: string;
  readonly record: string;
  readonly couplingId: string | null;
  readonly changes: FieldChanges;
  /** What could not be put back, and why. */
  readonly problems: readonly Refusal[];
}

/** How far an undo came. */
export interface UndoCounts {
  readonly restored: number;
  readonly removed: number;
  readonly recreated: number;
  readonly coupled: number;
  readonly uncoupled: number;
  /** Records and couplings of which something could not be put back. */
  readonly kept: number;
}

/** Outcomes that an answer carries; the run's journal and errors have them all. */
const SHOWN = 1_000;

const COUNTED = {
  RESTORED: 'modified',
  RECREATED: 'inserted',
  REMOVED: 'deleted',
  COUPLED: 'coupled',
  UNCOUPLED: 'uncoupled',
} as const;

/** Counts what became of the records of an undo, and keeps of them only as many as an answer shows. */
export class UndoTally {
  readonly shown: UndoOutcome[] = [];
  private readonly counters: Required<Omit<RunCounters, 'candidates' | 'overwritten'>> = {
    inserted: 0,
    modified: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    coupled: 0,
    uncoupled: 0,
    deleted: 0,
  };
  private pending: NewSyncRunError[] = [];

  /** Takes an outcome down. */
  add(outcome: UndoOutcome): void {
    if (outcome.kind !== 'KEPT') this.counters[COUNTED[outcome.kind]] += 1;
    if (outcome.problems.length > 0) this.counters.failed += 1;
    if (this.shown.length < SHOWN) this.shown.push(outcome);
    const { side, recordId, couplingId, record } = outcome;
    const ids = {
      couplingId,
      record,
      erpId: side === 'ERP' ? recordId : null,
      crmId: side === 'CRM' ? recordId : null,
    };
    for (const refusal of outcome.problems) this.pending.push(errorOf(ids, refusal));
  }

  /** Writes the error rows of what was taken down since the last time. */
  async flush(tx: Tx, runs: SyncRunStore, runId: string, now: string): Promise<void> {
    await runs.addErrors(tx, runId, now, this.pending);
    this.pending = [];
  }

  get runCounters(): Readonly<RunCounters> {
    return this.counters;
  }

  get counts(): UndoCounts {
    const { modified, deleted, inserted, coupled, uncoupled, failed } = this.counters;
    return {
      restored: modified,
      removed: deleted,
      recreated: inserted,
      coupled,
      uncoupled,
      kept: failed,
    };
  }
}
