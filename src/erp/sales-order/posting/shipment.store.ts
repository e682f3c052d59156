import type { Db, Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { RecordTables } from '../../../platform/database/record-tables';

/** Reads shipments for their invoices. */
export class ShipmentStore {
  constructor(private readonly tables: RecordTables) {}

  /** Shipments by id, with the order each is of. */
  async list(db: Db, ids: readonly string[]): Promise<Map<string, { orderId: string | null }>> {
    const rows = await this.tables.get('erp.sales_shipment').rowsByIds(db, ids);
    return new Map(
      [...rows].map(([id, row]) => [
        id,
        { orderId: row.orderId == null ? null : String(row.orderId) },
      ]),
    );
  }

  /** Lines of the shipments that are not invoiced yet, taken for this transaction; orders are taken before. */
  lockOpenLines(tx: Tx, ids: readonly string[]): Promise<Row[]> {
    return this.tables
      .get('erp.sales_shipment_line')
      .rowsWhere(
        tx,
        't.document_id = ANY($1::uuid[]) AND t.qty_shipped_not_invoiced <> 0 ORDER BY t.document_number, t.line_no FOR UPDATE',
        [ids],
      );
  }
}
