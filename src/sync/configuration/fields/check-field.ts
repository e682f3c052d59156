import type { TableColumn } from '../../../platform/database/record-table';
import { invalidInput } from '../../../platform/errors/input.errors';
import { conversionInto } from '../../engine/fields/convert-value';
import { kindOf } from '../../engine/fields/value-kind';
import {
  columnNamed,
  optionNumber,
  similarNames,
  type SideColumns,
} from '../../filters/side-columns';
import { goes, type PassDirection } from '../../mapping/direction';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import {
  constantInvalid,
  fieldAlreadyMapped,
  fieldNotMappable,
  fieldUnknown,
  settingsExclude,
} from '../configuration.errors';

/** Columns the hub keeps for itself; they may be read, never written. */
export const KEPT: ReadonlySet<string> = new Set([
  'id',
  'createdAt',
  'modifiedAt',
  'modifiedBy',
  'version',
  'changedXid',
]);

type Columns = Readonly<Record<'ERP' | 'CRM', SideColumns>>;

/** The column a row names, by its property or by the vendor's name; refuses one that cannot be mapped (T-26). */
export function mappableColumn(
  columns: SideColumns,
  name: string,
  field: 'erpField' | 'crmField',
): TableColumn {
  const column = columnNamed(columns, name);
  if (!column) throw fieldUnknown(columns.table, name, field, similarNames(columns, name));
  if (kindOf(column) === 'json') {
    const because = 'holds structured values; map one of its fields, such as userFields.size';
    throw fieldNotMappable(columns.table, column.property, because, field);
  }
  return column;
}

/** The row with a constant that names an option value turned into the value's number, such as `SHIP` into 1. */
export function withOptionNumber(
  row: FieldMapping,
  columns: Readonly<Record<'ERP' | 'CRM', SideColumns>>,
): FieldMapping {
  const { constantValue, erpField, crmField } = row;
  const property = erpField ?? crmField;
  if (constantValue === null || property === null) return row;
  const labels = columns[erpField === null ? 'CRM' : 'ERP'].labels(property);
  const number = optionNumber(labels, constantValue);
  return typeof number === 'number' ? { ...row, constantValue: String(number) } : row;
}

/**
 * Checks a row as it is to become against the rules that hold for every row; throws the first refusal. `before` is what
 * it was: a delivered row may already write what only the code of its mapping knows.
 */
export function checkField(
  row: FieldMapping,
  columns: Columns,
  before: FieldMapping | null = null,
): void {
  checkSides(row);
  checkSettings(row);
  for (const direction of ['TO_CRM', 'FROM_CRM'] as const) {
    if (!goes(row.direction, direction)) continue;
    if (before === null || !goes(before.direction, direction)) checkStored(row, direction, columns);
    checkWritable(row, direction, columns);
  }
}

/** Refuses an enabled row that writes what another enabled row of the mapping writes already. */
export function checkAlone(
  mapping: string,
  row: FieldMapping,
  others: readonly FieldMapping[],
): void {
  for (const other of others) {
    if (other.id === row.id) continue;
    const samePair = other.erpField === row.erpField && other.crmField === row.crmField;
    if (samePair && row.erpField !== null && row.crmField !== null) {
      throw fieldAlreadyMapped(mapping, `${row.erpField}/${row.crmField}`, other.id, 'crmField');
    }
    if (!row.enabled || !other.enabled || !mayMeet(row, other)) continue;
    const clash = [['TO_CRM', 'crmField'] as const, ['FROM_CRM', 'erpField'] as const].find(
      ([direction, side]) =>
        goes(row.direction, direction) &&
        goes(other.direction, direction) &&
        row[side] !== null &&
        row[side] === other[side],
    );
    if (clash) throw fieldAlreadyMapped(mapping, String(row[clash[1]]), other.id, clash[1]);
  }
}

// Two delivered rows for one field take turns by a setting; a row that depends on none meets whichever has its turn.
function mayMeet(row: FieldMapping, other: FieldMapping): boolean {
  if (row.activeWhen === null || other.activeWhen === null) return true;
  return row.activeWhen === other.activeWhen;
}

// A row without a field on one side is a constant and goes to the other (4.2).
function checkSides(row: FieldMapping): void {
  const { erpField, crmField, constantValue, direction } = row;
  if (erpField === null && crmField === null) {
    throw invalidInput('erpField', 'Name a field on at least one side.');
  }
  const constant = erpField === null || crmField === null;
  if (!constant && constantValue !== null) {
    const remedy = 'Leave one of the two fields out, or the constant.';
    throw settingsExclude('A row that copies a field has no constant.', 'constantValue', remedy);
  }
  if (!constant) return;
  if (constantValue === null) {
    throw invalidInput('constantValue', 'A row with a field on one side only needs a constant.');
  }
  const only = erpField === null ? 'TO_CRM' : 'FROM_CRM';
  if (direction !== only) {
    throw invalidInput('direction', `A constant goes to the side that has the field: ${only}.`);
  }
}

function checkSettings(row: FieldMapping): void {
  if (row.notNull && (row.clearOnFailedSync || row.onFailure === 'CLEAR')) {
    throw settingsExclude(
      'Not null and clearing a failed value exclude each other.',
      row.clearOnFailedSync ? 'clearOnFailedSync' : 'onFailure',
      'Switch one of them off.',
    );
  }
  const matches = row.erpField !== null && row.crmField !== null;
  if (row.useForMatching && !matches) {
    const remedy = 'Use a row that has a field on both sides.';
    throw settingsExclude('A constant cannot be matched.', 'useForMatching', remedy);
  }
  if (row.useForMatching && [row.erpField, row.crmField].some((name) => name?.includes('.'))) {
    const remedy = 'Match by a stored field.';
    throw settingsExclude('User-defined fields are not matched.', 'useForMatching', remedy);
  }
  if (row.updatePolicy !== null && (row.direction !== 'BOTH' || !matches)) {
    const remedy = 'Let the field go both ways, or leave the policy out.';
    const message = 'Only a field that goes both ways can be changed on both sides.';
    throw settingsExclude(message, 'updatePolicy', remedy);
  }
  if (row.transformationRule !== null && !matches) {
    const remedy = 'Leave the rule out.';
    throw settingsExclude('A constant is not transformed.', 'transformationRule', remedy);
  }
}

// What a direction writes: the field of the row, its table, and its column where it has one.
function targetOf(row: FieldMapping, direction: PassDirection, columns: Columns) {
  const [field, side] =
    direction === 'TO_CRM' ? (['crmField', 'CRM'] as const) : (['erpField', 'ERP'] as const);
  const property = row[field];
  const own = columns[side];
  const column = property === null ? undefined : own.columns.get(property);
  return { field, table: own.table, property, column, own };
}

function checkStored(row: FieldMapping, direction: PassDirection, columns: Columns): void {
  const { field, table, property, column } = targetOf(row, direction, columns);
  if (property === null || column) return;
  throw fieldNotMappable(table, property, 'is computed and never written', field);
}

function checkWritable(row: FieldMapping, direction: PassDirection, columns: Columns): void {
  const { field, table, column, own } = targetOf(row, direction, columns);
  if (!column) return;
  if (KEPT.has(column.property)) {
    throw fieldNotMappable(table, column.property, 'is kept by the hub and never written', field);
  }
  if (row.constantValue === null) return;
  const labels = own.labels(column.property);
  const unknown = optionNumber(labels, row.constantValue) === null;
  if (unknown || typeof conversionInto(column)(row.constantValue) === 'symbol') {
    throw constantInvalid(column.property, row.constantValue, kindOf(column), [...labels.keys()]);
  }
}
