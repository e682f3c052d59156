import type { GraphQLScalarType } from 'graphql';
import { isDeepStrictEqual } from 'node:util';
import type { Row, RowValue, TableColumn } from '../../../platform/database/record-table';
import { nearestNames } from '../../../platform/nearest-names';
import { codeOf } from '../../../sync/engine/fields/compare-values';
import { kindOf } from '../../../sync/engine/fields/value-kind';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../fields/scalars';
import {
  userFieldMisfit,
  userFieldsMisshapen,
  userFieldUnknown,
  type NamedUserField,
} from './user-field.errors';

/** The declared user-defined fields of a table, as columns by `userFields.<name>`. */
export interface DeclaredUserFields {
  readonly table: string;
  readonly columns: ReadonlyMap<string, TableColumn>;
}

/**
 * The values of user-defined fields as they are stored, or the first refusal. A blank value loses its key. What the
 * record holds already may be sent back as it is, though it came from outside and was never declared.
 */
export function userFieldValues(
  given: unknown,
  held: Row,
  declared: DeclaredUserFields,
  at: string,
): Row {
  const entries = Object.entries(objectOf(given, at)).map(([name, value]): [string, RowValue] => {
    const kept = Object.hasOwn(held, name);
    if (kept && (value === null || isSame(held[name], value))) return [name, value];
    return [
      name,
      fittingValue(value, declared, { table: declared.table, name, at: `${at}.${name}` }),
    ];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

/** Two values of a row are the same; structured ones by what is in them. */
export function isSame(left: RowValue | undefined, right: RowValue | undefined): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return isDeepStrictEqual(structuredClone(left), structuredClone(right));
}

function objectOf(given: unknown, at: string): Row {
  if (given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw userFieldsMisshapen(given, at);
  return given as Row;
}

function fittingValue(
  value: RowValue,
  { columns }: DeclaredUserFields,
  field: NamedUserField,
): RowValue {
  const column = columns.get(`userFields.${field.name}`);
  if (!column) {
    const names = [...columns.values()].map(({ path }) => path ?? '');
    throw userFieldUnknown(field, names, nearestNames(names, field.name));
  }
  if (value === null) return null;
  const form = formOf(column);
  const read = form.read(value);
  if (read === undefined) throw userFieldMisfit(field, value, form.allowed);
  return read;
}

/** What a declared type takes, in words, and how a value of it is read: undefined when it is none. */
interface Form {
  readonly allowed: string;
  read(value: RowValue): RowValue | undefined;
}

function formOf(column: TableColumn): Form {
  switch (kindOf(column)) {
    case 'integer':
      return { allowed: `a whole number from ${-GREATEST - 1} to ${GREATEST}`, read: integer };
    case 'decimal':
      return {
        allowed:
          'a decimal number as text, such as "12.50", with at most 20 digits on either side of the point',
        read: (value) => parsed(DecimalScalar, value),
      };
    case 'flag':
      return {
        allowed: 'true or false',
        read: (value) => (value === true || value === false ? value : undefined),
      };
    case 'day':
      return {
        allowed: 'a calendar day as text, such as "2026-01-31"',
        read: (value) => parsed(DateScalar, value),
      };
    case 'instant':
      return {
        allowed: 'an instant with its time zone as text, such as "2026-01-31T09:30:00Z"',
        read: (value) => parsed(DateTimeScalar, value),
      };
    default:
      return textual(column);
  }
}

function textual({ code, length }: TableColumn): Form {
  return {
    allowed: `a ${code ? 'code' : 'text'} of at most ${length} characters`,
    read: (value) => {
      if (typeof value !== 'string') return undefined;
      const text = code ? codeOf(value) : value;
      return length !== null && Array.from(text).length > length ? undefined : text || null;
    },
  };
}

function integer(value: RowValue): RowValue | undefined {
  const fits =
    Number.isInteger(value) && Number(value) >= -GREATEST - 1 && Number(value) <= GREATEST;
  return fits ? value : undefined;
}

// The rules of the scalars, so that a user-defined field takes what a column of its type takes.
function parsed(scalar: GraphQLScalarType<string, string>, value: RowValue): string | undefined {
  try {
    return scalar.parseValue(value);
  } catch {
    return undefined;
  }
}

const GREATEST = 2_147_483_647;
