import type { Tx } from '../../platform/database/db';
import type { Refusal } from '../../platform/errors/refusal';
import { singleRecordExists } from './erp.errors';
import { ErpWriter } from './erp-writer';
import type { IdRow } from './row-values';

/** Writes a table that has one row at most: settings. */
export class SingleRecordWriter extends ErpWriter {
  protected override async rules(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    if (action === 'update') return new Map();
    // Two writers at once would otherwise both find the table empty.
    await tx.query(
      `/* ${this.table.name}.lock */ LOCK TABLE ${this.table.name} IN SHARE ROW EXCLUSIVE MODE`,
    );
    const [present] = await this.table.rowsWhere(tx, 'true LIMIT 1');
    const surplus = present ? rows : rows.slice(1);
    return new Map(surplus.map((row) => [row.id, singleRecordExists(this.noun)]));
  }
}
