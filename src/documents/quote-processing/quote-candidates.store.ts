import type { Db } from '../../platform/database/db';

/**
 * SQL that holds for CRM quotes which wait for the ERP (QT-2, mended): active and not processed yet, or won and not
 * processed as won; of this hub's company or of none. `quote` is a table alias.
 */
export function waitsForProcessing(quote: string): string {
  const processed = `SELECT 1 FROM sync.processed_quote p WHERE p.id = ${quote}.id`;
  return (
    `((${quote}.state_code = 1 AND NOT EXISTS (${processed}))` +
    ` OR (${quote}.state_code = 2 AND NOT EXISTS (${processed} AND p.won_at IS NOT NULL)))` +
    ` AND (${quote}.company_id IS NULL OR ${quote}.company_id = (SELECT s.company_id FROM sync.sales_settings s))`
  );
}

/** Finds the CRM quotes that are processed by themselves. */
export class QuoteCandidatesStore {
  /**
   * Waiting quotes, the longest first. One that failed too often is left alone for a day, unless it changed
   * since. `now` is the moment of the run.
   */
  async list(db: Db, now: string, limit: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* quote-candidates.list */ SELECT q.id FROM crm.quote q
         LEFT JOIN sync.conversion_failure f ON f.id = q.id AND f.skipped AND f.crm_version = q.version
                   AND f.last_failed_at > $1::timestamptz - interval '1 day'
        WHERE ${waitsForProcessing('q')} AND f.id IS NULL
        ORDER BY q.created_at, q.id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }
}
