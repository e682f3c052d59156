import type { Db, Tx } from '../../platform/database/db';
import { timeOrderedId } from '../../platform/time-ordered-id';
import type { PostChange } from '../../sync/post-entry/post-entry.entity';

/** An order of an event with what the sides know of it. */
export interface OrderFacts {
  readonly orderId: string;
  readonly crmOrderId: string | null;
  /** Number of the CRM order; null: the order is not coupled. */
  readonly crmNumber: string | null;
  readonly customerId: string | null;
  readonly accountId: string | null;
}

/** An event to be kept. */
export interface NewPostEntry {
  readonly recordTable: 'erp.sales_order' | 'erp.customer';
  readonly recordId: string;
  readonly crmId: string | null;
  readonly changeType: PostChange;
  readonly text: string;
}

/** An event that was kept, with the CRM record it is to be told on. */
export interface DuePost {
  readonly changeType: PostChange;
  readonly text: string;
  /** Null: not coupled, or the CRM record is gone. */
  readonly crmId: string | null;
  readonly crmTable: 'salesorder' | 'account';
}

const mapping = (name: string): string =>
  `(SELECT id FROM sync.table_mapping WHERE name = '${name}')`;

/** All SQL of timeline posts. */
export class PostEntryStore {
  /** What is known of the orders, as long as they are coupled; customers by their numbers. */
  async facts(
    db: Db,
    orders: readonly { orderId: string; customerNo: string }[],
  ): Promise<Map<string, OrderFacts>> {
    const rows = await db.query<OrderFacts & Record<string, unknown>>(
      `/* post-entry.facts */ SELECT e.order_id AS "orderId", c.id AS "crmOrderId", c.order_number AS "crmNumber",
              u.id AS "customerId", ku.crm_id AS "accountId"
         FROM unnest($1::uuid[], $2::text[]) e (order_id, customer_no)
         LEFT JOIN sync.coupling k ON k.erp_id = e.order_id AND k.mapping_id IN ${mapping('SALESORDER-ORDER')}
         LEFT JOIN crm.sales_order c ON c.id = k.crm_id
         LEFT JOIN erp.customer u ON u.number = e.customer_no
         LEFT JOIN sync.coupling ku ON ku.erp_id = u.id AND ku.mapping_id IN ${mapping('CUSTOMER')}`,
      [orders.map(({ orderId }) => orderId), orders.map(({ customerNo }) => customerNo)],
    );
    return new Map(rows.map((row) => [row.orderId, row]));
  }

  /** Keeps events. */
  async add(tx: Tx, entries: readonly NewPostEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await tx.execute(
      `/* post-entry.add */ INSERT INTO sync.post_entry (id, record_table, record_id, crm_id, change_type, text, created_at)
       SELECT id, record_table, record_id, crm_id, change_type, left(text, 2048),
              coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now())
         FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[])
           AS s (id, record_table, record_id, crm_id, change_type, text)`,
      [
        entries.map(() => timeOrderedId()),
        entries.map((entry) => entry.recordTable),
        entries.map((entry) => entry.recordId),
        entries.map((entry) => entry.crmId),
        entries.map((entry) => entry.changeType),
        entries.map((entry) => entry.text),
      ],
    );
  }

  /** Takes the oldest events away, with the CRM records they are to be told on; others at work take other ones. */
  async take(tx: Tx, limit: number): Promise<DuePost[]> {
    const rows = await tx.query<DuePost & Record<string, unknown>>(
      `/* post-entry.take */ WITH gone AS (
         DELETE FROM sync.post_entry WHERE id IN (
           SELECT id FROM sync.post_entry ORDER BY created_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING *)
       SELECT g.change_type AS "changeType", g.text, coalesce(o.id, a.id) AS "crmId",
              CASE g.record_table WHEN 'erp.sales_order' THEN 'salesorder' ELSE 'account' END AS "crmTable"
         FROM gone g
         LEFT JOIN sync.coupling k ON g.crm_id IS NULL AND k.erp_id = g.record_id AND k.mapping_id IN (
           SELECT id FROM sync.table_mapping
            WHERE name = CASE g.record_table WHEN 'erp.sales_order' THEN 'SALESORDER-ORDER' ELSE 'CUSTOMER' END)
         LEFT JOIN crm.sales_order o ON g.record_table = 'erp.sales_order' AND o.id = coalesce(g.crm_id, k.crm_id)
         LEFT JOIN crm.account a ON g.record_table = 'erp.customer' AND a.id = coalesce(g.crm_id, k.crm_id)
        ORDER BY g.created_at, g.id`,
      [limit],
    );
    return rows;
  }
}
