import { invalidInput } from '../../../platform/errors/input.errors';
import { snake, type Computed, type Readable } from './readable';
import { checkFilterValue, WHERE_LIMITS } from './values';

/** Collects the values of a statement and hands out their placeholders. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder of a value, cast to the type. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** Operators of a filter input; null values mean that the operator was not given. */
type Operators = Readonly<Record<string, unknown>>;

const COMPARISONS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** SQL conditions of a `where` input over a table alias; empty when it says nothing. */
export function conditionsOf(
  readable: Readable,
  where: Readonly<Record<string, unknown>> | null | undefined,
  alias: string,
  parameters: Parameters,
  depth = 0,
): string[] {
  const conditions: string[] = readable.only ? [readable.only(alias)] : [];
  for (const [field, operators] of Object.entries(where ?? {})) {
    if (operators === null || operators === undefined) continue;
    if (field === 'and' || field === 'or') {
      checkParts(field, (operators as Operators[]).length, depth + 1);
      const parts = (operators as Operators[]).map((part) =>
        conjunction(
          conditionsOf({ ...readable, only: undefined }, part, alias, parameters, depth + 1),
        ),
      );
      if (parts.length > 0) conditions.push(`(${parts.join(field === 'and' ? ' AND ' : ' OR ')})`);
      continue;
    }
    conditions.push(
      ...operatorConditions(readable, field, operators as Operators, alias, parameters),
    );
  }
  return conditions;
}

/** Conditions joined by AND; `TRUE` for none. */
export function conjunction(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : conditions.join(' AND ');
}

function operatorConditions(
  readable: Readable,
  field: string,
  operators: Operators,
  alias: string,
  parameters: Parameters,
): string[] {
  const computed = readable.computed?.[field];
  const column = computed ? computed.sql(alias) : `${alias}.${snake(field)}`;
  const { type, code } = computed ? { type: 'text', code: false } : readable.columns.column(field);
  return Object.entries(operators).flatMap(([operator, given]) => {
    if (given === null || given === undefined) return [];
    if (operator === 'isNull') return [`${column} IS ${given === true ? '' : 'NOT '}NULL`];
    checkFilterValue(field, operator === 'startsWith' ? 'text' : type, given);
    const value = code ? asCode(given) : given;
    const also = impliedBy(computed, alias, operator, value);
    const comparison = COMPARISONS[operator];
    if (comparison) return [...also, `${column} ${comparison} ${parameters.add(value, type)}`];
    switch (operator) {
      case 'in':
        return [...also, `${column} = ANY(${parameters.add(value, `${type}[]`)})`];
      case 'startsWith':
        return [`${column} LIKE ${parameters.add(`${escapeLike(String(value))}%`, 'text')}`];
      default:
        throw new Error(`Filter operator ${operator} has no SQL.`);
    }
  });
}

function impliedBy(
  computed: Computed | undefined,
  alias: string,
  operator: string,
  value: unknown,
): string[] {
  if (operator !== 'eq' && operator !== 'in') return [];
  const implied = computed?.implies?.(alias, Array.isArray(value) ? value : [value]) ?? null;
  return implied === null ? [] : [implied];
}

function checkParts(field: string, count: number, depth: number): void {
  if (count > WHERE_LIMITS.parts) {
    throw invalidInput(
      `where.${field}`,
      `where.${field} has ${count} parts; at most ${WHERE_LIMITS.parts} are taken.`,
    );
  }
  if (depth > WHERE_LIMITS.depth) {
    throw invalidInput(
      `where.${field}`,
      `where is nested more than ${WHERE_LIMITS.depth} levels of and, or deep.`,
    );
  }
}

/** A code as it is stored, whatever case it is asked for in. */
export function asCode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asCode);
  return typeof value === 'string' ? value.trim().toUpperCase() : value;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`);
}
