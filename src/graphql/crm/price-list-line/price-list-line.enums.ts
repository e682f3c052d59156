import { apiEnum } from '../../common/lists/filter.inputs';
import {
  PricingMethod as PricingMethodOption,
  QuantitySelling as QuantitySellingOption,
  RoundingOption as RoundingOptionOption,
  RoundingPolicy as RoundingPolicyOption,
} from '../../../crm/price-list-line/price-list-line.options';

/** How a price comes about: productpricelevel.pricingmethodcode. */
export const PricingMethod = apiEnum(
  PricingMethodOption,
  'PricingMethod',
  'How a price comes about: productpricelevel.pricingmethodcode.',
  {
    CurrencyAmount: 'The amount of the line; what the integration writes.',
    PercentOfList: "A percentage of the product's list price.",
    PercentMarkupCurrentCost: 'Current cost plus a percentage of it.',
    PercentMarginCurrentCost: 'Current cost, so that the margin is a percentage of the price.',
    PercentMarkupStandardCost: 'Standard cost plus a percentage of it.',
    PercentMarginStandardCost: 'Standard cost, so that the margin is a percentage of the price.',
  },
);

/** Which quantities may be sold: productpricelevel.quantitysellingcode. */
export const QuantitySelling = apiEnum(
  QuantitySellingOption,
  'QuantitySelling',
  'Which quantities may be sold: productpricelevel.quantitysellingcode.',
  {
    NoControl: 'Any quantity.',
    Whole: 'Whole units only.',
    WholeAndFractional: 'Whole units and fractions.',
  },
);

/** What a computed price is rounded to: productpricelevel.roundingoptioncode. */
export const RoundingOption = apiEnum(
  RoundingOptionOption,
  'RoundingOption',
  'What a computed price is rounded to: productpricelevel.roundingoptioncode.',
  {
    EndsIn: 'An amount with these last digits.',
    MultipleOf: 'A multiple of the amount.',
  },
);

/** Which way a computed price is rounded: productpricelevel.roundingpolicycode. */
export const RoundingPolicy = apiEnum(
  RoundingPolicyOption,
  'RoundingPolicy',
  'Which way a computed price is rounded: productpricelevel.roundingpolicycode.',
  {
    None: 'Not rounded.',
    Up: 'Up to the next amount.',
    Down: 'Down to the next amount.',
    ToNearest: 'To the nearest amount.',
  },
);
