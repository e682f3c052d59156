import { type Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { recordNotFound } from '../../platform/errors/input.errors';
import { remainingLcy } from './application.rules';
import { planApplications, type EntryToApplyTo } from './apply-entries.rules';
import type { CustomerLedgerStore } from './customer-ledger.store';
import type { SettleInvoices } from './settle-invoices';

/** Which open entry settles which others. */
export interface ApplyEntriesInput {
  /** Id of the entry of a payment or credit memo with an open rest. */
  readonly id: string;
  /** What it settles, in this order. */
  readonly applyTo: readonly EntryToApplyTo[];
  /** The same key again finds the application instead of applying more. */
  readonly idempotencyKey?: string | null;
}

/** Applies the open rest of a payment or a credit memo to what its customer owes (*Apply Entries*). */
export class ApplyEntries {
  constructor(
    private readonly ledger: CustomerLedgerStore,
    private readonly settle: SettleInvoices,
    private readonly entries: RecordWriter,
  ) {}

  /** Applies the entry and returns its id. It is done today, or with an entry that counts later. */
  async run(tx: Tx, input: ApplyEntriesInput, today: string): Promise<string> {
    const { ledger, entries, settle } = this;
    const key = input.idempotencyKey ?? null;
    const found = await ledger.find(tx, input.id);
    if (!found) throw recordNotFound('Customer ledger entry', input.id);
    await ledger.lockCustomer(tx, String(found.customerNo));
    if (key !== null && (await ledger.isApplied(tx, key))) return input.id;
    const ids = [input.id, ...input.applyTo.map(({ id }) => id)];
    const rows = await entries.table.rowsByIds(tx, [...new Set(ids)], 'update');
    const by = rows.get(input.id);
    if (!by) throw recordNotFound('Customer ledger entry', input.id);
    const { applications, rest } = planApplications(by, rows, input.applyTo);
    const day = [by, ...applications.map(({ invoice }) => invoice)].reduce(
      (latest, { postingDate }) => (String(postingDate) > latest ? String(postingDate) : latest),
      today,
    );
    const { precision } = await ledger.rates(tx, null, day);
    await settle.run(tx, { ...by, postingDate: day }, applications, { precision, key });
    await entries.table.update(tx, [
      { id: input.id, version: null, changes: left(by, rest, { day, precision }) },
    ]);
    return input.id;
  }
}

function left(by: Row, rest: Decimal, { day, precision }: { day: string; precision: string }): Row {
  return {
    remainingAmount: rest.negated().toFixed(),
    remainingAmountLcy: remainingLcy(by, rest.negated(), precision),
    open: !rest.isZero(),
    closedAtDate: rest.isZero() ? day : null,
  };
}
