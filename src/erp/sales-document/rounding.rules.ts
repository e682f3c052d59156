import { Decimal } from 'decimal.js';

const PLACES = new Map<string, number | null>();

/** Rounds half away from zero to a precision such as 0.01 or 1. */
export function roundTo(value: Decimal, precision: Decimal | string): Decimal {
  const places = typeof precision === 'string' ? decimalPlacesOf(precision) : null;
  if (places !== null) return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const step = new Decimal(precision);
  return value.div(step).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(step);
}

// Precisions such as 0.01 and 1 are decimal places, which spares the division; 0.05 is none.
function decimalPlacesOf(precision: string): number | null {
  const known = PLACES.get(precision);
  if (known !== undefined) return known;
  const step = new Decimal(precision);
  const places = step.decimalPlaces();
  const isPower = new Decimal(10).pow(-places).equals(step);
  if (PLACES.size < 100) PLACES.set(precision, isPower ? places : null);
  return isPower ? places : null;
}

/** Precision of percentages of line discounts. */
export const PERCENT_PRECISION = '0.00001';

/** Decimal places of quantities. */
export const QUANTITY_PLACES = 5;
