import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import type { DrawNumbers } from '../../number-series/draw-numbers';
import { numberSeriesNotFound } from '../../number-series/number-series.errors';
import { roundTo } from '../../sales-document/rounding.rules';
import { carried, throwFirst } from '../../sales-document/carried-rows';
import { invalidState } from '../../sales-document/sales-document.errors';
import type { ArchiveDocuments } from '../../sales-document-archive/archive-documents';
import { invoicedPart } from './invoice-amounts.rules';
import { type OrderFactsStore } from '../order-facts.store';
import { amountPrecision } from '../order-lines.rules';
import { customerBlockedForPosting, nothingToInvoice } from './posting.errors';
import {
  postingQuantities,
  type PostedQuantity,
  type PostingLine,
} from './posting-quantities.rules';
import { LINE_TYPE } from '../sales-order.draft';
import type { LockedOrder, SalesOrderStore } from '../sales-order.store';
import { STATUS } from '../sales-order.transitions';
import { newId } from '../../../platform/new-id';

/** What to invoice of an order; without lines, everything that is shipped and not invoiced. */
export interface InvoiceSalesOrderInput {
  readonly id: string;
  readonly lines?: readonly PostingLine[] | null;
  /** The same key again finds the invoice instead of making another. */
  readonly idempotencyKey?: string | null;
}

const INVOICE = 2; // document type of a customer ledger entry
const BLOCKED_FOR_INVOICES = [2, 3];

/** What invoicing stands on. */
export interface InvoiceParts {
  readonly store: SalesOrderStore;
  readonly facts: OrderFactsStore;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly numbers: DrawNumbers;
  readonly archive: ArchiveDocuments;
}

/**
 * Posts an invoice over what is shipped, whole or in part: the invoice, the customer's ledger entry, and what
 * the lines have left. An order that is invoiced completely is kept as an archived version and removed.
 */
export class InvoiceSalesOrder {
  constructor(private readonly parts: InvoiceParts) {}

  /** Invoices and returns the id of the posted invoice. `today` is the posting date. */
  async run(tx: Tx, input: InvoiceSalesOrderInput, today: string): Promise<string> {
    const earlier = await this.parts.store.idByKey(
      tx,
      'erp.sales_invoice',
      input.idempotencyKey ?? null,
    );
    if (earlier !== null) return earlier;
    const order = await this.parts.store.lock(tx, input.id);
    const { header, lines } = order;
    const number = String(header.number);
    if (header.status !== STATUS.released)
      throw invalidState(`Order ${number}`, 'not released', 'invoiced');
    const blocked = await this.parts.store.blockedOf(tx, String(header.billToCustomerNo));
    if (BLOCKED_FOR_INVOICES.includes(blocked))
      throw customerBlockedForPosting(String(header.billToCustomerNo), 'invoices');
    const open = (line: Row): Decimal =>
      new Decimal(String(line.quantityShipped)).minus(String(line.quantityInvoiced));
    const posted = postingQuantities(number, lines, open, input.lines ?? null);
    if (posted.length === 0) throw nothingToInvoice(number);
    const invoice = await this.writeInvoice(tx, order, posted, {
      today,
      key: input.idempotencyKey ?? null,
    });
    await this.writeLines(tx, posted);
    await this.finish(tx, order, posted);
    return invoice;
  }

  private async writeInvoice(
    tx: Tx,
    { header, lines }: LockedOrder,
    posted: readonly PostedQuantity[],
    { today, key }: { today: string; key: string | null },
  ): Promise<string> {
    const setup = await this.parts.store.setup(tx);
    if (setup.postedInvoiceNos == null) throw numberSeriesNotFound('posted invoices');
    const usedIn = [{ table: 'erp.sales_invoice', column: 'number' }];
    const [number = null] = await this.parts.numbers.run(tx, {
      seriesCode: String(setup.postedInvoiceNos),
      count: 1,
      date: today,
      usedIn,
    });
    const currencies = header.currencyCode == null ? [] : [String(header.currencyCode)];
    const facts = await this.parts.facts.read(tx, {
      customers: [],
      items: [],
      resources: [],
      accounts: [],
      currencies,
      day: today,
    });
    const precision = amountPrecision(header, facts);
    const id = newId();
    const to = this.writer('erp.sales_invoice_line');
    const invoiceLines = withComments(lines, posted).map(({ line, quantity }) => ({
      ...carried(line, to),
      ...(quantity === null
        ? {}
        : { ...invoicedPart(line, quantity, precision), quantity: quantity.toFixed() }),
      id: newId(),
      documentId: id,
      documentNumber: number,
      orderNo: header.number ?? null,
      orderLineNo: line.lineNo ?? null,
    }));
    const values = carried(header, this.writer('erp.sales_invoice'));
    await this.insert(tx, 'erp.sales_invoice', [
      {
        ...values,
        id,
        number,
        orderNo: header.number ?? null,
        orderId: header.id ?? null,
        postingDate: today,
        idempotencyKey: key,
      },
    ]);
    await this.insert(tx, 'erp.sales_invoice_line', invoiceLines);
    const total = invoiceLines.reduce(
      (sum, line) => sum.plus(String((line as Row).amountIncludingVat ?? '0')),
      new Decimal(0),
    );
    const net = invoiceLines.reduce(
      (sum, line) => sum.plus(String((line as Row).amount ?? '0')),
      new Decimal(0),
    );
    await this.writeEntry(tx, header, {
      number,
      today,
      total,
      net,
      precision: facts.ledger.precision,
    });
    return id;
  }

