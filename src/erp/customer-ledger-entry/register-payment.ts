import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { roundTo } from '../sales-document/rounding.rules';
import type { SalesOrderStore } from '../sales-order/sales-order.store';
import { applyPayment, remainingLcy } from './application.rules';
import { ENTRY, type CustomerLedgerStore } from './customer-ledger.store';
import { invoiceNotOpen, paymentNotPositive } from './payment.errors';
import { SettleInvoices } from './settle-invoices';
import { newId } from '../../platform/new-id';

/** A payment of a customer. */
export interface RegisterPaymentInput {
  readonly customerNo: string;
  readonly amount: string;
  /** Null: local currency. */
  readonly currencyCode?: string | null;
  /** Invoices it is for; without them the oldest due come first. */
  readonly invoiceNumbers?: readonly string[] | null;
  readonly documentNumber?: string | null;
  readonly postingDate?: string | null;
  /** The same key again finds the payment instead of registering another. */
  readonly idempotencyKey?: string | null;
}

/** Registers a payment and settles invoices with it; what is too much stays open on the payment. */
export class RegisterPayment {
  private readonly settle: SettleInvoices;

  constructor(
    private readonly ledger: CustomerLedgerStore,
    private readonly store: SalesOrderStore,
    private readonly writers: ReadonlyMap<string, RecordWriter>,
  ) {
    this.settle = new SettleInvoices(writers);
  }

  /** Registers the payment and returns the id of its ledger entry. */
  async run(tx: Tx, input: RegisterPaymentInput, today: string): Promise<string> {
    const earlier = await this.ledger.idByKey(tx, input.idempotencyKey ?? null);
    if (earlier !== null) return earlier;
    const amount = new Decimal(input.amount);
    if (amount.lessThanOrEqualTo(0)) throw paymentNotPositive(input.amount);
    const currencyCode = input.currencyCode ?? null;
    const open = await this.ledger.lockOpenInvoices(tx, input.customerNo, currencyCode);
    if (open === null) throw recordNotFound('Customer', input.customerNo, 'customerNo');
    const { applications, rest } = applyPayment(amount, chosen(open, input.invoiceNumbers ?? null));
    const day = input.postingDate ?? today;
    const { precision, factor } = await this.ledger.rates(tx, currencyCode, day);
    if (factor === null) throw rateMissing(currencyCode ?? '');
    const amountLcy = roundTo(amount.div(factor), precision);
    const [entryNo = '1'] = await this.store.nextEntryNos(tx, 'erp.customer_ledger_entry', 1);
    const payment: Row = {
      id: newId(),
      entryNo,
      customerNo: input.customerNo,
      postingDate: day,
      documentDate: day,
      documentType: ENTRY.payment,
      documentNumber: input.documentNumber ?? `PAY-${entryNo}`,
      description: 'Payment',
      currencyCode,
      amount: amount.negated().toFixed(),
      amountLcy: amountLcy.negated().toFixed(),
      remainingAmount: rest.negated().toFixed(),
      open: !rest.isZero(),
      closedAtDate: rest.isZero() ? day : null,
      idempotencyKey: input.idempotencyKey ?? null,
    };
    payment.remainingAmountLcy = remainingLcy(payment, rest.negated(), precision);
    await this.insert(tx, 'erp.customer_ledger_entry', [payment]);
    await this.settle.run(tx, payment, applications, { precision });
    return String(payment.id);
  }

  private async insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
    const [refusal] = (await this.writer(table).insert(tx, rows)).refused.values();
    if (refusal) throw refusal;
  }

  private writer(name: string): RecordWriter {
    const writer = this.writers.get(name);
    if (!writer) throw new Error(`There is no writer for ${name}.`);
    return writer;
  }
}

function chosen(open: readonly Row[], numbers: readonly string[] | null): readonly Row[] {
  if (numbers === null) return open;
  return numbers.map((number) => {
    const entry = open.find((row) => row.documentNumber === number);
    if (!entry)
      throw invoiceNotOpen(
        number,
        'it is settled, unknown, of another customer or in another currency',
      );
    return entry;
  });
}

function rateMissing(code: string): Refusal {
  return new Refusal('CURRENCY_RATE_MISSING', `Currency ${code} has no exchange rate.`, {
    field: 'currencyCode',
    remedy: `Add an exchange rate for ${code} (currencyExchangeRateCreate).`,
    data: { code },
  });
}
