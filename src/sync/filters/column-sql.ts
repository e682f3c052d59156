import type { TableColumn } from '../../platform/database/record-table';
import { kindOf, type ValueKind } from '../engine/fields/value-kind';

/**
 * SQL of a column over the alias `t`. A user-defined field is read out of its JSON column; what is no value
 * of the declared type there counts as blank, since anybody may have written it.
 */
export function columnSql(column: TableColumn): string {
  if (column.path === undefined) return `t.${column.column}`;
  const text = `(t.${column.column}->>'${column.path.replaceAll("'", "''")}')`;
  switch (kindForSql(column)) {
    case 'decimal':
      return `(CASE WHEN ${text} ~ '^-?[0-9]+([.][0-9]+)?$' THEN ${text}::numeric END)`;
    case 'flag':
      return `(CASE ${text} WHEN 'true' THEN true WHEN 'false' THEN false END)`;
    default:
      return text;
  }
}

/** The kind by which SQL compares a column: days and instants of user-defined fields are ISO texts there. */
export function kindForSql(column: TableColumn): ValueKind {
  const kind = kindOf(column);
  if (column.path === undefined) return kind;
  if (kind === 'integer' || kind === 'decimal') return 'decimal';
  return kind === 'flag' ? 'flag' : 'text';
}

/** The SQL type of values compared with a column. */
export function sqlTypeOf(column: TableColumn): string {
  if (column.path === undefined) return column.type;
  switch (kindForSql(column)) {
    case 'decimal':
      return 'numeric';
    case 'flag':
      return 'boolean';
    default:
      return 'text';
  }
}
