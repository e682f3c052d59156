import { Decimal } from 'decimal.js';
import type { Tx } from '../platform/database/db';
import type { Row } from '../platform/database/record-table';
import type { RecordWriter } from '../platform/database/record-writer';
import {
  baseCurrencyNotUsable,
  localCurrencyMissing,
  localCurrencyUnknown,
} from '../sync/connection/connection.errors';
import type { BaseCurrency, LocalCompany, SetupFactsStore } from './setup-facts.store';

/** What the currency check stands on. */
export interface CurrencyCheckParts {
  readonly facts: SetupFactsStore;
  readonly crmCurrencies: RecordWriter;
  readonly erpCurrencies: RecordWriter;
  readonly erpRates: RecordWriter;
}

/** Both systems must be able to say each other's base currency; what is missing is created from the rate that is known (K-9). */
export class CurrencyCheck {
  constructor(private readonly parts: CurrencyCheckParts) {}

  /** Checks and completes; refuses where no rate leads from one to the other. `today` is the working date. */
  async run(tx: Tx, company: LocalCompany, base: BaseCurrency, today: string): Promise<void> {
    const { facts } = this.parts;
    const local = company.lcyCode;
    if (local === null || local === '') throw localCurrencyMissing();
    const known = await facts.crmCurrencyExists(tx, local);
    const erpBase = base.code === local ? null : await facts.erpCurrency(tx, base.code, today);
    if (!known) {
      const rate = erpBase?.lcyPerUnit ?? null;
      if (rate === null) throw localCurrencyUnknown(local, base.code);
      await this.insert(tx, this.parts.crmCurrencies, {
        isoCurrencyCode: local,
        currencyName: company.lcyName ?? local,
        currencySymbol: company.lcySymbol ?? local,
        currencyPrecision: base.decimalPrecision,
        // Units of this currency for one of the base currency.
        exchangeRate: new Decimal(rate).toDecimalPlaces(10).toFixed(),
      });
    }
    if (base.code !== local && erpBase === null) await this.createBase(tx, base, local, today);
  }

  private async createBase(
    tx: Tx,
    base: BaseCurrency,
    local: string,
    today: string,
  ): Promise<void> {
    const { erpCurrencies, erpRates } = this.parts;
    const rate = await this.crmRate(tx, local);
    try {
      await this.insert(tx, erpCurrencies, {
        code: base.code,
        isoCode: base.code.slice(0, 3),
        description: base.name.slice(0, 60),
        symbol: base.symbol,
      });
      await this.insert(tx, erpRates, {
        currencyCode: base.code,
        startingDate: today,
        exchangeRateAmount: '1',
        relationalExchRateAmount: rate,
      });
    } catch (error) {
      if (error instanceof Error && 'code' in error && 'remedy' in error)
        throw baseCurrencyNotUsable(base.code, error as never);
      throw error;
    }
  }

  private async crmRate(tx: Tx, local: string): Promise<string> {
    const [row] = await this.parts.crmCurrencies.table.rowsBy(tx, 'isoCurrencyCode', [local]);
    return String(row?.exchangeRate ?? '1');
  }

  private async insert(tx: Tx, writer: RecordWriter, draft: Row): Promise<void> {
    const { refused } = await writer.insert(tx, [draft]);
    for (const refusal of refused.values()) throw refusal;
  }
}
