import type { RowValue } from '../../platform/database/record-table';
import type { Conversion, FieldRule } from '../../sync/engine/mapping-behaviour';

/** A rule that only looks at the value; null stays null. */
function plain(change: (value: RowValue) => RowValue): FieldRule {
  return { convert: (value) => taken(value === null ? null : change(value)) };
}

function taken(value: RowValue): Conversion {
  return { kind: 'value', value };
}

/** Copied as it is (T-RAW, T-MEMO, T-CALC); lengths and kinds are the engine's business. */
export const rawRule = plain((value) => value);

/** The CRM accepts no negative price or quantity; it gets zero (T-NONNEG). */
export const nonNegativeRule = plain((value) => (String(value).startsWith('-') ? '0' : value));

/** A symbol, or the ISO code where there is none (T-SYMBOL). */
export const symbolRule: FieldRule = {
  convert: (value, { source }) => taken(value ?? (source.code as RowValue) ?? null),
};

/** Code of the unit group of an item or resource (T-UG-CODE). */
export const unitGroupCodeRule: FieldRule = {
  convert: (_value, { source }) => taken(source.code as RowValue),
};

/** The mapping row exists, but the column is computed or read-only: nothing is written (T-READONLY, T-OVERWRITTEN). */
export const keepRule: FieldRule = { convert: () => ({ kind: 'keep' }) };
