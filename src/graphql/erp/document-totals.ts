import type { Computed, Embedded } from '../common/read/readable';

/** Totals of a document as sums over its lines, which are the only place that holds amounts. */
export function documentTotals(lineTable: string): Embedded {
  const sum = (expression: string): Computed => ({
    sql: (t) =>
      `SELECT coalesce(sum(${expression}), 0) FROM erp.${lineTable} l WHERE l.document_id = ${t}.id`,
    exact: true,
  });
  return {
    lineAmount: sum('l.line_amount'),
    invoiceDiscountAmount: sum('l.inv_discount_amount'),
    amount: sum('l.amount'),
    vatAmount: sum('l.amount_including_vat - l.amount'),
    amountIncludingVat: sum('l.amount_including_vat'),
  };
}
