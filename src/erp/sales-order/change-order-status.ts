import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { orderEvent, type OrderEvents } from './order-events';
import { nothingToRelease } from './posting/posting.errors';
import type { SalesOrderStore } from './sales-order.store';
import { checkTransition, STATUS } from './sales-order.transitions';

/** Releases and reopens sales orders: released ones are shipped and invoiced, open ones are edited. */
export class ChangeOrderStatus {
  constructor(
    private readonly store: SalesOrderStore,
    private readonly orders: RecordWriter,
    private readonly events: OrderEvents,
  ) {}

  /** Brings the order to the state. One that is there already stays as it is. */
  async run(tx: Tx, id: string, to: 'released' | 'open'): Promise<string> {
    const { header, lines } = await this.store.lock(tx, id);
    const status = STATUS[to];
    if (header.status === status) return id;
    checkTransition(`Order ${String(header.number)}`, Number(header.status), status);
    if (to === 'released' && !lines.some((line) => !new Decimal(String(line.quantity)).isZero())) {
      throw nothingToRelease(String(header.number));
    }
    await this.orders.update(tx, [{ id, version: null, changes: { status } }]);
    if (to === 'released') await this.events.tell(tx, [orderEvent('RELEASED', header)]);
    return id;
  }
}
