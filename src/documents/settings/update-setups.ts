import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { newId } from '../../platform/new-id';
import type { SalesSettingsStore } from '../../sync/settings/sales-settings.store';
import { settingsContradict } from './settings.errors';

/** Changes setups of the ERP of which there is one row: of sales, of the general ledger. */
export class UpdateSetups {
  constructor(
    private readonly settings: SalesSettingsStore,
    private readonly salesSetup: RecordWriter,
    private readonly ledgerSetup: RecordWriter,
  ) {}

  /** Changes the sales setup and returns its id. Repeating it changes nothing more. */
  async sales(tx: Tx, changes: Row): Promise<string> {
    const { orderIntegration } = await this.settings.lock(tx);
    if (orderIntegration === 'TWO_WAY' && changes.archiveOrders === false) {
      throw settingsContradict(
        'archiveOrders',
        'In two-way mode versions of orders are always kept.',
        'Set orderIntegration to another mode first (salesSettingsUpdate).',
      );
    }
    return this.change(tx, this.salesSetup, changes);
  }

  /** Changes the general ledger setup and returns its id. Repeating it changes nothing more. */
  ledger(tx: Tx, changes: Row): Promise<string> {
    return this.change(tx, this.ledgerSetup, changes);
  }

  private async change(tx: Tx, writer: RecordWriter, changes: Row): Promise<string> {
    const [row] = await writer.table.rowsWhere(tx, 'true LIMIT 1 FOR UPDATE');
    const id = row ? String(row.id) : newId();
    const open = Object.fromEntries(
      Object.entries(changes).filter(([property, value]) => row?.[property] !== value),
    );
    if (row && Object.keys(open).length === 0) return id;
    const { refused } = row
      ? await writer.update(tx, [{ id, version: null, changes: open }])
      : await writer.insert(tx, [{ ...open, id }]);
    for (const refusal of refused.values()) throw refusal;
    return id;
  }
}
