import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { throwFirst } from '../../erp/sales-document/carried-rows';
import type { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';

const ORDER = 'erp.sales_order';

/**
 * Removes the notes of ERP orders that go, and parts them from those of the CRM orders, which would otherwise count as
 * copied when the CRM order is converted again.
 */
export class RemoveOrderNotes {
  constructor(
    private readonly notes: RecordWriter,
    private readonly pairs: NoteCouplingStore,
  ) {}

  /** Removes the notes of the orders. */
  async run(tx: Tx, orderIds: readonly string[]): Promise<void> {
    const found = await this.notes.table.rowsBy(tx, 'recordId', [...orderIds]);
    const ids = found.flatMap(({ id, recordTable }) => (recordTable === ORDER ? [String(id)] : []));
    if (ids.length === 0) return;
    await this.pairs.remove(tx, ids);
    throwFirst((await this.notes.delete(tx, ids)).refused);
  }
}
