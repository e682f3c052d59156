import { Decimal } from 'decimal.js';
import { Refusal } from '../errors/refusal';
import { alreadyExists, invalidInput } from '../errors/input.errors';
import type { Tx } from './db';
import type { RecordTable, Row, RowValue, TableColumn } from './record-table';
import { sqlState, violatedConstraint } from './sql-state';

/** Checks a row against its columns: presence, length, form. The first violation, or null. */
export function checkRow(
  table: RecordTable,
  row: Row,
  action: 'insert' | 'update',
): Refusal | null {
  for (const column of table.columns.values()) {
    const value = row[column.property];
    if (value === undefined && (action === 'update' || column.defaultValue !== undefined)) continue;
    if (value === undefined || value === null) {
      if (column.nullable || STAMPED.has(column.property)) continue;
      return invalidInput(column.property, `${column.property} is required.`);
    }
    const complaint = complaintAbout(column, value);
    if (complaint) return invalidInput(column.property, `${column.property} ${complaint}`);
  }
  return null;
}

/** Rows that refer to a record that does not exist, by id; one statement per referring column. */
export async function missingReferences(
  tx: Tx,
  table: RecordTable,
  rows: readonly (Row & { id: string })[],
): Promise<Map<string, Refusal>> {
  const missing = new Map<string, Refusal>();
  for (const { property, table: target, column } of table.references) {
    const wanted = new Set<RowValue>();
    for (const row of rows) if (row[property] != null) wanted.add(row[property]);
    if (wanted.size === 0) continue;
    const found = await tx.query<{ key: string }>(
      `/* ${target}.exists */ SELECT ${column}::text AS key FROM ${target} WHERE ${column} = ANY($1)`,
      [[...wanted]],
    );
    const known = new Set(found.map((row) => row.key));
    // A row may refer to one that is written by the same statement, such as a person to its company.
    if (target === table.name) for (const key of naturalKeys(rows)) known.add(key);
    for (const row of rows) {
      const value = row[property];
      if (value == null || known.has(String(value))) continue;
      if (!missing.has(row.id))
        missing.set(row.id, unknownReference(property, target, String(value)));
    }
  }
  return missing;
}

/** The refusal that a violated constraint stands for, or null when the error is of another kind. */
export function refusalOfViolation(
  noun: string,
  key: string,
  error: unknown,
  row: Row,
): Refusal | null {
  const constraint = violatedConstraint(error) ?? 'unknown';
  switch (sqlState(error)) {
    case '23505':
      return alreadyExists(noun, String(row[key] ?? row.id), key);
    case '23503':
      return new Refusal(
        'REFERENCE_NOT_FOUND',
        `${noun} refers to a record that does not exist, or is referred to by another (${constraint}).`,
        { cause: error },
      );
    case '23514':
      return new Refusal('INVALID_INPUT', `${noun} breaks the rule ${constraint}.`, {
        cause: error,
      });
    case '22001':
    case '22003':
    case '22007':
    case '22008':
    case '22P02':
      return new Refusal('INVALID_INPUT', `${noun} has a value its column cannot hold.`, {
        cause: error,
      });
    default:
      return null;
  }
}

function unknownReference(property: string, table: string, value: string): Refusal {
  const noun = (table.split('.')[1] ?? table).replaceAll('_', ' ');
  return new Refusal('REFERENCE_NOT_FOUND', `There is no ${noun} ${value}.`, {
    field: property,
    data: { table, value },
    remedy: `Create the ${noun} first, or choose an existing one.`,
  });
}

function naturalKeys(rows: readonly Row[]): string[] {
  return rows
    .flatMap((row) => [row.id, row.number, row.code])
    .filter((key) => typeof key === 'string');
}

function complaintAbout(column: TableColumn, value: RowValue): string | null {
  switch (column.type) {
    case 'varchar':
    case 'text':
      if (typeof value !== 'string') return 'must be text.';
      if (column.length !== null && isLonger(value, column.length)) {
        return `is longer than ${column.length} characters.`;
      }
      return null;
    case 'numeric':
      return isDecimal(value) ? null : 'must be a decimal number.';
    case 'integer':
      return Number.isInteger(value) ? null : 'must be a whole number.';
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? null
        : 'must be a calendar day, YYYY-MM-DD.';
    case 'timestamptz':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
        ? null
        : 'must be an instant.';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'must be true or false.';
    case 'uuid':
      return typeof value === 'string' && UUID.test(value) ? null : 'must be an id.';
    default:
      return null;
  }
}

const STAMPED = new Set(['createdAt', 'modifiedAt', 'modifiedBy', 'version', 'changedXid']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?$/;

function isDecimal(value: RowValue): boolean {
  return typeof value === 'string' && DECIMAL.test(value) && new Decimal(value).isFinite();
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

// The database counts characters, JavaScript halves of the rarer ones.
function isLonger(text: string, length: number): boolean {
  return text.length > length && Array.from(text).length > length;
}
