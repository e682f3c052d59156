import { newId } from '../../platform/new-id';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';
import type { CrmNoteFacts, CrmNoteStore } from './crm-note.store';
import { plainNoteText } from './note-text.rules';

/** A CRM record whose notes are copied, and the ERP record that takes them. */
export interface NoteOwner {
  readonly crmId: string;
  readonly erpId: string;
}

/** A note that was copied into the ERP. */
export interface CopiedNote {
  readonly id: string;
  readonly version: string | null;
  readonly description: string | null;
  readonly text: string | null;
}

const SUBJECT_LENGTH = 250;

/** Copies the notes of CRM documents that become ERP documents (OC-12); attachments stay where they are. */
export class CopyCrmNotes {
  constructor(
    private readonly store: CrmNoteStore,
    private readonly notes: RecordWriter,
    private readonly couplings: NoteCouplingStore,
  ) {}

  /** Copies and couples the notes; `erpTable` is the table of the ERP records. */
  async run(
    tx: Tx,
    owners: readonly NoteOwner[],
    erpTable: string,
    now: string,
  ): Promise<CopiedNote[]> {
    const targets = new Map(owners.map(({ crmId, erpId }) => [crmId, erpId]));
    const notes = await this.store.listUncopied(tx, [...targets.keys()]);
    if (notes.length === 0) return [];
    const copies = copiesOf(notes, targets, erpTable);
    const { refused, versions } = await this.notes.insert(tx, copies);
    for (const refusal of refused.values()) throw refusal;
    const pairs = copies.flatMap(({ id }, index) => {
      const note = notes[index];
      return note ? [{ erpNoteId: id, crmNoteId: note.id, crmVersion: note.version }] : [];
    });
    await this.couplings.insert(tx, pairs, now);
    return copies.map(({ id, description, text }) => {
      return { id, description, text, version: versions.get(id) ?? null };
    });
  }
}

/** The ERP notes that CRM notes become, on the ERP records that stand for theirs. Pure. */
export function copiesOf(
  notes: readonly CrmNoteFacts[],
  targets: ReadonlyMap<string, string>,
  erpTable: string,
) {
  return notes.map((note) => ({
    id: newId(),
    recordTable: erpTable,
    recordId: targets.get(note.objectId) ?? null,
    description: note.subject?.slice(0, SUBJECT_LENGTH) ?? null,
    text: note.noteText === null ? null : plainNoteText(note.noteText),
    notedAt: note.createdAt,
    notedBy: note.modifiedBy,
  }));
}
