/** What a document line stands for: producttypecode of quote, order and invoice lines. */
export enum LineProductType {
  /** A product, or a write-in. */
  Product = 1,
  /** A bundle as a whole. */
  Bundle = 2,
  /** A product that comes with its bundle. */
  RequiredBundleProduct = 3,
  /** A product that may be taken with its bundle. */
  OptionalBundleProduct = 4,
  /** Work of a project. */
  ProjectBasedService = 5,
}

/** Whether the CRM computes the price and amounts of a line: skippricecalculation of lines. */
export enum LinePriceCalculation {
  /** Computed on every write. */
  Always = 0,
  /** Taken as given when the line is created. */
  SkipOnCreate = 1,
  /** Taken as given when the line is changed. */
  SkipOnUpdate = 2,
  /** Taken as given in both cases. */
  SkipOnUpsert = 3,
}

/** Whether the CRM computes the totals of a document: skippricecalculation of headers. */
export enum DocumentPriceCalculation {
  /** Computed on every write and read. */
  Always = 0,
  /** Not computed again when the document is read. */
  SkipOnRetrieve = 1,
}

/** Why the CRM could not price a document or a line: pricingerrorcode. */
export enum PricingError {
  /** Priced. */
  None = 0,
  /** A line has an error. */
  DetailError = 1,
  /** The document has no price list. */
  MissingPriceLevel = 2,
  /** The price list is inactive. */
  InactivePriceLevel = 3,
  /** The line has no quantity. */
  MissingQuantity = 4,
  /** The line has no unit price. */
  MissingUnitPrice = 5,
  /** The line has no product. */
  MissingProduct = 6,
  /** The product cannot be sold. */
  InvalidProduct = 7,
  /** The price line has no pricing method. */
  MissingPricingCode = 8,
  /** The pricing method is unknown. */
  InvalidPricingCode = 9,
  /** The line has no unit. */
  MissingUom = 10,
  /** The price list has no price for the product. */
  ProductNotInPriceLevel = 11,
  /** The price line has no amount. */
  MissingPriceLevelAmount = 12,
  /** The price line has no percentage. */
  MissingPriceLevelPercentage = 13,
  /** The product has no list price. */
  MissingPrice = 14,
  /** The product has no current cost. */
  MissingCurrentCost = 15,
  /** The product has no standard cost. */
  MissingStandardCost = 16,
  /** The amount of the price line is invalid. */
  InvalidPriceLevelAmount = 17,
  /** The percentage of the price line is invalid. */
  InvalidPriceLevelPercentage = 18,
  /** The list price is invalid. */
  InvalidPrice = 19,
  /** The current cost is invalid. */
  InvalidCurrentCost = 20,
  /** The standard cost is invalid. */
  InvalidStandardCost = 21,
  /** The rounding policy is unknown. */
  InvalidRoundingPolicy = 22,
  /** The rounding option is unknown. */
  InvalidRoundingOption = 23,
  /** The rounding amount is invalid. */
  InvalidRoundingAmount = 24,
  /** The computation failed. */
  PriceCalculationError = 25,
  /** The discount list is unknown. */
  InvalidDiscountType = 26,
  /** The discount list is in a wrong state. */
  DiscountTypeInvalidState = 27,
  /** The discount is invalid. */
  InvalidDiscount = 28,
  /** The quantity is invalid. */
  InvalidQuantity = 29,
  /** The precision of prices is invalid. */
  InvalidPricingPrecision = 30,
  /** The product has no default unit. */
  MissingProductDefaultUom = 31,
  /** The product has no unit group. */
  MissingProductUomSchedule = 32,
  /** The discount list is inactive. */
  InactiveDiscountType = 33,
  /** The price list is in another currency than the document. */
  InvalidPriceLevelCurrency = 34,
  /** A price lies outside the range of its column. */
  PriceAttributeOutOfRange = 35,
  /** An amount in the base currency is too large. */
  BaseCurrencyAttributeOverflow = 36,
  /** An amount in the base currency is too small. */
  BaseCurrencyAttributeUnderflow = 37,
}
