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

/** Folds the entries of records, oldest first, into one step back for each record. */
export function recordUndos(entries: readonly JournalEntry[]): RecordUndo[] {
  const byRecord = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    if (entry.action === 'COUPLE' || entry.action === 'UNCOUPLE') continue;
    const list = byRecord.get(entry.recordId);
    if (list) list.push(entry);
    else byRecord.set(entry.recordId, [entry]);
  }
  return [...byRecord.values()].flatMap((list) => undoOf(list) ?? []);
}

function undoOf(entries: readonly JournalEntry[]): RecordUndo | null {
  const last = entries.at(-1);
  if (!last) return null;
  const ordered = [...entries].sort(byVersion);
  const fields: FieldChanges = {};
  for (const entry of ordered) {
    for (const [field, [before, after]] of changesIn(entry))
      fields[field] = [field in fields ? (fields[field]?.[0] ?? null) : before, after];
  }
  const has = (action: JournalEntry['action']): boolean =>
    entries.some((entry) => entry.action === action);
  return {
    table: last.recordTable,
    side: last.side,
    recordId: last.recordId,
    couplingId: entries.find((entry) => entry.couplingId !== null)?.couplingId ?? null,
    act: actOf(!has('INSERT'), !has('DELETE')),
    fields,
    version: ordered.at(-1)?.version ?? null,
    writtenAt: last.createdAt,
    lastEntryId: last.id,
  };
}

// Versions say in which order a record was written; a deletion makes none and comes last.
function byVersion(left: JournalEntry, right: JournalEntry): number {
  if (left.version === null || right.version === null)
    return Number(left.action === 'DELETE') - Number(right.action === 'DELETE');
  return left.version.length - right.version.length || (left.version < right.version ? -1 : 1);
}

function changesIn({ changes }: JournalEntry): [string, [RowValue, RowValue]][] {
  return Object.entries(changes as Record<string, [RowValue, RowValue]>).filter(
    ([field]) => !field.startsWith('@'),
  );
}

function actOf(existed: boolean, exists: boolean): UndoAct {
  if (existed) return exists ? 'restore' : 'recreate';
  return exists ? 'remove' : 'nothing';
}
