import type { Db } from '../../platform/database/db';

/**
 * SQL that holds for CRM orders which wait for the ERP (OC-1, OC-53): submitted, not taken over yet (1 January 1900
 * says so too), and of this hub's company or of none. `order` is a table alias.
 */
export function waitsForErp(order: string): string {
  return (
    `${order}.state_code = 1 AND (${order}.last_back_office_submit IS NULL OR ${order}.last_back_office_submit = DATE '1900-01-01')` +
    ` AND (${order}.company_id IS NULL OR ${order}.company_id = (SELECT s.company_id FROM sync.sales_settings s))`
  );
}

/** Finds the CRM orders that are converted by themselves. */
export class CandidatesStore {
  /**
   * Waiting orders, the longest first. One that failed too often is left alone for a day, unless it changed
   * since. `now` is the moment of the run.
   */
  async list(db: Db, now: string, limit: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* candidates.list */ SELECT o.id FROM crm.sales_order o
         LEFT JOIN sync.conversion_failure f ON f.id = o.id AND f.skipped AND f.crm_version = o.version
                   AND f.last_failed_at > $1::timestamptz - interval '1 day'
        WHERE ${waitsForErp('o')} AND f.id IS NULL
        ORDER BY o.submit_date NULLS FIRST, o.created_at, o.id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }
}
