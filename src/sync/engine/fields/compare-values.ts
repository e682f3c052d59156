import { Decimal } from 'decimal.js';
import type { RowValue } from '../../../platform/database/record-table';
import { printed, type ValueKind } from './value-kind';

/** Whether two values of one kind say the same; blank and null are one. */
export type SameValue = (left: RowValue, right: RowValue) => boolean;

/** The typed comparison of a kind (T-11): by value, never by formatted text. */
export function sameOf(kind: ValueKind): SameValue {
  switch (kind) {
    case 'decimal':
      return guarded(sameDecimal);
    case 'code':
      return guarded((left, right) => codeOf(left) === codeOf(right));
    case 'instant':
      return guarded((left, right) => Date.parse(printed(left)) === Date.parse(printed(right)));
    case 'flag':
      return (left, right) => left === right || (left ?? false) === (right ?? false);
    case 'id':
      return guarded((left, right) => printed(left).toLowerCase() === printed(right).toLowerCase());
    case 'json':
      return guarded((left, right) => canonicalJson(left) === canonicalJson(right));
    default:
      return guarded((left, right) => printed(left) === printed(right));
  }
}

/**
 * Text whose column on the written side is longer than on the read side: only the part that fits the read
 * side counts, so a long text that was cut on its way here is not replaced by its own cut version.
 */
export function sameUpTo(length: number): SameValue {
  return guarded(
    (left, right) => printed(left).slice(0, length) === printed(right).slice(0, length),
  );
}

/**
 * Text that a code of the read side would be made of: it is one with the code, whatever its letter case and
 * length, so what a person wrote is not replaced by the code that was made of it.
 */
export function sameAsCode(length: number): SameValue {
  return guarded((left, right) => codeOf(left).slice(0, length) === codeOf(right).slice(0, length));
}

/** A code as it is stored: trimmed and in upper case. */
export function codeOf(value: RowValue): string {
  return printed(value).trim().toUpperCase();
}

function guarded(same: (left: RowValue, right: RowValue) => boolean): SameValue {
  return (left, right) => {
    if (left === right) return true;
    const noLeft = left === null || left === undefined || left === '';
    const noRight = right === null || right === undefined || right === '';
    return noLeft || noRight ? noLeft && noRight : same(left, right);
  };
}

function sameDecimal(left: RowValue, right: RowValue): boolean {
  try {
    return new Decimal(printed(left)).eq(new Decimal(printed(right)));
  } catch {
    return false;
  }
}

/** A value as JSON with the keys of its objects in order: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
