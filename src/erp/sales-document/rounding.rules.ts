import { Decimal } from 'decimal.js';

/** Rounds half away from zero to a precision such as 0.01 or 1. */
export function roundTo(value: Decimal, precision: Decimal | string): Decimal {
  const step = new Decimal(precision);
  return value.div(step).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(step);
}

/** Precision of percentages of line discounts. */
export const PERCENT_PRECISION = '0.00001';

/** Decimal places of quantities. */
export const QUANTITY_PLACES = 5;
