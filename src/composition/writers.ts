import type { RecordTables } from '../platform/database/record-tables';
import { RecordWriter } from '../platform/database/record-writer';

/** The writer of every table of both sides: the noun's own where it has rules, the general one otherwise. */
export function composeWriters(tables: RecordTables): Map<string, RecordWriter> {
  const writers = new Map<string, RecordWriter>();
  for (const table of tables.list()) {
    if (table.name.startsWith('sync.')) continue;
    const key = ['number', 'code', 'name'].find((property) => table.columns.has(property)) ?? 'id';
    const noun = (table.name.split('.')[1] ?? table.name).replaceAll('_', ' ');
    writers.set(
      table.name,
      new RecordWriter(table, noun.charAt(0).toUpperCase() + noun.slice(1), key),
    );
  }
  return writers;
}
