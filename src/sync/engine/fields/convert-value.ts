import { Decimal } from 'decimal.js';
import type { RowValue, TableColumn } from '../../../platform/database/record-table';
import { codeOf } from './compare-values';
import { kindOf, printed } from './value-kind';

/** Stands for a value that cannot become one of the destination's kind. */
export const UNREADABLE = Symbol('unreadable');

/** Turns a value of the source into one of a column: a value, null for blank, or `UNREADABLE`. */
export type ConvertValue = (value: RowValue) => RowValue | typeof UNREADABLE;

/** The plain conversion into a column (T-10): codes upper-cased, texts cut, amounts and days by value. */
export function conversionInto(column: TableColumn): ConvertValue {
  const convert = byKind(column);
  return (value) => (value === null || value === undefined || value === '' ? null : convert(value));
}

function byKind(column: TableColumn): ConvertValue {
  const length = column.length ?? Infinity;
  switch (kindOf(column)) {
    case 'code':
      return (value) => (isPlain(value) ? codeOf(value).slice(0, length) || null : UNREADABLE);
    case 'text':
      return (value) => textOf(value, length);
    case 'decimal':
      return decimalOf;
    case 'integer':
      return integerOf;
    case 'flag':
      return flagOf;
    case 'day':
      return dayOf;
    case 'instant':
      return instantOf;
    case 'id':
      return (value) => (typeof value === 'string' && UUID.test(value) ? value : UNREADABLE);
    default:
      return (value) => value;
  }
}

function textOf(value: RowValue, length: number): RowValue | typeof UNREADABLE {
  if (typeof value === 'string') return value.length > length ? value.slice(0, length) : value;
  return isPlain(value) ? String(value).slice(0, length) : UNREADABLE;
}

function decimalOf(value: RowValue): RowValue | typeof UNREADABLE {
  if (typeof value === 'string' && DECIMAL.test(value)) return value;
  if (typeof value !== 'string' && typeof value !== 'number') return UNREADABLE;
  try {
    const decimal = new Decimal(typeof value === 'string' ? value.trim() : value);
    return decimal.isFinite() ? decimal.toFixed() : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

function integerOf(value: RowValue): RowValue | typeof UNREADABLE {
  if (typeof value === 'number') return Number.isInteger(value) ? value : UNREADABLE;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || !/^-?\d{1,10}(\.0+)?$/.test(value.trim())) return UNREADABLE;
  const number = Number.parseInt(value, 10);
  return Math.abs(number) <= 2147483647 ? number : UNREADABLE;
}

function flagOf(value: RowValue): RowValue | typeof UNREADABLE {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  const text = printed(value).trim().toLowerCase();
  if (text === 'true' || text === 'yes' || text === '1') return true;
  return text === 'false' || text === 'no' || text === '0' ? false : UNREADABLE;
}

function dayOf(value: RowValue): RowValue | typeof UNREADABLE {
  if (typeof value !== 'string') return UNREADABLE;
  const day = value.trim().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^([T ]|$)/.test(value.trim().slice(10)))
    return UNREADABLE;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day) ? UNREADABLE : day;
}

function instantOf(value: RowValue): RowValue | typeof UNREADABLE {
  if (typeof value !== 'string') return UNREADABLE;
  const parts = INSTANT.exec(value.trim());
  if (!parts || dayOf(parts[1] ?? '') === UNREADABLE) return UNREADABLE;
  const [, day, time = '00:00', zone = 'Z', minutes = '00'] = parts;
  const instant = new Date(`${day}T${time}${zone === 'Z' ? zone : `${zone}:${minutes}`}`);
  return Number.isNaN(instant.getTime()) ? UNREADABLE : instant.toISOString();
}

function isPlain(value: RowValue): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

// A day, its time, and the hours and minutes of its zone; without a zone it is UTC.
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2})?:?(\d{2})?)?$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?$/;
