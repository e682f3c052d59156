import { Check, Entity, Index, Unique } from 'typeorm';
import { Choice, Code, Decimal, Int, Json, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { stateCheck } from '../common/state-check';
import { CURRENCY_STATUSES, CurrencyState, CurrencyStatus } from './currency.options';

/** A currency as the CRM knows it (transactioncurrency). */
@Entity({ schema: 'crm', name: 'transaction_currency' })
@Unique(['isoCurrencyCode'])
@Check('ck_transaction_currency_state', stateCheck(CURRENCY_STATUSES))
@Check('ck_transaction_currency_precision', 'currency_precision BETWEEN 0 AND 4')
@Check('ck_transaction_currency_rate', 'exchange_rate > 0')
export class CrmCurrency extends SideRecord {
  /** Accepted on create only. */
  @Code(5, { required: true })
  isoCurrencyCode: string;

  @Index()
  @Text(100, { required: true })
  currencyName: string;

  @Text(10, { required: true })
  currencySymbol: string;

  /** Decimals of amounts in this currency. */
  @Int({ required: true, default: 2 })
  currencyPrecision: number;

  /** Units of this currency for one unit of the organization's base currency. */
  @Decimal({ required: true, default: '1' })
  exchangeRate: string;

  @Choice({ required: true, default: CurrencyState.Active })
  stateCode: CurrencyState;

  @Choice({ required: true, default: CurrencyStatus.Active })
  statusCode: CurrencyStatus;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
