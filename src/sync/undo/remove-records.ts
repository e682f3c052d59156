import type { RecordTable, Row } from '../../platform/database/record-table';
import { INTEGRATION } from '../../platform/database/unit-of-work';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import { printed } from '../engine/fields/value-kind';
import type { RecordSide } from '../engine/record-side';
import { deletedEntry } from '../journal/coupling-entries';
import { VERSIONS, type JournalStore } from '../journal/journal.store';
import { entryOf, nameOf, sameValue } from './restore-fields';
import type { RecordUndo } from './undo-plan';
import type { UndoScene } from './undo-scene';
import { recordChangedSince, recordExtended } from './undo.errors';
import type { UndoStore } from './undo.store';

/** A record that something else still refers to; it is tried again when more is gone. */
export interface HeldBack {
  readonly undo: RecordUndo;
  readonly record: string;
  readonly refusal: Refusal;
}

interface Present {
  readonly undo: RecordUndo;
  readonly row: Row;
  readonly coupling: Coupling | null;
  readonly own: ReadonlyMap<string, string>;
}

/** What became of records that were to be removed. */
export interface Removal {
  readonly held: HeldBack[];
  /** Couplings that went along. */
  readonly dropped: Coupling[];
}

/** Removes records that a run created, unless somebody has written them since or refers to them. */
export class RemoveRecords {
  constructor(
    private readonly store: UndoStore,
    private readonly journal: JournalStore,
    /** Every table of both sides, to find what hangs below a record. */
    private readonly tables: readonly RecordTable[],
  ) {}

  /** Removes records of one table; couplings are those the run names with them, by id. */
  async run(
    scene: UndoScene,
    side: RecordSide,
    undos: readonly RecordUndo[],
    couplings: ReadonlyMap<string, Coupling>,
  ): Promise<Removal> {
    const ids = undos.map((undo) => undo.recordId);
    const rows = await side.load(scene.tx, ids, 'update');
    const extended = await this.extended(scene, side, ids);
    const own = await this.versionsSince(scene, undos);
    const removal: Removal = { held: [], dropped: [] };
    const missing: RecordUndo[] = [];
    const open: RecordUndo[] = [];
    for (const undo of undos) {
      const row = rows.get(undo.recordId);
      if (!row) missing.push(undo);
      else {
        const table = extended.get(undo.recordId);
        const coupling = couplings.get(undo.couplingId ?? '') ?? null;
        const refusal =
          changedSince(scene, side, { undo, row, coupling, own }) ??
          (table ? recordExtended(nameOf(side, row), table) : null);
        if (refusal) keep(scene, { undo, record: nameOf(side, row), refusal });
        else open.push(undo);
      }
    }
    const refused = await this.remove(scene, side, { open, missing, couplings, removal });
    for (const undo of open) {
      const row = rows.get(undo.recordId) ?? {};
      const refusal = refused.get(undo.recordId);
      const record = nameOf(side, row);
      if (refusal) removal.held.push({ undo, record, refusal });
      else {
        scene.entries.push(deletedEntry(entryOf(undo), row));
        scene.tally.add({ ...outcomeOf(undo), kind: 'REMOVED', record, problems: [] });
      }
    }
    return removal;
  }

  // The couplings go first, so that nobody takes the removal for one to be settled; those of refused records come back.
  private async remove(
    { tx, couplings: store }: UndoScene,
    side: RecordSide,
    {
      open,
      missing,
      couplings,
      removal,
    }: {
      open: readonly RecordUndo[];
      missing: readonly RecordUndo[];
      couplings: ReadonlyMap<string, Coupling>;
      removal: Removal;
    },
  ): Promise<ReadonlyMap<string, Refusal>> {
    const along = new Map<string, Coupling>();
    for (const { recordId, couplingId } of [...open, ...missing]) {
      const coupling = couplings.get(couplingId ?? '');
      if (coupling?.erpId === recordId || coupling?.crmId === recordId)
        along.set(recordId, coupling);
    }
    await store.delete(
      tx,
      [...along.values()].map((coupling) => coupling.id),
    );
    const { refused } = await side.delete(
      tx,
      open.map((undo) => undo.recordId),
    );
    const back = [...along].filter(([id]) => refused.has(id));
    await store.reinstate(
      tx,
      back.map(([, coupling]) => coupling),
    );
    for (const [id, coupling] of along) if (!refused.has(id)) removal.dropped.push(coupling);
    return refused;
  }

  // By record the version that later runs led to from the one this run left, as long as nobody else wrote between.
  private async versionsSince(
    { tx }: UndoScene,
    undos: readonly RecordUndo[],
  ): Promise<Map<string, string>> {
    const versions = new Map<string, string>();
    let first: bigint | null = null;
    for (const { recordId, version, lastEntryId } of undos) {
      if (version !== null) versions.set(recordId, version);
      const id = BigInt(lastEntryId);
      if (first === null || id < first) first = id;
    }
    const ids = [...versions.keys()];
    for (const entry of await this.journal.listByRecordsAfter(tx, ids, String(first ?? 0))) {
      const changes = entry.changes as Record<string, [unknown, unknown]>;
      const [before, after] = changes[VERSIONS] ?? [];
      if (before === versions.get(entry.recordId) && typeof after === 'string')
        versions.set(entry.recordId, after);
    }
    return versions;
  }

  // By record the table whose rows below it are somebody's own work.
  private async extended(
    scene: UndoScene,
    side: RecordSide,
    ids: readonly string[],
  ): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const table of this.tables) {
      if (!table.columns.has('modifiedBy')) continue;
      for (const reference of table.references) {
        if (!reference.cascades || reference.table !== side.table.name) continue;
        const { column } = table.column(reference.property);
        const below = { table: table.name, column };
        for (const id of await this.store.listExtended(scene.tx, below, ids))
          found.set(id, table.name);
      }
    }
    return found;
  }
}

/** Reports a record that stays. */
export function keep(scene: UndoScene, { undo, record, refusal }: HeldBack): void {
  scene.tally.add({ ...outcomeOf(undo), kind: 'KEPT', record, problems: [refusal] });
}

// Somebody wrote the record since: its version is neither the run's own, nor the one that the run left on the
// pair, nor one that other runs led to which were taken back.
function changedSince(
  scene: UndoScene,
  side: RecordSide,
  { undo, row, coupling, own }: Present,
): Refusal | null {
  const version = printed(row.version);
  const modifiedBy = printed(row.modifiedBy);
  if (undo.version === version) return null;
  if (undo.version === null && modifiedBy === INTEGRATION) return null;
  if (coupling && leftBy(scene.undoneRunId, coupling, undo, version)) return null;
  const byRuns = own.get(undo.recordId) === version;
  const fields = Object.entries(undo.fields)
    .filter(([field, [, written]]) => !sameValue(side, field, row[field] ?? null, written))
    .map(([field]) => field);
  if (byRuns && fields.length === 0) return null;
  return recordChangedSince(nameOf(side, row), fields, modifiedBy);
}

// What follows from a record, such as activating a product, is stamped on the pair by the same run.
function leftBy(runId: string, coupling: Coupling, undo: RecordUndo, version: string): boolean {
  const stamp = undo.side === 'ERP' ? coupling.erpVersion : coupling.crmVersion;
  const byRun = coupling.lastRunToCrmId === runId || coupling.lastRunFromCrmId === runId;
  return byRun && stamp === version && coupling.lastSyncedAt === undo.writtenAt;
}

function outcomeOf({ side, table, recordId, couplingId }: RecordUndo) {
  return { side, table, recordId, couplingId, changes: {} };
}
