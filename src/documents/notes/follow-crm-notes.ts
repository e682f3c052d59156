import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';
import type { CopyCrmNotes, NoteOwner } from './copy-crm-notes';
import type { CrmNoteStore } from './crm-note.store';

/** Keeps the notes of two-way orders as the CRM has them: new ones are copied, copies of those that are gone go (BI-19). */
export class FollowCrmNotes {
  constructor(
    private readonly copy: CopyCrmNotes,
    private readonly store: CrmNoteStore,
    private readonly notes: RecordWriter,
    private readonly couplings: NoteCouplingStore,
  ) {}

  /** Follows the notes of the CRM orders on their ERP orders. */
  async run(tx: Tx, owners: readonly NoteOwner[], now: string): Promise<void> {
    const gone = await this.store.listWithoutOriginal(
      tx,
      owners.map(({ erpId }) => erpId),
    );
    if (gone.length > 0) {
      const { refused } = await this.notes.delete(tx, gone);
      for (const refusal of refused.values()) throw refusal;
      await this.couplings.remove(tx, gone);
    }
    await this.copy.run(tx, owners, 'erp.sales_order', now);
  }
}
