import { Decimal } from 'decimal.js';
import { roundTo } from './rounding.rules';

/** A line of a document whose prices include VAT, as it is stored. */
export interface GrossLine {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly lineDiscountAmount: string;
  readonly invDiscountAmount: string;
  /** Net of everything: discounts and VAT. */
  readonly amount: string;
  readonly vatPercent: string;
}

/** How a document whose prices include VAT is rounded and taxed. */
export interface GrossTerms {
  /** Precision of amounts in the document's currency. */
  readonly precision: string;
  readonly unitPrecision: string;
  readonly vatBaseDiscountPercent: string;
}

/** The figures of such a line without VAT. */
export interface NetLine {
  readonly unitPrice: string;
  readonly lineDiscountAmount: string;
  readonly invDiscountAmount: string;
}

// Beyond this no price gets more exact.
const MOST_PLACES = 12;

/**
 * A line without VAT, exact to the cent: quantity times price less both discounts is the line's net amount. Discounts
 * are those of the document without their VAT; what rounding leaves is the price's, in as many decimals as it takes. Pure.
 */
export function netLine(line: GrossLine, terms: GrossTerms): NetLine {
  const rate = grossFactor(line.vatPercent, terms.vatBaseDiscountPercent);
  const net = (amount: string): Decimal => roundTo(new Decimal(amount).div(rate), terms.precision);
  const lineDiscount = net(line.lineDiscountAmount);
  const invDiscount = net(line.invDiscountAmount);
  const worth = invDiscount.plus(lineDiscount).plus(line.amount);
  return {
    unitPrice: netPrice(line, rate, worth, terms).toFixed(),
    lineDiscountAmount: lineDiscount.toFixed(),
    invDiscountAmount: invDiscount.toFixed(),
  };
}

/** What an amount without VAT is multiplied by to include it. */
export function grossFactor(vatPercent: string, vatBaseDiscountPercent: string): Decimal {
  const taxed = new Decimal(100).minus(vatBaseDiscountPercent).div(100);
  return taxed.times(vatPercent).div(100).plus(1);
}

/** The invoice discount of a document's lines without VAT. */
export function netInvoiceDiscount(lines: readonly GrossLine[], terms: GrossTerms): Decimal {
  return lines.reduce(
    (sum, line) => sum.plus(netLine(line, terms).invDiscountAmount),
    new Decimal(0),
  );
}

function netPrice(line: GrossLine, rate: Decimal, worth: Decimal, terms: GrossTerms): Decimal {
  const quantity = new Decimal(line.quantity);
  const own = roundTo(new Decimal(line.unitPrice).div(rate), terms.unitPrecision);
  const fits = (price: Decimal): boolean =>
    roundTo(price.times(quantity), terms.precision).equals(worth);
  if (quantity.isZero() || fits(own)) return own;
  const exact = worth.div(quantity);
  for (let places = new Decimal(terms.unitPrecision).decimalPlaces(); ; places += 1) {
    const price = exact.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
    if (places >= MOST_PLACES || fits(price)) return price;
  }
}
