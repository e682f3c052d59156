import type { RecordTable, RowValue, TableColumn } from '../../../platform/database/record-table';
import { goes, type PassDirection, type Side } from '../../mapping/direction';
import type { LiveField, LiveMapping } from '../../mapping/live-mapping';
import type { TransformChain } from '../../transformation/transform-chain';
import type { Transformations } from '../../transformation/transformations';
import type { FieldRule } from '../mapping-behaviour';
import { sameAsCode, sameOf, sameUpTo, type SameValue } from './compare-values';
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
  /** What the source value goes through before it is converted; null: nothing. */
  readonly transform: TransformChain | null;
  /** What the value would go through the other way, of a field that travels both ways; null: nothing. */
  readonly opposite: TransformChain | null;
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
  /**
   * Who wins the fields without a policy of their own where others have one and the mapping does not merge:
   * `ASK` nobody. Null: the mapping merges, or no field has a policy of its own.
   */
  readonly otherwise: Side | 'ASK' | null;
}

/** The tables a plan reads and writes, and the rules its rows may name. */
export interface PlanParts {
  source: RecordTable;
  destination: RecordTable;
  rules: ReadonlyMap<string, FieldRule>;
  /** Chains of transformation rules by the code of the first; absent: the mapping has none. */
  transformations?: Transformations | null;
  /** User-defined fields of the two tables. */
  userColumns?: Record<'source' | 'destination', ReadonlyMap<string, TableColumn>>;
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
    otherwise: otherwiseOf(mapping, fields),
  };
}

function otherwiseOf(
  { updatePolicy }: LiveMapping,
  fields: readonly PlannedField[],
): Side | 'ASK' | null {
  if (!fields.some(({ twoWay, field }) => twoWay && field.updatePolicy !== null)) return null;
  switch (updatePolicy) {
    case 'SEND':
      return 'ERP';
    case 'GET':
      return 'CRM';
    case 'NONE':
      return 'ASK';
    default:
      return null;
  }
}

function plannedField(
  field: LiveField,
  direction: PassDirection,
  parts: PlanParts,
): PlannedField | null {
  const from = direction === 'TO_CRM' ? field.erpField : field.crmField;
  const to = direction === 'TO_CRM' ? field.crmField : field.erpField;
  const target =
    to === null ? undefined : columnOf(parts.destination, parts.userColumns?.destination, to);
  // A computed value of the destination cannot be written; a row without a source needs a constant.
  if (to === null || !target || (from === null && field.constantValue === null)) return null;
  const source =
    from === null ? undefined : columnOf(parts.source, parts.userColumns?.source, from);
  const twoWay = field.direction === 'BOTH' && from !== null;
  const convert = conversionInto(target);
  return {
    field,
    from,
    to,
    constant: constantOf(field, from, convert),
    rule: ruleOf(field, from, parts.rules),
    transform: from === null ? null : chainOf(field, direction, parts),
    opposite: twoWay ? chainOf(field, opposite(direction), parts) : null,
    convert,
    same: comparison(source, target, twoWay),
    sameSource: sameOf(source ? kindOf(source) : 'text'),
    onInsert: direction === 'FROM_CRM' || field.crmAccess !== 'update',
    onUpdate: direction === 'FROM_CRM' || field.crmAccess !== 'create',
    notNull: field.notNull,
    clearOnFailedSync: field.clearOnFailedSync,
    twoWay,
    mergeUnit: field.mergeUnit ?? field.id,
  };
}

function columnOf(
  table: RecordTable,
  userColumns: ReadonlyMap<string, TableColumn> | undefined,
  property: string,
): TableColumn | undefined {
  return table.columns.get(property) ?? userColumns?.get(property);
}

function opposite(direction: PassDirection): PassDirection {
  return direction === 'TO_CRM' ? 'FROM_CRM' : 'TO_CRM';
}

function chainOf(
  field: LiveField,
  direction: PassDirection,
  { transformations }: PlanParts,
): TransformChain | null {
  const { transformationRule, transformationDirection } = field;
  if (transformationRule === null || !transformations) return null;
  return goes(transformationDirection ?? 'BOTH', direction)
    ? transformations.chain(transformationRule)
    : null;
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

function comparison(
  source: TableColumn | undefined,
  target: TableColumn,
  twoWay: boolean,
): SameValue {
  const kind = kindOf(target);
  const shorterSource =
    source?.length != null && (target.length === null || target.length > source.length);
  if (kind === 'text' && source && shorterSource && kindOf(source) !== 'id') {
    if (twoWay && kindOf(source) === 'code') return sameAsCode(source.length ?? Infinity);
    return sameUpTo(source.length ?? Infinity);
  }
  return sameOf(kind);
}
