import type { RecordTable, Row, RowValue } from '../../platform/database/record-table';

/**
 * Values as they are stored: blank text becomes null, codes are trimmed and upper case, and a new record
 * takes the default for what it names but leaves blank. Values that say nothing are dropped.
 */
export function tidy(table: RecordTable, values: Row, action: 'insert' | 'update'): Row {
  const result: Row = {};
  for (const property in values) {
    const value: RowValue | undefined = values[property];
    if (value === undefined) continue;
    const column = table.column(property);
    const tidied = typeof value === 'string' ? tidyText(value, column.code ?? false) : value;
    const takesDefault = tidied === null && !column.nullable && column.defaultValue !== undefined;
    if (action === 'insert' && takesDefault) continue;
    result[property] = tidied;
  }
  return result;
}

function tidyText(text: string, isCode: boolean): string | null {
  const tidied = isCode ? text.trim().toUpperCase() : text;
  return tidied.trim() === '' ? null : tidied;
}
