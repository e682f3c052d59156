import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasInt,
  HasText,
  May,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CurrencyState } from './currency.enums';
import { CurrencyStatus } from './currency.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CurrencyType } from '../../erp/currency/currency.type';

/** A currency of the CRM, with its rate against the base currency. */
@ObjectType('CrmCurrency', {
  simpleResolvers: true,
  description: 'A currency of the CRM, with its rate against the base currency.',
})
export class CrmCurrencyType extends RecordFields {
  @HasText('ISO code, such as EUR; fixed once it is made.')
  isoCurrencyCode: string;

  @HasText('Name of the currency.')
  currencyName: string;

  @HasText('Symbol that is printed with amounts.')
  currencySymbol: string;

  @HasInt('Decimals of amounts in this currency.')
  currencyPrecision: number;

  @HasDecimal("Units of this currency for one unit of the organization's base currency.")
  exchangeRate: string;

  @Has(() => CurrencyState, 'State of the record.')
  stateCode: number;

  @Has(() => CurrencyStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @UserFields()
  userFields: unknown;

  @May(() => CurrencyType, 'ERP currency coupled to this one; null when there is none.')
  currency: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;
}
