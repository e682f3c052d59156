import type { RowValue, TableColumn } from '../../../platform/database/record-table';

/** How a value of a column is converted and compared. */
export type ValueKind =
  'code' | 'text' | 'decimal' | 'integer' | 'flag' | 'day' | 'instant' | 'id' | 'json';

/** The kind of a stored column. */
export function kindOf(column: TableColumn): ValueKind {
  switch (column.type) {
    case 'numeric':
    case 'bigint':
      return 'decimal';
    case 'integer':
      return 'integer';
    case 'boolean':
      return 'flag';
    case 'date':
      return 'day';
    case 'timestamptz':
      return 'instant';
    case 'uuid':
      return 'id';
    case 'jsonb':
    case 'json':
      return 'json';
    default:
      return column.code ? 'code' : 'text';
  }
}

/** A value as a person would write it down, for messages and error rows. */
export function printed(value: RowValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
