import type { OrderEvent } from '../../erp/sales-order/order-events';
import type { PostChange } from '../../sync/post-entry/post-entry.entity';
import type { NewPostEntry, OrderFacts } from './post-entry.store';

const CHANGES: Readonly<Record<OrderEvent['kind'], PostChange>> = {
  RELEASED: 'RELEASED',
  SHIPPED: 'SHIPMENT_CREATED',
  INVOICED: 'INVOICE_CREATED',
};

const TEXTS: Readonly<Record<OrderEvent['kind'], (order: string) => string>> = {
  RELEASED: (order) => `Sales order ${order} was released.`,
  SHIPPED: (order) => `A shipment was created for sales order ${order}.`,
  INVOICED: (order) => `An invoice was created for sales order ${order}.`,
};

/**
 * What an event leaves to be told: on the order whatever it is, unless its invoice was posted apart from it (B-11); and
 * on the account once a coupled order, or an invoice that comes from one, was posted (B-13). Pure.
 */
export function entriesOf(event: OrderEvent, facts: OrderFacts): NewPostEntry[] {
  const entries: NewPostEntry[] = [];
  if (!event.apart)
    entries.push({
      recordTable: 'erp.sales_order',
      recordId: event.orderId,
      crmId: facts.crmOrderId,
      changeType: CHANGES[event.kind],
      text: TEXTS[event.kind](event.orderNumber),
    });
  if (event.kind !== 'RELEASED' && facts.crmNumber !== null && facts.customerId !== null)
    entries.push({
      recordTable: 'erp.customer',
      recordId: facts.customerId,
      crmId: facts.accountId,
      changeType: 'INVOICE_CREATED',
      text: event.apart
        ? `Invoice ${event.documentNumber ?? ''} of sales order ${event.orderNumber} (${facts.crmNumber}) was posted.`
        : `Sales order ${event.orderNumber} (${facts.crmNumber}) was posted.`,
    });
  return entries;
}
