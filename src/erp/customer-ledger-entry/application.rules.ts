import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { roundTo } from '../sales-document/rounding.rules';

/** One part of a payment that settles one invoice. */
export interface Application {
  readonly invoice: Row;
  readonly amount: Decimal;
}

/** Spreads a payment over open invoices in their order; what is left stays on the payment. Pure. */
export function applyPayment(
  amount: Decimal,
  invoices: readonly Row[],
): { applications: Application[]; rest: Decimal } {
  let rest = amount;
  const applications: Application[] = [];
  for (const invoice of invoices) {
    if (rest.isZero()) break;
    const part = Decimal.min(rest, String(invoice.remainingAmount));
    if (part.lessThanOrEqualTo(0)) continue;
    applications.push({ invoice, amount: part });
    rest = rest.minus(part);
  }
  return { applications, rest };
}

/** The remaining amount in local currency that goes with a remaining amount: in proportion, zero at zero. */
export function remainingLcy(entry: Row, remaining: Decimal, precision: string): string {
  const amount = new Decimal(String(entry.amount));
  if (amount.isZero() || remaining.isZero()) return '0';
  return roundTo(remaining.times(String(entry.amountLcy)).div(amount), precision).toFixed();
}
