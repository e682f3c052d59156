import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import { newId } from '../../platform/new-id';
import { remainingLcy, type Application } from '../customer-ledger-entry/application.rules';
import { ENTRY, type CustomerLedgerStore } from '../customer-ledger-entry/customer-ledger.store';
import type { SettleInvoices } from '../customer-ledger-entry/settle-invoices';
import { ItemLedgerEntryType } from '../item-ledger-entry/item-ledger-entry.options';
import type { DrawNumbers } from '../number-series/draw-numbers';
import { numberSeriesNotFound } from '../number-series/number-series.errors';
import { carried, throwFirst } from '../sales-document/carried-rows';
import { roundTo } from '../sales-document/rounding.rules';
import { POSTED_TABLES } from '../sales-order/posting/write-posted-invoice';
import { LINE_TYPE } from '../sales-order/sales-order.draft';
import type { SalesOrderStore } from '../sales-order/sales-order.store';

/** A credit memo that is worked out. */
export interface CreditMemoToPost {
  readonly header: Row;
  readonly lines: readonly Row[];
  /** With VAT, in the currency of the document. */
  readonly total: Decimal;
  /** Posting date. */
  readonly day: string;
  /** Takes the invoice that is settled; asked once the number is drawn, as everywhere: series before customers. */
  readonly apply: () => Promise<{ applications: Application[]; rest: Decimal }>;
}

/** What writing credit memos stands on. */
export interface CreditMemoWriteParts {
  readonly store: SalesOrderStore;
  readonly ledger: CustomerLedgerStore;
  readonly settle: SettleInvoices;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly numbers: DrawNumbers;
}

interface ReturnedLine {
  readonly line: Row;
  readonly entryNo: string | null;
}

const CREDIT_MEMO = 4; // document type of an item ledger entry
const INVENTORY = 0; // type of an item that is kept in stock

/** Writes a posted credit memo with its lines, the items that come back, and the customer's ledger entry. */
export class WriteCreditMemo {
  constructor(private readonly parts: CreditMemoWriteParts) {}

  /** Writes the credit memo and returns its id. */
  async run(tx: Tx, memo: CreditMemoToPost): Promise<string> {
    const { header, lines, day } = memo;
    const returned = await this.returned(tx, lines);
    const number = await this.draw(tx, day);
    const { applications, rest } = await memo.apply();
    const id = String(header.id);
    const own = { ...carried(header, this.writer('erp.sales_credit_memo')), id, number };
    const { idempotencyKey = null } = header;
    await this.insert(tx, 'erp.sales_credit_memo', [{ ...own, postingDate: day, idempotencyKey }]);
    const to = this.writer('erp.sales_credit_memo_line');
    const of = { documentId: id, documentNumber: number };
    await this.insert(
      tx,
      'erp.sales_credit_memo_line',
      lines.map((line) => ({ ...carried(line, to), ...of, id: newId() })),
    );
    await this.insert(
      tx,
      'erp.item_ledger_entry',
      returned.map((each) => itemEntry(each, { header, day, number })),
    );
    await this.enter(tx, memo, { number, applications, rest });
    return id;
  }

  // Items are taken before numbers, as in shipping, and so are the numbers of their entries.
  private async returned(tx: Tx, lines: readonly Row[]): Promise<ReturnedLine[]> {
    const goods = lines.filter(({ type }) => type === LINE_TYPE.item);
    if (goods.length === 0) return [];
    const items = [...new Set(goods.map(({ no }) => String(no)))];
    const stock = await this.parts.store.stockOf(tx, items);
    const kept = goods.filter(({ no }) => stock.get(String(no))?.type === INVENTORY);
    const table = 'erp.item_ledger_entry';
    const entryNos = await this.parts.store.nextEntryNos(tx, table, kept.length);
    return kept.map((line, index) => ({ line, entryNo: entryNos[index] ?? null }));
  }

  private async draw(tx: Tx, date: string): Promise<string | null> {
    const setup = await this.parts.store.setup(tx);
    const seriesCode = setup.postedCreditMemoNos ?? setup.postedInvoiceNos;
    if (seriesCode == null) throw numberSeriesNotFound('posted credit memos');
    const [number = null] = await this.parts.numbers.run(tx, {
      seriesCode: String(seriesCode),
      count: 1,
      date,
      usedIn: POSTED_TABLES,
    });
    return number;
  }

  // What the customer owes less: open as far as no invoice takes it.
  private async enter(
    tx: Tx,
    { header, lines, total, day }: CreditMemoToPost,
    settled: { number: string | null; applications: Application[]; rest: Decimal },
  ): Promise<void> {
    const { number, applications, rest } = settled;
    const currencyCode = header.currencyCode == null ? null : String(header.currencyCode);
    const { precision } = await this.parts.ledger.rates(tx, currencyCode, day);
    const inLocal = (amount: Decimal): string =>
      roundTo(amount.div(String(header.currencyFactor ?? '1')), precision).toFixed();
    const net = Decimal.sum(0, ...lines.map(({ amount }) => String(amount ?? '0')));
    const table = 'erp.customer_ledger_entry';
    const [entryNo = null] = await this.parts.store.nextEntryNos(tx, table, 1);
    const entry: Row = {
      id: newId(),
      entryNo,
      customerNo: header.billToCustomerNo ?? null,
      postingDate: day,
      documentDate: header.documentDate ?? null,
      documentType: ENTRY.creditMemo,
      documentNumber: number,
      externalDocumentNo: header.externalDocumentNo ?? null,
      description: `Credit memo ${number ?? ''}`,
      currencyCode,
      amount: total.negated().toFixed(),
      amountLcy: inLocal(total.negated()),
      remainingAmount: rest.negated().toFixed(),
      salesLcy: inLocal(net.negated()),
      open: !rest.isZero(),
      closedAtDate: rest.isZero() ? day : null,
      dueDate: header.dueDate ?? null,
      pmtDiscountDate: header.pmtDiscountDate ?? null,
      salespersonCode: header.salespersonCode ?? null,
    };
    entry.remainingAmountLcy = remainingLcy(entry, rest.negated(), precision);
    await this.insert(tx, table, [entry]);
    await this.parts.settle.run(tx, entry, applications, { precision });
  }

  private async insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) throwFirst((await this.writer(table).insert(tx, rows)).refused);
  }

  private writer(name: string): RecordWriter {
    return writerOf(this.parts.writers, name);
  }
}

function itemEntry(
  { line, entryNo }: ReturnedLine,
  { header, day, number }: { header: Row; day: string; number: string | null },
): Row {
  return {
    id: newId(),
    entryNo,
    itemNo: line.no ?? null,
    postingDate: day,
    entryType: ItemLedgerEntryType.Sale,
    documentType: CREDIT_MEMO,
    documentNumber: number,
    documentLineNo: line.lineNo ?? null,
    quantity: line.quantityBase ?? '0',
    unitOfMeasureCode: line.unitOfMeasureCode ?? null,
    locationCode: line.locationCode ?? null,
    description: line.description ?? null,
    customerNo: header.sellToCustomerNo ?? null,
  };
}
