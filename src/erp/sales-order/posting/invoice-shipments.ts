import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import { recordNotFound } from '../../../platform/errors/input.errors';
import { LINE_TYPE } from '../sales-order.draft';
import type { SalesOrderStore } from '../sales-order.store';
import {
  BLOCKED_FOR_INVOICES,
  shippedNotInvoiced,
  withComments,
  type CompletedOrder,
  type PostedInvoice,
} from './invoice-sales-order';
import type { PostedQuantity } from './posting-quantities.rules';
import { orderEvent, type OrderEvents } from '../order-events';
import { customerBlockedForPosting, shipmentsDiffer, shipmentsInvoiced } from './posting.errors';
import type { SettleLines } from './settle-lines';
import type { ShipmentStore } from './shipment.store';
import type { WritePostedInvoice } from './write-posted-invoice';

/** The shipments to invoice together. */
export interface InvoiceShipmentsInput {
  readonly ids: readonly string[];
  /** The same key again finds the invoice instead of making another. */
  readonly idempotencyKey?: string | null;
}

/** What invoicing shipments stands on. */
export interface InvoiceShipmentsParts {
  readonly store: SalesOrderStore;
  readonly shipments: ShipmentStore;
  readonly write: WritePostedInvoice;
  readonly settle: SettleLines;
  readonly events: OrderEvents;
}

interface OrderPart {
  readonly header: Row;
  readonly lines: readonly Row[];
  readonly posted: readonly PostedQuantity[];
}

/**
 * Posts one invoice over shipments of one or several orders (*get shipment lines*). The orders stay as they
 * are, with their lines invoiced; one that is invoiced completely by this is named.
 */
export class InvoiceShipments {
  constructor(private readonly parts: InvoiceShipmentsParts) {}

  /** Invoices what of the shipments is not invoiced yet. `today` is the posting date. */
  async run(tx: Tx, input: InvoiceShipmentsInput, today: string): Promise<PostedInvoice> {
    const key = input.idempotencyKey ?? null;
    const earlier = await this.parts.store.idByKey(tx, 'erp.sales_invoice', key);
    if (earlier !== null) return { id: earlier, completed: [] };
    const shipments = await this.parts.shipments.list(tx, input.ids);
    for (const id of input.ids)
      if (!shipments.has(id)) throw recordNotFound('Sales shipment', id, 'ids');
    const orderIds = [...shipments.values()].map(({ orderId }) => orderId ?? '');
    const orders = await this.parts.store.lockMany(tx, orderIds);
    const lines = await this.parts.shipments.lockOpenLines(tx, input.ids);
    const taken = lines.map((line) => ({ line, quantity: decimal(line.qtyShippedNotInvoiced) }));
    const parts = orders.map((order) => partOf(order, taken));
    const first = parts[0];
    if (!first || taken.length === 0) throw shipmentsInvoiced();
    await this.check(tx, parts);
    const invoice = await this.parts.write.run(tx, {
      header: first.header,
      order: parts.length === 1 ? first.header : null,
      lines: parts.flatMap((part) => withComments(part.lines, part.posted)),
      today,
      key,
    });
    await this.parts.settle.ofOrders(
      tx,
      parts.flatMap(({ posted }) => posted),
    );
    await this.parts.settle.take(tx, taken);
    await this.parts.store.touch(tx, orderIds.filter(Boolean));
    await this.parts.events.tell(
      tx,
      parts.map(({ header }) => orderEvent('INVOICED', header, { ...invoice, apart: true })),
    );
    return { id: invoice.id, completed: parts.flatMap(completedOf) };
  }

  private async check(tx: Tx, parts: readonly OrderPart[]): Promise<void> {
    const termsOf = ({ header }: OrderPart): string =>
      JSON.stringify([
        header.billToCustomerNo,
        header.currencyCode ?? null,
        header.currencyFactor ?? null,
        header.pricesIncludingVat,
      ]);
    if (new Set(parts.map(termsOf)).size > 1)
      throw shipmentsDiffer(parts.map(({ header }) => String(header.number)));
    const customer = String(parts[0]?.header.billToCustomerNo);
    const blocked = await this.parts.store.blockedOf(tx, customer);
    if (BLOCKED_FOR_INVOICES.includes(blocked))
      throw customerBlockedForPosting(customer, 'invoices');
  }
}

function partOf(
  { header, lines }: { header: Row; lines: readonly Row[] },
  taken: readonly PostedQuantity[],
): OrderPart {
  const own = taken.filter(({ line }) => line.orderNo === header.number);
  const posted = lines.flatMap((line): PostedQuantity[] => {
    const quantity = Decimal.sum(
      0,
      ...own.filter((each) => each.line.orderLineNo === line.lineNo).map((each) => each.quantity),
    );
    const most = shippedNotInvoiced(line);
    const possible = quantity.abs().lessThan(most.abs()) ? quantity : most;
    return quantity.isZero() ? [] : [{ line, quantity: possible }];
  });
  return { header, lines, posted };
}

// B-5: something is invoiced, nothing is outstanding, nothing is shipped and not invoiced.
function completedOf({ header, lines, posted }: OrderPart): CompletedOrder[] {
  const now = new Map(posted.map(({ line, quantity }) => [line.id, quantity]));
  const complete = lines.every(
    (line) =>
      line.type === LINE_TYPE.comment ||
      decimal(line.quantityInvoiced)
        .plus(now.get(line.id) ?? 0)
        .equals(String(line.quantity)),
  );
  return complete ? [{ id: String(header.id), number: String(header.number), removed: false }] : [];
}

function decimal(value: unknown): Decimal {
  return new Decimal(String(value ?? '0'));
}
