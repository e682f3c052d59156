import type { RowValue } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Direction, Side } from '../mapping/direction';

/**
 * What an audit found. `DIFFERS`: a field would be written. `NOT_COMPARABLE`: a value cannot be converted,
 * such as a reference that is not coupled. `…_MISSING`: the record of a coupling is gone. `STRAY`: a CRM
 * record carries this company and is not coupled. `DUPLICATE`: an uncoupled record is named like another.
 */
export type FindingKind =
  | 'DIFFERS'
  | 'NOT_COMPARABLE'
  | 'ERP_MISSING'
  | 'CRM_MISSING'
  | 'BOTH_MISSING'
  | 'STRAY'
  | 'DUPLICATE';

/** A field in which a pair differs. */
export interface FieldDifference {
  /** Null: the code sets it, no field row does. */
  readonly erpField: string | null;
  readonly crmField: string | null;
  readonly base: { readonly erp: RowValue; readonly crm: RowValue } | null;
  readonly erp: RowValue;
  readonly crm: RowValue;
  readonly changedBy: 'NONE' | Side | 'BOTH';
  /** Which way the field travels. */
  readonly direction: Direction;
}

/** Something an audit lists. */
export interface Finding {
  readonly kind: FindingKind;
  readonly couplingId: string | null;
  readonly erpId: string | null;
  readonly crmId: string | null;
  readonly record: string;
  readonly fields: readonly FieldDifference[];
  /** Why it cannot be compared; null otherwise. */
  readonly refusal: Refusal | null;
  /** The record that a duplicate is named like. */
  readonly duplicateOf: string | null;
  /** Where the list goes on after it. */
  readonly cursor: string;
}

/** How many pairs and records are what; the kinds of pairs add up to `pairs`. */
export interface AuditCounts {
  pairs: number;
  agreeing: number;
  differing: number;
  notComparable: number;
  /** Kept out by a rule of the mapping, so nothing is compared. */
  keptOut: number;
  /** Lost a record, and the deletion policy of the mapping was carried out: nothing is to be done. */
  settled: number;
  erpMissing: number;
  crmMissing: number;
  bothMissing: number;
  /** CRM records of this company without a coupling. */
  strays: number;
  /** Uncoupled records named like another of their side. */
  duplicates: number;
}

/** What an audit says of a mapping. */
export interface AuditResult {
  /** Null when nobody asked: then only as many pairs were looked at as the page took. */
  readonly counts: AuditCounts | null;
  readonly findings: readonly Finding[];
  readonly hasMore: boolean;
}
