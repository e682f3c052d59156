import type { RecordTable, Row, RowValue, TableColumn } from '../../platform/database/record-table';

/** A row as it is stored: codes trimmed and in upper case, blank text null. Properties that are no columns stay. */
export function normalizedRow<T extends Row>(table: RecordTable, row: T): T {
  const normalized: Row = {};
  for (const property of Object.keys(row)) {
    const value = row[property];
    if (value === undefined) continue;
    normalized[property] = normalizedValue(value, table.columns.get(property));
  }
  return normalized as T;
}

function normalizedValue(value: RowValue, column: TableColumn | undefined): RowValue {
  if (typeof value !== 'string') return value;
  const text = column?.code ? value.trim().toUpperCase() : value;
  return text === '' ? null : text;
}
