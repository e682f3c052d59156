import { Decimal } from 'decimal.js';
import { DiscountCalculationMethod } from '../organization/organization.options';

/** How amounts of a document are computed. */
export interface TotalsSettings {
  /** Decimals of the document's currency. */
  readonly precision: number;
  readonly discountMethod: DiscountCalculationMethod;
}

/** Figures of a line that its amounts follow from, as decimal text. */
export interface LineFigures {
  readonly quantity: string;
  readonly pricePerUnit: string;
  /** For each unit. */
  readonly volumeDiscountAmount: string;
  /** For the whole line, or for each unit, as the organization has it. */
  readonly manualDiscountAmount: string;
  readonly tax: string;
}

/** Computed amounts of a line. */
export interface LineAmounts {
  readonly baseAmount: string;
  readonly extendedAmount: string;
}

/** Sums over the lines of a document. */
export interface LineSums {
  readonly baseAmount: string;
  readonly manualDiscountAmount: string;
  readonly tax: string;
}

/** Figures of a document that its totals follow from; null counts as none. */
export interface DocumentFigures {
  readonly discountPercentage: string | null;
  readonly discountAmount: string | null;
  readonly freightAmount: string | null;
}

/** Computed totals of a document. */
export interface DocumentTotals {
  readonly totalLineItemAmount: string;
  readonly totalLineItemDiscountAmount: string;
  readonly totalDiscountAmount: string;
  readonly totalAmountLessFreight: string;
  readonly totalTax: string;
  readonly totalAmount: string;
}

/** The properties that `documentTotals` computes. */
export const TOTALS: readonly (keyof DocumentTotals)[] = [
  'totalLineItemAmount',
  'totalLineItemDiscountAmount',
  'totalDiscountAmount',
  'totalAmountLessFreight',
  'totalTax',
  'totalAmount',
];

/** Amounts of a line (0.6): the base is rounded to the currency, half away from zero. */
export function lineAmounts(line: LineFigures, settings: TotalsSettings): LineAmounts {
  const base = new Decimal(line.pricePerUnit)
    .minus(line.volumeDiscountAmount)
    .times(line.quantity)
    .toDecimalPlaces(settings.precision, Decimal.ROUND_HALF_UP);
  const extended = base.minus(lineDiscount(line, settings.discountMethod)).plus(line.tax);
  return {
    baseAmount: base.toFixed(settings.precision),
    extendedAmount: amountText(extended, settings.precision),
  };
}

/** Manual discount of a whole line. */
export function lineDiscount(
  line: Pick<LineFigures, 'quantity' | 'manualDiscountAmount'>,
  method: DiscountCalculationMethod,
): Decimal {
  const discount = new Decimal(line.manualDiscountAmount);
  return method === DiscountCalculationMethod.PerUnit ? discount.times(line.quantity) : discount;
}

/** Sums of lines whose amounts are known. */
export function sumLines(
  lines: readonly (LineFigures & Pick<LineAmounts, 'baseAmount'>)[],
  method: DiscountCalculationMethod,
): LineSums {
  const sum = (
    of: (line: LineFigures & Pick<LineAmounts, 'baseAmount'>) => Decimal.Value,
  ): string => lines.reduce((total, line) => total.plus(of(line)), new Decimal(0)).toFixed();
  return {
    baseAmount: sum((line) => line.baseAmount),
    manualDiscountAmount: sum((line) => lineDiscount(line, method)),
    tax: sum((line) => line.tax),
  };
}

/** Totals of a document (0.6): only the percentage part of the header discount is rounded. */
export function documentTotals(
  sums: LineSums,
  document: DocumentFigures,
  precision: number,
): DocumentTotals {
  const lineItems = new Decimal(sums.baseAmount).minus(sums.manualDiscountAmount);
  const percentagePart = lineItems
    .times(document.discountPercentage ?? 0)
    .dividedBy(100)
    .toDecimalPlaces(precision, Decimal.ROUND_HALF_UP);
  const headerDiscount = percentagePart.plus(document.discountAmount ?? 0);
  const lessFreight = lineItems.minus(headerDiscount);
  const total = lessFreight.plus(document.freightAmount ?? 0).plus(sums.tax);
  return {
    totalLineItemAmount: amountText(lineItems, precision),
    totalLineItemDiscountAmount: amountText(new Decimal(sums.manualDiscountAmount), precision),
    totalDiscountAmount: amountText(headerDiscount.plus(sums.manualDiscountAmount), precision),
    totalAmountLessFreight: amountText(lessFreight, precision),
    totalTax: amountText(new Decimal(sums.tax), precision),
    totalAmount: amountText(total, precision),
  };
}

// Amounts that people typed with more decimals than the currency has are not cut in the sum.
function amountText(amount: Decimal, precision: number): string {
  return amount.toFixed(Math.max(precision, amount.decimalPlaces()));
}
