import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';
import { ledgerEntryFixed } from './erp.errors';
import { ErpWriter } from './erp-writer';
import { nextEntryNumbers } from './next-entry-numbers';
import { textOf, type IdRow } from './row-values';

/** Writes a ledger: entries are numbered one after the other and added, never changed or removed. */
export class LedgerWriter extends ErpWriter {
  override async update(_tx: Tx, changes: readonly RowChange[]): Promise<WriteResult> {
    return this.fixed(changes.map((change) => change.id));
  }

  override async delete(_tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    return this.fixed(ids);
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    const open = drafts.filter((draft: Row) => textOf(draft.entryNo) === null);
    const numbers = await nextEntryNumbers(tx, this.table.name, open.length);
    open.forEach((draft, index) => (draft.entryNo = numbers[index] ?? null));
    return [...drafts];
  }

  private fixed(ids: readonly string[]): WriteResult {
    return {
      versions: new Map(),
      refused: new Map(ids.map((id) => [id, ledgerEntryFixed(this.noun)])),
    };
  }
}
