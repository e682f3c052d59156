import type { Db, Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';

/** Document types of ledger entries, by the ERP's numbers. */
export const ENTRY = { payment: 1, invoice: 2, creditMemo: 3 } as const;

/** All SQL that the verbs of the customer ledger need beside writing rows. */
export class CustomerLedgerStore {
  constructor(private readonly tables: RecordTables) {}

  /** Takes the customer, then its open invoices in the currency, oldest due first; entry order breaks ties. */
  async lockOpenInvoices(
    tx: Tx,
    customerNo: string,
    currencyCode: string | null,
  ): Promise<Row[] | null> {
    if (!(await this.lockCustomer(tx, customerNo))) return null;
    return this.entries.rowsWhere(
      tx,
      `t.customer_no = $1 AND t.document_type = ${ENTRY.invoice} AND t.open AND t.currency_code IS NOT DISTINCT FROM $2
        ORDER BY t.due_date NULLS LAST, t.entry_no LIMIT 10000`,
      [customerNo, currencyCode],
    );
  }

  /** Takes the customer, then an open invoice of it in the currency; null when there is no such one. */
  async lockOpenInvoice(
    tx: Tx,
    customerNo: string,
    currencyCode: string | null,
    number: string,
  ): Promise<Row | null> {
    await this.lockCustomer(tx, customerNo);
    const [entry] = await this.entries.rowsWhere(
      tx,
      `t.document_number = $1 AND t.document_type = ${ENTRY.invoice} AND t.open AND t.customer_no = $2
        AND t.currency_code IS NOT DISTINCT FROM $3 ORDER BY t.entry_no LIMIT 1 FOR UPDATE`,
      [number, customerNo, currencyCode],
    );
    return entry ?? null;
  }

  /** Takes the customer, then the entry of an invoice, open or not; null when there is none. */
  async lockInvoice(tx: Tx, customerNo: string, number: string): Promise<Row | null> {
    await this.lockCustomer(tx, customerNo);
    const [entry] = await this.entries.rowsWhere(
      tx,
      `t.document_number = $1 AND t.document_type = ${ENTRY.invoice} AND t.customer_no = $2 ORDER BY t.entry_no LIMIT 1 FOR UPDATE`,
      [number, customerNo],
    );
    return entry ?? null;
  }

  /** Takes a customer; false when there is none of that number. */
  async lockCustomer(tx: Tx, customerNo: string): Promise<boolean> {
    const customers = await tx.query(
      `/* customer.lock */ SELECT 1 FROM erp.customer WHERE number = $1 FOR UPDATE`,
      [customerNo],
    );
    return customers.length > 0;
  }

  /** Ids of the entries that settle an entry, wholly or in part. */
  async appliersOf(tx: Tx, entryNo: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `/* ledger.appliers */ SELECT e.id FROM erp.customer_ledger_entry e
        WHERE e.entry_no IN (SELECT d.applied_cust_ledger_entry_no FROM erp.detailed_customer_ledger_entry d
                              WHERE d.cust_ledger_entry_no = $1 AND NOT d.unapplied) ORDER BY e.entry_no LIMIT 1000`,
      [entryNo],
    );
    return rows.map(({ id }) => id);
  }

  /** An entry as it is; null when there is none of that id. */
  async find(db: Db, id: string): Promise<Row | null> {
    return (await this.entries.rowsByIds(db, [id])).get(id) ?? null;
  }

  /** Whether the request of that key applied entries before. */
  async isApplied(db: Db, key: string): Promise<boolean> {
    const rows = await db.query(
      `/* ledger.applied */ SELECT 1 FROM erp.detailed_customer_ledger_entry WHERE idempotency_key = $1`,
      [key],
    );
    return rows.length > 0;
  }

  /** Number of the invoice that a credit memo cancels; null when it cancels none. */
  async cancelledBy(db: Db, creditMemo: string): Promise<string | null> {
    const [row] = await db.query<{ number: string | null }>(
      `/* ledger.cancelledBy */ SELECT cancels_invoice_no AS number FROM erp.sales_credit_memo WHERE number = $1`,
      [creditMemo],
    );
    return row?.number ?? null;
  }

  /** Takes an entry; null when there is none of that id. */
  async lock(tx: Tx, id: string): Promise<Row | null> {
    return (await this.entries.rowsByIds(tx, [id], 'update')).get(id) ?? null;
  }

  /** Applications of a payment that stand. */
  async applicationsOf(tx: Tx, paymentNo: string): Promise<Row[]> {
    return this.tables
      .get('erp.detailed_customer_ledger_entry')
      .rowsWhere(
        tx,
        `t.applied_cust_ledger_entry_no = $1 AND NOT t.unapplied ORDER BY t.entry_no LIMIT 10000`,
        [paymentNo],
      );
  }

  /** Entries by their entry numbers, taken for this transaction. */
  async lockByEntryNos(tx: Tx, entryNos: readonly string[]): Promise<Map<string, Row>> {
    const rows = await this.entries.rowsWhere(
      tx,
      `t.entry_no = ANY($1::bigint[]) ORDER BY t.entry_no FOR UPDATE`,
      [entryNos],
    );
    return new Map(rows.map((row) => [String(row.entryNo), row]));
  }

  /** The payment that the same idempotency key made before. */
  async idByKey(tx: Tx, key: string | null): Promise<string | null> {
    if (key === null) return null;
    const [row] = await this.entries.rowsBy(tx, 'idempotencyKey', [key]);
    return row ? String(row.id) : null;
  }

  /** Rounding precision of local amounts, and the factor of a currency on a day. */
  async rates(
    tx: Tx,
    currencyCode: string | null,
    day: string,
  ): Promise<{ precision: string; factor: string | null }> {
    const [row] = await tx.query<{ precision: string | null; factor: string | null }>(
      `/* ledger.rates */ SELECT (SELECT amount_rounding_precision FROM erp.general_ledger_setup LIMIT 1) AS precision,
              CASE WHEN $1::text IS NULL THEN 1 ELSE (SELECT exchange_rate_amount / relational_exch_rate_amount FROM erp.currency_exchange_rate
                WHERE currency_code = $1 AND starting_date <= $2::date ORDER BY starting_date DESC LIMIT 1) END AS factor`,
      [currencyCode, day],
    );
    return { precision: row?.precision ?? '0.01', factor: row?.factor ?? null };
  }

  private get entries() {
    return this.tables.get('erp.customer_ledger_entry');
  }
}
