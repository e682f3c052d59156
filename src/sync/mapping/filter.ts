import type { RecordTable, Row, RowValue, TableColumn } from '../../platform/database/record-table';
import { printed, type ValueKind } from '../engine/fields/value-kind';
import { isOfKind, orderValues } from '../filters/order-values';
import { columnSql, kindForSql, sqlTypeOf } from '../filters/column-sql';
import { filterInvalid } from '../filters/filter.errors';
import type { AllOf, AnyOf, FilterCondition, FilterNode } from './mapping-definition';

/** Stands in a filter for the company of this hub. */
export const COMPANY = '{company}';

const COMPARISONS = { lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

/** A filter as SQL: refers to the table as `t` and to its values from `$<first>` on. */
export interface FilterSql {
  sql: string;
  values: unknown[];
}

/** A condition that knows its column, so that rows in memory are compared as the database would. */
interface BoundCondition extends FilterCondition {
  /** Null: there is no such column; evaluating the filter is refused. */
  column?: TableColumn | null;
}

/** Whether a node is a group of which one holds. */
export function isAny(node: FilterNode): node is AnyOf {
  return 'any' in node;
}

/** Whether a node is a group of which all hold. */
export function isAll(node: FilterNode): node is AllOf {
  return 'all' in node;
}

/**
 * The nodes with the company put in. Without a company the conditions that name it do not apply (1.2):
 * there is nothing yet that records could belong to. A group of alternatives falls with such a condition.
 */
export function conditionsFor(
  filter: readonly FilterNode[],
  companyId: string | null,
): FilterNode[] {
  return filter.flatMap((node) => nodeFor(node, companyId) ?? []);
}

function nodeFor(node: FilterNode, companyId: string | null): FilterNode | null {
  if (isAny(node)) {
    const nodes = node.any.map((each) => nodeFor(each, companyId));
    return nodes.includes(null) ? null : { any: nodes.filter((each) => each !== null) };
  }
  if (isAll(node)) {
    const all = conditionsFor(node.all, companyId);
    return all.length === 0 && node.all.length > 0 ? null : { all };
  }
  if (!namesCompany(node)) return node;
  if (companyId === null) return null;
  const put = (value: RowValue): RowValue => (value === COMPANY ? companyId : value);
  const value = Array.isArray(node.value) ? node.value.map(put) : put(node.value ?? null);
  return { ...node, value };
}

/** The filter with each condition told its column. */
export function bindFilter(
  columns: ReadonlyMap<string, TableColumn>,
  filter: readonly FilterNode[],
): FilterNode[] {
  return filter.map((node) => {
    if (isAny(node)) return { any: bindFilter(columns, node.any) };
    if (isAll(node)) return { all: bindFilter(columns, node.all) };
    const bound: BoundCondition = { ...node, column: columns.get(node.field) ?? null };
    return bound;
  });
}

/** The filter as a condition of SQL; an empty filter is true. */
export function filterSql(
  table: RecordTable,
  filter: readonly FilterNode[],
  companyId: string | null,
  first = 1,
): FilterSql {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${first + values.push(value) - 1}`;
  const columnOf = ({ field, column: bound }: BoundCondition): TableColumn => {
    const column = bound ?? table.columns.get(field);
    if (!column) throw filterInvalid(unknownColumn(field, table.name), { field });
    return column;
  };
  const parts = conditionsFor(filter, companyId).map((node) => nodeSql(node, columnOf, place));
  return { sql: parts.length === 0 ? 'true' : parts.join(' AND '), values };
}

/** Whether a row is inside the filter; agrees with `filterSql` on every row when the filter is bound. */
export function matchesFilter(
  row: Row,
  filter: readonly FilterNode[],
  companyId: string | null,
): boolean {
  return conditionsFor(filter, companyId).every((node) => nodeHolds(row, node));
}

type ColumnOf = (condition: BoundCondition) => TableColumn;
type Place = (value: unknown) => string;

function nodeSql(node: FilterNode, columnOf: ColumnOf, place: Place): string {
  if (isAny(node)) return groupSql(node.any, ' OR ', 'false', columnOf, place);
  if (isAll(node)) return groupSql(node.all, ' AND ', 'true', columnOf, place);
  return conditionSql(columnOf(node), node, place);
}

function groupSql(
  nodes: readonly FilterNode[],
  joint: ' OR ' | ' AND ',
  none: string,
  ...[columnOf, place]: [ColumnOf, Place]
): string {
  if (nodes.length === 0) return none;
  return `(${nodes.map((node) => nodeSql(node, columnOf, place)).join(joint)})`;
}

function conditionSql(column: TableColumn, condition: FilterCondition, place: Place): string {
  const left = columnSql(column);
  const type = sqlTypeOf(column);
  const value = condition.value ?? null;
  switch (condition.operator) {
    case 'isNull':
      return `${left} IS NULL`;
    case 'notNull':
      return `${left} IS NOT NULL`;
    case 'in': {
      const list = Array.isArray(value) ? value : [value];
      const some = `${left} = ANY(${place(list.filter((entry) => entry !== null))}::${type}[])`;
      return list.includes(null) ? `(${some} OR ${left} IS NULL)` : some;
    }
    case 'eq':
      return value === null ? `${left} IS NULL` : `${left} = ${place(value)}::${type}`;
    case 'ne':
      return value === null
        ? `${left} IS NOT NULL`
        : `${left} IS DISTINCT FROM ${place(value)}::${type}`;
    case 'startsWith':
      return `starts_with(${left}, ${place(value)}::text)`;
    case 'contains':
      return `strpos(${left}, ${place(value)}::text) > 0`;
    default: {
      // Texts are ordered by their bytes on both sides; the database's own collation differs from host to host.
      const bytewise = TEXTS.has(kindForSql(column)) ? ' COLLATE "C"' : '';
      return `${left}${bytewise} ${COMPARISONS[condition.operator]} ${place(value)}::${type}`;
    }
  }
}

const TEXTS: ReadonlySet<ValueKind> = new Set<ValueKind>(['text', 'code']);

function nodeHolds(row: Row, node: FilterNode): boolean {
  if (isAny(node)) return node.any.some((each) => nodeHolds(row, each));
  if (isAll(node)) return node.all.every((each) => nodeHolds(row, each));
  return conditionHolds(row[node.field] ?? null, node);
}

function conditionHolds(stored: RowValue, condition: BoundCondition): boolean {
  const { operator, value = null, column } = condition;
  if (column === null)
    throw filterInvalid(unknownColumn(condition.field), { field: condition.field });
  const kind = column ? kindForSql(column) : guessedKind(value);
  const present = isOfKind(kind, stored) ? stored : null;
  const order = (right: RowValue) => orderValues(kind, present, right);
  switch (operator) {
    case 'isNull':
      return present === null;
    case 'notNull':
      return present !== null;
    case 'in':
      return listOf(value).some((each) => (each === null ? present === null : order(each) === 0));
    case 'eq':
      return value === null ? present === null : order(single(value)) === 0;
    case 'ne':
      return value === null ? present !== null : order(single(value)) !== 0;
    case 'startsWith':
      return present !== null && printed(present).startsWith(printed(single(value)));
    case 'contains':
      return present !== null && printed(present).includes(printed(single(value)));
    default:
      return ordered(operator, order(single(value)));
  }
}

// A filter that was never bound says no more than its values do.
function guessedKind(value: RowValue | RowValue[]): ValueKind {
  const some = listOf(value).find((each) => each !== null);
  if (typeof some === 'number') return 'integer';
  if (typeof some === 'boolean') return 'flag';
  return typeof some === 'string' && NUMBER.test(some) ? 'decimal' : 'text';
}

function listOf(value: RowValue | RowValue[]): readonly RowValue[] {
  return Array.isArray(value) ? (value as RowValue[]) : [value];
}

function single(value: RowValue | RowValue[]): RowValue {
  return listOf(value)[0] ?? null;
}

function ordered(operator: 'lt' | 'le' | 'gt' | 'ge', sign: number | null): boolean {
  if (sign === null) return false;
  if (operator === 'lt') return sign < 0;
  if (operator === 'le') return sign <= 0;
  return operator === 'gt' ? sign > 0 : sign >= 0;
}

function namesCompany({ value }: FilterCondition): boolean {
  return Array.isArray(value) ? value.includes(COMPANY) : value === COMPANY;
}

function unknownColumn(field: string, table?: string): string {
  return `The filter names ${field}, which ${table ?? 'the table'} does not have.`;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
