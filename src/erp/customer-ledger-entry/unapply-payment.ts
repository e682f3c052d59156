import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { recordNotFound } from '../../platform/errors/input.errors';
import { remainingLcy } from './application.rules';
import { ENTRY, type CustomerLedgerStore } from './customer-ledger.store';
import { paymentNotApplied } from './payment.errors';

/** Takes a payment back from the invoices it settled: they are open again, and so is the payment. */
export class UnapplyPayment {
  constructor(
    private readonly ledger: CustomerLedgerStore,
    private readonly tables: RecordTables,
  ) {}

  /** Takes the payment back and returns its id. */
  async run(tx: Tx, id: string): Promise<string> {
    const payment = await this.ledger.lock(tx, id);
    if (payment?.documentType !== ENTRY.payment) throw recordNotFound('Payment', id);
    const applications = await this.ledger.applicationsOf(tx, String(payment.entryNo));
    if (applications.length === 0) throw paymentNotApplied(String(payment.entryNo));
    const invoices = await this.ledger.lockByEntryNos(
      tx,
      applications.map((row) => String(row.custLedgerEntryNo)),
    );
    const { precision } = await this.ledger.rates(tx, null, String(payment.postingDate));
    let taken = new Decimal(0);
    const changes = applications.flatMap((application) => {
      const invoice = invoices.get(String(application.custLedgerEntryNo));
      if (!invoice) return [];
      const amount = new Decimal(String(application.amount)).negated();
      taken = taken.plus(amount);
      const remaining = new Decimal(String(invoice.remainingAmount)).plus(amount);
      return [reopened(String(invoice.id), remaining, remainingLcy(invoice, remaining, precision))];
    });
    const remaining = new Decimal(String(payment.remainingAmount)).minus(taken);
    const entries = this.tables.get('erp.customer_ledger_entry');
    await entries.update(tx, [
      ...changes,
      reopened(id, remaining, remainingLcy(payment, remaining, precision)),
    ]);
    await this.tables.get('erp.detailed_customer_ledger_entry').update(
      tx,
      applications.map((row) => ({
        id: String(row.id),
        version: null,
        changes: { unapplied: true },
      })),
    );
    return id;
  }
}

function reopened(id: string, remaining: Decimal, remainingAmountLcy: string) {
  return {
    id,
    version: null,
    changes: {
      remainingAmount: remaining.toFixed(),
      remainingAmountLcy,
      open: true,
      closedAtDate: null,
      closedByEntryNo: null,
    },
  };
}
