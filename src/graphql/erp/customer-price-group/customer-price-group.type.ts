import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasFlag,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { PriceListType } from '../../crm/price-list/price-list.type';
import { SalesPriceType } from '../sales-price/sales-price.type';

/** Customers who get the same prices. */
@ObjectType('CustomerPriceGroup', {
  simpleResolvers: true,
  description: 'Customers who get the same prices.',
})
export class CustomerPriceGroupType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Description.')
  description: string | null;

  @HasFlag('The unit price includes VAT.')
  priceIncludesVat: boolean;

  @HasFlag('Takes part in invoice discounts.')
  allowInvoiceDisc: boolean;

  @HasFlag('Line discounts may apply on top.')
  allowLineDisc: boolean;

  @MayText('VAT business posting group that a price including VAT assumes.')
  vatBusPostingGrPrice: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => PriceListType, 'CRM price list coupled to the group; null when there is none.')
  priceList: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(() => connectionOf('SalesPrice', () => SalesPriceType), 'Prices of the group.')
  salesPrices: unknown;
}
