import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { newId } from '../../../platform/new-id';
import type { DrawNumbers } from '../../number-series/draw-numbers';
import { numberSeriesNotFound } from '../../number-series/number-series.errors';
import { carried, throwFirst } from '../../sales-document/carried-rows';
import { roundTo } from '../../sales-document/rounding.rules';
import type { OrderFactsStore } from '../order-facts.store';
import { amountPrecision } from '../order-amounts.rules';
import type { SalesOrderStore } from '../sales-order.store';
import { inBaseUnits } from '../../sales-document/base-quantity.rules';
import { invoicedPart } from './invoice-amounts.rules';

/** A line of an order on an invoice, and how much of it; null: the line is a comment. */
export interface InvoicedLine {
  readonly line: Row;
  readonly quantity: Decimal | null;
}

/** An invoice to be posted. */
export interface InvoiceToPost {
  /** The order whose header the invoice carries. */
  readonly header: Row;
  /** The one order it is of; null: it is of several. */
  readonly order: Row | null;
  readonly lines: readonly InvoicedLine[];
  /** Posting date. */
  readonly today: string;
  readonly key: string | null;
}

/** What writing an invoice stands on. */
export interface InvoiceWriteParts {
  readonly store: SalesOrderStore;
  readonly facts: OrderFactsStore;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly numbers: DrawNumbers;
}

interface EntryFigures {
  readonly number: string | null;
  readonly total: Decimal;
  readonly net: Decimal;
  /** Precision of amounts in local currency. */
  readonly precision: string;
}

/** Invoices and credit memos share their numbers: a ledger entry is of one document. */
export const POSTED_TABLES = ['erp.sales_invoice', 'erp.sales_credit_memo'].map((table) => ({
  table,
  column: 'number',
}));

const INVOICE = 2; // document type of a customer ledger entry

/** Writes a posted invoice with its lines and the customer's ledger entry. */
export class WritePostedInvoice {
  constructor(private readonly parts: InvoiceWriteParts) {}

  /** Writes the invoice and returns its id. */
  async run(tx: Tx, invoice: InvoiceToPost): Promise<{ id: string; number: string }> {
    const { header, order, today, key } = invoice;
    const number = await this.draw(tx, today);
    const { document, ledger } = await this.precisions(tx, header, today);
    const id = newId();
    const lines = this.linesOf(invoice, { id, number, precision: document });
    await this.insert(tx, 'erp.sales_invoice', [
      {
        ...carried(header, this.writer('erp.sales_invoice')),
        ...(order === null ? { yourReference: null, externalDocumentNo: null } : {}),
        id,
        number,
        orderNo: order?.number ?? null,
        orderId: order?.id ?? null,
        postingDate: today,
        idempotencyKey: key,
      },
    ]);
    await this.insert(tx, 'erp.sales_invoice_line', lines);
    const entry = await this.entry(tx, invoice, {
      number,
      total: sum(lines, 'amountIncludingVat'),
      net: sum(lines, 'amount'),
      precision: ledger,
    });
    await this.insert(tx, 'erp.customer_ledger_entry', [entry]);
    return { id, number: String(number) };
  }

  // Lines of several orders are numbered anew; those of one order keep their numbers.
  private linesOf(
    { lines, order }: InvoiceToPost,
    of: { id: string; number: string | null; precision: string },
  ): Row[] {
    const to = this.writer('erp.sales_invoice_line');
    return lines.map(({ line, quantity }, index): Row => {
      const part =
        quantity === null
          ? {}
          : {
              ...invoicedPart(line, quantity, of.precision),
              quantity: quantity.toFixed(),
              quantityBase: inBaseUnits(line, quantity).toFixed(),
            };
      return {
        ...carried(line, to),
        ...part,
        id: newId(),
        lineNo: order === null ? (index + 1) * 10_000 : Number(line.lineNo),
        documentId: of.id,
        documentNumber: of.number,
        orderNo: line.documentNumber ?? null,
        orderLineNo: line.lineNo ?? null,
      };
    });
  }

  private async draw(tx: Tx, date: string): Promise<string | null> {
    const setup = await this.parts.store.setup(tx);
    if (setup.postedInvoiceNos == null) throw numberSeriesNotFound('posted invoices');
    const [number = null] = await this.parts.numbers.run(tx, {
      seriesCode: String(setup.postedInvoiceNos),
      count: 1,
      date,
      usedIn: POSTED_TABLES,
    });
    return number;
  }

  private async precisions(
    tx: Tx,
    header: Row,
    day: string,
  ): Promise<{ document: string; ledger: string }> {
    const currencies = header.currencyCode == null ? [] : [String(header.currencyCode)];
    const none = { customers: [], items: [], resources: [], accounts: [] };
    const facts = await this.parts.facts.read(tx, { ...none, currencies, day });
    return { document: amountPrecision(header, facts), ledger: facts.ledger.precision };
  }

  private async entry(
    tx: Tx,
    { header, order, today }: InvoiceToPost,
    { number, total, net, precision }: EntryFigures,
  ): Promise<Row> {
    const inLocal = (amount: Decimal): string =>
      roundTo(amount.div(String(header.currencyFactor ?? '1')), precision).toFixed();
    const table = 'erp.customer_ledger_entry';
    const [entryNo = null] = await this.parts.store.nextEntryNos(tx, table, 1);
    return {
      id: newId(),
      entryNo,
      customerNo: header.billToCustomerNo ?? null,
      postingDate: today,
      documentDate: header.documentDate ?? null,
      documentType: INVOICE,
      documentNumber: number,
      externalDocumentNo: order === null ? null : (order.externalDocumentNo ?? null),
      description: order === null ? `Invoice ${number ?? ''}` : `Order ${String(order.number)}`,
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
    };
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

function sum(lines: readonly Row[], property: string): Decimal {
  return Decimal.sum(0, ...lines.map((line) => String(line[property] ?? '0')));
}
