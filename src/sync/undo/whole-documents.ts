import type { JournalEntry } from '../journal/journal-entry.entity';
import type { UndoScene } from './undo-scene';

/** Under this name an entry keeps a whole document before and after, with all that hangs below it. */
export const DOCUMENT_STATE = '@document';

/** Documents that are put back wholly or not at all; what belongs to them is the business of another room. */
export interface WholeDocuments {
  /** Puts the documents of these entries back, each as the entry says it was before; or tells why it stays. */
  run(scene: UndoScene, entries: readonly JournalEntry[]): Promise<void>;
}

/** Whether an entry keeps a whole document. */
export function keepsDocument({ changes }: JournalEntry): boolean {
  return DOCUMENT_STATE in changes;
}

/** Sends each entry to who knows its kind of document; entries of other tables belong to one of those. */
export class WholeByTable implements WholeDocuments {
  constructor(private readonly byTable: ReadonlyMap<string, WholeDocuments>) {}

  /** Puts the documents of these entries back, kind by kind. */
  async run(scene: UndoScene, entries: readonly JournalEntry[]): Promise<void> {
    for (const [table, documents] of this.byTable) {
      const own = entries.filter(({ recordTable }) => recordTable === table);
      if (own.length > 0) await documents.run(scene, own);
    }
  }
}
