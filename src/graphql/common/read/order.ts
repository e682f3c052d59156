import { Refusal } from '../../../platform/errors/refusal';
import { snake, type Readable } from './readable';
import type { Parameters } from './filters';
import { isValueOf } from './values';

/** By what a list is sorted; the id breaks ties. */
export interface Ordering {
  readonly property: string;
  readonly descending: boolean;
}

/** Place in a sorted list: the sort value as text, null for blank, and the id. */
export interface Position {
  readonly value: string | null;
  readonly id: string;
}

/** The ordering an `orderBy` input asks for, or the noun's default. */
export function orderingOf(
  readable: Readable,
  orderBy: { field: string; direction: string } | null | undefined,
): Ordering {
  return orderBy
    ? { property: orderBy.field, descending: orderBy.direction === 'DESC' }
    : { property: readable.orderings[0], descending: false };
}

/** ORDER BY of a list over a table alias. */
export function orderClause(alias: string, ordering: Ordering): string {
  const direction = ordering.descending ? 'DESC' : 'ASC';
  const id = `${alias}.id ${direction}`;
  return ordering.property === 'id'
    ? id
    : `${alias}.${snake(ordering.property)} ${direction}, ${id}`;
}

/**
 * Condition for the rows after a position. Keyset paging: row 900,000 of a million costs what row 1 costs.
 * Blank values sort as PostgreSQL sorts them: last ascending, first descending.
 */
export function afterPosition(
  readable: Readable,
  alias: string,
  ordering: Ordering,
  position: Position,
  parameters: Parameters,
): string {
  const sign = ordering.descending ? '<' : '>';
  const id = parameters.add(position.id, readable.columns.column('id').type);
  if (ordering.property === 'id') return `${alias}.id ${sign} ${id}`;
  const column = `${alias}.${snake(ordering.property)}`;
  const { type, nullable } = readable.columns.column(ordering.property);
  if (position.value === null) {
    const rest = ordering.descending ? ` OR ${column} IS NOT NULL` : '';
    return `((${column} IS NULL AND ${alias}.id ${sign} ${id})${rest})`;
  }
  const value = parameters.add(position.value, type);
  const beyond = `(${column}, ${alias}.id) ${sign} (${value}, ${id})`;
  return nullable && !ordering.descending ? `(${beyond} OR ${column} IS NULL)` : beyond;
}

/** Packs a position into an opaque cursor that remembers its ordering. */
export function encodeCursor(ordering: Ordering, position: Position): string {
  const parts = [ordering.property, ordering.descending ? 1 : 0, position.value, position.id];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Unpacks a cursor; refuses one that is broken or comes from a list sorted otherwise. */
export function decodeCursor(cursor: string, ordering: Ordering, readable: Readable): Position {
  const { columns } = readable;
  return unpackCursor(cursor, ordering, {
    id: columns.column('id').type,
    value: columns.column(ordering.property).type,
  });
}

/** As `decodeCursor`, for a list that is no noun's: with the database types of its ids and sort values. */
export function unpackCursor(
  cursor: string,
  ordering: Ordering,
  types: { readonly id: string; readonly value: string },
): Position {
  const parts = parse(cursor);
  const [property, descending, value, id] = parts ?? [];
  const valid =
    property === ordering.property &&
    descending === (ordering.descending ? 1 : 0) &&
    (value === null || typeof value === 'string') &&
    typeof id === 'string' &&
    isValueOf(types.id, id) &&
    (value === null || isValueOf(types.value, value));
  if (!valid) {
    throw new Refusal('INVALID_CURSOR', 'The cursor does not belong to this list and its order.', {
      field: 'after',
      remedy: 'Pass an endCursor of the same list with the same orderBy, or leave `after` out.',
    });
  }
  return { value, id };
}

function parse(cursor: string): unknown[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? (parts as unknown[]) : null;
  } catch {
    return null;
  }
}
