import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { ArchiveDocuments } from '../sales-document-archive/archive-documents';
import { invalidState } from '../sales-document/sales-document.errors';
import type { SalesOrderStore } from './sales-order.store';

/** Removes an order with its lines, as a person does who no longer wants it. */
export class DeleteSalesOrder {
  constructor(
    private readonly store: SalesOrderStore,
    private readonly orders: RecordWriter,
    private readonly archive: ArchiveDocuments,
  ) {}

  /** Removes the order; refuses one of which something is shipped and not invoiced yet. */
  async run(tx: Tx, { id }: { readonly id: string }): Promise<void> {
    const { header, lines } = await this.store.lock(tx, id);
    const owed = lines.some((line) =>
      new Decimal(String(line.quantityShipped)).gt(String(line.quantityInvoiced)),
    );
    if (owed)
      throw invalidState(`Order ${String(header.number)}`, 'shipped and not invoiced', 'deleted');
    // A version of what is deleted stays (BI-21).
    const setup = await this.store.setup(tx);
    if (setup.archiveOrders === true) await this.archive.run(tx, 'ORDER', [id]);
    const { refused } = await this.orders.delete(tx, [id]);
    for (const refusal of refused.values()) throw refusal;
  }
}
