import type { Row, RowValue } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { fieldChanges, type FieldChanges } from '../engine/fields/changed-values';
import { sameOf } from '../engine/fields/compare-values';
import { kindOf, printed } from '../engine/fields/value-kind';
import type { RecordSide } from '../engine/record-side';
import type { RecordUndo } from './undo-plan';
import { touch, type UndoScene } from './undo-scene';
import { fieldChangedSince, recordGone } from './undo.errors';

interface Step {
  readonly undo: RecordUndo;
  readonly row: Row;
  readonly changes: Row;
  readonly problems: Refusal[];
}

/** Puts the values of changed records back, field by field, where they still are what the run left. */
export async function restoreFields(
  scene: UndoScene,
  side: RecordSide,
  undos: readonly RecordUndo[],
): Promise<void> {
  if (undos.length === 0) return;
  const rows = await side.load(
    scene.tx,
    undos.map((undo) => undo.recordId),
    'update',
  );
  const lost = (undo: RecordUndo): string => `${side.noun} ${undo.recordId}`;
  const steps: Step[] = [];
  for (const undo of undos) {
    const row = rows.get(undo.recordId);
    if (row) steps.push(stepOf(side, undo, row));
    else note(scene, undo, { record: lost(undo), problems: [recordGone(lost(undo))] });
  }
  await writeSteps(scene, side, steps);
}

// A record that somebody changes meanwhile stays as it is.
async function writeSteps(
  scene: UndoScene,
  side: RecordSide,
  steps: readonly Step[],
): Promise<void> {
  const open = steps.filter(({ changes }) => Object.keys(changes).length > 0);
  const writes = open.map(({ undo, row, changes }) => ({
    id: undo.recordId,
    version: printed(row.version),
    changes: withState(row, changes),
  }));
  const { versions, refused, rows } = await side.update(scene.tx, writes);
  for (const { undo, row, changes, problems } of steps) {
    const refusal = refused.get(undo.recordId);
    if (refusal) problems.push(refusal);
    const version = versions.get(undo.recordId);
    const record = nameOf(side, row);
    if (version === undefined) {
      note(scene, undo, { record, problems });
      continue;
    }
    const done = fieldChanges(rows?.get(undo.recordId) ?? changes, row);
    const versionBefore = printed(row.version);
    const written = { action: 'UPDATE', version, versionBefore, changes: done } as const;
    scene.entries.push({ ...entryOf(undo), ...written });
    touch(scene, undo.recordId, Object.keys(done));
    note(scene, undo, { record, changes: done, problems });
  }
}

// What a document keeps along with its state is put back along with the state that it has.
function withState(row: Row, changes: Row): Row {
  const { stateCode, statusCode } = row;
  const silent = changes.stateCode === undefined && changes.statusCode === undefined;
  return silent && stateCode != null
    ? { ...changes, stateCode, statusCode: statusCode ?? null }
    : changes;
}

/** A record as a person names it. */
export function nameOf(side: RecordSide, row: Row): string {
  return `${side.noun} ${printed(row[side.key] ?? row.id)}`;
}

/** What entries of a record have in common. */
export function entryOf({ couplingId, side, table, recordId }: RecordUndo) {
  return { couplingId, side, recordTable: table, recordId };
}

/** Whether two values of a property say the same. */
export function sameValue(side: RecordSide, property: string, left: RowValue, right: RowValue) {
  const column = side.table.columns.get(property);
  return sameOf(column ? kindOf(column) : 'text')(left, right);
}

function stepOf(side: RecordSide, undo: RecordUndo, row: Row): Step {
  const changes: Row = {};
  const problems: Refusal[] = [];
  const record = nameOf(side, row);
  for (const [field, [before, written]] of Object.entries(undo.fields)) {
    const now = row[field] ?? null;
    if (sameValue(side, field, now, before)) continue;
    if (sameValue(side, field, now, written)) changes[field] = before;
    else {
      const modifiedBy = printed(row.modifiedBy);
      problems.push(fieldChangedSince(record, field, { before, written, now, modifiedBy }));
    }
  }
  return { undo, row, changes, problems };
}

function note(
  scene: UndoScene,
  { side, table, recordId, couplingId }: RecordUndo,
  told: { record: string; changes?: FieldChanges; problems: readonly Refusal[] },
): void {
  const { record, changes = {}, problems } = told;
  const restored = Object.keys(changes).length > 0;
  if (!restored && problems.length === 0) return;
  const kind = restored ? 'RESTORED' : 'KEPT';
  scene.tally.add({ kind, side, table, recordId, record, couplingId, changes, problems });
}
