import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { RecordWriter } from '../../platform/database/record-writer';
import { recordNotFound } from '../../platform/errors/input.errors';
import { newId } from '../../platform/new-id';
import type { Application } from '../customer-ledger-entry/application.rules';
import type { CustomerLedgerStore } from '../customer-ledger-entry/customer-ledger.store';
import type { WriteCreditMemo } from '../posted-credit-memo/write-credit-memo';
import { inBaseUnits } from '../sales-document/base-quantity.rules';
import { customerBlocked, productBlocked } from '../sales-document/sales-document.errors';
import type { OrderFactsStore } from '../sales-order/order-facts.store';
import type { ReopenOrders } from '../sales-order/posting/reopen-orders';
import { LINE_TYPE } from '../sales-order/sales-order.draft';
import type { SalesOrderStore } from '../sales-order/sales-order.store';
import { invoiceApplied, invoiceCancelled, invoiceWithoutEntry } from './cancel-invoice.errors';

/** Which invoice to cancel. */
export interface CancelInvoiceInput {
  readonly id: string;
  /** The same key again finds the credit memo instead of refusing. */
  readonly idempotencyKey?: string | null;
}

/** What cancelling stands on. */
export interface CancelInvoiceParts {
  readonly store: SalesOrderStore;
  readonly facts: OrderFactsStore;
  readonly tables: RecordTables;
  readonly invoices: RecordWriter;
  readonly ledger: CustomerLedgerStore;
  readonly write: WriteCreditMemo;
  readonly reopen: ReopenOrders;
}

const BLOCKED_FOR_ALL = 3;

/**
 * Cancels a posted invoice that nothing settles: a corrective credit memo of its lines and amounts is posted and settles
 * it in full, its items come back into stock, and what its orders still have of it is outstanding again.
 */
export class CancelInvoice {
  constructor(private readonly parts: CancelInvoiceParts) {}

  /** Cancels the invoice and returns the id of the credit memo. It counts today, or with an invoice that counts later. */
  async run(tx: Tx, input: CancelInvoiceInput, today: string): Promise<string> {
    const { store, tables, invoices, write, reopen } = this.parts;
    const key = input.idempotencyKey ?? null;
    await store.lockKey(tx, key);
    const earlier = await store.idByKey(tx, 'erp.sales_credit_memo', key);
    if (earlier !== null) return earlier;
    const invoice = (await invoices.table.rowsByIds(tx, [input.id], 'update')).get(input.id);
    if (!invoice) throw recordNotFound('Sales invoice', input.id);
    const number = String(invoice.number);
    if (invoice.cancelled === true) throw invoiceCancelled(number, await this.memoOf(tx, number));
    const lines = await tables
      .get('erp.sales_invoice_line')
      .rowsWhere(tx, 't.document_id = $1 ORDER BY t.line_no', [input.id]);
    const day = laterOf(today, invoice.postingDate);
    await this.check(tx, invoice, lines, day);
    await reopen.run(tx, invoice, lines);
    const id = await write.run(tx, {
      header: { ...invoice, ...ownOf(number, day), idempotencyKey: key },
      lines: lines.map(inBase),
      total: Decimal.sum(0, ...lines.map((line) => String(line.amountIncludingVat ?? '0'))),
      day,
      apply: () => this.settled(tx, invoice),
    });
    await invoices.update(tx, [{ id: input.id, version: null, changes: { cancelled: true } }]);
    return id;
  }

  private async memoOf(tx: Tx, number: string): Promise<string | null> {
    const memos = this.parts.tables.get('erp.sales_credit_memo');
    const [memo] = await memos.rowsBy(tx, 'cancelsInvoiceNo', [number]);
    return memo ? String(memo.number) : null;
  }

  // Blocked as for every credit memo: the customer for everything, items and resources at all.
  private async check(tx: Tx, invoice: Row, lines: readonly Row[], day: string): Promise<void> {
    const numbersOf = (type: number): string[] => [
      ...new Set(lines.filter((line) => line.type === type).map(({ no }) => String(no))),
    ];
    const parties = [
      ...new Set([String(invoice.sellToCustomerNo), String(invoice.billToCustomerNo)]),
    ];
    const { customers, items, resources } = await this.parts.facts.read(tx, {
      customers: parties,
      items: numbersOf(LINE_TYPE.item),
      resources: numbersOf(LINE_TYPE.resource),
      accounts: [],
      currencies: [],
      day,
    });
    for (const number of parties)
      if (customers.get(number)?.blocked === BLOCKED_FOR_ALL)
        throw customerBlocked(number, 'everything');
    for (const { type, no, lineNo } of lines) {
      if (type === LINE_TYPE.item && items.get(String(no))?.blocked === true)
        throw productBlocked('Item', String(no), Number(lineNo));
      if (type === LINE_TYPE.resource && resources.get(String(no))?.blocked === true)
        throw productBlocked('Resource', String(no), Number(lineNo));
    }
  }

  private async settled(
    tx: Tx,
    invoice: Row,
  ): Promise<{ applications: Application[]; rest: Decimal }> {
    const { ledger } = this.parts;
    const number = String(invoice.number);
    const entry = await ledger.lockInvoice(tx, String(invoice.billToCustomerNo), number);
    if (!entry) throw invoiceWithoutEntry(number);
    const [amount, remaining] = [plain(entry.amount), plain(entry.remainingAmount)];
    if (amount !== remaining)
      throw invoiceApplied(
        number,
        { amount, remaining },
        await ledger.appliersOf(tx, String(entry.entryNo)),
      );
    const applications =
      entry.open === true ? [{ invoice: entry, amount: new Decimal(amount) }] : [];
    return { applications, rest: new Decimal(0) };
  }
}

function ownOf(number: string, day: string): Row {
  const dates = { documentDate: day, dueDate: day, pmtDiscountDate: null };
  return { ...dates, id: newId(), appliesToInvoiceNo: number, cancelsInvoiceNo: number };
}

function laterOf(today: string, posted: Row[string] | undefined): string {
  return typeof posted === 'string' && posted > today ? posted : today;
}

function inBase(line: Row): Row {
  const quantity = new Decimal(String(line.quantity ?? '0'));
  return { ...line, quantityBase: inBaseUnits(line, quantity).toFixed() };
}

function plain(value: Row[string] | undefined): string {
  return new Decimal(String(value ?? '0')).toFixed();
}
