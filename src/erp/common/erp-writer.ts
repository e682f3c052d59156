import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import { RecordWriter, type WriteResult } from '../../platform/database/record-writer';
import { sqlState } from '../../platform/database/sql-state';
import type { Refusal } from '../../platform/errors/refusal';
import { recordInUse } from './erp.errors';
import { followRenames, type KeyFollower, type Rename } from './key-followers';
import { normalizedRow } from './normalize-row';
import { brokenRules, type RowRule } from './row-rules';
import { textOf, type IdRow } from './row-values';

/**
 * What all nouns of the ERP share when they are written: codes in upper case, blank as null, rules over
 * single rows, references that follow a renamed key, and records in use that cannot be removed.
 */
export class ErpWriter extends RecordWriter {
  /** Rules over single rows. */
  protected readonly rowRules: readonly RowRule[] = [];
  /** Columns that hold this noun's key without a foreign key. */
  protected readonly followers: readonly KeyFollower[] = [];
  private readonly refusedDrafts = new WeakMap<object, Refusal>();

  override async insert(tx: Tx, drafts: readonly Row[]): Promise<WriteResult> {
    return super.insert(
      tx,
      drafts.map((draft) => normalizedRow(this.table, draft)),
    );
  }

  override async update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult> {
    const clean = changes.map((change) => ({
      ...change,
      changes: normalizedRow(this.table, change.changes),
    }));
    const keys = await this.keysBefore(tx, clean);
    const result = await super.update(tx, clean);
    const written = [...(result.rows ?? [])]
      .filter(([id]) => result.versions.has(id))
      .map(([id, row]) => ({ ...row, id }));
    await followRenames(tx, this.followers, renamesOf(written, keys, this.key));
    await this.followChanges(tx, written);
    return result;
  }

  /** Removes records with what belongs to them; one that others refer to is refused. */
  override async delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    const refused = new Map<string, Refusal>();
    await this.remove(tx, ids, refused);
    await this.deleted(
      tx,
      ids.filter((id) => !refused.has(id)),
    );
    return { versions: new Map(), refused };
  }

  /** Refuses a draft while it is being prepared. */
  protected refuseDraft(draft: IdRow, refusal: Refusal): void {
    this.refusedDrafts.set(draft, refusal);
  }

  /** Refuses drafts by id while they are being prepared. */
  protected refuseDrafts(drafts: readonly IdRow[], refusals: ReadonlyMap<string, Refusal>): void {
    for (const draft of drafts) {
      const refusal = refusals.get(draft.id);
      if (refusal) this.refuseDraft(draft, refusal);
    }
  }

  protected override async check(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const refused = brokenRules(rows, this.rowRules);
    for (const row of rows) {
      const refusal = this.refusedDrafts.get(row);
      if (refusal) refused.set(row.id, refusal);
    }
    const open = rows.filter((row) => !refused.has(row.id));
    for (const [id, refusal] of await this.rules(tx, open, action)) refused.set(id, refusal);
    return refused;
  }

  /** Rules that look at other records. */
  protected async rules(
    _tx: Tx,
    _rows: readonly IdRow[],
    _action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    return new Map();
  }

  /** What follows from changed rows once references have followed their keys; only changed values are in the rows. */
  protected async followChanges(_tx: Tx, _rows: readonly IdRow[]): Promise<void> {}

  /** Removes what belongs to the records alone, before they go. */
  protected async beforeDelete(_tx: Tx, _ids: readonly string[]): Promise<void> {}

  private async keysBefore(tx: Tx, changes: readonly RowChange[]): Promise<Map<string, string>> {
    const ids = changes.filter((change) => textOf(change.changes[this.key])).map(({ id }) => id);
    if (this.followers.length === 0 || ids.length === 0) return new Map();
    const rows = await this.table.rowsByIds(tx, ids);
    return new Map([...rows].map(([id, row]) => [id, String(row[this.key])]));
  }

  private async remove(
    tx: Tx,
    ids: readonly string[],
    refused: Map<string, Refusal>,
  ): Promise<void> {
    if (ids.length === 0) return;
    try {
      await tx.savepoint(async () => {
        await this.beforeDelete(tx, ids);
        await this.table.delete(tx, ids);
      });
    } catch (error) {
      if (sqlState(error) !== '23503') throw error;
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) {
        refused.set(only, recordInUse(this.noun, await this.keyOf(tx, only), error));
        return;
      }
      const middle = ids.length >> 1;
      await this.remove(tx, ids.slice(0, middle), refused);
      await this.remove(tx, ids.slice(middle), refused);
    }
  }

  private async keyOf(tx: Tx, id: string): Promise<string> {
    const row = (await this.table.rowsByIds(tx, [id])).get(id);
    return textOf(row?.[this.key]) ?? id;
  }
}

function renamesOf(
  rows: readonly IdRow[],
  keys: ReadonlyMap<string, string>,
  key: string,
): Rename[] {
  return rows.flatMap((row) => {
    const before = keys.get(row.id);
    const after = textOf(row[key]);
    return before === undefined || after === null || before === after ? [] : [{ before, after }];
  });
}
