import type { RecordTable, RowValue, TableColumn } from '../../../platform/database/record-table';
import { goes, type PassDirection } from '../../mapping/direction';
import type { LiveField, LiveMapping } from '../../mapping/live-mapping';
import type { FieldRule } from '../mapping-behaviour';
import { sameOf, sameUpTo, type SameValue } from './compare-values';
import { conversionInto, type ConvertValue } from './convert-value';
import { kindOf } from './value-kind';

/** One field row made ready for one direction: where from, where to, and how. */
export interface PlannedField {
  readonly field: LiveField;
  /** Property read from the source; null for a constant. */
  readonly from: string | null;
  /** Property written on the destination. */
  readonly to: string;
  readonly constant: RowValue;
  readonly rule: FieldRule | null;
  readonly convert: ConvertValue;
  /** Compares a converted value with the destination's (T-11). */
  readonly same: SameValue;
  /** Compares two values of the source column. */
  readonly sameSource: SameValue;
  readonly onInsert: boolean;
  readonly onUpdate: boolean;
  readonly notNull: boolean;
  readonly clearOnFailedSync: boolean;
  /** Travels both ways: takes part in conflicts and in the merge. */
  readonly twoWay: boolean;
  readonly mergeUnit: string;
}

/** The field rows of a mapping, compiled for one direction, in run order. */
export interface FieldPlan {
  readonly direction: PassDirection;
  readonly fields: readonly PlannedField[];
  /** By the property they write. */
  readonly byTarget: ReadonlyMap<string, PlannedField>;
  readonly destination: RecordTable;
}

/** The tables a plan reads and writes, and the rules its rows may name. */
export interface PlanParts {
  source: RecordTable;
  destination: RecordTable;
  rules: ReadonlyMap<string, FieldRule>;
}

/** Compiles the active field rows of a mapping for one direction; done once per batch. */
export function compilePlan(
  mapping: LiveMapping,
  direction: PassDirection,
  parts: PlanParts,
): FieldPlan {
  const fields = mapping.fields
    .filter((field) => goes(field.direction, direction))
    .filter((field) => direction === 'FROM_CRM' || field.crmAccess !== 'read')
    .flatMap((field) => plannedField(field, direction, parts) ?? []);
  return {
    direction,
    fields,
    byTarget: new Map(fields.map((field) => [field.to, field])),
    destination: parts.destination,
  };
}

function plannedField(
  field: LiveField,
  direction: PassDirection,
  parts: PlanParts,
): PlannedField | null {
  const from = direction === 'TO_CRM' ? field.erpField : field.crmField;
  const to = direction === 'TO_CRM' ? field.crmField : field.erpField;
  const target = to === null ? undefined : parts.destination.columns.get(to);
  // A computed value of the destination cannot be written; a row without a source needs a constant.
  if (to === null || !target || (from === null && field.constantValue === null)) return null;
  const source = from === null ? undefined : parts.source.columns.get(from);
  const convert = conversionInto(target);
  return {
    field,
    from,
    to,
    constant: constantOf(field, from, convert),
    rule: ruleOf(field, from, parts.rules),
    convert,
    same: comparison(source, target),
    sameSource: sameOf(source ? kindOf(source) : 'text'),
    onInsert: direction === 'FROM_CRM' || field.crmAccess !== 'update',
    onUpdate: direction === 'FROM_CRM' || field.crmAccess !== 'create',
    notNull: field.notNull,
    clearOnFailedSync: field.clearOnFailedSync,
    twoWay: field.direction === 'BOTH' && from !== null,
    mergeUnit: field.mergeUnit ?? field.id,
  };
}

function constantOf(field: LiveField, from: string | null, convert: ConvertValue): RowValue {
  if (from !== null) return null;
  const value = convert(field.constantValue);
  if (typeof value === 'symbol') {
    throw new Error(
      `The constant ${field.constantValue} of field mapping ${field.id} does not fit its column.`,
    );
  }
  return value;
}

function ruleOf(
  field: LiveField,
  from: string | null,
  rules: ReadonlyMap<string, FieldRule>,
): FieldRule | null {
  return field.rule === null || from === null ? null : (rules.get(field.rule) ?? null);
}

function comparison(source: TableColumn | undefined, target: TableColumn): SameValue {
  const kind = kindOf(target);
  const shorterSource =
    source?.length != null && (target.length === null || target.length > source.length);
  if (kind === 'text' && source && shorterSource && kindOf(source) !== 'id') {
    return sameUpTo(source.length ?? Infinity);
  }
  return sameOf(kind);
}
