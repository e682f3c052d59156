import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasFlag,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { SalesPriceType as SalesPriceTypeEnum } from './sales-price.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CurrencyType } from '../currency/currency.type';
import { ItemType } from '../item/item.type';
import { PriceListLineType } from '../../crm/price-list-line/price-list-line.type';
import { UnitOfMeasureType } from '../unit-of-measure/unit-of-measure.type';

/** A price for a customer, a price group or everybody. */
@ObjectType('SalesPrice', {
  simpleResolvers: true,
  description: 'A price for a customer, a price group or everybody.',
})
export class SalesPriceType extends RecordFields {
  @Has(() => SalesPriceTypeEnum, 'To whom the price applies.')
  salesType: number;

  @MayText('Customer price group or customer the price applies to; null: everybody.')
  salesCode: string | null;

  @HasText('Number of the item.')
  itemNo: string;

  @MayText('Variant; null when none.')
  variantCode: string | null;

  @MayText('Currency of the record; null for the local currency.')
  currencyCode: string | null;

  @MayText('Unit of measure; null: the base unit.')
  unitOfMeasureCode: string | null;

  @HasDecimal('Least quantity for which the price applies.')
  minimumQuantity: string;

  @MayDay('First day on which it applies; null: always.')
  startingDate: string | null;

  @MayDay('Last day on which it applies; null: without end.')
  endingDate: string | null;

  @HasDecimal(
    'Price of one unit, in the currency of its document or list; on master records in local currency.',
  )
  unitPrice: string;

  @HasFlag('The unit price includes VAT.')
  priceIncludesVat: boolean;

  @HasFlag('Line discounts may apply on top.')
  allowLineDisc: boolean;

  @HasFlag('Takes part in invoice discounts.')
  allowInvoiceDisc: boolean;

  @MayText('VAT business posting group that a price including VAT assumes.')
  vatBusPostingGrPrice: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => ItemType, 'The record that `itemNo` names; null when none.')
  item: unknown;

  @May(() => CurrencyType, 'The record that `currencyCode` names; null when none.')
  currency: unknown;

  @May(() => UnitOfMeasureType, 'The record that `unitOfMeasureCode` names; null when none.')
  unitOfMeasure: unknown;

  @May(
    () => PriceListLineType,
    'CRM price list line coupled to the price; null when there is none.',
  )
  priceListLine: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
