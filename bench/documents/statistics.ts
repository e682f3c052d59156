import type { DataSource } from 'typeorm';

const TEAM = '22222222-2222-4222-8222-222222222222';

/** Adds coupled customers, with the ledger entries that `addEntries` gives them. */
const CUSTOMERS = (count: number): string[] => [
  `INSERT INTO erp.customer (id, number, name, credit_limit_lcy) SELECT gen_random_uuid(), 'S' || lpad(i::text, 7, '0'), 'Client ' || i, i % 1000 * 100
     FROM generate_series(1, ${count}) i`,
  `INSERT INTO crm.account (id, name, account_number, customer_type_code, owner_id, owner_id_type)
   SELECT gen_random_uuid(), name, number, 3, '${TEAM}', 'team' FROM erp.customer WHERE number LIKE 'S%'`,
  `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
   SELECT gen_random_uuid(), m.id, e.id, c.id, now() FROM erp.customer e JOIN crm.account c ON c.account_number = e.number
     JOIN sync.table_mapping m ON m.name = 'CUSTOMER' WHERE e.number LIKE 'S%'`,
];

const ENTRIES = (count: number, each: number): string => `
  INSERT INTO erp.customer_ledger_entry (id, entry_no, customer_no, posting_date, due_date, document_type, document_number, amount, amount_lcy,
         remaining_amount, remaining_amount_lcy, sales_lcy, open)
  SELECT gen_random_uuid(), (i - 1) * ${each} + n, 'S' || lpad(i::text, 7, '0'), current_date - (n * 20), current_date - (n * 20) + 30, 2,
         'D' || ((i - 1) * ${each} + n), 100 + n, 100 + n, CASE WHEN n % 3 = 0 THEN 100 + n ELSE 0 END, CASE WHEN n % 3 = 0 THEN 100 + n ELSE 0 END,
         80 + n, n % 3 = 0
    FROM generate_series(1, ${count}) i CROSS JOIN generate_series(1, ${each}) n`;

/** Adds customers coupled with accounts, and ten ledger entries to each. */
export async function addLedger(dataSource: DataSource, customers: number): Promise<void> {
  for (const statement of CUSTOMERS(customers)) await dataSource.query(statement);
  await dataSource.query(ENTRIES(customers, 10));
  for (const table of ['erp.customer', 'crm.account', 'sync.coupling', 'erp.customer_ledger_entry'])
    await dataSource.query(`VACUUM ANALYZE ${table}`);
  await dataSource.query('CHECKPOINT');
}

/** Takes the statistics of all accounts back. */
export async function forgetStatistics(dataSource: DataSource): Promise<void> {
  await dataSource.query('UPDATE crm.account SET account_statistics_id = NULL');
  await dataSource.query('DELETE FROM crm.account_statistics');
  for (const table of ['crm.account', 'crm.account_statistics'])
    await dataSource.query(`VACUUM FULL ANALYZE ${table}`);
  await dataSource.query('CHECKPOINT');
}

/**
 * The same figures by hand: summed over the ledger, the open orders and the unposted invoices of all customers, one
 * record each, tied to the accounts; set-wise, in one transaction, without a journal.
 */
export const FIGURES_BY_HAND = [
  `CREATE TEMP TABLE figures ON COMMIT DROP AS
   WITH ledger AS (
     SELECT customer_no, sum(remaining_amount_lcy) AS balance, sum(remaining_amount_lcy) FILTER (WHERE open AND due_date < current_date) AS overdue,
            sum(sales_lcy) FILTER (WHERE posting_date >= date_trunc('year', current_date)) AS sales
       FROM erp.customer_ledger_entry GROUP BY customer_no
   ), ordered AS (
     SELECT o.bill_to_customer_no AS customer_no, sum(round(l.amount_including_vat * l.outstanding_quantity / nullif(l.quantity, 0), 2)) AS outstanding,
            sum(round(l.amount_including_vat * l.qty_shipped_not_invoiced / nullif(l.quantity, 0), 2)) AS shipped
       FROM erp.sales_order o JOIN erp.sales_order_line l ON l.document_id = o.id GROUP BY o.bill_to_customer_no
   ), unposted AS (
     SELECT bill_to_customer_no AS customer_no, sum(outstanding_amount_lcy) AS invoices FROM erp.open_sales_line GROUP BY bill_to_customer_no
   )
   SELECT gen_random_uuid() AS id, k.crm_id AS account_id, c.number, c.name, c.credit_limit_lcy, coalesce(e.balance, 0) AS balance,
          coalesce(e.overdue, 0) AS overdue, coalesce(e.sales, 0) AS sales, coalesce(o.outstanding, 0) AS outstanding, coalesce(o.shipped, 0) AS shipped,
          coalesce(u.invoices, 0) AS invoices
     FROM erp.customer c JOIN sync.coupling k ON k.erp_id = c.id
     LEFT JOIN ledger e ON e.customer_no = c.number LEFT JOIN ordered o ON o.customer_no = c.number LEFT JOIN unposted u ON u.customer_no = c.number`,
  `INSERT INTO crm.account_statistics (id, name, customer_no, balance_lcy, outstanding_orders_lcy, shipped_not_invoiced_lcy, outstanding_invoices_lcy,
          total_lcy, credit_limit_lcy, overdue_amounts_lcy, overdue_amounts_as_of, total_sales_lcy, invoiced_prepayment_amount_lcy)
   SELECT id, name, number, balance, outstanding, shipped, invoices, balance + outstanding + shipped + invoices, coalesce(credit_limit_lcy, 0), overdue,
          current_date, sales, 0 FROM figures`,
  `UPDATE crm.account a SET account_statistics_id = f.id FROM figures f WHERE a.id = f.account_id`,
];
