import type { Db, Tx } from '../../platform/database/db';
import { nextEntryNumbers } from '../common/next-entry-numbers';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { recordNotFound } from '../../platform/errors/input.errors';

/** An order and its lines, taken for this transaction. */
export interface LockedOrder {
  readonly header: Row;
  readonly lines: readonly Row[];
}

/** All SQL that the verbs of sales orders need beside writing rows. */
export class SalesOrderStore {
  constructor(private readonly tables: RecordTables) {}

  /** Takes the order and its lines; orders are locked before lines, everywhere. */
  async lock(tx: Tx, id: string): Promise<LockedOrder> {
    const header = (await this.tables.get('erp.sales_order').rowsByIds(tx, [id], 'update')).get(id);
    if (!header) throw recordNotFound('Sales order', id);
    const lines = await this.tables
      .get('erp.sales_order_line')
      .rowsWhere(tx, 't.document_id = $1 ORDER BY t.line_no', [id]);
    return { header, lines };
  }

  /** Takes several orders and their lines, in the order of their ids; those that are gone are left out. */
  async lockMany(tx: Tx, ids: readonly string[]): Promise<LockedOrder[]> {
    const wanted = [...new Set(ids.filter((id) => id !== ''))];
    const headers = await this.tables.get('erp.sales_order').rowsByIds(tx, wanted, 'update');
    const lines = await this.tables
      .get('erp.sales_order_line')
      .rowsWhere(tx, 't.document_id = ANY($1::uuid[]) ORDER BY t.document_id, t.line_no', [
        [...headers.keys()],
      ]);
    return [...headers].map(([id, header]) => ({
      header,
      lines: lines.filter((line) => line.documentId === id),
    }));
  }

  /** Notes on headers that something of their lines changed, so that whoever looks for changed orders finds them (B-1). */
  async touch(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `/* sales-order.touch */ UPDATE erp.sales_order SET number = number WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /** The setup of sales: number series and habits. */
  async setup(db: Db): Promise<Row> {
    const [setup] = await this.tables.get('erp.sales_setup').rowsWhere(db, 'true LIMIT 1');
    return setup ?? {};
  }

  /** What the customer is blocked for, by the ERP's numbers. */
  async blockedOf(db: Db, customerNo: string): Promise<number> {
    const [row] = await db.query<{ blocked: number }>(
      `/* customer.blocked */ SELECT blocked FROM erp.customer WHERE number = $1`,
      [customerNo],
    );
    return row?.blocked ?? 0;
  }

  /** Inventory and kind of items, by number; locked so that two shipments do not take the same stock. */
  async stockOf(
    tx: Tx,
    items: readonly string[],
  ): Promise<Map<string, { inventory: string; type: number }>> {
    await tx.query(
      `/* item.lock */ SELECT 1 FROM erp.item WHERE number = ANY($1) ORDER BY number FOR UPDATE`,
      [items],
    );
    const rows = await tx.query<{ number: string; type: number; inventory: string }>(
      `/* item.stock */ SELECT i.number, i.type, coalesce((SELECT sum(e.quantity) FROM erp.item_ledger_entry e WHERE e.item_no = i.number), 0) AS inventory
         FROM erp.item i WHERE i.number = ANY($1)`,
      [items],
    );
    return new Map(rows.map(({ number, type, inventory }) => [number, { inventory, type }]));
  }

  /** The next entry numbers of a ledger; the ledger stays locked until the transaction ends, so they have no gaps. */
  nextEntryNos(tx: Tx, table: string, count: number): Promise<string[]> {
    return nextEntryNumbers(tx, table, count);
  }

  /** Makes requests of the same key wait for each other until the transaction ends. */
  async lockKey(tx: Tx, key: string | null): Promise<void> {
    if (key === null) return;
    await tx.query(
      `/* sales-order.lockKey */ SELECT pg_advisory_xact_lock(hashtextextended('sales-order:' || $1, 0))`,
      [key],
    );
  }

  /** The id of the document that the same idempotency key made before; null when there is none. */
  async idByKey(db: Db, table: string, key: string | null): Promise<string | null> {
    if (key === null) return null;
    const [row] = await db.query<{ id: string }>(
      `/* ${table}.byKey */ SELECT id FROM ${table} WHERE idempotency_key = $1`,
      [key],
    );
    return row?.id ?? null;
  }
}
