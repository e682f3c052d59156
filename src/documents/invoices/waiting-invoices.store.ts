import type { Db } from '../../platform/database/db';

/** Finds the posted invoices that the CRM does not have. */
export class WaitingInvoicesStore {
  /** Invoices without a coupling, the oldest first. */
  async list(db: Db, limit: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* invoices.waiting */ SELECT v.id FROM erp.sales_invoice v
        WHERE NOT EXISTS (SELECT 1 FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'POSTEDSALESINV-INV'
                           WHERE k.erp_id = v.id)
        ORDER BY v.posting_date NULLS FIRST, v.number LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }
}
