import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { invalidState } from '../../sales-document/sales-document.errors';
import type { ArchiveDocuments } from '../../sales-document-archive/archive-documents';
import { LINE_TYPE } from '../sales-order.draft';
import type { LockedOrder, SalesOrderStore } from '../sales-order.store';
import { STATUS } from '../sales-order.transitions';
import { orderEvent, type OrderEvents } from '../order-events';
import { customerBlockedForPosting, nothingToInvoice } from './posting.errors';
import {
  postingQuantities,
  type PostedQuantity,
  type PostingLine,
} from './posting-quantities.rules';
import type { SettleLines } from './settle-lines';
import type { InvoicedLine, WritePostedInvoice } from './write-posted-invoice';

/** What to invoice of an order; without lines, everything that is shipped and not invoiced. */
export interface InvoiceSalesOrderInput {
  readonly id: string;
  readonly lines?: readonly PostingLine[] | null;
  /** The same key again finds the invoice instead of making another. */
  readonly idempotencyKey?: string | null;
}

/** An invoice that was posted. */
export interface PostedInvoice {
  readonly id: string;
  /** Orders that are invoiced completely now. */
  readonly completed: readonly CompletedOrder[];
}

/** An order that is invoiced completely. */
export interface CompletedOrder {
  readonly id: string;
  readonly number: string;
  /** The order was removed; a kept version of it stays. */
  readonly removed: boolean;
}

/** What the customer's block forbids invoices for, by the ERP's numbers. */
export const BLOCKED_FOR_INVOICES = [2, 3];

/** What invoicing stands on. */
export interface InvoiceParts {
  readonly store: SalesOrderStore;
  readonly orders: RecordWriter;
  readonly write: WritePostedInvoice;
  readonly settle: SettleLines;
  readonly archive: ArchiveDocuments;
  readonly events: OrderEvents;
}

/**
 * Posts an invoice over what is shipped, whole or in part: the invoice, the customer's ledger entry, and what
 * the lines have left. An order that is invoiced completely is kept as an archived version and removed.
 */
export class InvoiceSalesOrder {
  constructor(private readonly parts: InvoiceParts) {}

  /** Invoices the order. `today` is the posting date. */
  async run(tx: Tx, input: InvoiceSalesOrderInput, today: string): Promise<PostedInvoice> {
    const { store, settle } = this.parts;
    const key = input.idempotencyKey ?? null;
    const earlier = await store.idByKey(tx, 'erp.sales_invoice', key);
    if (earlier !== null) return { id: earlier, completed: [] };
    const order = await store.lock(tx, input.id);
    const { header, lines } = order;
    const number = String(header.number);
    if (header.status !== STATUS.released)
      throw invalidState(`Order ${number}`, 'not released', 'invoiced');
    const blocked = await store.blockedOf(tx, String(header.billToCustomerNo));
    if (BLOCKED_FOR_INVOICES.includes(blocked))
      throw customerBlockedForPosting(String(header.billToCustomerNo), 'invoices');
    const posted = postingQuantities(number, lines, shippedNotInvoiced, input.lines ?? null);
    if (posted.length === 0) throw nothingToInvoice(number);
    const invoice = await this.parts.write.run(tx, {
      header,
      order: header,
      lines: withComments(lines, posted),
      today,
      key,
    });
    await settle.ofOrders(tx, posted);
    await settle.ofShipments(tx, input.id, posted);
    const completed = await this.finish(tx, order, posted);
    await this.parts.events.tell(tx, [orderEvent('INVOICED', header, invoice)]);
    return { id: invoice.id, completed };
  }

  private async finish(
    tx: Tx,
    { header, lines }: LockedOrder,
    posted: readonly PostedQuantity[],
  ): Promise<CompletedOrder[]> {
    const now = new Map(posted.map(({ line, quantity }) => [line.id, quantity]));
    const complete = lines.every((line) => {
      const invoiced = new Decimal(String(line.quantityInvoiced)).plus(now.get(line.id) ?? 0);
      return line.type === LINE_TYPE.comment || invoiced.equals(String(line.quantity));
    });
    const id = String(header.id);
    if (!complete) {
      await this.parts.store.touch(tx, [id]);
      return [];
    }
    await this.parts.archive.run(tx, 'ORDER', [id], true);
    await this.parts.orders.table.delete(tx, [id]);
    return [{ id, number: String(header.number), removed: true }];
  }
}

/** What of an order line is shipped and not invoiced. */
export function shippedNotInvoiced(line: Row): Decimal {
  return new Decimal(String(line.quantityShipped)).minus(String(line.quantityInvoiced));
}

/** Comments go along with the line they are attached to. */
export function withComments(
  lines: readonly Row[],
  posted: readonly PostedQuantity[],
): InvoicedLine[] {
  const quantities = new Map(posted.map(({ line, quantity }) => [line.lineNo, quantity]));
  return lines.flatMap((line): InvoicedLine[] => {
    const quantity = quantities.get(line.lineNo);
    if (quantity) return [{ line, quantity }];
    return line.type === LINE_TYPE.comment && quantities.has(line.attachedToLineNo)
      ? [{ line, quantity: null }]
      : [];
  });
}
