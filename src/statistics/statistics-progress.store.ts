import type { Db, Tx } from '../platform/database/db';

/** How far one of the two runs of the statistics has come. */
export interface Progress {
  readonly lastInvoiceEntryNo: string;
  readonly invoicesSnapshot: string;
  readonly figuresSnapshot: string;
  readonly figuresCompleteOn: string | null;
  /** What can be seen now. */
  readonly snapshot: string;
  /** The newest detailed ledger entry. */
  readonly newestEntryNo: string;
}

// A snapshot that saw nothing.
const NOTHING = "'3:3:'";

// A snapshot of another life of the database says nothing.
function known(column: string): string {
  return `CASE WHEN pg_snapshot_xmax(${column}::pg_snapshot) <= pg_snapshot_xmax(n.snapshot) THEN ${column} ELSE ${NOTHING} END`;
}

// Rows that a snapshot did not see: changed since, or by a transaction that had not ended. The first part is for the index.
function changedSince(table: string, parameter: number): string {
  return `(${table}.changed_xid >= pg_snapshot_xmin($${parameter}::pg_snapshot)::text::bigint
    AND NOT pg_visible_in_snapshot(${table}.changed_xid::text::xid8, $${parameter}::pg_snapshot))`;
}

/** All SQL of what the statistics remember of themselves. */
export class StatisticsProgressStore {
  /** How far they have come, and how far they could come now. A mark of another life of the database counts as none. */
  async read(db: Db): Promise<Progress> {
    const [row] = await db.query<Progress>(
      `/* statistics.progress */ SELECT p.last_invoice_entry_no AS "lastInvoiceEntryNo", p.figures_complete_on::text AS "figuresCompleteOn",
              ${known('p.invoices_snapshot')} AS "invoicesSnapshot", ${known('p.figures_snapshot')} AS "figuresSnapshot", n.snapshot::text,
              coalesce((SELECT max(entry_no) FROM erp.detailed_customer_ledger_entry), 0) AS "newestEntryNo"
         FROM sync.statistics_progress p, (SELECT pg_current_snapshot() AS snapshot) n`,
    );
    if (!row) throw new Error('The progress of the statistics is not kept anywhere.');
    return row;
  }

  /** Invoice states follow the ledger this far; never less far than before. */
  async settleInvoices(tx: Tx, { newestEntryNo, snapshot }: Progress): Promise<void> {
    await tx.execute(
      `/* statistics.settleInvoices */ UPDATE sync.statistics_progress
          SET last_invoice_entry_no = greatest(last_invoice_entry_no, $1), invoices_snapshot = $2`,
      [newestEntryNo, snapshot],
    );
  }

  /** The statistics hold what was changed this far; `completeOn`: those of all customers were computed on that day. */
  async settleFigures(tx: Tx, { snapshot }: Progress, completeOn: string | null): Promise<void> {
    await tx.execute(
      `/* statistics.settleFigures */ UPDATE sync.statistics_progress
          SET figures_snapshot = $1, figures_complete_on = coalesce($2::date, figures_complete_on)`,
      [snapshot, completeOn],
    );
  }

  /** Remembers invoices whose state could not be written. */
  async retryLater(
    tx: Tx,
    failures: readonly { id: string; message: string }[],
    now: string,
  ): Promise<void> {
    await tx.execute(
      `/* statistics.retryLater */ INSERT INTO sync.invoice_retry (id, message, failed_at)
       SELECT s.id, s.message, $3 FROM unnest($1::uuid[], $2::text[]) s (id, message)
       ON CONFLICT (id) DO UPDATE SET message = EXCLUDED.message, failed_at = EXCLUDED.failed_at`,
      [failures.map(({ id }) => id), failures.map(({ message }) => message.slice(0, 1000)), now],
    );
  }

