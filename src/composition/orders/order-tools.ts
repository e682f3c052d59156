import { CopyCrmNotes } from '../../documents/notes/copy-crm-notes';
import { CrmNoteStore } from '../../documents/notes/crm-note.store';
import { FollowCrmNotes } from '../../documents/notes/follow-crm-notes';
import { DrawNumbers } from '../../erp/number-series/draw-numbers';
import { ArchiveDocuments } from '../../erp/sales-document-archive/archive-documents';
import { OrderFactsStore } from '../../erp/sales-order/order-facts.store';
import { RenewOrders } from '../../erp/sales-order/renewing/renew-orders';
import { ReserveLines } from '../../erp/reservation/reserve-lines';
import { SalesOrderStore } from '../../erp/sales-order/sales-order.store';
import type { OrderTools } from '../../mappings/orders/order-tools';
import type { RecordTables } from '../../platform/database/record-tables';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';

/** What two-way orders stand on, wired. */
export function composeOrderTools(
  tables: RecordTables,
  writers: ReadonlyMap<string, RecordWriter>,
): OrderTools {
  const facts = new OrderFactsStore(tables);
  const store = new SalesOrderStore(tables);
  const notes = writerOf(writers, 'erp.note');
  const couplings = new NoteCouplingStore();
  const crmNotes = new CrmNoteStore();
  return {
    facts,
    store,
    numbers: new DrawNumbers(),
    archive: new ArchiveDocuments(tables, writers),
    reserve: new ReserveLines(writerOf(writers, 'erp.sales_order_line')),
    renew: new RenewOrders({
      store,
      facts,
      orders: writerOf(writers, 'erp.sales_order'),
      lines: writerOf(writers, 'erp.sales_order_line'),
    }),
    notes: new FollowCrmNotes(
      new CopyCrmNotes(crmNotes, notes, couplings),
      crmNotes,
      notes,
      couplings,
    ),
  };
}
