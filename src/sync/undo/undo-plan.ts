import type { RowValue } from '../../platform/database/record-table';
import type { FieldChanges } from '../engine/fields/changed-values';
import type { JournalEntry } from '../journal/journal-entry.entity';
import type { Side } from '../mapping/direction';

/** What it takes to bring a record back to what it was before a run. */
export type UndoAct = 'restore' | 'remove' | 'recreate' | 'nothing';

/** All that a run did to one record, folded into one step back. */
export interface RecordUndo {
  readonly table: string;
  readonly side: Side;
  readonly recordId: string;
  /** The coupling that the run names with the record; null when it names none. */
  readonly couplingId: string | null;
  readonly act: UndoAct;
  /** Per property the value before the run and the one it left. */
  readonly fields: FieldChanges;
  /** Version that the run left the record at; null where it is not known. */
  readonly version: string | null;
  readonly writtenAt: string;
  /** Id of the run's last entry about the record. */
  readonly lastEntryId: string;
}

interface Fold extends Omit<RecordUndo, 'act' | 'fields'> {
  couplingId: string | null;
  version: string | null;
  writtenAt: string;
  lastEntryId: string;
  readonly existed: boolean;
  exists: boolean;
  readonly fields: FieldChanges;
}

/** Folds the entries of records, oldest first, into one step back for each record. */
export function recordUndos(entries: readonly JournalEntry[]): RecordUndo[] {
  const folds = new Map<string, Fold>();
  for (const entry of entries) {
    if (entry.action === 'COUPLE' || entry.action === 'UNCOUPLE') continue;
    const fold = folds.get(entry.recordId) ?? foldOf(entry);
    folds.set(entry.recordId, fold);
    fold.exists = entry.action !== 'DELETE';
    fold.version = entry.version;
    fold.writtenAt = entry.createdAt;
    fold.lastEntryId = entry.id;
    fold.couplingId ??= entry.couplingId;
    for (const [field, [before, after]] of changesIn(entry))
      fold.fields[field] = [
        field in fold.fields ? (fold.fields[field]?.[0] ?? null) : before,
        after,
      ];
  }
  return [...folds.values()].map(({ existed, exists, ...fold }) => ({
    ...fold,
    act: actOf(existed, exists),
  }));
}

function changesIn({ changes }: JournalEntry): [string, [RowValue, RowValue]][] {
  return Object.entries(changes as Record<string, [RowValue, RowValue]>).filter(
    ([field]) => !field.startsWith('@'),
  );
}

function foldOf(entry: JournalEntry): Fold {
  return {
    table: entry.recordTable,
    side: entry.side,
    recordId: entry.recordId,
    couplingId: entry.couplingId,
    version: entry.version,
    writtenAt: entry.createdAt,
    lastEntryId: entry.id,
    existed: entry.action !== 'INSERT',
    exists: true,
    fields: {},
  };
}

function actOf(existed: boolean, exists: boolean): UndoAct {
  if (existed) return exists ? 'restore' : 'recreate';
  return exists ? 'remove' : 'nothing';
}