  private async writeEntry(
    tx: Tx,
    header: Row,
    invoice: {
      number: string | null;
      today: string;
      total: Decimal;
      net: Decimal;
      precision: string;
    },
  ): Promise<void> {
    const { number, today, total, net, precision } = invoice;
    const inLocal = (amount: Decimal): string =>
      roundTo(amount.div(String(header.currencyFactor ?? '1')), precision).toFixed();
    const [entryNo = null] = await this.parts.store.nextEntryNos(
      tx,
      'erp.customer_ledger_entry',
      1,
    );
    await this.insert(tx, 'erp.customer_ledger_entry', [
      {
        id: newId(),
        entryNo,
        customerNo: header.billToCustomerNo ?? null,
        postingDate: today,
        documentDate: header.documentDate ?? null,
        documentType: INVOICE,
        documentNumber: number,
        externalDocumentNo: header.externalDocumentNo ?? null,
        description: `Order ${String(header.number)}`,
        currencyCode: header.currencyCode ?? null,
        amount: total.toFixed(),
        amountLcy: inLocal(total),
        remainingAmount: total.toFixed(),
        remainingAmountLcy: inLocal(total),
        salesLcy: inLocal(net),
        open: !total.isZero(),
        dueDate: header.dueDate ?? null,
        pmtDiscountDate: header.pmtDiscountDate ?? null,
        salespersonCode: header.salespersonCode ?? null,
      },
    ]);
  }

  private async writeLines(tx: Tx, posted: readonly PostedQuantity[]): Promise<void> {
    const changes = posted.map(({ line, quantity }) => {
      const invoiced = new Decimal(String(line.quantityInvoiced)).plus(quantity);
      return {
        id: String(line.id),
        version: null,
        changes: {
          quantityInvoiced: invoiced.toFixed(),
          qtyToInvoice: new Decimal(String(line.quantity)).minus(invoiced).toFixed(),
          qtyShippedNotInvoiced: new Decimal(String(line.quantityShipped))
            .minus(invoiced)
            .toFixed(),
        },
      };
    });
    throwFirst((await this.writer('erp.sales_order_line').update(tx, changes)).refused);
  }

  private async finish(
    tx: Tx,
    { header, lines }: LockedOrder,
    posted: readonly PostedQuantity[],
  ): Promise<void> {
    const now = new Map(posted.map(({ line, quantity }) => [line.id, quantity]));
    const complete = lines.every((line) => {
      const invoiced = new Decimal(String(line.quantityInvoiced)).plus(now.get(line.id) ?? 0);
      return line.type === LINE_TYPE.comment || invoiced.equals(String(line.quantity));
    });
    if (!complete) return;
    await this.parts.archive.run(tx, 'ORDER', [String(header.id)]);
    await this.writer('erp.sales_order').table.delete(tx, [String(header.id)]);
  }

  private async insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
    throwFirst((await this.writer(table).insert(tx, rows)).refused);
  }

  private writer(name: string): RecordWriter {
    const writer = this.parts.writers.get(name);
    if (!writer) throw new Error(`There is no writer for ${name}.`);
    return writer;
  }
}

// Comments go along with the line they are attached to.
function withComments(
  lines: readonly Row[],
  posted: readonly PostedQuantity[],
): { line: Row; quantity: Decimal | null }[] {
  const quantities = new Map(posted.map(({ line, quantity }) => [line.lineNo, quantity]));
  return lines.flatMap((line): { line: Row; quantity: Decimal | null }[] => {
    const quantity = quantities.get(line.lineNo);
    if (quantity) return [{ line, quantity }];
    return line.type === LINE_TYPE.comment && quantities.has(line.attachedToLineNo)
      ? [{ line, quantity: null }]
      : [];
  });
}
