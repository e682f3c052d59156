import { Decimal } from 'decimal.js';
import { discountBaseZero, discountExceedsBase, discountNegative } from './sales-document.errors';
import { roundTo } from './rounding.rules';

/** A line as the document's totals see it, in line-number order. */
export interface DocumentLine {
  readonly lineAmount: Decimal;
  /** Percent; 25 for 25 %. */
  readonly vatPercent: Decimal;
  readonly vatIdentifier: string;
  /** Takes part in the invoice discount: typed, with quantity and price, and allowed (R-6/1). */
  readonly discountable: boolean;
}

/** How a document is rounded and taxed. */
export interface DocumentTerms {
  /** Precision of amounts in the document's currency. */
  readonly precision: string;
  /** Part of the base that VAT leaves out because of a payment discount, in percent. */
  readonly vatBaseDiscountPercent: string;
  readonly pricesIncludingVat: boolean;
  /** Invoice discount as an amount. */
  readonly invoiceDiscount: string;
}

/** Amounts of a line with its share of the invoice discount and its VAT. */
export interface TaxedLine {
  readonly invDiscountAmount: Decimal;
  readonly amount: Decimal;
  readonly amountIncludingVat: Decimal;
}

/**
 * Amounts of a document's lines. VAT is exact per VAT group, and what rounding leaves lands on
 * a line of the group; an invoice discount is spread over groups and lines with running remainders.
 */
export function documentAmounts(lines: readonly DocumentLine[], terms: DocumentTerms): TaxedLine[] {
  const discounts = spreadDiscount(lines, terms);
  const groups = groupIndexes(lines);
  const taxed = new Array<TaxedLine>(lines.length);
  for (const indexes of groups.values()) {
    const discounted = indexes.some((index) => !(discounts[index] ?? ZERO).isZero());
    const group = indexes.map((index) => ({
      index,
      line: at(lines, index),
      discount: discounts[index] ?? ZERO,
    }));
    const amounts =
      discounted && !terms.pricesIncludingVat
        ? withGroupVat(group, terms)
        : cumulative(group, terms);
    amounts.forEach((amount, i) => (taxed[at(indexes, i)] = amount));
  }
  return taxed;
}

interface GroupLine {
  readonly line: DocumentLine;
  readonly discount: Decimal;
}

const ZERO = new Decimal(0);

// R-6/1 to R-6/4.
function spreadDiscount(lines: readonly DocumentLine[], terms: DocumentTerms): Decimal[] {
  const total = new Decimal(terms.invoiceDiscount);
  const discounts = lines.map(() => ZERO);
  if (total.isZero()) return discounts;
  const open = lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => line.discountable);
  const base = sum(open.map(({ line }) => line.lineAmount));
  if (base.isZero()) throw discountBaseZero(total.toFixed());
  // On lines that give money back a discount is negative; on others that would be a surcharge.
  if (total.isNegative() && !base.isNegative()) throw discountNegative(total.toFixed());
  if (total.isNegative() !== base.isNegative() || total.abs().greaterThan(base.abs()))
    throw discountExceedsBase(total.toFixed(), base.toFixed());
  const groups = new Map<string, typeof open>();
  for (const each of open) {
    const key = discountGroup(each.line);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  let rest = ZERO;
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? [];
    const groupBase = sum(group.map(({ line }) => line.lineAmount));
    if (groupBase.isZero()) continue;
    rest = rest.plus(total.times(groupBase).div(base));
    const groupDiscount = roundTo(rest, terms.precision);
    rest = rest.minus(groupDiscount);
    if (groupDiscount.abs().greaterThan(groupBase.abs()))
      throw discountExceedsBase(groupDiscount.toFixed(), groupBase.toFixed());
    let lineRest = ZERO;
    for (const { line, index } of group) {
      lineRest = lineRest.plus(groupDiscount.times(line.lineAmount).div(groupBase));
      const share = roundTo(lineRest, terms.precision);
      lineRest = lineRest.minus(share);
      discounts[index] = share;
    }
  }
  return discounts;
}

// Negative lines form a group of their own (R-6/3).
function discountGroup(line: DocumentLine): string {
  return `${line.vatIdentifier}${line.lineAmount.isNegative() ? '-' : ''}`;
}

// R-6/5 and R-6/6.
function withGroupVat(group: readonly GroupLine[], terms: DocumentTerms): TaxedLine[] {
  const nets = group.map(({ line, discount }) => line.lineAmount.minus(discount));
  const groupNet = sum(nets);
  const groupVat = roundTo(groupNet.times(vatFactor(group, terms)), terms.precision);
  let rest = ZERO;
  return group.map(({ discount }, i) => {
    const amount = at(nets, i);
    if (!groupNet.isZero()) rest = rest.plus(groupVat.times(amount).div(groupNet));
    const vat = roundTo(rest, terms.precision);
    rest = rest.minus(vat);
    return { invDiscountAmount: discount, amount, amountIncludingVat: amount.plus(vat) };
  });
}

// each line takes what brings the group's running total to its exact value.
function cumulative(group: readonly GroupLine[], terms: DocumentTerms): TaxedLine[] {
  const factor = vatFactor(group, terms);
  let before = ZERO;
  let taxedBefore = ZERO;
  return group.map(({ line, discount }) => {
    const own = line.lineAmount.minus(discount);
    if (terms.pricesIncludingVat) {
      const gross = taxedBefore.plus(own);
      const amount = roundTo(gross.div(factor.plus(1)), terms.precision).minus(before);
      before = before.plus(amount);
      taxedBefore = gross;
      return { invDiscountAmount: discount, amount, amountIncludingVat: own };
    }
    const net = before.plus(own);
    const taxed = net.plus(roundTo(net.times(factor), terms.precision)).minus(taxedBefore);
    before = net;
    taxedBefore = taxedBefore.plus(taxed);
    return { invDiscountAmount: discount, amount: own, amountIncludingVat: taxed };
  });
}

function vatFactor(group: readonly GroupLine[], terms: DocumentTerms): Decimal {
  const base = new Decimal(100).minus(terms.vatBaseDiscountPercent).div(100);
  return base.times(group[0]?.line.vatPercent ?? 0).div(100);
}

function groupIndexes(lines: readonly DocumentLine[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  lines.forEach((line, index) => {
    const group = groups.get(line.vatIdentifier);
    if (group) group.push(index);
    else groups.set(line.vatIdentifier, [index]);
  });
  return groups;
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), ZERO);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item ${index}.`);
  return item;
}
