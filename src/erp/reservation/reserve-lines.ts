import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ReservePolicy } from '../item/item.options';
import { throwFirst } from '../sales-document/carried-rows';
import { QUANTITY_PLACES } from '../sales-document/rounding.rules';

interface OpenLine extends Record<string, unknown> {
  readonly id: string;
  readonly item: string;
  /** Outstanding, in base units. */
  readonly outstanding: string;
  readonly perUnit: string;
}

/**
 * Reserves stock for order lines whose items are always reserved (BI-12): as much of what is outstanding as is on hand and
 * not reserved for another line, in the order of documents and lines. Set-wise; orders without such items cost one statement.
 */
export class ReserveLines {
  constructor(private readonly lines: RecordWriter) {}

  /** Reserves for the lines of these orders that have nothing reserved yet. */
  async run(tx: Tx, orderIds: readonly string[]): Promise<void> {
    const open = await tx.query<OpenLine>(
      `/* reservation.openLines */ SELECT l.id, l.no AS item, l.outstanding_quantity * l.qty_per_unit_of_measure AS outstanding,
              l.qty_per_unit_of_measure AS "perUnit"
         FROM erp.sales_order_line l JOIN erp.item i ON i.number = l.no AND i.type = 0 AND i.reserve = ${ReservePolicy.Always}
        WHERE l.document_id = ANY($1::uuid[]) AND l.type = 2 AND l.reserved_quantity = 0 AND l.outstanding_quantity > 0
        ORDER BY l.document_number, l.line_no`,
      [orderIds],
    );
    if (open.length === 0) return;
    const free = await this.free(tx, [...new Set(open.map(({ item }) => item))]);
    const changes = open.flatMap(({ id, item, outstanding, perUnit }) => {
      const left = free.get(item) ?? new Decimal(0);
      const taken = Decimal.max(0, Decimal.min(left, outstanding));
      const quantity = taken.div(perUnit).toDecimalPlaces(QUANTITY_PLACES, Decimal.ROUND_DOWN);
      if (quantity.isZero()) return [];
      free.set(item, left.minus(quantity.times(perUnit)));
      return [{ id, version: null, changes: { reservedQuantity: quantity.toFixed() } }];
    });
    throwFirst((await this.lines.update(tx, changes)).refused);
  }

  // The items stay locked, so that two orders never reserve the same pieces.
  private async free(tx: Tx, items: readonly string[]): Promise<Map<string, Decimal>> {
    await tx.query(
      `/* reservation.lockItems */ SELECT 1 FROM erp.item WHERE number = ANY($1) ORDER BY number FOR NO KEY UPDATE`,
      [items],
    );
    const rows = await tx.query<{ item: string; free: string }>(
      `/* reservation.free */ SELECT i.item,
              coalesce((SELECT sum(e.quantity) FROM erp.item_ledger_entry e WHERE e.item_no = i.item), 0)
              - coalesce((SELECT sum(l.reserved_quantity * l.qty_per_unit_of_measure) FROM erp.sales_order_line l
                           WHERE l.type = 2 AND l.no = i.item), 0) AS free
         FROM unnest($1::text[]) i (item)`,
      [items],
    );
    return new Map(rows.map(({ item, free }) => [item, new Decimal(free)]));
  }
}
