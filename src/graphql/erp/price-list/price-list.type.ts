import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasFlag,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { PriceListType } from '../../crm/price-list/price-list.type';
import { CurrencyType } from '../currency/currency.type';
import { PriceAmountType, PriceSourceType, PriceStatus, PriceType } from './price-list.enums';
import { SalesPriceListLineType } from './price-list-line.type';

/** A price list of the ERP, used while extended price calculation is on. */
@ObjectType('SalesPriceList', {
  simpleResolvers: true,
  description: 'A price list of the ERP, used while extended price calculation is on.',
})
export class SalesPriceListType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Description.')
  description: string | null;

  @Has(() => PriceSourceType, 'To whom the list applies.')
  sourceType: number;

  @MayText('Customer or price group it applies to; null: all customers.')
  sourceNo: string | null;

  @Has(() => PriceType, 'Sales or purchases.')
  priceType: number;

  @Has(() => PriceAmountType, 'What the list defines.')
  amountType: number;

  @MayText('Currency of the list; null for the local currency.')
  currencyCode: string | null;

  @MayDay('First day on which it applies; null: always.')
  startingDate: string | null;

  @MayDay('Last day on which it applies; null: without end.')
  endingDate: string | null;

  @Has(() => PriceStatus, 'Where it stands.')
  status: number;

  @HasFlag('The list is offered in the CRM.')
  synchronizedWithCrm: boolean;

  @HasFlag('Unit prices include VAT.')
  priceIncludesVat: boolean;

  @HasFlag('New lines may differ from the defaults of the list.')
  allowUpdatingDefaults: boolean;

  @HasFlag('Takes part in invoice discounts.')
  allowInvoiceDisc: boolean;

  @HasFlag('Line discounts may apply on top.')
  allowLineDisc: boolean;

  @MayText('VAT business posting group that a price including VAT assumes.')
  vatBusPostingGrPrice: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => CurrencyType, 'The record that `currencyCode` names; null when none.')
  currency: unknown;

  @May(() => PriceListType, 'CRM price list coupled to the list; null when there is none.')
  priceList: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(
    () => connectionOf('SalesPriceListLine', () => SalesPriceListLineType),
    'Prices of the list.',
  )
  lines: unknown;
}
