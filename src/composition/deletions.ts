import type { ClassType } from 'type-graphql';
import { DeleteCoupledOrder } from '../documents/order-deletion/delete-coupled-order';
import { RemoveOrderNotes } from '../documents/notes/remove-order-notes';
import { NoteCouplingStore } from '../sync/note-coupling/note-coupling.store';
import { SettleDeletedOrders } from '../documents/order-deletion/settle-deleted-orders';
import { DeleteSalesOrder } from '../erp/sales-order/delete-sales-order';
import { SalesOrderStore } from '../erp/sales-order/sales-order.store';
import { ArchiveDocuments } from '../erp/sales-document-archive/archive-documents';
import { DeletionsResolver } from '../graphql/erp/deletions.resolver';
import type { RecordTables } from '../platform/database/record-tables';
import type { RecordWriter } from '../platform/database/record-writer';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { ForgetDeleted } from '../sync/coupling/forget-deleted';
import type { Engine } from './engine';

/** What removing records is made of. */
export interface DeletionGround {
  readonly tables: RecordTables;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly writer: (table: string) => RecordWriter;
  readonly unitOfWork: UnitOfWork;
  readonly engine: Engine;
}

/** Wires the removal of records: the resolver, and the couplings that go with them. */
export function composeDeletions(ground: DeletionGround): Map<ClassType, object> {
  const { tables, writer, unitOfWork, engine } = ground;
  const forget = new ForgetDeleted(engine.sessions, engine.parts);
  const { couplings, journal } = engine.parts;
  const settle = new SettleDeletedOrders(engine.settings, couplings, forget);
  writer('erp.salesperson').onDelete((tx, ids) => forget.run(tx, ids));
  writer('erp.sales_order').onDelete((tx, ids) => settle.run(tx, ids));
  const deleteOrder = new DeleteCoupledOrder({
    deleteOrder: new DeleteSalesOrder(
      new SalesOrderStore(tables),
      writer('erp.sales_order'),
      new ArchiveDocuments(tables, ground.writers),
    ),
    sessions: engine.sessions,
    couplings,
    journal,
    crmOrders: writer('crm.sales_order'),
    removeNotes: new RemoveOrderNotes(writer('erp.note'), new NoteCouplingStore()),
  });
  const salespeople = writer('erp.salesperson');
  return new Map<ClassType, object>([
    [
      DeletionsResolver as ClassType,
      new DeletionsResolver({ unitOfWork, deleteOrder, salespeople }),
    ],
  ]);
}
