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
