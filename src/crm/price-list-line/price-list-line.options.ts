/** How a price comes about: productpricelevel.pricingmethodcode. */
export enum PricingMethod {
  /** The amount of the line; what the integration writes. */
  CurrencyAmount = 1,
  /** A percentage of the product's list price. */
  PercentOfList = 2,
  /** Current cost plus a percentage of it. */
  PercentMarkupCurrentCost = 3,
  /** Current cost, so that the margin is a percentage of the price. */
  PercentMarginCurrentCost = 4,
  /** Standard cost plus a percentage of it. */
  PercentMarkupStandardCost = 5,
  /** Standard cost, so that the margin is a percentage of the price. */
  PercentMarginStandardCost = 6,
}

/** Which quantities may be sold: productpricelevel.quantitysellingcode. */
export enum QuantitySelling {
  /** Any quantity. */
  NoControl = 1,
  /** Whole units only. */
  Whole = 2,
  /** Whole units and fractions. */
  WholeAndFractional = 3,
}

/** Which way a computed price is rounded: productpricelevel.roundingpolicycode. */
export enum RoundingPolicy {
  /** Not rounded. */
  None = 1,
  /** Up to the next amount. */
  Up = 2,
  /** Down to the next amount. */
  Down = 3,
  /** To the nearest amount. */
  ToNearest = 4,
}

/** What a computed price is rounded to: productpricelevel.roundingoptioncode. */
export enum RoundingOption {
  /** An amount with these last digits. */
  EndsIn = 1,
  /** A multiple of the amount. */
  MultipleOf = 2,
}
