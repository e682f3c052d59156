import { Decimal } from 'decimal.js';
import type { Db } from '../../platform/database/db';
import type { RecordTable, Row, RowValue, TableColumn } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { invalidInput } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { newId } from '../../platform/new-id';
import {
  plainValue,
  type Lookup,
  type Payload,
  type Source,
  type Translation,
} from '../translation';
import { CurrencyFactors } from './currency-factors';
import type { IndexedValue } from './read-file';

/** A record translated to a row. */
export interface TranslatedRecord {
  readonly index: number;
  readonly payload: Payload;
  readonly row: Row & { id: string };
}

/** A record that is no row. */
export interface RefusedRecord {
  readonly index: number;
  readonly refusal: Refusal;
}

/** What became of the records of a batch. */
export interface TranslatedBatch {
  readonly translated: readonly TranslatedRecord[];
  readonly refused: readonly RefusedRecord[];
}

/** What a batch is translated with. */
export interface TranslationContext {
  readonly db: Db;
  readonly tables: RecordTables;
  readonly translation: Translation;
  /** Code of the ERP's local currency, which is blank in rows. */
  readonly localCurrency: string | null;
}

type Found = ReadonlyMap<string, Row>;

const CURRENCY = 'currencyCode';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Translates records to rows, each for itself; other records that they name by id are read once for the batch. */
export async function translateBatch(
  context: TranslationContext,
  records: readonly IndexedValue[],
): Promise<TranslatedBatch> {
  const { db, tables, translation } = context;
  const table = tables.get(translation.table);
  const payloads = records.flatMap(({ value }) => (isPayload(value) ? [value] : []));
  const found = await lookUp(db, tables, translation, payloads);
  const translated: TranslatedRecord[] = [];
  const refused: RefusedRecord[] = [];
  const seen = new Map<string, number>();
  for (const { index, value } of records) {
    const row = rowOf(value, { context, table, found, seen, index });
    if (row instanceof Refusal) refused.push({ index, refusal: row });
    else translated.push({ index, payload: value as Payload, row });
  }
  const withoutRate = await new CurrencyFactors(table).fill(
    db,
    translated.map(({ row }) => row),
  );
  return {
    translated: translated.filter(({ row }) => !withoutRate.has(row.id)),
    refused: [
      ...refused,
      ...translated.flatMap(({ index, row }) => {
        const refusal = withoutRate.get(row.id);
        return refusal ? [{ index, refusal }] : [];
      }),
    ],
  };
}

/** The field of a file that a property of the row comes from. */
export function fieldOf(
  translation: Translation,
  property: string | null,
  payload: Payload = {},
): string | null {
  if (property === null) return null;
  if (property === 'id') return translation.id;
  const source = translation.fields[property];
  if (typeof source === 'string') return source;
  if (typeof source !== 'object') return translation.named?.[property] ?? property;
  const { idField, valueField } = source;
  return valueField !== undefined && plainValue(payload[valueField]) !== null
    ? valueField
    : idField;
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rowOf(
  value: unknown,
  {
    context: { translation, localCurrency },
    table,
    found,
    seen,
    index,
  }: {
    context: TranslationContext;
    table: RecordTable;
    found: Found;
    seen: Map<string, number>;
    index: number;
  },
): (Row & { id: string }) | Refusal {
  if (!isPayload(value)) return new Refusal('INVALID_RECORD', 'The record is not an object.');
  try {
    const refusal = translation.refuses?.(value) ?? null;
    if (refusal) return refusal;
    const id = idOf(value, translation);
    const earlier = seen.get(id);
    if (earlier !== undefined)
      return new Refusal('DUPLICATE_RECORD', `The record has the id of record ${earlier}.`, {
        field: 'id',
      });
    seen.set(id, index);
    const row: Row & { id: string } = { id };
    for (const [property, source] of Object.entries(translation.fields)) {
      const plain = valueOf(source, value, found);
      if (plain === undefined) continue;
      const own = asColumn(table.column(property), plain);
      row[property] = property === CURRENCY && own === localCurrency ? null : own;
    }
    return withoutBlankDefaults(table, row);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

// A record without an id is known by its natural key alone, and gets an id of ours.
function idOf(payload: Payload, { id, naturalKey, fields }: Translation): string {
  const given = plainValue(payload[id]);
  if (given !== null) return String(given).toLowerCase();
  const isKnown = naturalKey.some((property) => {
    const source = fields[property];
    return typeof source === 'string' && plainValue(payload[source]) !== null;
  });
  if (!isKnown) throw invalidInput('id', `id is required.`);
  return newId();
}

function valueOf(source: Source, payload: Payload, found: Found): RowValue | undefined {
  if (typeof source === 'function') return source(payload);
  if (typeof source === 'string')
    return source in payload ? plainValue(payload[source]) : undefined;
  const own = source.valueField === undefined ? undefined : payload[source.valueField];
  if (own !== undefined && own !== '') return plainValue(own);
  const id = plainValue(payload[source.idField]);
  if (id === null) return source.idField in payload ? null : undefined;
  const row = found.get(`${source.table}/${String(id).toLowerCase()}`);
  if (row) return row[source.property] ?? null;
  const noun = (source.table.split('.')[1] ?? source.table).replaceAll('_', ' ');
  throw new Refusal('REFERENCE_NOT_FOUND', `There is no ${noun} with the id ${String(id)}.`, {
    field: source.idField,
  });
}

async function lookUp(
  db: Db,
  tables: RecordTables,
  translation: Translation,
  payloads: readonly Payload[],
): Promise<Found> {
  const found = new Map<string, Row>();
  for (const lookup of Object.values(translation.fields).filter(isLookup)) {
    const ids = payloads.map((payload) => String(plainValue(payload[lookup.idField]) ?? ''));
    const rows = await tables
      .get(lookup.table)
      .rowsByIds(db, [...new Set(ids.filter((id) => UUID.test(id)))]);
    for (const [id, row] of rows) found.set(`${lookup.table}/${id}`, row);
  }
  return found;
}

function isLookup(source: Source): source is Lookup {
  return typeof source === 'object';
}

function asColumn({ type }: TableColumn, value: RowValue): RowValue {
  if (value === null) return null;
  switch (type) {
    case 'integer':
      return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    case 'numeric':
      return typeof value === 'string' && /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(value)
        ? new Decimal(value).toFixed()
        : value;
    case 'date':
      return typeof value === 'string' ? value.slice(0, 10) : value;
    default:
      return value;
  }
}

// A blank where the table has a default takes the default.
function withoutBlankDefaults(table: RecordTable, row: Row & { id: string }): Row & { id: string } {
  const kept = Object.entries(row).filter(([property, value]) => {
    const column = table.columns.get(property);
    return value !== null || column?.nullable !== false || column.defaultValue === undefined;
  });
  return Object.fromEntries(kept) as Row & { id: string };
}
