import { Decimal } from 'decimal.js';
import type { Row } from '../../../platform/database/record-table';
import { invalidInput } from '../../../platform/errors/input.errors';
import { roundTo } from '../../sales-document/rounding.rules';
import { prepaymentInvoiced } from './prepayment.errors';

/** What is said about the prepayment of a line; undefined: nothing. */
export interface PrepaymentTerms {
  /** Part of the line in percent. */
  readonly prepaymentPercent?: string | null;
  /** The same as an amount, in the document currency and in terms of its prices. */
  readonly prepaymentAmount?: string | null;
}

const PERCENT_PLACES = 5;
const NONE = new Decimal(0);

/** Refuses a percentage that is none; `field` is where it stands in the input. */
export function checkPrepaymentPercent(percent: string | null | undefined, field: string): void {
  if (percent == null) return;
  if (new Decimal(percent).isNegative() || new Decimal(percent).greaterThan(100))
    throw invalidInput(field, 'A prepayment in percent lies between 0 and 100.');
}

/** Refuses terms that contradict each other or are out of bounds; `path` is where the line stands in the input. */
export function checkPrepaymentTerms(terms: PrepaymentTerms, path: string): void {
  const { prepaymentPercent, prepaymentAmount } = terms;
  if (prepaymentPercent != null && prepaymentAmount != null)
    throw invalidInput(
      `${path}.prepaymentAmount`,
      'Give the prepayment as an amount or in percent.',
    );
  checkPrepaymentPercent(prepaymentPercent, `${path}.prepaymentPercent`);
}

/** How much of a line is to be paid beforehand, by its terms; null: they say nothing. Pure. */
export function prepaymentOf(
  line: { readonly lineNo: number; readonly lineAmount: Decimal },
  { prepaymentPercent, prepaymentAmount }: PrepaymentTerms,
  precision: string,
): Row | null {
  const { lineAmount, lineNo } = line;
  if (prepaymentAmount != null) {
    const amount = roundTo(new Decimal(prepaymentAmount), precision);
    const fits =
      amount.isZero() ||
      (amount.isNegative() === lineAmount.isNegative() && amount.abs().lte(lineAmount.abs()));
    if (!fits)
      throw invalidInput(
        'prepaymentAmount',
        `Line ${lineNo}: a prepayment of ${amount.toFixed()} is not within its amount of ${lineAmount.toFixed()}.`,
      );
    const percent = lineAmount.isZero() ? NONE : amount.div(lineAmount).times(100);
    return {
      prepaymentPercent: percent.toDecimalPlaces(PERCENT_PLACES, Decimal.ROUND_HALF_UP).toFixed(),
      prepaymentLineAmount: amount.toFixed(),
    };
  }
  if (prepaymentPercent == null) return null;
  return {
    prepaymentPercent: new Decimal(prepaymentPercent).toFixed(),
    prepaymentLineAmount: roundTo(
      lineAmount.times(prepaymentPercent).div(100),
      precision,
    ).toFixed(),
  };
}

/** The terms of a line that stays: its percentage, be it 0; null where it only has an amount, which it keeps. Pure. */
export function keptTerms(line: Row): PrepaymentTerms {
  const percent = decimal(line.prepaymentPercent);
  const hasAmountAlone = percent.isZero() && !decimal(line.prepaymentLineAmount).isZero();
  return { prepaymentPercent: hasAmountAlone ? null : percent.toFixed() };
}

/** Refuses a line whose prepayment falls below what is invoiced of it. */
export function checkInvoicedPrepayment(order: string, line: Row): void {
  const invoiced = decimal(line.prepaymentAmountInvoiced);
  if (invoiced.isZero()) return;
  const asked = decimal(line.prepaymentLineAmount);
  if (asked.isNegative() !== invoiced.isNegative() || asked.abs().lt(invoiced.abs()))
    throw prepaymentInvoiced(order, Number(line.lineNo), invoiced.toFixed());
}

/** Whether a prepayment is asked for and not invoiced as such (BI-17). */
export function prepaymentDue(line: Row): boolean {
  const asked = decimal(line.prepaymentLineAmount);
  return !asked.isZero() && !asked.equals(decimal(line.prepaymentAmountInvoiced));
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
