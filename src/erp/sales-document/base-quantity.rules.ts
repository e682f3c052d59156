import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';

/** A quantity of a line in base units, to five decimals. Pure. */
export function inBaseUnits(line: Row, quantity: Decimal): Decimal {
  return quantity
    .times(String(line.qtyPerUnitOfMeasure ?? '1'))
    .toDecimalPlaces(5, Decimal.ROUND_HALF_UP);
}
