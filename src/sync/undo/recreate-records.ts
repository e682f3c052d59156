import type { Row, RowChange } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';
import { fieldChanges } from '../engine/fields/changed-values';
import type { RecordSide } from '../engine/record-side';
import { entryOf, nameOf, sameValue } from './restore-fields';
import type { RecordUndo } from './undo-plan';
import { touch, type UndoScene } from './undo-scene';

/** Brings removed records of one table back, with every value they had; those that are there again stay as they are. */
export async function recreateRecords(
  scene: UndoScene,
  side: RecordSide,
  undos: readonly RecordUndo[],
): Promise<void> {
  const present = await side.load(
    scene.tx,
    undos.map((undo) => undo.recordId),
  );
  const open = undos.filter((undo) => !present.has(undo.recordId));
  const drafts = open.map(draftOf);
  const { versions, refused, rows } = await insertWhole(scene, side, drafts);
  open.forEach((undo, at) => {
    const { couplingId, side: of, table, recordId } = undo;
    const row = rows?.get(recordId) ?? drafts[at] ?? {};
    const refusal = refused.get(recordId);
    const changes = refusal ? {} : fieldChanges(row, null);
    scene.tally.add({
      kind: refusal ? 'KEPT' : 'RECREATED',
      ...{ side: of, table, recordId, couplingId, changes },
      record: nameOf(side, row),
      problems: refusal ? [refusal] : [],
    });
    if (refusal) return;
    const version = versions.get(recordId) ?? null;
    scene.entries.push({ ...entryOf(undo), action: 'INSERT', version, changes });
    touch(scene, recordId, []);
  });
}

// What a side does not take when a record is made, such as the amounts of an invoice line, is written right after.
async function insertWhole(
  { tx }: UndoScene,
  side: RecordSide,
  drafts: readonly Draft[],
): Promise<WriteResult> {
  const made = await side.insert(tx, drafts);
  const late = drafts.flatMap((draft): RowChange[] => {
    const row = made.rows?.get(draft.id);
    if (!row || !made.versions.has(draft.id)) return [];
    const changes = Object.fromEntries(
      Object.entries(draft).filter(
        ([field, value]) =>
          field !== 'id' && field in row && !sameValue(side, field, row[field] ?? null, value),
      ),
    );
    return Object.keys(changes).length > 0 ? [{ id: draft.id, version: null, changes }] : [];
  });
  if (late.length === 0) return made;
  const written = await side.update(tx, late);
  const rows = new Map(made.rows);
  for (const { id, changes } of late)
    if (written.versions.has(id)) rows.set(id, { ...rows.get(id), ...changes });
  return {
    refused: made.refused,
    versions: new Map([...made.versions, ...written.versions]),
    rows,
  };
}

type Draft = Row & { readonly id: string };

function draftOf({ recordId, fields }: RecordUndo): Draft {
  const values = Object.entries(fields).map(([field, [before]]) => [field, before]);
  return { id: recordId, ...(Object.fromEntries(values) as Row) };
}
