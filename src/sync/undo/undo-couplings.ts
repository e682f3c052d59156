import type { RowValue } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import { COUPLING_BEFORE, coupledEntry, uncoupledEntry } from '../journal/coupling-entries';
import type { JournalEntry } from '../journal/journal-entry.entity';
import type { LiveMapping } from '../mapping/live-mapping';
import type { JournalStore } from '../journal/journal.store';
import { touch, type UndoScene } from './undo-scene';
import { couplingChangedSince, recordGone } from './undo.errors';

/** Takes back what a run did to couplings alone, newest first: made ones go, removed ones come back. */
export async function undoCouplings(
  scene: UndoScene,
  journal: JournalStore,
  entries: readonly JournalEntry[],
): Promise<void> {
  const all = entries.filter(({ action }) => action === 'COUPLE' || action === 'UNCOUPLE');
  if (all.length === 0) return;
  const along = await withRecords(scene, journal, all);
  const own = all.filter((entry) => !along.has(entry.couplingId ?? ''));
  const ids = [...new Set(own.flatMap((entry) => entry.couplingId ?? []))];
  const present = new Map(
    (await scene.couplings.listByIds(scene.tx, ids, 'update')).map((each) => [each.id, each]),
  );
  for (const run of inTurns(own)) {
    await takeBackMade(scene, run, present);
    await bringBackRemoved(scene, run, present);
  }
}

// Couplings of records that the run created: they go when the record goes, and stay when it stays.
async function withRecords(
  { tx, undoneRunId }: UndoScene,
  journal: JournalStore,
  entries: readonly JournalEntry[],
): Promise<Set<string>> {
  const made = entries.filter((entry) => entry.action === 'COUPLE');
  const ids = made.flatMap((entry) => [entry.recordId, String(crmIdOf(entry)[1])]);
  const written = await journal.listByRunAndRecords(tx, undoneRunId, [...new Set(ids)]);
  const inserted = written.filter(({ action }) => action === 'INSERT');
  return new Set(inserted.flatMap((entry) => entry.couplingId ?? []));
}

// A coupling that a run removed and made again under one id has two turns; all others have one.
function inTurns(entries: readonly JournalEntry[]): JournalEntry[][] {
  const turns: JournalEntry[][] = [];
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const turn = seen.get(entry.couplingId ?? '') ?? 0;
    seen.set(entry.couplingId ?? '', turn + 1);
    (turns[turn] ??= []).push(entry);
  }
  return turns;
}

async function takeBackMade(
  scene: UndoScene,
  entries: readonly JournalEntry[],
  present: Map<string, Coupling>,
): Promise<void> {
  const made = entries.filter((entry) => entry.action === 'COUPLE');
  const dropped: Coupling[] = [];
  for (const entry of made) {
    const coupling = present.get(entry.couplingId ?? '');
    if (!coupling) continue;
    const same = coupling.erpId === entry.recordId && coupling.crmId === crmIdOf(entry)[1];
    if (same) dropped.push(coupling);
    else await report(scene, entry, (record) => couplingChangedSince(record, coupling.id));
  }
  await drop(scene, dropped);
  for (const coupling of dropped) present.delete(coupling.id);
  const before = made.filter((entry) => !present.has(entry.couplingId ?? '')).flatMap(beforeOf);
  await reinstate(scene, before, present);
}

async function bringBackRemoved(
  scene: UndoScene,
  entries: readonly JournalEntry[],
  present: Map<string, Coupling>,
): Promise<void> {
  const removed = entries.filter(
    (entry) => entry.action === 'UNCOUPLE' && !present.has(entry.couplingId ?? ''),
  );
  await reinstate(scene, removed.flatMap(beforeOf), present);
}

// Brings couplings back whose records nobody has coupled otherwise meanwhile.
async function reinstate(
  scene: UndoScene,
  couplings: readonly Coupling[],
  present: Map<string, Coupling>,
): Promise<void> {
  for (const [mappingId, group] of byMapping(couplings)) {
    const mapping = scene.mappings.findById(mappingId);
    if (!mapping) continue;
    const back = await comingBack(scene, mapping, group);
    await scene.couplings.reinstate(scene.tx, back);
    for (const coupling of back) {
      present.set(coupling.id, coupling);
      touch(scene, coupling.erpId, []);
      scene.entries.push(coupledEntry(mapping.erpTable, coupling));
    }
  }
}

