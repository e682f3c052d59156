import { decimal, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CurrencyType } from './currency.type';

const fields = {
  code: text(10, 'Code that identifies the record; unique.'),
  description: text(60, 'Description.'),
  symbol: text(10, 'Symbol that is printed with amounts.'),
  isoCode: text(3, 'ISO 4217 code.'),
  isoNumericCode: text(3, 'ISO 4217 numeric code.'),
  amountRoundingPrecision: decimal('Precision to which amounts are rounded, such as 0.01.'),
  unitAmountRoundingPrecision: decimal('Precision to which unit prices are rounded.'),
  amountDecimalPlaces: text(5, 'Decimal places shown for amounts, least and most.'),
  unitAmountDecimalPlaces: text(5, 'Decimal places shown for unit prices, least and most.'),
  userFields: userFields(),
};

/** Mutations that create and change Currency records. */
export const CurrencyMutations = recordMutations({
  typeName: 'Currency',
  type: CurrencyType,
  table: 'erp.currency',
  fields,
  required: ['code'],
  createOnly: ['code'],
});
