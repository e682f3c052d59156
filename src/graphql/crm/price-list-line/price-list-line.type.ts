import { ObjectType } from 'type-graphql';
import { Has, May, MayDecimal, MayText, RecordFields } from '../../common/fields/field.decorators';
import { PricingMethod } from './price-list-line.enums';
import { QuantitySelling } from './price-list-line.enums';
import { RoundingOption } from './price-list-line.enums';
import { RoundingPolicy } from './price-list-line.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmUnitType } from '../unit/unit.type';
import { CrmUnitGroupType } from '../unit-group/unit-group.type';
import { PriceListType } from '../price-list/price-list.type';
import { ProductType } from '../product/product.type';
import { SalesPriceListLineType } from '../../erp/price-list/price-list-line.type';
import { SalesPriceType } from '../../erp/sales-price/sales-price.type';

/** Price of a product in one unit, in a price list of the CRM. */
@ObjectType('PriceListLine', {
  simpleResolvers: true,
  description: 'Price of a product in one unit, in a price list of the CRM.',
})
export class PriceListLineType extends RecordFields {
  @MayText('Number of the product; follows it.')
  productNumber: string | null;

  @MayDecimal('The price, where the method is an amount.')
  amount: string | null;

  @MayDecimal('The percentage, where the method is one.')
  percentage: string | null;

  @Has(() => PricingMethod, 'How the price is found.')
  pricingMethodCode: number;

  @Has(() => QuantitySelling, 'Which quantities may be sold.')
  quantitySellingCode: number;

  @Has(() => RoundingPolicy, 'How prices are rounded.')
  roundingPolicyCode: number;

  @May(() => RoundingOption, 'Where prices are rounded to.')
  roundingOptionCode: number | null;

  @MayDecimal('Amount of the rounding option.')
  roundingOptionAmount: string | null;

  @May(() => PriceListType, 'Price list it belongs to; fixed once it is made.')
  priceLevel: unknown;

  @May(() => ProductType, 'The product; null when none.')
  product: unknown;

  @May(() => CrmUnitType, 'The uom; null when none.')
  uom: unknown;

  @May(() => CrmUnitGroupType, 'Group of the unit; follows it.')
  uomSchedule: unknown;

  @May(() => CrmCurrencyType, 'Currency of the list; accepted on update only.')
  transactionCurrency: unknown;

  @May(() => SalesPriceType, 'ERP sales price coupled to the line; null when there is none.')
  salesPrice: unknown;

  @May(
    () => SalesPriceListLineType,
    'Price of an ERP price list coupled to the line; null when there is none.',
  )
  salesPriceListLine: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;
}
