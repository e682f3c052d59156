import { Decimal } from 'decimal.js';
import type { RowValue } from '../../platform/database/record-table';
import { printed, type ValueKind } from '../engine/fields/value-kind';

/**
 * How two values of a kind stand to each other, as PostgreSQL would say: negative, zero, positive; null
 * when either is blank or no value of the kind, which is what NULL is to a comparison.
 */
export function orderValues(kind: ValueKind, left: RowValue, right: RowValue): number | null {
  if (left === null || right === null) return null;
  switch (kind) {
    case 'decimal':
    case 'integer':
      return orderNumbers(printed(left), printed(right));
    case 'flag':
      return orderFlags(printed(left), printed(right));
    case 'instant':
      return orderTexts(instantKey(printed(left)), instantKey(printed(right)));
    case 'id':
      return orderTexts(printed(left).toLowerCase(), printed(right).toLowerCase());
    default:
      return orderTexts(printed(left), printed(right));
  }
}

/** Whether a stored value counts as one of its kind; a user-defined field may hold anything. */
export function isOfKind(kind: ValueKind, value: RowValue): boolean {
  if (value === null) return true;
  if (kind === 'decimal' || kind === 'integer') return NUMBER.test(printed(value));
  return kind !== 'flag' || FLAGS.includes(printed(value));
}

function orderNumbers(left: string, right: string): number | null {
  return NUMBER.test(left) && NUMBER.test(right) ? new Decimal(left).cmp(new Decimal(right)) : null;
}

function orderFlags(left: string, right: string): number | null {
  const [a, b] = [FLAGS.indexOf(left), FLAGS.indexOf(right)];
  return a < 0 || b < 0 ? null : a - b;
}

// By UTF-8 bytes, as collation C orders; JavaScript's own order differs beyond the basic plane.
function orderTexts(left: string, right: string): number {
  if (left === right) return 0;
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

// Instants of one zone and one precision are ordered as texts; the database keeps microseconds.
function instantKey(text: string): string {
  const match = INSTANT.exec(text);
  if (!match) return text;
  const [, whole = '', fraction = ''] = match;
  return `${whole}.${fraction.padEnd(6, '0')}`;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
const FLAGS = ['false', 'true'];
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?Z$/;
