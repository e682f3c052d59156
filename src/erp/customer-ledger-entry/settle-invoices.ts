import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import { newId } from '../../platform/new-id';
import { nextEntryNumbers } from '../common/next-entry-numbers';
import { throwFirst } from '../sales-document/carried-rows';
import { remainingLcy, type Application } from './application.rules';

const APPLICATION = 2; // entry type of a detailed entry

/** How entries are applied. */
export interface Applying {
  /** Rounding precision of local amounts. */
  readonly precision: string;
  /** Idempotency key of the request, where it applies entries and nothing else. */
  readonly key?: string | null;
}

/** Settles invoices with a payment or a credit memo whose ledger entry is written already. */
export class SettleInvoices {
  constructor(private readonly writers: ReadonlyMap<string, RecordWriter>) {}

  /** Lowers what remains of the invoices. */
  async run(tx: Tx, by: Row, applications: readonly Application[], how: Applying): Promise<void> {
    const { precision } = how;
    if (applications.length === 0) return;
    const changes = applications.map(({ invoice, amount }) => {
      const remaining = new Decimal(String(invoice.remainingAmount)).minus(amount);
      return {
        id: String(invoice.id),
        version: null,
        changes: {
          remainingAmount: remaining.toFixed(),
          remainingAmountLcy: remainingLcy(invoice, remaining, precision),
          open: !remaining.isZero(),
          closedAtDate: remaining.isZero() ? (by.postingDate ?? null) : null,
          closedByEntryNo: remaining.isZero() ? (by.entryNo ?? null) : null,
        },
      };
    });
    await writerOf(this.writers, 'erp.customer_ledger_entry').table.update(tx, changes);
    await this.detail(tx, by, applications, how);
  }

  // An application of each invoice, for the history of the ledger.
  private async detail(
    tx: Tx,
    by: Row,
    applications: readonly Application[],
    { precision, key = null }: Applying,
  ): Promise<void> {
    const table = 'erp.detailed_customer_ledger_entry';
    const entryNos = await nextEntryNumbers(tx, table, applications.length);
    const rows = applications.map(({ invoice, amount }, index) => ({
      id: newId(),
      entryNo: entryNos[index] ?? null,
      custLedgerEntryNo: invoice.entryNo ?? null,
      appliedCustLedgerEntryNo: by.entryNo ?? null,
      entryType: APPLICATION,
      postingDate: by.postingDate ?? null,
      documentType: by.documentType ?? null,
      documentNumber: by.documentNumber ?? null,
      customerNo: by.customerNo ?? null,
      currencyCode: by.currencyCode ?? null,
      idempotencyKey: index === 0 ? key : null,
      amount: amount.negated().toFixed(),
      amountLcy: new Decimal(remainingLcy(invoice, amount, precision)).negated().toFixed(),
    }));
    throwFirst((await writerOf(this.writers, table).insert(tx, rows)).refused);
  }
}
