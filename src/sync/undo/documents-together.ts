import type { Row } from '../../platform/database/record-table';
import { INTEGRATION } from '../../platform/database/unit-of-work';
import { printed } from '../engine/fields/value-kind';
import type { JournalStore } from '../journal/journal.store';
import { nameOf, sameValue } from './restore-fields';
import { recordUndos, type RecordUndo } from './undo-plan';
import type { UndoScene } from './undo-scene';
import { documentChangedSince } from './undo.errors';
import type { UndoStore } from './undo.store';
import { keepsDocument } from './whole-documents';

/** A kind of document whose lines make sense only together with it. */
export interface DocumentKind {
  readonly table: string;
  readonly lineTable: string;
  /** Property of a line that names its document. */
  readonly property: string;
  /** Whether changes since hold the document back; else it follows its counterpart. */
  readonly judged: boolean;
}

/** What holds documents back, by the id of the document; counterparts of one share its entry. */
type HeldDocuments = Map<string, Held>;

interface Held {
  readonly changed: Set<string>;
  by: string;
  told: boolean;
}

const PAGE = 1_000;

/**
 * Keeps the fields of a document together when a run is taken back: where a person wrote the document or one of its
 * lines since, all of it stays, and so does its counterpart; a document half put back would add up to nothing.
 */
export class DocumentsTogether {
  constructor(
    private readonly kinds: readonly DocumentKind[],
    private readonly journal: JournalStore,
    private readonly store: UndoStore,
  ) {}

  /** The documents that were written since the run. */
  async held(scene: UndoScene): Promise<HeldDocuments> {
    const held: HeldDocuments = new Map();
    const judged = this.kinds.filter((kind) => kind.judged);
    const tables = judged.flatMap(({ table, lineTable }) => [table, lineTable]);
    if (!(await this.store.writesTo(scene.tx, scene.undoneRunId, tables))) return held;
    let below: string | null = null;
    for (;;) {
      const { tx, undoneRunId } = scene;
      const page = await this.journal.pageByRunBackwards(tx, undoneRunId, PAGE, below);
      const last = page.at(-1);
      if (!last) break;
      const own = page.filter(({ recordTable }) => tables.includes(recordTable));
      const ids = [...new Set(own.map(({ recordId }) => recordId))];
      const entries = await this.journal.listByRunAndRecords(tx, undoneRunId, ids);
      const whole = new Set(entries.filter(keepsDocument).map(({ recordId }) => recordId));
      const undos = recordUndos(entries.filter(({ recordId }) => !whole.has(recordId)));
      for (const kind of judged) await judge(scene, kind, undos, held);
      below = last.id;
    }
    for (const [erpId, crmId] of await this.store.counterparts(scene.tx, [...held.keys()]))
      held.set(crmId, held.get(erpId) as Held);
    return held;
  }

  /** Tells of held documents, and says which steps are theirs. */
  async keep(
    scene: UndoScene,
    undos: readonly RecordUndo[],
    held: HeldDocuments,
  ): Promise<Set<string>> {
    const kept = new Set<string>();
    if (held.size === 0) return kept;
    for (const kind of this.kinds) {
      const { owners, headers } = await documentsOf(scene, kind, undos);
      for (const { recordId } of undos) {
        const owner = owners.get(recordId);
        const reason = held.get(owner ?? '');
        if (owner === undefined || !reason) continue;
        kept.add(recordId);
        if (kind.judged && !reason.told)
          tell(scene, kind, { id: owner, row: headers.get(owner) }, reason);
      }
    }
    return kept;
  }
}

interface Documents {
  /** By record of a step the document it is of. */
  readonly owners: Map<string, string>;
  readonly headers: ReadonlyMap<string, Row>;
  readonly lines: ReadonlyMap<string, Row>;
}

async function documentsOf(
  scene: UndoScene,
  { table, lineTable, property }: DocumentKind,
  undos: readonly RecordUndo[],
): Promise<Documents> {
  const headerIds = undos.flatMap((undo) => (undo.table === table ? [undo.recordId] : []));
  const owners = new Map(headerIds.map((id) => [id, id]));
  const ofLines = undos.filter((undo) => undo.table === lineTable);
  const lineIds = ofLines.map(({ recordId }) => recordId);
  const lines = await scene.sides.get(lineTable).load(scene.tx, lineIds, 'update');
  for (const { recordId, fields } of ofLines) {
    const [before, after] = fields[property] ?? [];
    const owner = lines.get(recordId)?.[property] ?? after ?? before;
    if (owner != null) owners.set(recordId, printed(owner));
  }
  const ids = [...new Set(owners.values())];
  return { owners, lines, headers: await scene.sides.get(table).load(scene.tx, ids, 'update') };
}

async function judge(
  scene: UndoScene,
  kind: DocumentKind,
  undos: readonly RecordUndo[],
  held: HeldDocuments,
): Promise<void> {
  const { owners, headers, lines } = await documentsOf(scene, kind, undos);
  for (const undo of undos) {
    const owner = owners.get(undo.recordId);
    const header = headers.get(owner ?? '');
    if (owner === undefined || !header) continue;
    const ofHeader = undo.table === kind.table;
    const row = ofHeader ? header : lines.get(undo.recordId);
    const side = scene.sides.get(undo.table);
    const changed = changedFields(undo, row, (field, left, right) =>
      sameValue(side, field, left ?? null, right ?? null),
    );
    if (changed.length === 0) continue;
    const reason = held.get(owner) ?? {
      changed: new Set(),
      by: printed(header.modifiedBy),
      told: false,
    };
    for (const field of changed)
      reason.changed.add(
        ofHeader || !row ? field : `${printed(row[side.key] ?? row.id)}: ${field}`,
      );
    if (row && row.modifiedBy !== INTEGRATION) reason.by = printed(row.modifiedBy);
    held.set(owner, reason);
  }
}

type Same = (
  field: string,
  left: Row[string] | undefined,
  right: Row[string] | undefined,
) => boolean;

// What is neither as the run left it nor as it was before; of a new record, whatever somebody wrote.
function changedFields({ act, fields }: RecordUndo, row: Row | undefined, same: Same): string[] {
  if (act === 'nothing' || act === 'recreate') return row ? ['line'] : [];
  if (!row) return ['line'];
  const changed = Object.entries(fields).flatMap(([field, [before, written]]) => {
    const now = row[field];
    const isBack = act === 'restore' && same(field, now, before);
    return isBack || same(field, now, written) ? [] : [field];
  });
  const isWritten = act === 'remove' && row.modifiedBy !== INTEGRATION;
  return changed.length === 0 && isWritten ? ['line'] : changed;
}

function tell(
  scene: UndoScene,
  { table }: DocumentKind,
  document: { readonly id: string; readonly row: Row | undefined },
  reason: Held,
): void {
  reason.told = true;
  const side = scene.sides.get(table);
  const record = document.row ? nameOf(side, document.row) : `${side.noun} ${document.id}`;
  scene.tally.add({
    ...{ kind: 'KEPT', side: 'ERP', table, recordId: document.id, record, couplingId: null },
    changes: {},
    problems: [documentChangedSince(record, [...reason.changed], reason.by)],
  });
}
