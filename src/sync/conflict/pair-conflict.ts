import type { RowValue } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Direction, PassDirection, Side } from '../mapping/direction';
import type { UpdatePolicy } from '../mapping/mapping-definition';

/**
 * What the next run would do with a pair. `AGREES`: nothing. `TRAVELS`: it writes what the fields say.
 * `CONFLICT`: it waits for a person. `FAILS`: something else stops it. `RESTORES` and `UNCOUPLES`: a
 * counterpart is gone and the deletion policy decides. `KEPT_OUT`: a rule of the mapping keeps it out.
 */
export type PairVerdict =
  'AGREES' | 'TRAVELS' | 'CONFLICT' | 'FAILS' | 'RESTORES' | 'UNCOUPLES' | 'KEPT_OUT';

/** What the next run would do with one field. */
export type FieldEffect = 'NONE' | PassDirection | 'CONFLICT';

/** One mapped field of a pair: as agreed, as it is, who changed it, and what becomes of it. */
export interface PairField {
  readonly erpField: string;
  readonly crmField: string;
  /** Fields of one unit share their fate; null: the field stands alone. */
  readonly unit: string | null;
  /** By this key a choice names the unit: the unit, else the field row itself. */
  readonly unitKey: string;
  readonly direction: Direction;
  /** Values when both sides last agreed; null when they never did. */
  readonly base: { readonly erp: RowValue; readonly crm: RowValue } | null;
  readonly erp: RowValue;
  readonly crm: RowValue;
  /** Both values, converted, are not the same. */
  readonly differs: boolean;
  readonly changedBy: 'NONE' | Side | 'BOTH';
  readonly effect: FieldEffect;
}

/** The present three-way state of a pair. */
export interface PairConflict {
  readonly couplingId: string;
  readonly verdict: PairVerdict;
  readonly policy: UpdatePolicy;
  /** Present versions; null when the record is gone. */
  readonly erpVersion: string | null;
  readonly crmVersion: string | null;
  /** Whether the record was written since both sides last agreed. */
  readonly erpChanged: boolean;
  readonly crmChanged: boolean;
  readonly fields: readonly PairField[];
  /** Why the next run would fail; null when it would not. */
  readonly refusal: Refusal | null;
}
