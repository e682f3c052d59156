import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';

/** Something that happened to a sales order. */
export interface OrderEvent {
  readonly kind: 'RELEASED' | 'SHIPPED' | 'INVOICED';
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customerNo: string;
  /** Number of the shipment or invoice; null for a release. */
  readonly documentNumber: string | null;
  /** The invoice was posted over shipments, apart from the order itself. */
  readonly apart: boolean;
}

/** Hears of events in the transaction they happen in. */
export type OrderListener = (tx: Tx, events: readonly OrderEvent[]) => Promise<void>;

/** Tells whoever wants to know what happens to sales orders; the verbs of orders know no listener. */
export class OrderEvents {
  private readonly listeners: OrderListener[] = [];

  /** Has the listener told from now on. */
  on(listener: OrderListener): void {
    this.listeners.push(listener);
  }

  /** Tells the listeners, one after the other. */
  async tell(tx: Tx, events: readonly OrderEvent[]): Promise<void> {
    if (events.length === 0) return;
    for (const listener of this.listeners) await listener(tx, events);
  }
}

/** An event of an order, by the order's header. */
export function orderEvent(
  kind: OrderEvent['kind'],
  header: Row,
  document: { number: string; apart?: boolean } | null = null,
): OrderEvent {
  return {
    kind,
    orderId: String(header.id),
    orderNumber: String(header.number),
    customerNo: String(header.sellToCustomerNo),
    documentNumber: document?.number ?? null,
    apart: document?.apart ?? false,
  };
}
