import type { Tx } from '../../platform/database/db';
import type { RecordTable, RowChange } from '../../platform/database/record-table';
import { fillBlank, textOf, type IdRow } from './row-values';

/** The name of a record and the search name that stands in for it, by property. */
export interface SearchName {
  name: string;
  search: string;
}

/** Gives new rows the search name that follows from their name. */
export function fillSearchNames(rows: readonly IdRow[], { name, search }: SearchName): void {
  for (const row of rows) fillBlank(row, search, textOf(row[name])?.toUpperCase());
}

/** Lets search names follow changed names, unless a person gave the record one of its own. */
export async function followSearchNames(
  tx: Tx,
  table: RecordTable,
  changes: readonly RowChange[],
  { name, search }: SearchName,
): Promise<void> {
  const renamed = changes.filter(
    ({ changes: row }) => row[name] !== undefined && row[search] === undefined,
  );
  const before = await table.rowsByIds(
    tx,
    renamed.map(({ id }) => id),
  );
  for (const { id, changes: row } of renamed) {
    const present = before.get(id);
    if (!present) continue;
    const derived = textOf(present[name])?.toUpperCase() ?? null;
    if (textOf(present[search]) === derived) row[search] = textOf(row[name])?.toUpperCase() ?? null;
  }
}
