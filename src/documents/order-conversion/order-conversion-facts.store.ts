import type { Db, Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { DocumentFactsStore } from '../conversion/document-facts.store';
import type { EarlierFacts, OrderConversionFacts } from './order-conversion-facts';

/** Reads what the conversion of orders needs, in a fixed number of statements. */
export class OrderConversionFactsStore {
  constructor(
    private readonly tables: RecordTables,
    private readonly documents: DocumentFactsStore,
  ) {}

  /**
   * Takes the orders for this transaction alone and reads their facts: of many callers at once one converts,
   * the others find what it made (OC-4). Ids without an order have no entry.
   */
  async take(
    tx: Tx,
    ids: readonly string[],
    settings: SalesSettings,
  ): Promise<Map<string, OrderConversionFacts>> {
    const orders = await this.tables.get('crm.sales_order').rowsByIds(tx, ids, 'update');
    const facts = await this.documents.read(tx, orders, settings);
    const earlier = await this.earlier(tx, [...orders.keys()]);
    const quotes = await this.quotes(tx, [...orders.keys()]);
    return new Map(
      [...facts].map(([id, shared]) => [
        id,
        { ...shared, earlier: earlier.get(id) ?? null, quote: quotes.get(id) ?? null },
      ]),
    );
  }

  // A posted invoice matters only where the order is gone (OC-3).
  private earlier(db: Db, ids: readonly string[]): Promise<Map<string, EarlierFacts>> {
    return byOrder<EarlierFacts>(
      db,
      `/* conversion.earlier */ SELECT o.id AS "orderId", k.id AS "couplingId", k.erp_id AS "erpId", s.number AS "orderNo",
              i.id AS "invoiceId", i.number AS "invoiceNo"
         FROM crm.sales_order o JOIN sync.coupling k ON k.crm_id = o.id
         LEFT JOIN erp.sales_order s ON s.id = k.erp_id
         LEFT JOIN LATERAL (SELECT v.id, v.number FROM erp.sales_invoice v
                WHERE s.id IS NULL AND (v.order_id = k.erp_id OR v.your_reference = left(o.order_number, 35))
                ORDER BY v.number LIMIT 1) i ON true
        WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }

  // OC-10, mended: by what the quote became, not by a text that any document may carry.
  private quotes(
    db: Db,
    ids: readonly string[],
  ): Promise<Map<string, { id: string; number: string }>> {
    return byOrder(
      db,
      `/* conversion.quotes */ SELECT o.id AS "orderId", q.id, q.number
         FROM crm.sales_order o JOIN sync.processed_quote p ON p.id = o.quote_id
         JOIN erp.sales_quote q ON q.id = p.erp_quote_id
        WHERE o.id = ANY($1::uuid[])`,
      ids,
    );
  }
}

async function byOrder<T extends object>(
  db: Db,
  sql: string,
  ids: readonly string[],
): Promise<Map<string, T>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<Row & { orderId: string }>(sql, [ids]);
  return new Map(rows.map(({ orderId, ...facts }) => [orderId, facts as unknown as T]));
}