// The couplings of a mapping that can come back, as they are to be; each is told of, the others with why they cannot.
async function comingBack(
  scene: UndoScene,
  { id: mappingId, erpTable, crmTable }: LiveMapping,
  group: readonly Coupling[],
): Promise<Coupling[]> {
  const { tx, sides, tally } = scene;
  const erpIds = group.map((each) => each.erpId);
  const crmIds = group.map((each) => each.crmId);
  const taken = await takenIds(scene, mappingId, group);
  const erp = await sides.get(erpTable).load(tx, erpIds);
  const crm = await sides.get(crmTable).load(tx, crmIds);
  const refs = erpIds.map((id) => ({ table: erpTable, id }));
  const names = await scene.names.run(tx, refs);
  const back: Coupling[] = [];
  for (const coupling of group) {
    const { id: couplingId, erpId, crmId } = coupling;
    const record = names.get(erpId) ?? erpId;
    const note = { side: 'ERP' as const, table: erpTable, recordId: erpId, record, couplingId };
    const refusal = obstacleTo(coupling, record, { taken, erp, crm });
    const changes = { crmId: [null, crmId] as [RowValue, RowValue] };
    if (refusal) tally.add({ ...note, kind: 'KEPT', changes: {}, problems: [refusal] });
    else {
      back.push(asTheyAre(coupling, erp.has(erpId), crm.has(crmId)));
      tally.add({ ...note, kind: 'COUPLED', changes, problems: [] });
    }
  }
  return back;
}

// A pair that lost a record is marked so, else the next run would settle it at once as the undone one did.
function asTheyAre(coupling: Coupling, erp: boolean, crm: boolean): Coupling {
  if (erp && crm) return coupling;
  const waiting = { lastResultToCrm: 'NONE', lastResultFromCrm: 'NONE' } as const;
  return {
    ...coupling,
    ...waiting,
    erpState: erp ? coupling.erpState : 'DELETED',
    crmState: crm ? coupling.crmState : 'DELETED',
  };
}

// Why a coupling cannot come back; null when it can.
function obstacleTo(
  { id, erpId, crmId }: Coupling,
  record: string,
  now: {
    taken: ReadonlySet<string>;
    erp: ReadonlyMap<string, unknown>;
    crm: ReadonlyMap<string, unknown>;
  },
): Refusal | null {
  if (now.taken.has(erpId) || now.taken.has(crmId)) return couplingChangedSince(record, id);
  return now.erp.has(erpId) || now.crm.has(crmId) ? null : recordGone(record);
}

async function drop(scene: UndoScene, couplings: readonly Coupling[]): Promise<void> {
  await scene.couplings.delete(
    scene.tx,
    couplings.map((coupling) => coupling.id),
  );
  await tellDropped(scene, couplings);
}

/** Takes down couplings that are gone. */
export async function tellDropped(scene: UndoScene, couplings: readonly Coupling[]): Promise<void> {
  if (couplings.length === 0) return;
  const tables = couplings.map((each) => scene.mappings.findById(each.mappingId)?.erpTable ?? '');
  const names = await scene.names.run(
    scene.tx,
    couplings.flatMap(({ erpId: id }, at) => (tables[at] ? [{ table: tables[at], id }] : [])),
  );
  couplings.forEach((coupling, at) => {
    const { id: couplingId, erpId: recordId, crmId } = coupling;
    const table = tables[at] ?? '';
    scene.entries.push(uncoupledEntry(table, coupling));
    scene.tally.add({
      kind: 'UNCOUPLED',
      side: 'ERP',
      table,
      recordId,
      record: names.get(recordId) ?? recordId,
      couplingId,
      changes: { crmId: [crmId, null] },
      problems: [],
    });
  });
}

async function takenIds(
  { tx, couplings }: UndoScene,
  mappingId: string,
  group: readonly Coupling[],
): Promise<Set<string>> {
  const erp = await couplings.listByRecords(tx, mappingId, {
    side: 'ERP',
    ids: group.map((each) => each.erpId),
  });
  const crm = await couplings.listByRecords(tx, mappingId, {
    side: 'CRM',
    ids: group.map((each) => each.crmId),
  });
  return new Set([...erp.map((each) => each.erpId), ...crm.map((each) => each.crmId)]);
}

async function report(
  scene: UndoScene,
  entry: JournalEntry,
  refusalOf: (record: string) => Refusal,
): Promise<void> {
  const { side, recordTable: table, recordId, couplingId } = entry;
  const record = (await scene.names.run(scene.tx, [{ table, id: recordId }])).get(recordId);
  const name = record ?? recordId;
  const problems = [refusalOf(name)];
  const outcome = { side, table, recordId, record: name, couplingId, changes: {}, problems };
  scene.tally.add({ ...outcome, kind: 'KEPT' });
}

function byMapping(couplings: readonly Coupling[]): Map<string, Coupling[]> {
  const groups = new Map<string, Coupling[]>();
  for (const coupling of couplings)
    groups.set(coupling.mappingId, [...(groups.get(coupling.mappingId) ?? []), coupling]);
  return groups;
}

function changesIn(entry: JournalEntry): Record<string, [unknown, unknown]> {
  return entry.changes as Record<string, [unknown, unknown]>;
}

function crmIdOf(entry: JournalEntry): [unknown, unknown] {
  return changesIn(entry).crmId ?? [null, null];
}

function beforeOf(entry: JournalEntry): Coupling[] {
  const before = changesIn(entry)[COUPLING_BEFORE]?.[0];
  return before ? [before as Coupling] : [];
}
