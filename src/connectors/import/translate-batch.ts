import { Decimal } from 'decimal.js';
import type { Db } from '../../platform/database/db';
import type { RecordTable, Row, RowValue, TableColumn } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import {
  plainValue,
  type Lookup,
  type Payload,
  type Source,
  type Translation,
} from '../translation';
import type { IndexedPayload } from './read-file';

/** A record translated to a row. */
export interface TranslatedRecord extends IndexedPayload {
  readonly row: Row & { id: string };
}

/** What stands for the local currency in payloads; blank in rows. */
const CURRENCY = 'currencyCode';

/** Translates payloads to rows; other records that they name by id are read once for the batch. */
export async function translateBatch(
  db: Db,
  tables: RecordTables,
  translation: Translation,
  { records, localCurrency }: { records: readonly IndexedPayload[]; localCurrency: string | null },
): Promise<TranslatedRecord[]> {
  const table = tables.get(translation.table);
  const found = await lookUp(db, tables, translation, records);
  return records.map(({ index, payload }) => {
    const row: Row & { id: string } = { id: String(payload[translation.id]) };
    for (const [property, source] of Object.entries(translation.fields)) {
      const value = valueOf(source, payload, found);
      if (value === undefined) continue;
      const own = asColumn(table.column(property), value);
      row[property] = property === CURRENCY && own === localCurrency ? null : own;
    }
    return { index, payload, row: withoutBlankDefaults(table, row) };
  });
}

function valueOf(
  source: Source,
  payload: Payload,
  found: ReadonlyMap<string, RowValue>,
): RowValue | undefined {
  if (typeof source === 'function') return source(payload);
  if (typeof source === 'string')
    return source in payload ? plainValue(payload[source]) : undefined;
  const own = source.valueField === undefined ? undefined : payload[source.valueField];
  if (own !== undefined && own !== '') return plainValue(own);
  return found.get(`${source.table}/${String(payload[source.idField])}`) ?? null;
}

async function lookUp(
  db: Db,
  tables: RecordTables,
  translation: Translation,
  records: readonly IndexedPayload[],
): Promise<Map<string, RowValue>> {
  const found = new Map<string, RowValue>();
  for (const lookup of Object.values(translation.fields).filter(isLookup)) {
    const ids = [
      ...new Set(records.flatMap(({ payload }) => plainValue(payload[lookup.idField]) ?? [])),
    ].map(String);
    const rows = await tables.get(lookup.table).rowsByIds(db, ids);
    for (const [id, row] of rows) found.set(`${lookup.table}/${id}`, row[lookup.property] ?? null);
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
  const kept = Object.entries(row).filter(
    ([property, value]) => value !== null || table.columns.get(property)?.nullable !== false,
  );
  return Object.fromEntries(kept) as Row & { id: string };
}
