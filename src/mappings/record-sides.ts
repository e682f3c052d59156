import { CRM_ENTITY_NAMES } from '../crm/entity-names';
import type { Db, Tx } from '../platform/database/db';
import type { Row, RowChange } from '../platform/database/record-table';
import type { RecordWriter, WriteResult } from '../platform/database/record-writer';
import type { MergeColumns, RecordSide } from '../sync/engine/record-side';
import { DEACTIVATED, MERGING } from './deactivation';

/** Values that a noun computes, by record: one statement for a whole batch. */
const COMPUTED: Readonly<Record<string, string>> = {
  'erp.item': `/* item.inventory */ SELECT i.id, jsonb_build_object('inventory', coalesce(sum(e.quantity), 0)::text) AS values
                 FROM erp.item i LEFT JOIN erp.item_ledger_entry e ON e.item_no = i.number
                WHERE i.id = ANY($1::uuid[]) GROUP BY i.id`,
  'erp.sales_order': `/* order.amounts */ SELECT o.id, jsonb_build_object('amount', coalesce(l.amount, 0)::text,
                       'amountIncludingVat', coalesce(l.included, 0)::text, 'invoiceDiscountAmount', coalesce(l.discount, 0)::text,
                       'lastShipmentDate', s.shipment_date::text) AS values
                 FROM erp.sales_order o
                 LEFT JOIN LATERAL (SELECT sum(amount) AS amount, sum(amount_including_vat) AS included, sum(inv_discount_amount) AS discount
                                      FROM erp.sales_order_line WHERE document_id = o.id) l ON true
                 LEFT JOIN LATERAL (SELECT shipment_date FROM erp.sales_shipment WHERE order_id = o.id
                                     ORDER BY posting_date DESC, number DESC LIMIT 1) s ON true
                WHERE o.id = ANY($1::uuid[])`,
  'erp.sales_invoice': `/* invoice.amounts */ SELECT i.id, jsonb_build_object('amount', coalesce(sum(l.amount), 0)::text,
                       'amountIncludingVat', coalesce(sum(l.amount_including_vat), 0)::text,
                       'invoiceDiscountAmount', coalesce(sum(l.inv_discount_amount), 0)::text) AS values
                 FROM erp.sales_invoice i LEFT JOIN erp.sales_invoice_line l ON l.document_id = i.id
                WHERE i.id = ANY($1::uuid[]) GROUP BY i.id`,
};

// Nouns that people know by a code or number rather than by their name.
const TITLES: Readonly<Record<string, string>> = {
  'crm.transaction_currency': 'isoCurrencyCode',
  'crm.product': 'productNumber',
};

const NAMES = ['name', 'fullName', 'description', 'label'];

/** A side of a table mapping over a noun's writer: its own rules for writing, its computed values for reading. */
export class NounSide implements RecordSide {
  constructor(private readonly writer: RecordWriter) {}

  get table() {
    return this.writer.table;
  }

  get noun(): string {
    return this.writer.noun;
  }

  get key(): string {
    return this.writer.key;
  }

  get title(): string {
    const { name, columns } = this.table;
    return TITLES[name] ?? NAMES.find((property) => columns.has(property)) ?? this.key;
  }

  get entityName(): string | null {
    return CRM_ENTITY_NAMES[this.table.name] ?? null;
  }

  get deactivated(): Row | null {
    return DEACTIVATED[this.table.name] ?? null;
  }

  get merging(): MergeColumns | null {
    return MERGING[this.table.name] ?? null;
  }

  async load(
    db: Db,
    ids: readonly string[],
    lock: 'none' | 'update' = 'none',
  ): Promise<Map<string, Row>> {
    return this.compute(db, await this.table.rowsByIds(db, ids, lock));
  }

  async loadPart(
    db: Db,
    ids: readonly string[],
    properties: ReadonlySet<string>,
  ): Promise<Map<string, Row>> {
    return this.compute(db, await this.table.partsByIds(db, ids, properties));
  }

  lock(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    return this.table.lockByIds(tx, ids);
  }

  insert(tx: Tx, drafts: readonly Row[]): Promise<WriteResult> {
    return this.writer.insert(tx, drafts);
  }

  update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult> {
    return this.writer.update(tx, changes);
  }

  delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    return this.writer.delete(tx, ids);
  }

  private async compute(db: Db, rows: Map<string, Row>): Promise<Map<string, Row>> {
    const sql = COMPUTED[this.table.name];
    if (sql === undefined || rows.size === 0) return rows;
    const computed = await db.query<{ id: string; values: Row }>(sql, [[...rows.keys()]]);
    for (const { id, values } of computed) Object.assign(rows.get(id) ?? {}, values);
    return rows;
  }
}
