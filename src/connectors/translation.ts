import { Decimal } from 'decimal.js';
import type { Row, RowValue } from '../platform/database/record-table';
import { invalidInput } from '../platform/errors/input.errors';
import type { Refusal } from '../platform/errors/refusal';

/** One record as a vendor's API sends it; numbers are text, so that no digit is lost. */
export type Payload = Readonly<Record<string, unknown>>;

/** Looks up a value of another record by its id, such as the code of payment terms. */
export interface Lookup {
  readonly table: string;
  /** Field of the payload that holds the id. */
  readonly idField: string;
  /** Property of the other record that is taken. */
  readonly property: string;
  /** Field of the payload that holds the value itself, where an API sends it. */
  readonly valueField?: string;
}

/** Where a property of a row comes from: a field of the payload, a lookup, or a function of it; undefined says nothing. */
export type Source = string | Lookup | ((payload: Payload) => RowValue | undefined);

/** How the records of one file, which is one entity of an API, become rows of a table. One place per entity. */
export interface Translation {
  /** Name of the entity's file without its extension, such as `customers`. */
  readonly entity: string;
  readonly table: string;
  /** Properties by which a record is found when its id is not known here. */
  readonly naturalKey: readonly string[];
  /** Field of the payload that holds the id. */
  readonly id: string;
  readonly fields: Readonly<Record<string, Source>>;
  /** Properties that refer to records of later files; they are filled in once those are there. */
  readonly later?: readonly string[];
  /** Field of the file behind a property that is computed, for messages. */
  readonly named?: Readonly<Record<string, string>>;
  /** Why a record is not loaded at all, such as one in a state that is not kept; null when it is. */
  readonly refuses?: (payload: Payload) => Refusal | null;
  /** Rows of other tables that follow from a record. */
  readonly also?: (payload: Payload, row: Row) => readonly { table: string; row: Row }[];
}

const NO_ID = '00000000-0000-0000-0000-000000000000';
const NO_DAY = '0001-01-01';

/** A value of a payload as a row has it: blanks of every kind become null. */
export function plainValue(value: unknown): RowValue {
  if (
    value === null ||
    value === undefined ||
    value === '' ||
    value === NO_ID ||
    value === '_x0020_'
  )
    return null;
  if (typeof value === 'string') return value.startsWith(NO_DAY) ? null : value;
  return value;
}

/** Undoes the escapes in which Business Central spells the names of options, such as `Non_x002D_Inventory`. */
export function optionName(value: unknown): string {
  return String(value ?? '').replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** The number of an option by its name; a name that is not known is refused, with those that are. */
export function option(field: string, values: Readonly<Record<string, number>>): Source {
  return (payload) => {
    if (!(field in payload)) return undefined;
    const name = optionName(payload[field]).trim();
    const value = values[name];
    if (value !== undefined) return value;
    const known = Object.keys(values).map((each) => each || '(blank)');
    throw invalidInput(field, `${field} is none of ${known.join(', ')}.`);
  };
}

/** A field as a decimal number; nothing counts as zero. */
export function decimalOf(payload: Payload, field: string): Decimal {
  const value = plainValue(payload[field]);
  if (value === null) return new Decimal(0);
  if ((typeof value === 'string' || typeof value === 'number') && NUMBER.test(String(value)))
    return new Decimal(value);
  throw invalidInput(field, `${field} must be a decimal number.`);
}

const NUMBER = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/;
