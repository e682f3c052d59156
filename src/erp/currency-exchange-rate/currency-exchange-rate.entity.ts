import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Code, Day, Decimal } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Currency } from '../currency/currency.entity';

/** The rate of a currency from a day on. */
@Entity({ schema: 'erp', name: 'currency_exchange_rate' })
@Unique(['currencyCode', 'startingDate'])
@Check('ck_exchange_rate_positive', 'exchange_rate_amount > 0 AND relational_exch_rate_amount > 0')
export class CurrencyExchangeRate extends SideRecord {
  /** Currency of the record; null for the local currency. */
  @ForeignKey<Currency>(() => Currency, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(10, { required: true })
  currencyCode: string;

  /** First day on which it applies; null: always. */
  @Day({ required: true })
  startingDate: string;

  /** Amount of the currency that equals the relational amount. */
  @Decimal({ required: true })
  exchangeRateAmount: string;

  /** Amount of the relational currency that equals the exchange rate amount. */
  @Decimal({ required: true })
  relationalExchRateAmount: string;

  /** Currency the rate refers to; null for the local currency. */
  @Code(10)
  relationalCurrencyCode: string | null;
}
