import { Decimal } from 'decimal.js';
import { invalidInput } from '../../platform/errors/input.errors';
import type { Refusal } from '../../platform/errors/refusal';
import type { Row, RowValue } from '../../platform/database/record-table';
import type { IdRow } from './row-values';

/** A rule over the values of one row, pure; null: kept. Values the row leaves out are not judged. */
export type RowRule = (row: Row) => Refusal | null;

/** The first broken rule of each row that breaks one, by id. */
export function brokenRules(
  rows: readonly IdRow[],
  rules: readonly RowRule[],
): Map<string, Refusal> {
  const broken = new Map<string, Refusal>();
  for (const row of rows) {
    for (const rule of rules) {
      const refusal = rule(row);
      if (!refusal) continue;
      broken.set(row.id, refusal);
      break;
    }
  }
  return broken;
}

/** The value is one of a closed list. */
export function oneOf(property: string, allowed: readonly number[]): RowRule {
  return (row) => {
    const value = row[property];
    if (value == null || allowed.includes(Number(value))) return null;
    return invalidInput(property, `${property} must be one of ${allowed.join(', ')}.`);
  };
}

/** The amount is zero or more. */
export function notNegative(property: string): RowRule {
  return decimalRule(
    property,
    'must not be negative.',
    (value) => !value.isNegative() || value.isZero(),
  );
}

/** The amount is more than zero. */
export function positive(property: string): RowRule {
  return decimalRule(property, 'must be greater than zero.', (value) => value.gt(0));
}

/** The amount is a percentage. */
export function percentage(property: string): RowRule {
  return decimalRule(
    property,
    'must lie between 0 and 100.',
    (value) => value.gte(0) && value.lte(100),
  );
}

/** The last day is not before the first. */
export function inOrder(first: string, last: string): RowRule {
  return (row) => {
    const [from, to] = [row[first], row[last]];
    if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return null;
    return invalidInput(last, `${last} must not be before ${first}.`);
  };
}

function decimalRule(
  property: string,
  complaint: string,
  keeps: (value: Decimal) => boolean,
): RowRule {
  return (row) => {
    const value = decimalOf(row[property]);
    if (value === null || keeps(value)) return null;
    return invalidInput(property, `${property} ${complaint}`);
  };
}

// What is no decimal number at all is refused by the checks every noun has.
function decimalOf(value: RowValue | undefined): Decimal | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  try {
    return new Decimal(value);
  } catch {
    return null;
  }
}
