import type { Db, Tx } from '../../platform/database/db';

/** Reads what changes of the sales settings are checked against. */
export class SettingsFactsStore {
  /** How many CRM orders are submitted, and the number of one of them. */
  async submittedOrders(db: Db): Promise<{ count: number; example: string | null }> {
    const [row] = await db.query<{ count: number; example: string | null }>(
      `/* settings.submittedOrders */ SELECT count(*)::int AS count, min(order_number) AS example FROM crm.sales_order WHERE state_code = 1`,
    );
    return row ?? { count: 0, example: null };
  }

  /** Whether a G/L account may have lines; null when there is none of that number. */
  async accountPostable(db: Db, number: string): Promise<boolean | null> {
    const [row] = await db.query<{ postable: boolean }>(
      `/* settings.accountPostable */ SELECT direct_posting AND NOT blocked AS postable FROM erp.gl_account WHERE number = $1`,
      [number],
    );
    return row?.postable ?? null;
  }

  /** Ids of the one sales setup and the one organization; null where it was never made. */
  async singletons(db: Db): Promise<{ setupId: string | null; organizationId: string | null }> {
    const [row] = await db.query<{ setupId: string | null; organizationId: string | null }>(
      `/* settings.singletons */ SELECT (SELECT id FROM erp.sales_setup LIMIT 1) AS "setupId",
              (SELECT id FROM crm.organization LIMIT 1) AS "organizationId"`,
    );
    return row ?? { setupId: null, organizationId: null };
  }

  /** Hands the couplings of orders to the mapping of the mode that counts from now on. */
  async moveOrderCouplings(tx: Tx, variant: 'legacy' | 'bidirectional'): Promise<void> {
    await tx.execute(
      `/* settings.moveOrderCouplings */ UPDATE sync.coupling k SET mapping_id = n.id
         FROM sync.table_mapping o, sync.table_mapping n
        WHERE o.name = 'SALESORDER-ORDER' AND n.name = o.name AND n.variant = $1 AND o.id <> n.id AND k.mapping_id = o.id`,
      [variant],
    );
  }
}
