import { Decimal } from 'decimal.js';
import { discountWithoutQuantity, lineDiscountOutOfRange } from './sales-document.errors';
import { PERCENT_PRECISION, roundTo } from './rounding.rules';

/** What a line's amounts are computed from. */
export interface LineInput {
  readonly lineNo: number;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly lineDiscountAmount: string;
}

/** Amounts of a line before invoice discount and VAT. */
export interface LineAmounts {
  readonly lineDiscountAmount: Decimal;
  readonly lineDiscountPercent: Decimal;
  readonly lineAmount: Decimal;
}

/**
 * Computes a line: gross is quantity times price, the discount lies between zero and gross (OC-31).
 * A line without a discount may be of any sign.
 */
export function lineAmounts(input: LineInput, precision: string): LineAmounts {
  const gross = roundTo(new Decimal(input.quantity).times(input.unitPrice), precision);
  const discount = roundTo(new Decimal(input.lineDiscountAmount), precision);
  if (!discount.isZero()) {
    if (new Decimal(input.quantity).isZero()) throw discountWithoutQuantity(input.lineNo);
    const share = gross.isZero() ? null : discount.div(gross);
    if (share === null || share.isNegative() || share.greaterThan(1)) {
      throw lineDiscountOutOfRange(input.lineNo, discount.toFixed(), gross.toFixed());
    }
  }
  const percent = gross.isZero()
    ? new Decimal(0)
    : roundTo(discount.div(gross).times(100), PERCENT_PRECISION);
  return {
    lineDiscountAmount: discount,
    lineDiscountPercent: percent,
    lineAmount: gross.minus(discount),
  };
}
