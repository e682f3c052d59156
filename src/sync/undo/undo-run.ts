import type { RecordTable } from '../../platform/database/record-table';
import type { Tx } from '../../platform/database/db';
import type { Coupling } from '../coupling/coupling.entity';
import type { EngineParts } from '../engine/batch/batch';
import { RecordNames } from '../engine/record-names';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import type { JournalEntry } from '../journal/journal-entry.entity';
import type { SyncRunStore } from '../run/sync-run.store';
import type { DocumentsTogether } from './documents-together';
import { keep, RemoveRecords, type HeldBack } from './remove-records';
import { recreateRecords } from './recreate-records';
import { restampPairs } from './restamp-pairs';
import { restoreFields } from './restore-fields';
import { tablesInOrder } from './table-order';
import { tellDropped, undoCouplings } from './undo-couplings';
import { recordUndos, type RecordUndo, type UndoAct } from './undo-plan';
import type { UndoScene } from './undo-scene';
import { keepsDocument, type WholeDocuments } from './whole-documents';
import { UndoTally, type UndoCounts, type UndoOutcome } from './undo-tally';
import { runAlreadyUndone, runNotFinished, runNotFound } from './undo.errors';
import type { UndoStore } from './undo.store';

/** What an undo did. */
export interface UndoResult {
  /** The run of the undo itself. */
  readonly runId: string;
  readonly counts: UndoCounts;
  /** What became of the first 1,000 records. */
  readonly outcomes: readonly UndoOutcome[];
}

/** Stores that undoing goes through. */
export interface UndoParts {
  readonly engine: EngineParts;
  readonly sessions: EngineSessions;
  readonly runs: SyncRunStore;
  readonly store: UndoStore;
  /** Every table of both sides. */
  readonly tables: readonly RecordTable[];
  /** Puts documents back that go as a whole. */
  readonly documents: WholeDocuments;
  /** Documents of which all fields go back or none. */
  readonly together: DocumentsTogether;
}

interface Undoing extends UndoScene {
  readonly session: EngineSession;
  readonly runId: string;
  held: HeldBack[];
  /** Documents that somebody wrote since. */
  readonly documents: Awaited<ReturnType<DocumentsTogether['held']>>;
}

const PAGE = 1_000;
/** Records held back that are tried again at the end; more of them are reported at once. */
const HELD = 10_000;

/**
 * Takes back what a run wrote: values field by field, created records with their couplings, removed
 * couplings; newest first, so that what refers to a record goes before it. What was changed since stays,
 * and is told per record and field. It is a run of its own, in one transaction: all of it, or nothing.
 */
export class UndoRun {
  private readonly removal: RemoveRecords;
  private readonly names: RecordNames;

  constructor(private readonly parts: UndoParts) {
    this.removal = new RemoveRecords(parts.store, parts.engine.journal, parts.tables);
    this.names = new RecordNames(parts.engine.sides);
  }

  /** Undoes the run and says what could not be put back. */
  async run(tx: Tx, { runId }: { runId: string }): Promise<UndoResult> {
    const subject = await this.subject(tx, runId);
    return this.parts.sessions.within(tx, async (session) => {
      const mapping = session.mappings.findById(subject.mappingId ?? '');
      if (mapping) await this.parts.engine.couplings.lockCreation(tx, mapping.id);
      await this.parts.store.holdCouplings(tx, runId);
      const kind = { mapping, kind: 'UNDO', direction: null, forced: true } as const;
      const undoRunId = await session.startRun({ ...kind, scope: { runId }, undoesRunId: runId });
      const scene = await this.scene(session, runId, undoRunId);
      await this.pages(scene);
      await this.heldBack(scene);
      await session.closeRun(undoRunId, scene.tally.runCounters);
      return { runId: undoRunId, counts: scene.tally.counts, outcomes: scene.tally.shown };
    });
  }

  private async subject(tx: Tx, runId: string) {
    const run = await this.parts.store.holdRun(tx, runId);
    if (!run) throw runNotFound(runId);
    if (run.status === 'IN_PROCESS') throw runNotFinished(runId);
    const undone = await this.parts.store.findCompleteUndo(tx, runId);
    if (undone !== null) throw runAlreadyUndone(runId, undone);
    return run;
  }

  private async scene(
    session: EngineSession,
    undoneRunId: string,
    runId: string,
  ): Promise<Undoing> {
    const { sides, couplings } = this.parts.engine;
    const scene = {
      tx: session.tx,
      now: session.now,
      session,
      mappings: session.mappings,
      sides,
      couplings,
      names: this.names,
      tally: new UndoTally(),
      undoneRunId,
      runId,
      entries: [],
      touched: new Map(),
      held: [],
    };
    return { ...scene, documents: await this.parts.together.held(scene) };
  }

