import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasDecimal,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCurrencyType } from '../../crm/currency/currency.type';
import { CurrencyExchangeRateType } from '../currency-exchange-rate/currency-exchange-rate.type';

/** A foreign currency of the ERP. */
@ObjectType('Currency', { simpleResolvers: true, description: 'A foreign currency of the ERP.' })
export class CurrencyType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Description.')
  description: string | null;

  @MayText('Symbol that is printed with amounts.')
  symbol: string | null;

  @MayText('ISO 4217 code.')
  isoCode: string | null;

  @MayText('ISO 4217 numeric code.')
  isoNumericCode: string | null;

  @HasDecimal('Precision to which amounts are rounded, such as 0.01.')
  amountRoundingPrecision: string;

  @HasDecimal('Precision to which unit prices are rounded.')
  unitAmountRoundingPrecision: string;

  @MayText('Decimal places shown for amounts, least and most.')
  amountDecimalPlaces: string | null;

  @MayText('Decimal places shown for unit prices, least and most.')
  unitAmountDecimalPlaces: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => CrmCurrencyType, 'CRM currency coupled to this one; null when there is none.')
  crmCurrency: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(
    () => connectionOf('CurrencyExchangeRate', () => CurrencyExchangeRateType),
    'Rates of the currency.',
  )
  exchangeRates: unknown;
}
