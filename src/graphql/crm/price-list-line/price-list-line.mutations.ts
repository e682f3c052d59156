import { choice, decimal, id } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { PricingMethod } from './price-list-line.enums';
import { QuantitySelling } from './price-list-line.enums';
import { RoundingOption } from './price-list-line.enums';
import { RoundingPolicy } from './price-list-line.enums';
import { PriceListLineType } from './price-list-line.type';

const fields = {
  priceLevelId: id('Accepted on create only.'),
  productId: id('Id of the product.'),
  uomId: id('Id of the uom.'),
  amount: decimal('The price, where the method is an amount.'),
  percentage: decimal('The percentage, where the method is one.'),
  pricingMethodCode: choice(PricingMethod, 'How the price is found.'),
  quantitySellingCode: choice(QuantitySelling, 'Which quantities may be sold.'),
  roundingPolicyCode: choice(RoundingPolicy, 'How prices are rounded.'),
  roundingOptionCode: choice(RoundingOption, 'Where prices are rounded to.'),
  roundingOptionAmount: decimal('Amount of the rounding option.'),
  transactionCurrencyId: id('Currency of the list; accepted on update only.'),
};

/** Mutations that create and change PriceListLine records. */
export const PriceListLineMutations = recordMutations({
  typeName: 'PriceListLine',
  type: PriceListLineType,
  table: 'crm.price_list_line',
  fields,
  required: ['priceLevelId', 'productId', 'uomId', 'amount'],
  createOnly: ['priceLevelId'],
  codes: [
    'PRICE_LIST_INACTIVE',
    'PRICE_LIST_CURRENCY_CHANGED',
    'PRICE_LIST_CURRENCY_MISMATCH',
    'UNIT_NOT_IN_GROUP',
    'PRODUCT_NOT_ACTIVE',
  ],
});
