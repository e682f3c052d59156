import type { Tx } from '../../platform/database/db';
import type { CouplingStore } from '../coupling/coupling.store';
import type { RecordNames } from '../engine/record-names';
import type { RecordSides } from '../engine/record-sides';
import type { NewJournalEntry } from '../journal/journal.store';
import type { MappingSet } from '../mapping/mapping-set';
import type { UndoTally } from './undo-tally';

/** An undo at work on one page of the journal. */
export interface UndoScene {
  readonly tx: Tx;
  /** The moment of the undo. */
  readonly now: string;
  readonly mappings: MappingSet;
  readonly sides: RecordSides;
  readonly couplings: CouplingStore;
  readonly names: RecordNames;
  readonly tally: UndoTally;
  /** The run that is taken back. */
  readonly undoneRunId: string;
  /** What is written goes here, and from here into the journal. */
  readonly entries: NewJournalEntry[];
  /** Properties that were put back, by record: their pairs agree on them as they are now. */
  readonly touched: Map<string, Set<string>>;
}

/** Notes that properties of a record were put back. */
export function touch(scene: UndoScene, recordId: string, properties: readonly string[]): void {
  const known = scene.touched.get(recordId) ?? new Set<string>();
  for (const property of properties) known.add(property);
  scene.touched.set(recordId, known);
}
