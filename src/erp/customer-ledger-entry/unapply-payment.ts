import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { recordNotFound } from '../../platform/errors/input.errors';
import { newId } from '../../platform/new-id';
import { nextEntryNumbers } from '../common/next-entry-numbers';
import { remainingLcy } from './application.rules';
import { ENTRY, type CustomerLedgerStore } from './customer-ledger.store';
import { cancellationStands } from './application.errors';
import { paymentNotApplied } from './payment.errors';

/** Takes a payment or a credit memo back from what it settled: that is open again, and so is the payment. */
export class UnapplyPayment {
  constructor(
    private readonly ledger: CustomerLedgerStore,
    private readonly tables: RecordTables,
  ) {}

  /** Takes the payment back and returns its id. */
  async run(tx: Tx, id: string): Promise<string> {
    const payment = await this.taken(tx, id);
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
    await this.takeBack(tx, applications);
    return id;
  }

  // The customer comes first, as everywhere: whoever settles its entries meanwhile waits.
  private async taken(tx: Tx, id: string): Promise<Row> {
    const known = await this.ledger.find(tx, id);
    if (known) await this.ledger.lockCustomer(tx, String(known.customerNo));
    const payment = await this.ledger.lock(tx, id);
    const type = payment?.documentType;
    if (!payment || (type !== ENTRY.payment && type !== ENTRY.creditMemo))
      throw recordNotFound('Payment', id);
    const number = String(payment.documentNumber);
    const invoice = type === ENTRY.creditMemo ? await this.ledger.cancelledBy(tx, number) : null;
    if (invoice !== null) throw cancellationStands(number, invoice);
    return payment;
  }

  // The way back is entries of its own: whoever follows the ledger by its numbers sees it.
  private async takeBack(tx: Tx, applications: readonly Row[]): Promise<void> {
    const table = this.tables.get('erp.detailed_customer_ledger_entry');
    const entryNos = await nextEntryNumbers(tx, table.name, applications.length);
    await table.insert(
      tx,
      applications.map((row, index) => ({
        ...pick(row, CARRIED),
        id: newId(),
        entryNo: entryNos[index] ?? null,
        amount: new Decimal(String(row.amount)).negated().toFixed(),
        amountLcy: new Decimal(String(row.amountLcy)).negated().toFixed(),
        unapplied: true,
      })),
    );
    await table.update(
      tx,
      applications.map((row, index) => ({
        id: String(row.id),
        version: null,
        changes: { unapplied: true, unappliedByEntryNo: entryNos[index] ?? null },
      })),
    );
  }
}

const CARRIED = [
  'custLedgerEntryNo',
  'appliedCustLedgerEntryNo',
  'entryType',
  'postingDate',
  'documentType',
  'documentNumber',
  'customerNo',
  'currencyCode',
] as const;

function pick(row: Row, properties: readonly string[]): Row {
  return Object.fromEntries(properties.map((property) => [property, row[property] ?? null]));
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
