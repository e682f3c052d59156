import type { RowValue, TableColumn } from '../../platform/database/record-table';
import { conversionInto } from '../engine/fields/convert-value';
import { kindOf, printed, type ValueKind } from '../engine/fields/value-kind';
import { COMPANY } from '../mapping/filter';
import type { FilterCondition, FilterOperator } from '../mapping/mapping-definition';
import { columnNamed, optionNumber, similarNames, type SideColumns } from './side-columns';

/** What is wrong with a condition: which part of it, in a sentence, and what would be right. */
export interface ConditionFault {
  part: 'field' | 'operator' | 'value';
  /** Which value of a list. */
  index: number;
  message: string;
  expected: string[];
}

/** A condition as somebody wrote it, not checked yet. */
export interface WrittenCondition {
  field: string;
  operator: FilterOperator;
  value: RowValue | RowValue[];
}

const EQUALITY: readonly FilterOperator[] = ['eq', 'ne', 'in', 'isNull', 'notNull'];
const ORDER: readonly FilterOperator[] = [...EQUALITY, 'lt', 'le', 'gt', 'ge'];
const TEXT: readonly FilterOperator[] = [...ORDER, 'startsWith', 'contains'];

/** The operators that fit a kind of value. */
export function operatorsOf(kind: ValueKind): readonly FilterOperator[] {
  switch (kind) {
    case 'text':
    case 'code':
      return TEXT;
    case 'flag':
    case 'id':
      return EQUALITY;
    case 'json':
      return ['isNull', 'notNull'];
    default:
      return ORDER;
  }
}

/** The condition with its column's real name and its values converted to the column's type, or its fault. */
export function checkCondition(
  columns: SideColumns,
  { field, operator, value }: WrittenCondition,
): FilterCondition | ConditionFault {
  const column = columnNamed(columns, field);
  if (!column) return unknownField(columns, field);
  const kind = kindOf(column);
  const fitting = operatorsOf(kind);
  if (!fitting.includes(operator)) {
    const message = `${column.property} is of type ${kind}, which ${operator} does not fit.`;
    return { part: 'operator', index: 0, message, expected: [...fitting] };
  }
  if (operator === 'isNull' || operator === 'notNull') return { field: column.property, operator };
  const list = Array.isArray(value) ? (value as RowValue[]) : [value];
  const complaint = countComplaint(operator, list);
  if (complaint) return { part: 'value', index: 0, message: complaint, expected: [] };
  const values: RowValue[] = [];
  for (const [index, each] of list.entries()) {
    const converted = convertedValue(columns, column, each);
    if (isFault(converted)) return { ...converted, index };
    values.push(converted);
  }
  return {
    field: column.property,
    operator,
    value: operator === 'in' ? values : (values[0] ?? null),
  };
}

/** Tells a fault from a checked condition. */
export function isFault<T>(value: T | ConditionFault): value is ConditionFault {
  return typeof value === 'object' && value !== null && 'part' in value && 'expected' in value;
}

function unknownField(columns: SideColumns, field: string): ConditionFault {
  const expected = similarNames(columns, field);
  return {
    part: 'field',
    index: 0,
    message: `${columns.table} has no column ${field}.`,
    expected,
  };
}

function countComplaint(operator: FilterOperator, list: readonly RowValue[]): string | null {
  if (operator === 'in') {
    if (list.length === 0) return 'The list is empty; nothing would ever match.';
    return list.length > MOST ? `The list is longer than ${MOST} values.` : null;
  }
  if (list.length !== 1) return `${operator} takes one value.`;
  const blank = list[0] === null || list[0] === '';
  if (blank && operator !== 'eq' && operator !== 'ne') return `${operator} needs a value.`;
  return null;
}

function convertedValue(
  columns: SideColumns,
  column: TableColumn,
  value: RowValue,
): RowValue | ConditionFault {
  if (value === COMPANY) {
    if (kindOf(column) === 'id') return COMPANY;
    return fault(`${COMPANY} stands for an id; ${column.property} is none.`);
  }
  if (typeof value === 'object' && value !== null) return fault('A value is text, number or flag.');
  if (value === null || value === '') return null;
  const labels = columns.labels(column.property);
  const number = optionNumber(labels, value);
  if (typeof number === 'number') return number;
  const text = printed(value);
  if (column.length !== null && TEXTS.has(kindOf(column)) && text.length > column.length) {
    return fault(`"${text}" is longer than ${column.property} can be (${column.length}).`);
  }
  const converted = conversionInto(column)(value);
  if (typeof converted !== 'symbol' && number === undefined) return converted;
  const message = `"${text}" is no value of ${column.property}, which is of type ${kindOf(column)}.`;
  return { ...fault(message), expected: [...labels.keys()] };
}

function fault(message: string): ConditionFault {
  return { part: 'value', index: 0, message, expected: [] };
}

const MOST = 1_000;
const TEXTS: ReadonlySet<ValueKind> = new Set<ValueKind>(['text', 'code']);
