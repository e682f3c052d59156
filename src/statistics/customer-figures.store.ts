import type { Db } from '../platform/database/db';

/** The statistics of a customer by the names of the CRM's record (ST-1). Amounts are in local currency. */
export interface CustomerFigures {
  readonly name: string | null;
  readonly customerNo: string;
  readonly balanceLcy: string;
  readonly outstandingOrdersLcy: string;
  readonly shippedNotInvoicedLcy: string;
  readonly outstandingInvoicesLcy: string;
  readonly totalLcy: string;
  readonly creditLimitLcy: string;
  readonly overdueAmountsLcy: string;
  readonly overdueAmountsAsOf: string;
  readonly totalSalesLcy: string;
  readonly invoicedPrepaymentAmountLcy: string;
}

// A part of a line's amount with VAT: rounded in the currency of the document, then in local currency (ST-2).
const part = (quantity: string): string =>
  `CASE WHEN l.quantity = 0 THEN 0 ELSE
     round(round(l.amount_including_vat * ${quantity} / (l.quantity * p.document)) * p.document / o.currency_factor / p.local) * p.local END`;

/** Computes what customers owe and have ordered: every figure a sum over ledger and lines, all customers in one statement. */
export class CustomerFiguresStore {
  /** By customer number; `today` is the working date. */
  async byNumbers(
    db: Db,
    numbers: readonly string[],
    today: string,
  ): Promise<Map<string, CustomerFigures>> {
    if (numbers.length === 0) return new Map();
    const rows = await db.query<CustomerFigures>(SQL, [numbers, today]);
    return new Map(rows.map((row) => [row.customerNo, row]));
  }
}

// Aggregated before they are joined: a customer with many entries and many lines must not multiply them.
const SQL = `/* statistics.figures */
WITH fiscal AS (
  SELECT coalesce((SELECT max(starting_date) FROM erp.accounting_period WHERE new_fiscal_year AND starting_date <= $2::date),
                  date_trunc('year', $2::date)::date) AS first,
         coalesce((SELECT min(starting_date) FROM erp.accounting_period WHERE new_fiscal_year AND starting_date > $2::date),
                  CASE WHEN EXISTS (SELECT 1 FROM erp.accounting_period WHERE new_fiscal_year AND starting_date <= $2::date) THEN 'infinity'::date
                       ELSE (date_trunc('year', $2::date) + interval '1 year')::date END) AS next
), ledger AS (
  SELECT e.customer_no, sum(e.remaining_amount_lcy) AS balance,
         sum(e.remaining_amount_lcy) FILTER (WHERE e.open AND e.due_date < $2::date) AS overdue,
         sum(e.sales_lcy) FILTER (WHERE e.posting_date >= f.first AND e.posting_date < f.next) AS sales
    FROM erp.customer_ledger_entry e CROSS JOIN fiscal f WHERE e.customer_no = ANY($1) GROUP BY e.customer_no
), ordered AS (
  SELECT o.bill_to_customer_no AS customer_no, sum(${part('l.outstanding_quantity')}) AS outstanding,
         sum(${part('l.qty_shipped_not_invoiced')}) AS shipped, sum(l.prepayment_invoiced_lcy + l.prepayment_vat_invoiced_lcy) AS prepaid
    FROM erp.sales_order o JOIN erp.sales_order_line l ON l.document_id = o.id
    LEFT JOIN erp.currency c ON c.code = o.currency_code
    CROSS JOIN LATERAL (SELECT coalesce((SELECT amount_rounding_precision FROM erp.general_ledger_setup LIMIT 1), 0.01) AS local) g
    CROSS JOIN LATERAL (SELECT g.local, coalesce(c.amount_rounding_precision, g.local) AS document) p
   WHERE o.bill_to_customer_no = ANY($1) GROUP BY o.bill_to_customer_no
), unposted AS (
  SELECT u.bill_to_customer_no AS customer_no, sum(u.outstanding_amount_lcy) FILTER (WHERE u.document_type = 2) AS invoices,
         sum(u.outstanding_amount_lcy) FILTER (WHERE u.document_type = 2 AND u.shipment_no IS NOT NULL) AS shipped_before,
         sum(u.return_received_not_invoiced_lcy) FILTER (WHERE u.document_type = 5) AS returned
    FROM erp.open_sales_line u WHERE u.bill_to_customer_no = ANY($1) GROUP BY u.bill_to_customer_no
), figures AS (
  SELECT c.number, c.name, c.credit_limit_lcy, coalesce(e.balance, 0) AS balance, coalesce(e.overdue, 0) AS overdue,
         coalesce(e.sales, 0) AS sales, coalesce(o.outstanding, 0) AS orders, coalesce(o.shipped, 0) AS shipped,
         coalesce(o.prepaid, 0) AS prepaid, coalesce(u.invoices, 0) AS invoices, coalesce(u.shipped_before, 0) AS shipped_before,
         coalesce(u.returned, 0) AS returned
    FROM erp.customer c LEFT JOIN ledger e ON e.customer_no = c.number LEFT JOIN ordered o ON o.customer_no = c.number
    LEFT JOIN unposted u ON u.customer_no = c.number
   WHERE c.number = ANY($1)
)
SELECT name, number AS "customerNo", trim_scale(balance)::text AS "balanceLcy", trim_scale(orders)::text AS "outstandingOrdersLcy",
       trim_scale(shipped)::text AS "shippedNotInvoicedLcy", trim_scale(invoices)::text AS "outstandingInvoicesLcy",
       trim_scale(balance + orders + shipped + invoices - shipped_before - prepaid - returned)::text AS "totalLcy",
       trim_scale(coalesce(credit_limit_lcy, 0))::text AS "creditLimitLcy", trim_scale(overdue)::text AS "overdueAmountsLcy",
       $2::date::text AS "overdueAmountsAsOf", trim_scale(sales)::text AS "totalSalesLcy", trim_scale(prepaid)::text AS "invoicedPrepaymentAmountLcy"
  FROM figures`;
