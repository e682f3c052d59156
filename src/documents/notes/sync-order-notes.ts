import type { Row, RowValue } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { newId } from '../../platform/new-id';
import type { EngineSession, EngineSessions } from '../../sync/engine/session/engine-session';
import type { JournalStore, NewJournalEntry } from '../../sync/journal/journal.store';
import type { PassDirection } from '../../sync/mapping/direction';
import type { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';
import type { CopyCrmNotes } from './copy-crm-notes';
import { plainNoteText } from './note-text.rules';
import type { OrderNoteStore } from './order-note.store';

/** What bringing notes across stands on. */
export interface OrderNotesParts {
  readonly unitOfWork: UnitOfWork;
  readonly sessions: EngineSessions;
  readonly store: OrderNoteStore;
  readonly copy: CopyCrmNotes;
  readonly erpNotes: RecordWriter;
  readonly crmNotes: RecordWriter;
  readonly couplings: NoteCouplingStore;
  readonly journal: JournalStore;
}

/** How many notes travelled. */
export interface TravelledNotes {
  readonly sentToCrm: number;
  readonly copiedToErp: number;
  readonly changedInErp: number;
  /** The runs that wrote them. */
  readonly runIds: readonly string[];
  /** There may be more notes waiting. */
  readonly more: boolean;
}

const BATCH = 1_000;

/**
 * Brings the notes of coupled orders across (B.4): what people note on ERP orders to the CRM, new and changed notes of
 * CRM orders to the ERP. Changes and deletions of ERP notes, subjects and attachments stay where they are.
 */
export class SyncOrderNotes {
  constructor(private readonly parts: OrderNotesParts) {}

  /** Brings the oldest notes across, at most 1,000 of each kind; refuses while the connection is off (NT-1). */
  run(actor: string): Promise<TravelledNotes> {
    const { unitOfWork, sessions } = this.parts;
    return unitOfWork.run((tx) => sessions.within(tx, (session) => this.bring(session)), { actor });
  }

  private async bring(session: EngineSession): Promise<TravelledNotes> {
    const sent = await this.send(session);
    const copied = await this.copyNew(session);
    const changed = await this.change(session);
    const runs = [
      await this.keep(session, 'TO_CRM', sent),
      await this.keep(session, 'FROM_CRM', [...copied, ...changed]),
    ];
    return {
      sentToCrm: sent.length,
      copiedToErp: copied.length,
      changedInErp: changed.length,
      runIds: runs.flatMap((id) => id ?? []),
      more: [sent, copied, changed].some(({ length }) => length >= BATCH),
    };
  }

  // NT-2.
  private async send({ tx, now }: EngineSession): Promise<NewJournalEntry[]> {
    const notes = await this.parts.store.newErpNotes(tx, BATCH);
    const drafts = notes.map(({ crmOrderId, description, text }) => ({
      id: newId(),
      objectId: crmOrderId,
      objectTypeCode: 'salesorder',
      subject: description,
      noteText: text,
      isDocument: false,
      fileSize: 0,
    }));
    const { versions, refused } = await this.parts.crmNotes.insert(tx, drafts);
    for (const refusal of refused.values()) throw refusal;
    const pairs = drafts.flatMap(({ id }, index) => {
      const note = notes[index];
      return note
        ? [{ erpNoteId: note.id, crmNoteId: id, crmVersion: versions.get(id) ?? null }]
        : [];
    });
    await this.parts.couplings.insert(tx, pairs, now);
    return drafts.map(({ id, subject, noteText }) => {
      const made = { subject, noteText };
      return insertOf('CRM', 'crm.note', { id, version: versions.get(id) ?? null }, made);
    });
  }

  // NT-3.
  private async copyNew({ tx, now }: EngineSession): Promise<NewJournalEntry[]> {
    const owners = await this.parts.store.ownersOfNewCrmNotes(tx, BATCH);
    const copies = await this.parts.copy.run(tx, owners, 'erp.sales_order', now);
    return copies.map(({ description, text, ...copy }) =>
      insertOf('ERP', 'erp.note', copy, { description, text }),
    );
  }

  // NT-4.
  private async change({ tx }: EngineSession): Promise<NewJournalEntry[]> {
    const known = await this.parts.store.changedCrmNotes(tx, BATCH);
    const differing = known.flatMap(({ erpNoteId, noteText, text }) => {
      const clean = noteText === null ? null : plainNoteText(noteText);
      return clean === text ? [] : [{ id: erpNoteId, before: text, after: clean }];
    });
    const { versions, refused } = await this.parts.erpNotes.update(
      tx,
      differing.map(({ id, after }) => ({ id, version: null, changes: { text: after } })),
    );
    for (const refusal of refused.values()) throw refusal;
    await this.parts.couplings.agree(tx, known);
    return differing.map(({ id, before, after }) => ({
      couplingId: null,
      side: 'ERP',
      recordTable: 'erp.note',
      recordId: id,
      action: 'UPDATE',
      version: versions.get(id) ?? null,
      changes: { text: [before, after] },
    }));
  }

  private async keep(
    session: EngineSession,
    direction: PassDirection,
    entries: readonly NewJournalEntry[],
  ): Promise<string | null> {
    if (entries.length === 0) return null;
    const mapping = session.mappings.findByName('SALESORDER-ORDER');
    const scope = { notes: entries.length };
    const subject = { mapping, kind: 'SYNCHRONIZE', direction, forced: false, scope } as const;
    const runId = await session.startRun(subject);
    await this.parts.journal.add(session.tx, runId, session.now, entries);
    const inserted = entries.filter(({ action }) => action === 'INSERT').length;
    await session.closeRun(runId, { inserted, modified: entries.length - inserted });
    return runId;
  }
}

function insertOf(
  side: 'ERP' | 'CRM',
  recordTable: string,
  { id, version }: { id: string; version: string | null },
  values: Row,
): NewJournalEntry {
  const changes = Object.entries(values).flatMap(([property, value]) =>
    value === null ? [] : [[property, [null, value] as [RowValue, RowValue]] as const],
  );
  return {
    couplingId: null,
    side,
    recordTable,
    recordId: id,
    action: 'INSERT',
    version,
    changes: Object.fromEntries(changes),
  };
}
