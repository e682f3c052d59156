import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';

/**
 * What stays reserved for a line: not more than is outstanding, and nothing once it sells something else or in another
 * unit. Shipping takes from what is reserved. Pure.
 */
export function stillReserved(before: Row, outstanding: Decimal, after: Row = before): string {
  const isSame = before.no === after.no && before.unitOfMeasureCode === after.unitOfMeasureCode;
  if (!isSame) return '0';
  const reserved = new Decimal(String(before.reservedQuantity ?? '0'));
  return Decimal.max(0, Decimal.min(reserved, outstanding)).toFixed();
}
