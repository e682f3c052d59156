import { Decimal } from 'decimal.js';
import type { Row } from '../../../platform/database/record-table';
import { lineNotFound, quantityExceeds } from './posting.errors';

/** How much of which line to post. */
export interface PostingLine {
  readonly lineNo: number;
  readonly quantity: string;
}

/** A line with the quantity to post, never zero. */
export interface PostedQuantity {
  readonly line: Row;
  readonly quantity: Decimal;
}

/**
 * What a posting takes of each line: everything that is left, or what was asked for, which is never more
 * than what is left. Comments have nothing left. Pure.
 */
export function postingQuantities(
  order: string,
  lines: readonly Row[],
  left: (line: Row) => Decimal,
  asked: readonly PostingLine[] | null,
): PostedQuantity[] {
  if (asked === null) {
    return lines
      .map((line) => ({ line, quantity: left(line) }))
      .filter(({ quantity }) => !quantity.isZero());
  }
  const byNo = new Map(lines.map((line) => [Number(line.lineNo), line]));
  return asked.flatMap(({ lineNo, quantity }) => {
    const line = byNo.get(lineNo);
    if (!line) throw lineNotFound(order, lineNo);
    const wanted = new Decimal(quantity);
    const most = left(line);
    const sameSign = wanted.isZero() || wanted.isNegative() === most.isNegative();
    if (!sameSign || wanted.abs().greaterThan(most.abs()))
      throw quantityExceeds(order, lineNo, wanted.toFixed(), most.toFixed());
    return wanted.isZero() ? [] : [{ line, quantity: wanted }];
  });
}
