import type { Db, Tx } from '../../../platform/database/db';
import type { DocumentKind } from '../document-kind';

/** What a customer brings along for a document; null where nothing is set. */
export interface CustomerTerms {
  readonly priceLevelId: string | null;
  readonly transactionCurrencyId: string | null;
}

/** What new documents of a kind ask the database. */
export class DocumentTermsStore {
  constructor(private readonly kind: Pick<DocumentKind, 'table'>) {}

  /** Makes requests of the same key wait for each other until the transaction ends. */
  async lockKey(tx: Tx, key: string): Promise<void> {
    await tx.query(
      `/* ${this.kind.table}.lockKey */ SELECT pg_advisory_xact_lock(hashtextextended($1 || ':' || $2, 0))`,
      [this.kind.table, key],
    );
  }

  /** Document that the request of that key created. */
  async findIdByKey(db: Db, key: string): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(
      `/* ${this.kind.table}.findIdByKey */ SELECT id FROM ${this.kind.table} WHERE idempotency_key = $1`,
      [key],
    );
    return row?.id ?? null;
  }

  /** Price list and currency of a customer: of the account, or of the account a contact works for. */
  async termsOfCustomer(db: Db, customerId: string): Promise<CustomerTerms> {
    const [row] = await db.query<CustomerTerms & { [key: string]: unknown }>(
      `/* ${this.kind.table}.termsOfCustomer */
       SELECT a.default_price_level_id AS "priceLevelId",
              coalesce(a.transaction_currency_id, c.transaction_currency_id) AS "transactionCurrencyId"
         FROM (SELECT $1::uuid AS id) k
         LEFT JOIN crm.contact c ON c.id = k.id
         LEFT JOIN crm.account a ON a.id = coalesce(c.account_id, k.id)`,
      [customerId],
    );
    return row ?? { priceLevelId: null, transactionCurrencyId: null };
  }
}
