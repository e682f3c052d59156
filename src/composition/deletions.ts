import type { ClassType } from 'type-graphql';
import { DeleteCoupledOrder } from '../documents/order-deletion/delete-coupled-order';
import { DeleteSalesOrder } from '../erp/sales-order/delete-sales-order';
import { SalesOrderStore } from '../erp/sales-order/sales-order.store';
import { DeletionsResolver } from '../graphql/erp/deletions.resolver';
import type { RecordTables } from '../platform/database/record-tables';
import type { RecordWriter } from '../platform/database/record-writer';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { ForgetDeleted } from '../sync/coupling/forget-deleted';
import type { Engine } from './engine';

/** What removing records is made of. */
export interface DeletionGround {
  readonly tables: RecordTables;
  readonly writer: (table: string) => RecordWriter;
  readonly unitOfWork: UnitOfWork;
  readonly engine: Engine;
}

/** Nouns whose coupling goes with the ERP record (C-23). */
const FORGOTTEN = ['erp.salesperson', 'erp.sales_order'];

/** Wires the removal of records: the resolver, and the couplings that go with them. */
export function composeDeletions(ground: DeletionGround): Map<ClassType, object> {
  const { tables, writer, unitOfWork, engine } = ground;
  const forget = new ForgetDeleted(engine.sessions, engine.parts);
  for (const table of FORGOTTEN) writer(table).onDelete((tx, ids) => forget.run(tx, ids));
  const { couplings, journal } = engine.parts;
  const deleteOrder = new DeleteCoupledOrder({
    deleteOrder: new DeleteSalesOrder(new SalesOrderStore(tables), writer('erp.sales_order')),
    sessions: engine.sessions,
    couplings,
    journal,
    crmOrders: writer('crm.sales_order'),
  });
  const salespeople = writer('erp.salesperson');
  return new Map<ClassType, object>([
    [
      DeletionsResolver as ClassType,
      new DeletionsResolver({ unitOfWork, deleteOrder, salespeople }),
    ],
  ]);
}
