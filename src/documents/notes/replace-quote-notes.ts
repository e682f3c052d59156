import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { copiesOf, type NoteOwner } from './copy-crm-notes';
import type { CrmNoteStore } from './crm-note.store';

const QUOTE = 'erp.sales_quote';

/** Gives ERP quotes the notes of the CRM quotes they stand for, in place of those they had (QT-8, QT-11). The notes are not coupled. */
export class ReplaceQuoteNotes {
  constructor(
    private readonly store: CrmNoteStore,
    private readonly notes: RecordWriter,
  ) {}

  /** Removes the notes of the ERP quotes and copies those of the CRM quotes. */
  async run(tx: Tx, owners: readonly NoteOwner[]): Promise<void> {
    if (owners.length === 0) return;
    const targets = new Map(owners.map(({ crmId, erpId }) => [crmId, erpId]));
    const old = await this.notes.table.rowsBy(tx, 'recordId', [...targets.values()]);
    const oldIds = old.flatMap(({ id, recordTable }) =>
      recordTable === QUOTE ? [String(id)] : [],
    );
    if (oldIds.length > 0) await this.notes.delete(tx, oldIds);
    const notes = await this.store.listTexts(tx, [...targets.keys()]);
    if (notes.length === 0) return;
    const { refused } = await this.notes.insert(tx, copiesOf(notes, targets, QUOTE));
    for (const refusal of refused.values()) throw refusal;
  }
}
