import { ObjectType } from 'type-graphql';
import {
  HasDay,
  HasDecimal,
  HasText,
  May,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CurrencyType } from '../currency/currency.type';

/** Rate of a currency from a day on. */
@ObjectType('CurrencyExchangeRate', {
  simpleResolvers: true,
  description: 'Rate of a currency from a day on.',
})
export class CurrencyExchangeRateType extends RecordFields {
  @HasText('Currency of the record; null for the local currency.')
  currencyCode: string;

  @HasDay('First day on which it applies; null: always.')
  startingDate: string;

  @HasDecimal('Amount of the currency that equals the relational amount.')
  exchangeRateAmount: string;

  @HasDecimal('Amount of the relational currency that equals the exchange rate amount.')
  relationalExchRateAmount: string;

  @MayText('Currency the rate refers to; null for the local currency.')
  relationalCurrencyCode: string | null;

  @May(() => CurrencyType, 'The record that `currencyCode` names; null when none.')
  currency: unknown;
}
