import { Decimal } from 'decimal.js';
import type { RecordTable, Row, RowValue } from '../../platform/database/record-table';
import type { FilterCondition } from './mapping-definition';
import { printed } from '../engine/fields/value-kind';

/** Stands in a filter for the company of this hub. */
const COMPANY = '{company}';

const COMPARISONS = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

/** A filter as SQL: refers to the table as `t` and to its values from `$<first>` on. */
export interface FilterSql {
  sql: string;
  values: unknown[];
}

/**
 * The conditions with the company put in. Without a company the conditions that name it do not apply
 * (1.2): there is nothing yet that records could belong to.
 */
export function conditionsFor(
  filter: readonly FilterCondition[],
  companyId: string | null,
): FilterCondition[] {
  if (companyId === null) return filter.filter((condition) => !namesCompany(condition));
  return filter.map((condition) => {
    if (!namesCompany(condition)) return condition;
    const put = (value: RowValue): RowValue => (value === COMPANY ? companyId : value);
    const value = Array.isArray(condition.value)
      ? condition.value.map(put)
      : put(condition.value ?? null);
    return { ...condition, value };
  });
}

/** The filter as a condition of SQL; an empty filter is true. */
export function filterSql(
  table: RecordTable,
  filter: readonly FilterCondition[],
  companyId: string | null,
  first = 1,
): FilterSql {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${first + values.push(value) - 1}`;
  const parts = conditionsFor(filter, companyId).map((condition) =>
    conditionSql(table, condition, place),
  );
  return { sql: parts.length === 0 ? 'true' : parts.join(' AND '), values };
}

/** Whether a row is inside the filter; agrees with `filterSql` on every row. */
export function matchesFilter(
  row: Row,
  filter: readonly FilterCondition[],
  companyId: string | null,
): boolean {
  return conditionsFor(filter, companyId).every((condition) =>
    holds(row[condition.field] ?? null, condition),
  );
}

function conditionSql(
  table: RecordTable,
  condition: FilterCondition,
  place: (value: unknown) => string,
): string {
  const { column, type } = table.column(condition.field);
  const left = `t.${column}`;
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
    default:
      return `${left} ${COMPARISONS[condition.operator]} ${place(value)}::${type}`;
  }
}

function holds(present: RowValue, { operator, value = null }: FilterCondition): boolean {
  switch (operator) {
    case 'isNull':
      return present === null;
    case 'notNull':
      return present !== null;
    case 'in':
      return listOf(value).some((entry) => equal(present, entry));
    case 'eq':
      return equal(present, single(value));
    case 'ne':
      return !equal(present, single(value));
    default:
      return present !== null && value !== null && ordered(operator, order(present, single(value)));
  }
}

function listOf(value: RowValue | RowValue[]): readonly RowValue[] {
  return Array.isArray(value) ? (value as RowValue[]) : [value];
}

function single(value: RowValue | RowValue[]): RowValue {
  return listOf(value)[0] ?? null;
}

function ordered(operator: 'lt' | 'le' | 'gt' | 'ge', sign: number): boolean {
  if (operator === 'lt') return sign < 0;
  if (operator === 'le') return sign <= 0;
  return operator === 'gt' ? sign > 0 : sign >= 0;
}

function equal(left: RowValue, right: RowValue): boolean {
  if (left === right) return true;
  return left !== null && right !== null && order(left, right) === 0;
}

// Decimals live as text, so two texts that both read as numbers are compared as numbers.
function order(left: RowValue, right: RowValue): number {
  const [a, b] = [printed(left), printed(right)];
  if (NUMBER.test(a) && NUMBER.test(b)) return new Decimal(a).cmp(new Decimal(b));
  return a < b ? -1 : Number(a > b);
}

function namesCompany({ value }: FilterCondition): boolean {
  return Array.isArray(value) ? value.includes(COMPANY) : value === COMPANY;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
