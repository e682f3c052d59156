import type { RowValue } from '../../platform/database/record-table';
import type { FieldConflict } from '../engine/engine.errors';
import type { RecordOutcome } from '../engine/outcome';
import type { JournalAction, JournalEntry } from '../journal/journal-entry.entity';
import { OVERWROTE } from '../journal/journal.store';
import type { Side } from '../mapping/direction';

/** One field that would be written. */
export interface PreviewedChange {
  readonly side: Side;
  readonly action: JournalAction;
  readonly field: string;
  readonly before: RowValue;
  readonly after: RowValue;
  /** Somebody entered the present value since both sides last agreed. */
  readonly overwrites: boolean;
}

/** A field that both sides changed. */
export interface PreviewedConflict {
  readonly erpField: string | null;
  readonly crmField: string | null;
  /** Both sides had never agreed. */
  readonly baseMissing: boolean;
  readonly baseErp: RowValue;
  readonly baseCrm: RowValue;
  readonly erp: RowValue;
  readonly crm: RowValue;
}

/** What would become of one record, down to the field. */
export interface PreviewedOutcome extends RecordOutcome {
  readonly changes: readonly PreviewedChange[];
  readonly conflicts: readonly PreviewedConflict[];
}

/** A write beside the records asked for, which follows from them. */
export interface PreviewedFollower {
  readonly side: Side;
  readonly table: string;
  readonly recordId: string;
  readonly record: string;
  readonly changes: readonly PreviewedChange[];
}

/**
 * Joins outcomes with what the journal says was written for them. The journal is the one witness: what it
 * does not hold did not happen, whoever of the engine wrote it. Entries of other records come back alone.
 */
export function previewedOutcomes(
  outcomes: readonly RecordOutcome[],
  journal: readonly JournalEntry[],
): { outcomes: PreviewedOutcome[]; others: JournalEntry[] } {
  const changes = outcomes.map((): PreviewedChange[] => []);
  const byRecord = new Map<string, number>();
  outcomes.forEach(({ erpId, crmId, couplingId }, at) => {
    for (const id of [couplingId, erpId, crmId]) {
      if (id !== null && !byRecord.has(id)) byRecord.set(id, at);
    }
  });
  const others: JournalEntry[] = [];
  for (const entry of journal) {
    const at = idsIn(entry)
      .map((id) => byRecord.get(id))
      .find((place) => place !== undefined);
    if (at === undefined) others.push(entry);
    else changes[at]?.push(...changesOf(entry));
  }
  return {
    outcomes: outcomes.map((outcome, at) => ({
      ...outcome,
      changes: changes[at] ?? [],
      conflicts: conflictsOf(outcome),
    })),
    others,
  };
}

// A restored record has a new id and coupling; that of its lost counterpart is told by the record that lives.
function idsIn({ recordId, couplingId, action, changes }: JournalEntry): string[] {
  const paired =
    action === 'COUPLE' || action === 'UNCOUPLE'
      ? ((changes as Record<string, unknown[]>).crmId ?? [])
      : [];
  return [recordId, couplingId, ...paired].filter((id) => typeof id === 'string');
}

/** The fields of a journal entry; what only an undo needs is left out. */
export function changesOf({ side, action, changes }: JournalEntry): PreviewedChange[] {
  const all = changes as Record<string, [RowValue, RowValue]>;
  const overwritten = all[OVERWROTE]?.[1];
  const edits = new Set(Array.isArray(overwritten) ? overwritten : []);
  return Object.entries(all)
    .filter(([field]) => !field.startsWith('@'))
    .map(([field, [before, after]]) => {
      return { side, action, field, before, after, overwrites: edits.has(field) };
    });
}

function conflictsOf({ refusal }: RecordOutcome): PreviewedConflict[] {
  if (refusal?.code !== 'UPDATE_CONFLICT' || !Array.isArray(refusal.data.conflicts)) return [];
  return (refusal.data.conflicts as FieldConflict[]).map(
    ({ erpField, crmField, base, erp, crm }) => ({
      erpField,
      crmField,
      baseMissing: base === null,
      baseErp: base?.erp ?? null,
      baseCrm: base?.crm ?? null,
      erp,
      crm,
    }),
  );
}