  /** Forgets invoices that were looked at. */
  async forget(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `/* statistics.forgetRetries */ DELETE FROM sync.invoice_retry WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  }

  /**
   * Coupled posted invoices that may have been settled since, each once (PY-3): those of detailed ledger entries above
   * the last one followed, those whose ledger entry or cancellation changed, and those that failed before.
   */
  async listInvoices(
    db: Db,
    mappingId: string,
    { lastInvoiceEntryNo, invoicesSnapshot }: Progress,
    customerIds: readonly string[] | null,
  ): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* statistics.invoices */ WITH touched AS (
         SELECT e.document_number AS number FROM erp.detailed_customer_ledger_entry d
           JOIN erp.customer_ledger_entry e ON e.entry_no = d.cust_ledger_entry_no AND e.document_type = 2 WHERE d.entry_no > $2
          UNION SELECT e.document_number FROM erp.customer_ledger_entry e WHERE e.document_type = 2 AND ${changedSince('e', 3)}
          UNION SELECT v.number FROM erp.sales_invoice v WHERE v.cancelled AND ${changedSince('v', 3)}
          UNION SELECT v.number FROM sync.invoice_retry r JOIN erp.sales_invoice v ON v.id = r.id)
       SELECT v.id FROM touched t JOIN erp.sales_invoice v ON v.number = t.number
         JOIN sync.coupling k ON k.erp_id = v.id AND k.mapping_id = $1
        WHERE $4::uuid[] IS NULL OR v.bill_to_customer_no IN (SELECT number FROM erp.customer WHERE id = ANY($4))
           OR v.sell_to_customer_no IN (SELECT number FROM erp.customer WHERE id = ANY($4))
        ORDER BY v.id`,
      [mappingId, lastInvoiceEntryNo, invoicesSnapshot, customerIds],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Customers whose statistics are to be computed (ST-9, ST-10, mended by ST-12): never uploaded, or touched since by
   * the ledger, by lines of orders or other open documents they order or pay, or by themselves; `all`: every one.
   * Without a coupling or with a skipped one nobody takes part. In the order of their numbers, in which customers, accounts
   * and ledger mostly grew: batches then find their rows side by side.
   */
  async listCustomers(
    db: Db,
    mappingId: string,
    { figuresSnapshot }: Progress,
    all: boolean,
  ): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* statistics.customers */ WITH touched AS (
         SELECT customer_no AS number FROM erp.customer_ledger_entry e WHERE ${changedSince('e', 2)}
          UNION SELECT n.number FROM erp.sales_order_line l JOIN erp.sales_order o ON o.id = l.document_id
           CROSS JOIN LATERAL (VALUES (o.bill_to_customer_no), (o.sell_to_customer_no)) n (number) WHERE ${changedSince('l', 2)}
          UNION SELECT n.number FROM erp.sales_order o
           CROSS JOIN LATERAL (VALUES (o.bill_to_customer_no), (o.sell_to_customer_no)) n (number) WHERE ${changedSince('o', 2)}
          UNION SELECT bill_to_customer_no FROM erp.open_sales_line u WHERE ${changedSince('u', 2)}
          UNION SELECT number FROM erp.customer c WHERE ${changedSince('c', 2)})
       SELECT k.erp_id AS id FROM sync.coupling k LEFT JOIN erp.customer c ON c.id = k.erp_id
        WHERE k.mapping_id = $1 AND NOT k.skipped
          AND ($3 OR NOT k.statistics_uploaded OR c.number IN (SELECT number FROM touched))
        ORDER BY c.number, k.id`,
      [mappingId, figuresSnapshot, all],
    );
    return rows.map(({ id }) => id);
  }

  /** Has the next run look at posted invoices that changed while their CRM invoice was closed, and is open again (IN-3). */
  async offerReopened(tx: Tx, mappingId: string, crmIds: readonly string[]): Promise<void> {
    if (crmIds.length === 0) return;
    await tx.execute(
      `/* statistics.offerReopened */ UPDATE erp.sales_invoice v SET number = v.number FROM sync.coupling k
        WHERE k.mapping_id = $1 AND k.crm_id = ANY($2::uuid[]) AND v.id = k.erp_id AND v.version IS DISTINCT FROM k.erp_version`,
      [mappingId, crmIds],
    );
  }
}
