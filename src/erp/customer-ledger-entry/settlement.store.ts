import type { Db } from '../../platform/database/db';

/** How far a posted invoice is settled, in its own currency. */
export interface Settlement {
  readonly amount: string;
  readonly remaining: string;
  /** A corrective credit memo cancelled the invoice. */
  readonly cancelled: boolean;
}

/** Reads how far posted invoices are settled, whatever settled them. */
export class SettlementStore {
  /** By invoice id; an invoice without a ledger entry has none unless it is cancelled. */
  async byIds(db: Db, ids: readonly string[]): Promise<Map<string, Settlement>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<Settlement & { id: string }>(
      `/* settlement.byIds */ SELECT v.id, v.cancelled, coalesce(e.amount, 0) AS amount, coalesce(e.remaining_amount, 0) AS remaining
         FROM erp.sales_invoice v
         LEFT JOIN LATERAL (SELECT c.amount, c.remaining_amount FROM erp.customer_ledger_entry c
                WHERE c.document_type = 2 AND c.document_number = v.number ORDER BY c.entry_no LIMIT 1) e ON true
        WHERE v.id = ANY($1::uuid[]) AND (v.cancelled OR e.amount IS NOT NULL)`,
      [ids],
    );
    return new Map(rows.map(({ id, ...settlement }) => [id, settlement]));
  }
}
