import type { Db, Tx } from '../../platform/database/db';

/** What a customer brings along for an order; null where nothing is set. */
export interface CustomerTerms {
  readonly priceLevelId: string | null;
  readonly transactionCurrencyId: string | null;
}

/** SQL of CRM orders. */
export class CrmOrderStore {
  /** Makes requests of the same key wait for each other until the transaction ends. */
  async lockKey(tx: Tx, key: string): Promise<void> {
    await tx.query(
      `/* crm.sales_order.lockKey */ SELECT pg_advisory_xact_lock(hashtextextended('crm-order:' || $1, 0))`,
      [key],
    );
  }

  /** Order that the request of that key created. */
  async findIdByKey(db: Db, key: string): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(
      `/* crm.sales_order.findIdByKey */ SELECT id FROM crm.sales_order WHERE idempotency_key = $1`,
      [key],
    );
    return row?.id ?? null;
  }

  /** Price list and currency of a customer: of the account, or of the account a contact works for. */
  async termsOfCustomer(db: Db, customerId: string): Promise<CustomerTerms> {
    const [row] = await db.query<CustomerTerms & { [key: string]: unknown }>(
      `/* crm.sales_order.termsOfCustomer */
       SELECT a.default_price_level_id AS "priceLevelId",
              coalesce(a.transaction_currency_id, c.transaction_currency_id) AS "transactionCurrencyId"
         FROM (SELECT $1::uuid AS id) k
         LEFT JOIN crm.contact c ON c.id = k.id
         LEFT JOIN crm.account a ON a.id = coalesce(c.account_id, k.id)`,
      [customerId],
    );
    return row ?? { priceLevelId: null, transactionCurrencyId: null };
  }

  /** How many lines an order has. */
  async countLines(db: Db, id: string): Promise<number> {
    const [row] = await db.query<{ count: number }>(
      `/* crm.sales_order.countLines */
       SELECT count(*)::int AS count FROM crm.sales_order_line WHERE sales_order_id = $1`,
      [id],
    );
    return row?.count ?? 0;
  }
}
