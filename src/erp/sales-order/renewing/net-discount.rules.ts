import { Decimal } from 'decimal.js';
import type { Row } from '../../../platform/database/record-table';
import { netInvoiceDiscount } from '../../sales-document/net-line.rules';
import {
  amountPrecision,
  asGrossLine,
  withAmounts,
  type LineContext,
  type OrderLines,
} from '../order-amounts.rules';
import { DISCOUNT } from '../sales-order.draft';

// What rounding over groups and lines takes away is found within a few of the smallest amounts.
const TRIES = 4;

/**
 * The lines of an order with a discount that is given without VAT. Where prices include VAT, the discount is the one that
 * comes to just that: the order's own if it does, else the given one grossed up by the lines it falls on. Pure.
 */
export function withNetDiscount(
  rows: readonly Row[],
  discount: Decimal,
  context: LineContext,
): OrderLines {
  const { header } = context;
  if (discount.isZero() && header.invoiceDiscountCalculation !== DISCOUNT.amount)
    return withAmounts(rows, context);
  const spread = (value: Decimal, netAmounts: boolean): OrderLines =>
    withAmounts(rows, { ...context, header: discounted(header, value), netAmounts });
  if (header.pricesIncludingVat !== true || discount.isZero()) return spread(discount, false);
  const missing = missingOf(discount, context);
  const own = Decimal.sum(0, ...rows.map((row) => new Decimal(String(row.invDiscountAmount ?? 0))));
  const present = fits(own, rows) ? spread(own, false) : null;
  if (present && missing(present).isZero()) return present;
  let result = spread(discount, true);
  for (let tries = 0; tries < TRIES && !missing(result).isZero(); tries += 1) {
    const next = spread(missing(result).plus(result.invoiceDiscount), false);
    if (missing(next).abs().greaterThanOrEqualTo(missing(result).abs())) break;
    result = next;
  }
  return result;
}

function discounted(header: Row, value: Decimal): Row {
  return {
    ...header,
    invoiceDiscountCalculation: DISCOUNT.amount,
    invoiceDiscountValue: value.toFixed(),
  };
}

// How much more, without VAT, the discount of lines has to be.
function missingOf(
  discount: Decimal,
  { header, facts }: LineContext,
): (lines: OrderLines) => Decimal {
  const terms = {
    precision: amountPrecision(header, facts),
    unitPrecision: facts.ledger.unitPrecision,
    vatBaseDiscountPercent: String(header.vatBaseDiscountPercent ?? '0'),
  };
  return ({ rows }) => discount.minus(netInvoiceDiscount(rows.map(asGrossLine), terms));
}

// Lines that were taken off may leave less than the order's own discount.
function fits(own: Decimal, rows: readonly Row[]): boolean {
  const base = rows.reduce(
    (sum, row) => (row.allowInvoiceDisc === true ? sum.plus(String(row.lineAmount ?? '0')) : sum),
    new Decimal(0),
  );
  return !own.isZero() && own.lessThanOrEqualTo(base);
}
