/** The figures of a customer (ST-1): the property and the column of the CRM's record. Amounts are in local currency. */
export const FIGURES = [
  ['name', 'name'],
  ['customerNo', 'customer_no'],
  ['balanceLcy', 'balance_lcy'],
  ['outstandingOrdersLcy', 'outstanding_orders_lcy'],
  ['shippedNotInvoicedLcy', 'shipped_not_invoiced_lcy'],
  ['outstandingInvoicesLcy', 'outstanding_invoices_lcy'],
  ['totalLcy', 'total_lcy'],
  ['creditLimitLcy', 'credit_limit_lcy'],
  ['overdueAmountsLcy', 'overdue_amounts_lcy'],
  ['overdueAmountsAsOf', 'overdue_amounts_as_of'],
  ['totalSalesLcy', 'total_sales_lcy'],
  ['invoicedPrepaymentAmountLcy', 'invoiced_prepayment_amount_lcy'],
] as const;

// A part of a line's amount with VAT: rounded in the currency of the document, then in local currency (ST-2).
const part = (quantity: string): string =>
  `CASE WHEN l.quantity = 0 THEN 0 ELSE
     round(round(l.amount_including_vat * ${quantity} / (l.quantity * p.document)) * p.document / o.currency_factor / p.local) * p.local END`;

// The fiscal year of the working date: by the accounting periods, else the calendar's.
const fiscalYear = (today: string): string => `fiscal AS (
  SELECT coalesce((SELECT max(starting_date) FROM erp.accounting_period WHERE new_fiscal_year AND starting_date <= ${today}::date),
                  date_trunc('year', ${today}::date)::date) AS first,
         coalesce((SELECT min(starting_date) FROM erp.accounting_period WHERE new_fiscal_year AND starting_date > ${today}::date),
                  CASE WHEN EXISTS (SELECT 1 FROM erp.accounting_period WHERE new_fiscal_year AND starting_date <= ${today}::date) THEN 'infinity'::date
                       ELSE (date_trunc('year', ${today}::date) + interval '1 year')::date END) AS next
)`;

/**
 * What customers owe and have ordered, as the named parts of a statement of which the last, `figures`, has the columns of
 * `FIGURES`. `numbers` and `today` are the statement's parameters: an array of customer numbers and the working date.
 * Aggregated before they are joined: a customer with many entries and many lines must not multiply them.
 */
export const figuresOf = (numbers: string, today: string): string => `
${fiscalYear(today)}, ledger AS (
  SELECT e.customer_no, sum(e.remaining_amount_lcy) AS balance,
         sum(e.remaining_amount_lcy) FILTER (WHERE e.open AND e.due_date < ${today}::date) AS overdue,
         sum(e.sales_lcy) FILTER (WHERE e.posting_date >= f.first AND e.posting_date < f.next) AS sales
    FROM erp.customer_ledger_entry e CROSS JOIN fiscal f WHERE e.customer_no = ANY(${numbers}::varchar[]) GROUP BY e.customer_no
), ordered AS (
  SELECT o.bill_to_customer_no AS customer_no, sum(${part('l.outstanding_quantity')}) AS outstanding,
         sum(${part('l.qty_shipped_not_invoiced')}) AS shipped, sum(l.prepayment_invoiced_lcy + l.prepayment_vat_invoiced_lcy) AS prepaid
    FROM erp.sales_order o JOIN erp.sales_order_line l ON l.document_id = o.id
    LEFT JOIN erp.currency c ON c.code = o.currency_code
    CROSS JOIN LATERAL (SELECT coalesce((SELECT amount_rounding_precision FROM erp.general_ledger_setup LIMIT 1), 0.01) AS local) g
    CROSS JOIN LATERAL (SELECT g.local, coalesce(c.amount_rounding_precision, g.local) AS document) p
   WHERE o.bill_to_customer_no = ANY(${numbers}::varchar[]) GROUP BY o.bill_to_customer_no
), unposted AS (
  SELECT u.bill_to_customer_no AS customer_no, sum(u.outstanding_amount_lcy) FILTER (WHERE u.document_type = 2) AS invoices,
         sum(u.outstanding_amount_lcy) FILTER (WHERE u.document_type = 2 AND u.shipment_no IS NOT NULL) AS shipped_before,
         sum(u.return_received_not_invoiced_lcy) FILTER (WHERE u.document_type = 5) AS returned
    FROM erp.open_sales_line u WHERE u.bill_to_customer_no = ANY(${numbers}::varchar[]) GROUP BY u.bill_to_customer_no
), summed AS (
  SELECT c.number, c.name, c.credit_limit_lcy, coalesce(e.balance, 0) AS balance, coalesce(e.overdue, 0) AS overdue,
         coalesce(e.sales, 0) AS sales, coalesce(o.outstanding, 0) AS orders, coalesce(o.shipped, 0) AS shipped,
         coalesce(o.prepaid, 0) AS prepaid, coalesce(u.invoices, 0) AS invoices, coalesce(u.shipped_before, 0) AS shipped_before,
         coalesce(u.returned, 0) AS returned
    FROM erp.customer c LEFT JOIN ledger e ON e.customer_no = c.number LEFT JOIN ordered o ON o.customer_no = c.number
    LEFT JOIN unposted u ON u.customer_no = c.number
   WHERE c.number = ANY(${numbers}::varchar[])
), figures AS (
  SELECT CASE WHEN name ~ '\\S' THEN name END AS name, number AS customer_no, trim_scale(balance) AS balance_lcy,
         trim_scale(orders) AS outstanding_orders_lcy, trim_scale(shipped) AS shipped_not_invoiced_lcy, trim_scale(invoices) AS outstanding_invoices_lcy,
         trim_scale(balance + orders + shipped + invoices - shipped_before - prepaid - returned) AS total_lcy,
         trim_scale(coalesce(credit_limit_lcy, 0)) AS credit_limit_lcy, trim_scale(overdue) AS overdue_amounts_lcy,
         ${today}::date AS overdue_amounts_as_of, trim_scale(sales) AS total_sales_lcy, trim_scale(prepaid) AS invoiced_prepayment_amount_lcy
    FROM summed
)`;
