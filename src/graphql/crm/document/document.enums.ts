import { apiEnum } from '../../common/lists/filter.inputs';
import {
  DocumentPriceCalculation as DocumentPriceCalculationOption,
  LinePriceCalculation as LinePriceCalculationOption,
  LineProductType as LineProductTypeOption,
  PricingError as PricingErrorOption,
} from '../../../crm/document/document.options';

/** Whether the CRM computes the totals of a document: skippricecalculation of headers. */
export const DocumentPriceCalculation = apiEnum(
  DocumentPriceCalculationOption,
  'DocumentPriceCalculation',
  'Whether the CRM computes the totals of a document: skippricecalculation of headers.',
  {
    Always: 'Computed on every write and read.',
    SkipOnRetrieve: 'Not computed again when the document is read.',
  },
);

/** Whether the CRM computes the price and amounts of a line: skippricecalculation of lines. */
export const LinePriceCalculation = apiEnum(
  LinePriceCalculationOption,
  'LinePriceCalculation',
  'Whether the CRM computes the price and amounts of a line: skippricecalculation of lines.',
  {
    Always: 'Computed on every write.',
    SkipOnCreate: 'Taken as given when the line is created.',
    SkipOnUpdate: 'Taken as given when the line is changed.',
    SkipOnUpsert: 'Taken as given in both cases.',
  },
);

/** What a document line stands for: producttypecode of quote, order and invoice lines. */
export const LineProductType = apiEnum(
  LineProductTypeOption,
  'LineProductType',
  'What a document line stands for: producttypecode of quote, order and invoice lines.',
  {
    Product: 'A product, or a write-in.',
    Bundle: 'A bundle as a whole.',
    RequiredBundleProduct: 'A product that comes with its bundle.',
    OptionalBundleProduct: 'A product that may be taken with its bundle.',
    ProjectBasedService: 'Work of a project.',
  },
);

/** Why the CRM could not price a document or a line: pricingerrorcode. */
export const PricingError = apiEnum(
  PricingErrorOption,
  'PricingError',
  'Why the CRM could not price a document or a line: pricingerrorcode.',
  {
    None: 'Priced.',
    DetailError: 'A line has an error.',
    MissingPriceLevel: 'The document has no price list.',
    InactivePriceLevel: 'The price list is inactive.',
    MissingQuantity: 'The line has no quantity.',
    MissingUnitPrice: 'The line has no unit price.',
    MissingProduct: 'The line has no product.',
    InvalidProduct: 'The product cannot be sold.',
    MissingPricingCode: 'The price line has no pricing method.',
    InvalidPricingCode: 'The pricing method is unknown.',
    MissingUom: 'The line has no unit.',
    ProductNotInPriceLevel: 'The price list has no price for the product.',
    MissingPriceLevelAmount: 'The price line has no amount.',
    MissingPriceLevelPercentage: 'The price line has no percentage.',
    MissingPrice: 'The product has no list price.',
    MissingCurrentCost: 'The product has no current cost.',
    MissingStandardCost: 'The product has no standard cost.',
    InvalidPriceLevelAmount: 'The amount of the price line is invalid.',
    InvalidPriceLevelPercentage: 'The percentage of the price line is invalid.',
    InvalidPrice: 'The list price is invalid.',
    InvalidCurrentCost: 'The current cost is invalid.',
    InvalidStandardCost: 'The standard cost is invalid.',
    InvalidRoundingPolicy: 'The rounding policy is unknown.',
    InvalidRoundingOption: 'The rounding option is unknown.',
    InvalidRoundingAmount: 'The rounding amount is invalid.',
    PriceCalculationError: 'The computation failed.',
    InvalidDiscountType: 'The discount list is unknown.',
    DiscountTypeInvalidState: 'The discount list is in a wrong state.',
    InvalidDiscount: 'The discount is invalid.',
    InvalidQuantity: 'The quantity is invalid.',
    InvalidPricingPrecision: 'The precision of prices is invalid.',
    MissingProductDefaultUom: 'The product has no default unit.',
    MissingProductUomSchedule: 'The product has no unit group.',
    InactiveDiscountType: 'The discount list is inactive.',
    InvalidPriceLevelCurrency: 'The price list is in another currency than the document.',
    PriceAttributeOutOfRange: 'A price lies outside the range of its column.',
    BaseCurrencyAttributeOverflow: 'An amount in the base currency is too large.',
    BaseCurrencyAttributeUnderflow: 'An amount in the base currency is too small.',
  },
);
