import type { Tx } from '../../platform/database/db';

/**
 * The next entry numbers of a ledger, as decimal text: one after the other without gaps. Whoever adds
 * entries waits here for whoever was first, until that transaction has ended.
 */
export async function nextEntryNumbers(tx: Tx, table: string, count: number): Promise<string[]> {
  if (count <= 0) return [];
  await tx.query(
    `/* ${table}.lockEntries */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`,
    [table],
  );
  const [row] = await tx.query<{ last: string }>(
    `/* ${table}.lastEntry */ SELECT coalesce(max(entry_no), 0)::text AS last FROM ${table}`,
  );
  const last = BigInt(row?.last ?? '0');
  return Array.from({ length: count }, (_, index) => (last + BigInt(index + 1)).toString());
}
