import type { Db } from '../../platform/database/db';

/** Which of the keys a table has; for references that no foreign key holds. */
export async function existingKeys(
  db: Db,
  table: string,
  column: string,
  keys: readonly string[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.query<{ key: string }>(
    `/* ${table}.existingKeys */ SELECT ${column}::text AS key FROM ${table} WHERE ${column}::text = ANY($1::text[])`,
    [keys],
  );
  return new Set(rows.map((row) => row.key));
}
