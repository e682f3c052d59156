import { Decimal } from 'decimal.js';
import { roundTo } from '../../erp/sales-document/rounding.rules';
import { LINE_TYPE } from '../../erp/sales-order/sales-order.draft';
import type { Row } from '../../platform/database/record-table';
import type { LineFacts } from './invoice-facts';

/** What the amounts of an invoice's lines are computed with. */
export interface LineTerms {
  readonly pricesIncludingVat: boolean;
  /** Unit-amount rounding precision. */
  readonly unitPrecision: string;
  /** Amount rounding precision of the currency of the invoice. */
  readonly precision: string;
  /** With unit groups a line keeps its unit; without, it is in the default unit of its product. */
  readonly unitGroups: boolean;
}

const ROUNDING_TEXT = 'Rounding';
const PLACE = 10_000;
/** The CRM takes amounts of posted documents as they are: skippricecalculation of lines. */
const AS_GIVEN = 3;

/** Whether a line travels at all: comments do not (IN-10, mended). */
export function travels({ type, no }: LineFacts): boolean {
  return type !== LINE_TYPE.comment && no !== null;
}

/** The CRM lines of a posted invoice (IN-10, IN-11, IN-14), in their order. Pure. */
export function linesOf(facts: readonly LineFacts[], terms: LineTerms): Row[] {
  const sent = facts.filter(travels);
  const lines = sent.map((line) => lineOf(line, terms));
  const rest = terms.pricesIncludingVat ? roundingOf(sent, lines, terms) : new Decimal(0);
  if (rest.isZero()) return lines;
  const lineItemNumber = Math.max(...sent.map(({ lineNo }) => lineNo)) + PLACE;
  const amount = rest.toFixed();
  return [
    ...lines,
    {
      ...{ isProductOverridden: true, productDescription: ROUNDING_TEXT, lineItemNumber },
      ...{ quantity: '1', pricePerUnit: amount, baseAmount: amount, extendedAmount: amount },
      ...{ isPriceOverridden: true, skipPriceCalculation: AS_GIVEN },
    },
  ];
}

function lineOf(line: LineFacts, terms: LineTerms): Row {
  const amount = new Decimal(line.amount);
  const included = new Decimal(line.amountIncludingVat);
  const invoiceDiscount = new Decimal(line.invDiscountAmount);
  // The CRM knows no negative discount; that of a line taken back stays in its amounts.
  const discount = Decimal.max(0, line.lineDiscountAmount);
  return {
    ...productOf(line, terms),
    lineItemNumber: line.lineNo,
    quantity: line.quantity,
    pricePerUnit: priceOf(line, terms).toFixed(),
    isPriceOverridden: true,
    volumeDiscountAmount: '0',
    manualDiscountAmount: discount.toFixed(),
    tax: included.minus(amount).toFixed(),
    baseAmount: amount.plus(invoiceDiscount).plus(discount).toFixed(),
    extendedAmount: included.plus(invoiceDiscount).toFixed(),
    skipPriceCalculation: AS_GIVEN,
  };
}

function productOf(line: LineFacts, { unitGroups }: LineTerms): Row {
  if (line.productId === null)
    return {
      isProductOverridden: true,
      productDescription: `${line.no ?? ''} ${line.description ?? ''}.`,
    };
  return {
    isProductOverridden: false,
    productId: line.productId,
    uomId: unitGroups ? line.unitId : line.defaultUnitId,
  };
}

function priceOf(line: LineFacts, { pricesIncludingVat, unitPrecision }: LineTerms): Decimal {
  const price = new Decimal(line.unitPrice);
  const quantity = new Decimal(line.quantity);
  if (!pricesIncludingVat || quantity.isZero()) return price;
  const tax = new Decimal(line.amountIncludingVat).minus(line.amount);
  return price.minus(roundTo(tax.div(quantity), unitPrecision));
}

// IN-14, mended: the invoice discount is no rounding, and what rounds to nothing is none.
function roundingOf(
  facts: readonly LineFacts[],
  lines: readonly Row[],
  { precision }: LineTerms,
): Decimal {
  const rests = facts.map((line, index) => {
    const { pricePerUnit, tax, manualDiscountAmount } = lines[index] ?? {};
    const computed = new Decimal(String(pricePerUnit))
      .times(line.quantity)
      .plus(String(tax))
      .minus(String(manualDiscountAmount));
    return new Decimal(line.amountIncludingVat).plus(line.invDiscountAmount).minus(computed);
  });
  return roundTo(Decimal.sum(0, ...rests), precision);
}
