import type { Db } from '../../platform/database/db';

/**
 * Which document with its number a new order is, by number: a number that is used again after its order was deleted counts
 * on from the versions kept of that one (BI-20). Numbers without kept versions are left out; they start at 1.
 */
export async function orderOccurrences(
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.query<{ number: string; next: number }>(
    `/* archive.occurrences */ SELECT number, max(doc_no_occurrence) + 1 AS next FROM erp.sales_document_archive
      WHERE number = ANY($1) AND document_type = 1 GROUP BY number`,
    [numbers],
  );
  return new Map(rows.map(({ number, next }) => [number, next]));
}