  private async pages(scene: Undoing): Promise<void> {
    const { journal } = this.parts.engine;
    let below: string | null = null;
    for (;;) {
      const page: JournalEntry[] = await journal.pageByRunBackwards(
        scene.tx,
        scene.undoneRunId,
        PAGE,
        below,
      );
      const last = page.at(-1);
      if (!last) return;
      await this.page(scene, page, below);
      below = last.id;
    }
  }

  // Records whose newest entry is on the page; those of newer pages are done already.
  private async page(
    scene: Undoing,
    page: readonly JournalEntry[],
    below: string | null,
  ): Promise<void> {
    const ids = [...new Set(page.map((entry) => entry.recordId))];
    const { journal, couplings } = this.parts.engine;
    const entries = await journal.listByRunAndRecords(scene.tx, scene.undoneRunId, ids);
    const done = new Set(
      entries
        .filter((entry) => below !== null && BigInt(entry.id) >= BigInt(below) && isOfRecord(entry))
        .map((entry) => entry.recordId),
    );
    const open = entries.filter((entry) => !done.has(entry.recordId));
    const whole = open.filter(keepsDocument).reverse();
    const wholeIds = new Set(whole.map((entry) => entry.recordId));
    const each = recordUndos(open).filter((undo) => !wholeIds.has(undo.recordId));
    const kept = await this.parts.together.keep(scene, each, scene.documents);
    const undos = each.filter((undo) => !kept.has(undo.recordId));
    const couplingIds = [...new Set(undos.flatMap((undo) => undo.couplingId ?? []))];
    const locked = await couplings.listByIds(scene.tx, couplingIds, 'update');
    const byId = new Map(locked.map((coupling) => [coupling.id, coupling]));
    for (const [table, group] of this.grouped(undos, 'restore').reverse())
      await restoreFields(scene, scene.sides.get(table), group);
    await this.remove(scene, undos, byId);
    for (const [table, group] of this.grouped(undos, 'recreate').reverse())
      await recreateRecords(scene, scene.sides.get(table), group);
    await this.parts.documents.run(scene, whole);
    const others = withoutDocuments(page, entries).filter(({ recordId }) => !kept.has(recordId));
    await undoCouplings(scene, journal, others);
    await this.settle(scene);
  }

  private async remove(
    scene: Undoing,
    undos: readonly RecordUndo[],
    couplings: ReadonlyMap<string, Coupling>,
  ): Promise<void> {
    for (const [table, group] of this.grouped(undos, 'remove')) {
      const side = scene.sides.get(table);
      const { held, dropped } = await this.removal.run(scene, side, group, couplings);
      await tellDropped(scene, dropped);
      for (const each of held) {
        if (scene.held.length < HELD) scene.held.push(each);
        else keep(scene, each);
      }
    }
  }

  // What something else referred to may be free by now.
  private async heldBack(scene: Undoing): Promise<void> {
    for (;;) {
      const waiting = scene.held;
      scene.held = [];
      if (waiting.length === 0) return;
      const ids = waiting.flatMap(({ undo }) => undo.couplingId ?? []);
      const couplings = await this.parts.engine.couplings.listByIds(scene.tx, ids, 'update');
      const byId = new Map(couplings.map((coupling) => [coupling.id, coupling]));
      await this.remove(
        scene,
        waiting.map(({ undo }) => undo),
        byId,
      );
      const stuck = scene.held.length === waiting.length;
      if (stuck) for (const each of scene.held.splice(0)) keep(scene, each);
      await this.settle(scene);
    }
  }

  private async settle(scene: Undoing): Promise<void> {
    await restampPairs(scene);
    scene.touched.clear();
    const { tx, session, runId } = scene;
    await this.parts.engine.journal.add(tx, runId, session.now, scene.entries.splice(0));
    await scene.tally.flush(tx, this.parts.runs, runId, session.now);
  }

  // By table, what refers before what is referred to.
  private grouped(undos: readonly RecordUndo[], act: UndoAct): [string, RecordUndo[]][] {
    const groups = new Map<string, RecordUndo[]>();
    for (const undo of undos) {
      if (undo.act !== act) continue;
      const group = groups.get(undo.table);
      if (group) group.push(undo);
      else groups.set(undo.table, [undo]);
    }
    return tablesInOrder([...groups.keys()], this.parts.tables).map((table) => [
      table,
      groups.get(table) ?? [],
    ]);
  }
}

// The couplings of whole documents go and come with them.
function withoutDocuments(
  page: readonly JournalEntry[],
  entries: readonly JournalEntry[],
): JournalEntry[] {
  const own = new Set(entries.filter(keepsDocument).flatMap(({ couplingId }) => couplingId ?? []));
  return page.filter(({ couplingId }) => !own.has(couplingId ?? ''));
}

function isOfRecord({ action }: JournalEntry): boolean {
  return action !== 'COUPLE' && action !== 'UNCOUPLE';
}
