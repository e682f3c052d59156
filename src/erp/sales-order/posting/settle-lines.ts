import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row, RowChange } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { throwFirst } from '../../sales-document/carried-rows';
import type { PostedQuantity } from './posting-quantities.rules';

/** Notes on order lines and shipment lines what an invoice took of them. */
export class SettleLines {
  constructor(
    private readonly orderLines: RecordWriter,
    private readonly shipmentLines: RecordWriter,
  ) {}

  /** Raises what is invoiced of the order lines, each given once. */
  async ofOrders(tx: Tx, posted: readonly PostedQuantity[]): Promise<void> {
    const changes = posted.map(({ line, quantity }): RowChange => {
      const invoiced = decimal(line.quantityInvoiced).plus(quantity);
      return {
        id: String(line.id),
        version: null,
        changes: {
          quantityInvoiced: invoiced.toFixed(),
          qtyToInvoice: decimal(line.quantity).minus(invoiced).toFixed(),
          qtyShippedNotInvoiced: decimal(line.quantityShipped).minus(invoiced).toFixed(),
        },
      };
    });
    throwFirst((await this.orderLines.update(tx, changes)).refused);
  }

  /** Takes what was invoiced of an order from its shipments, the oldest first. */
  async ofShipments(tx: Tx, orderId: string, posted: readonly PostedQuantity[]): Promise<void> {
    const open = await this.shipmentLines.table.rowsWhere(
      tx,
      `t.document_id IN (SELECT s.id FROM erp.sales_shipment s WHERE s.order_id = $1) AND t.qty_shipped_not_invoiced <> 0
        ORDER BY t.document_number, t.line_no FOR UPDATE`,
      [orderId],
    );
    const left = new Map(posted.map(({ line, quantity }) => [line.lineNo, quantity]));
    const taken = open.flatMap((line): PostedQuantity[] => {
      const wanted = left.get(line.orderLineNo) ?? decimal(0);
      const most = decimal(line.qtyShippedNotInvoiced);
      const quantity = wanted.abs().lessThan(most.abs()) ? wanted : most;
      if (quantity.isZero() || wanted.isZero()) return [];
      left.set(line.orderLineNo ?? null, wanted.minus(quantity));
      return [{ line, quantity }];
    });
    await this.take(tx, taken);
  }

  /** Takes quantities from the shipment lines that are named. */
  async take(tx: Tx, taken: readonly PostedQuantity[]): Promise<void> {
    const changes = taken.map(({ line, quantity }): RowChange => {
      const changed: Row = {
        quantityInvoiced: decimal(line.quantityInvoiced).plus(quantity).toFixed(),
        qtyShippedNotInvoiced: decimal(line.qtyShippedNotInvoiced).minus(quantity).toFixed(),
      };
      return { id: String(line.id), version: null, changes: changed };
    });
    throwFirst((await this.shipmentLines.update(tx, changes)).refused);
  }
}

function decimal(value: unknown): Decimal {
  return new Decimal(String(value ?? '0'));
}
