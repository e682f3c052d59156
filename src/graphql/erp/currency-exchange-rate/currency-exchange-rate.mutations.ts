import { day, decimal, text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CurrencyExchangeRateType } from './currency-exchange-rate.type';

const fields = {
  currencyCode: text(10, 'Currency of the record; null for the local currency.'),
  startingDate: day('First day on which it applies; null: always.'),
  exchangeRateAmount: decimal('Amount of the currency that equals the relational amount.'),
  relationalExchRateAmount: decimal(
    'Amount of the relational currency that equals the exchange rate amount.',
  ),
  relationalCurrencyCode: text(10, 'Currency the rate refers to; null for the local currency.'),
};

/** Mutations that create and change CurrencyExchangeRate records. */
export const CurrencyExchangeRateMutations = recordMutations({
  typeName: 'CurrencyExchangeRate',
  type: CurrencyExchangeRateType,
  table: 'erp.currency_exchange_rate',
  fields,
  required: ['currencyCode', 'startingDate', 'exchangeRateAmount', 'relationalExchRateAmount'],
  createOnly: ['currencyCode', 'startingDate'],
});
