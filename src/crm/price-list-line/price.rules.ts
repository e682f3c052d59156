import { Decimal } from 'decimal.js';
import { PricingError } from '../document/document.options';
import { PricingMethod, RoundingOption, RoundingPolicy } from './price-list-line.options';

/** What a price list says about a product in a unit. */
export interface PriceTerms {
  readonly pricingMethodCode: PricingMethod;
  readonly amount: string | null;
  readonly percentage: string | null;
  readonly roundingPolicyCode: RoundingPolicy;
  readonly roundingOptionCode: RoundingOption | null;
  readonly roundingOptionAmount: string | null;
}

/** The figures of a product that prices are computed from. */
export interface PriceBasis {
  readonly price: string | null;
  readonly currentCost: string | null;
  readonly standardCost: string | null;
}

/** A price as decimal text, or why there is none. */
export type PriceResult = { readonly price: string } | { readonly error: PricingError };

/**
 * The price that a price list line gives: its amount, or a percentage of the list price, or a markup or
 * margin on a cost, rounded as the line says.
 */
export function priceOf(terms: PriceTerms, basis: PriceBasis): PriceResult {
  if (terms.pricingMethodCode === PricingMethod.CurrencyAmount) {
    return terms.amount === null
      ? { error: PricingError.MissingPriceLevelAmount }
      : { price: terms.amount };
  }
  if (terms.percentage === null) return { error: PricingError.MissingPriceLevelPercentage };
  const share = new Decimal(terms.percentage).dividedBy(100);
  const computed = computedPrice(terms.pricingMethodCode, share, basis);
  if (!(computed instanceof Decimal)) return computed;
  return { price: rounded(computed, terms).toFixed() };
}

function computedPrice(
  method: PricingMethod,
  share: Decimal,
  basis: PriceBasis,
): Decimal | { error: PricingError } {
  switch (method) {
    case PricingMethod.PercentOfList:
      return basis.price === null
        ? { error: PricingError.MissingPrice }
        : new Decimal(basis.price).times(share);
    case PricingMethod.PercentMarkupCurrentCost:
      return marked(basis.currentCost, share, PricingError.MissingCurrentCost);
    case PricingMethod.PercentMarkupStandardCost:
      return marked(basis.standardCost, share, PricingError.MissingStandardCost);
    case PricingMethod.PercentMarginCurrentCost:
      return withMargin(basis.currentCost, share, PricingError.MissingCurrentCost);
    case PricingMethod.PercentMarginStandardCost:
      return withMargin(basis.standardCost, share, PricingError.MissingStandardCost);
    default:
      return { error: PricingError.InvalidPricingCode };
  }
}

function marked(
  cost: string | null,
  share: Decimal,
  missing: PricingError,
): Decimal | { error: PricingError } {
  return cost === null ? { error: missing } : new Decimal(cost).times(share.plus(1));
}

// A margin is a share of the price, not of the cost: at 100 % no price would be high enough.
function withMargin(
  cost: string | null,
  share: Decimal,
  missing: PricingError,
): Decimal | { error: PricingError } {
  if (cost === null) return { error: missing };
  if (share.greaterThanOrEqualTo(1)) return { error: PricingError.InvalidPriceLevelPercentage };
  return new Decimal(cost).dividedBy(new Decimal(1).minus(share)).toDecimalPlaces(10);
}

function rounded(price: Decimal, terms: PriceTerms): Decimal {
  const { roundingPolicyCode: policy, roundingOptionAmount: amount } = terms;
  if (policy === RoundingPolicy.None || amount === null || new Decimal(amount).isZero())
    return price;
  const step = new Decimal(amount);
  if (terms.roundingOptionCode !== RoundingOption.EndsIn) return toStep(price, step, policy);
  // "Ends in 0.99" means the nearest x.99: whole steps of the next power of ten, shifted by the ending.
  const turn = new Decimal(10).pow(Math.max(0, step.e + 1));
  return toStep(price.minus(step), turn, policy).plus(step);
}

function toStep(price: Decimal, step: Decimal, policy: RoundingPolicy): Decimal {
  return price.toNearest(step, ROUNDING[policy]);
}

const ROUNDING: Readonly<Record<RoundingPolicy, Decimal.Rounding>> = {
  [RoundingPolicy.None]: Decimal.ROUND_HALF_UP,
  [RoundingPolicy.Up]: Decimal.ROUND_CEIL,
  [RoundingPolicy.Down]: Decimal.ROUND_FLOOR,
  [RoundingPolicy.ToNearest]: Decimal.ROUND_HALF_UP,
};
