import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasInt,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { PriceListLineType } from '../../crm/price-list-line/price-list-line.type';
import { ItemType } from '../item/item.type';
import { ResourceType } from '../resource/resource.type';
import { PriceAssetType } from './price-list.enums';

/** A price of an ERP price list. */
@ObjectType('SalesPriceListLine', {
  simpleResolvers: true,
  description: 'A price of an ERP price list.',
})
export class SalesPriceListLineType extends RecordFields {
  @HasText('Code of the price list.')
  priceListCode: string;

  @HasInt('Number of the line in its list.')
  lineNo: number;

  @Has(() => PriceAssetType, 'What the price is for.')
  assetType: number;

  @HasText('Number of the item or resource.')
  assetNo: string;

  @MayText('Variant; null when none. Prices of variants are not sent to the CRM.')
  variantCode: string | null;

  @MayText('Unit of measure; null: the base unit.')
  unitOfMeasureCode: string | null;

  @MayText('Currency; null for the local currency.')
  currencyCode: string | null;

  @HasDecimal('Least quantity for which the price applies; only prices for any quantity travel.')
  minimumQuantity: string;

  @HasDecimal('Price of one unit.')
  unitPrice: string;

  @HasDecimal('Line discount in percent; not sent to the CRM.')
  lineDiscountPercent: string;

  @MayDay('First day on which it applies; null: always.')
  startingDate: string | null;

  @MayDay('Last day on which it applies; null: without end.')
  endingDate: string | null;

  @May(() => ItemType, 'The item; null when the price is for a resource.')
  item: unknown;

  @May(() => ResourceType, 'The resource; null when the price is for an item.')
  resource: unknown;

  @May(
    () => PriceListLineType,
    'CRM price list line coupled to the price; null when there is none.',
  )
  priceListLine: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
