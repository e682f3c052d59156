import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Coupling } from '../../sync/coupling/coupling.entity';
import type { CouplingStore } from '../../sync/coupling/coupling.store';
import type { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';
import { grouped, type QuoteStateStore } from '../quote-undo/quote-state.store';
import type { OrderMark, PresentOrder } from './order-mark';

const ORDER = 'erp.sales_order';

/** Reads converted orders with all that hangs below them, in a fixed number of statements. */
export class PresentOrdersStore {
  constructor(
    private readonly tables: RecordTables,
    private readonly couplings: CouplingStore,
    private readonly quotes: QuoteStateStore,
    private readonly notePairs: NoteCouplingStore,
  ) {}

  /** Takes both orders of each pair for this transaction alone, CRM before ERP, and reads them; by the id of the ERP order. */
  async take(tx: Tx, marks: ReadonlyMap<string, OrderMark>): Promise<Map<string, PresentOrder>> {
    const ids = [...marks.keys()];
    const crmIds = [...marks.values()].map(({ crmId }) => crmId);
    const crmOrders = await this.tables.get('crm.sales_order').rowsByIds(tx, crmIds, 'update');
    const headers = await this.tables.get(ORDER).rowsByIds(tx, ids, 'update');
    const lines = await this.tables.get('erp.sales_order_line').rowsBy(tx, 'documentId', ids);
    const found = await this.tables.get('erp.note').rowsBy(tx, 'recordId', ids);
    const notes = found.filter(({ recordTable }) => recordTable === ORDER);
    const [linesOf, notesOf] = [grouped(lines, 'documentId'), grouped(notes, 'recordId')];
    const notePairs = await this.notePairs.pairsByErpNotes(
      tx,
      notes.map((note) => String(note.id)),
    );
    const couplings = await this.couplings.listByAnyRecords(tx, 'CRM', crmIds);
    const byCrmId = new Map(couplings.map((coupling) => [coupling.crmId, coupling]));
    const ofLines = await this.lineCouplings(tx, lines);
    const versionIds = [...marks.values()].flatMap((mark) => mark.versionIds);
    const versions = await this.quotes.versions(tx, versionIds);
    return new Map(
      [...marks].map(([id, { crmId, versionIds: kept }]) => {
        const own = notesOf.get(id) ?? [];
        const crmCoupling = byCrmId.get(crmId) ?? null;
        const present: PresentOrder = {
          header: headers.get(id) ?? null,
          crmOrder: crmOrders.get(crmId) ?? null,
          lines: linesOf.get(id) ?? [],
          notes: own,
          notePairs: own.flatMap((note) => notePairs.get(String(note.id)) ?? []),
          versions: kept.flatMap((version) => versions.get(version) ?? []),
          crmCoupling,
          coupling: crmCoupling?.erpId === id ? crmCoupling : null,
          lineCouplings: (linesOf.get(id) ?? []).flatMap(
            (line) => ofLines.get(String(line.id)) ?? [],
          ),
        };
        return [id, present];
      }),
    );
  }

  private async lineCouplings(tx: Tx, lines: readonly Row[]): Promise<Map<string, Coupling>> {
    const ids = lines.map(({ id }) => String(id));
    const couplings = await this.couplings.listByAnyRecords(tx, 'ERP', ids);
    return new Map(couplings.map((coupling) => [coupling.erpId, coupling]));
  }
}
