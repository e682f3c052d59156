import type { Refusal } from '../../platform/errors/refusal';
import type { PassDirection, Side } from '../mapping/direction';
import type { FieldChanges } from './fields/changed-values';

/**
 * What became of a record. `removed`: its coupling was given up by the deletion policy; `ignored`: the
 * record takes no part (S-13). These two raise no counter.
 */
export type OutcomeKind =
  'inserted' | 'modified' | 'unchanged' | 'skipped' | 'failed' | 'removed' | 'ignored';

/** One write of the engine to a record of either side. */
export interface RecordWrite {
  readonly side: Side;
  readonly table: string;
  readonly recordId: string;
  readonly action: 'INSERT' | 'UPDATE';
  readonly version: string;
  /** Version before an update; null for an insert. */
  readonly versionBefore: string | null;
  readonly changes: FieldChanges;
  /** Fields that somebody had changed since both sides last agreed; absent: none. */
  readonly overwrote?: readonly string[];
}

/** What became of one record of a batch, and everything a person needs to understand it. */
export interface RecordOutcome {
  readonly kind: OutcomeKind;
  readonly mapping: string;
  readonly direction: PassDirection;
  /** The record as a person names it, such as `Customer 10000`. */
  readonly record: string | null;
  readonly erpId: string | null;
  readonly crmId: string | null;
  readonly couplingId: string | null;
  /** The pair was coupled by this very step. */
  readonly coupled: boolean;
  /** The run that brought it about; absent when the record was refused before there was one. */
  readonly runId?: string;
  /** The run over the lines that followed the records of its batch; absent when there were none. */
  readonly lineRunId?: string;
  /** Why it was skipped or failed; null otherwise, and for a skip that needs no explanation. */
  readonly refusal: Refusal | null;
  /** Fields that were left out or cleared instead of failing the record; absent when none. */
  readonly warnings?: readonly Refusal[];
  /** What was written, on either side. */
  readonly writes: readonly RecordWrite[];
}
