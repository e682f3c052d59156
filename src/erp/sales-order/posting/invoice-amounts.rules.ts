import { Decimal } from 'decimal.js';
import type { Row } from '../../../platform/database/record-table';
import { roundTo } from '../../sales-document/rounding.rules';

const AMOUNTS = [
  'lineDiscountAmount',
  'lineAmount',
  'invDiscountAmount',
  'amount',
  'amountIncludingVat',
] as const;

/**
 * Amounts of an invoiced part of an order line. What was invoiced before is the rounded share of the
 * quantity invoiced before, so the parts of a line add up to the line exactly, whatever the split. Pure.
 */
export function invoicedPart(line: Row, quantity: Decimal, precision: string): Row {
  const total = new Decimal(String(line.quantity));
  const before = new Decimal(String(line.quantityInvoiced ?? '0'));
  const part: Row = {};
  for (const property of AMOUNTS) {
    const whole = new Decimal(String(line[property] ?? '0'));
    const upTo = (done: Decimal): Decimal =>
      done.equals(total) ? whole : roundTo(whole.times(done).div(total), precision);
    part[property] = upTo(before.plus(quantity)).minus(upTo(before)).toFixed();
  }
  return part;
}
