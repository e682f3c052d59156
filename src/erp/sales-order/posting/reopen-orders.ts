import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row, RowChange } from '../../../platform/database/record-table';
import type { RecordTables } from '../../../platform/database/record-tables';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { throwFirst } from '../../sales-document/carried-rows';
import type { LockedOrder, SalesOrderStore } from '../sales-order.store';

/** Gives orders back what a cancelled invoice took of them: it is neither shipped nor invoiced any more. */
export class ReopenOrders {
  constructor(
    private readonly store: SalesOrderStore,
    private readonly tables: RecordTables,
    private readonly lines: RecordWriter,
  ) {}

  /** Opens the lines of the invoice's orders again; orders that are gone stay gone. */
  async run(tx: Tx, invoice: Row, invoiced: readonly Row[]): Promise<void> {
    const orders = await this.store.lockMany(tx, await this.orderIds(tx, invoice, invoiced));
    const changes = orders.flatMap((order) => reopened(order, invoiced));
    if (changes.length === 0) return;
    throwFirst((await this.lines.update(tx, changes)).refused);
    await this.store.touch(
      tx,
      orders.map(({ header }) => String(header.id)),
    );
  }

  // An invoice of one order names it; of several, its lines do.
  private async orderIds(tx: Tx, invoice: Row, invoiced: readonly Row[]): Promise<string[]> {
    if (invoice.orderId != null) return [String(invoice.orderId)];
    const numbers = [...new Set(invoiced.flatMap(({ orderNo }) => (orderNo ? [orderNo] : [])))];
    const orders = await this.tables.get('erp.sales_order').rowsBy(tx, 'number', numbers);
    return orders.map(({ id }) => String(id));
  }
}

function reopened({ header, lines }: LockedOrder, invoiced: readonly Row[]): RowChange[] {
  const own = invoiced.filter(({ orderNo }) => orderNo === header.number);
  return lines.flatMap((line): RowChange[] => {
    const parts = own.filter(({ orderLineNo }) => orderLineNo === line.lineNo);
    const taken = Decimal.sum(0, ...parts.map(({ quantity }) => decimal(quantity)));
    const before = decimal(line.quantityInvoiced);
    // An order that was made anew under the number has nothing of it.
    if (taken.isZero() || taken.abs().gt(before.abs())) return [];
    const shipped = decimal(line.quantityShipped).minus(taken);
    const left = before.minus(taken);
    const quantity = decimal(line.quantity);
    return [
      {
        id: String(line.id),
        version: null,
        changes: {
          quantityShipped: shipped.toFixed(),
          quantityInvoiced: left.toFixed(),
          outstandingQuantity: quantity.minus(shipped).toFixed(),
          qtyShippedNotInvoiced: shipped.minus(left).toFixed(),
          qtyToShip: quantity.minus(shipped).toFixed(),
          qtyToInvoice: quantity.minus(left).toFixed(),
        },
      },
    ];
  });
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
