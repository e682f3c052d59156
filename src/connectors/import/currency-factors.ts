import { Decimal } from 'decimal.js';
import type { Db } from '../../platform/database/db';
import type { RecordTable, Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';

interface Rate {
  readonly code: string;
  readonly day: string;
  readonly factor: string | null;
}

/** Gives documents in a foreign currency the rate of their day, which the ERP's API does not send. */
export class CurrencyFactors {
  constructor(private readonly table: RecordTable) {}

  /** Fills the rates in; answers the refusals of documents whose currency has none, by id. */
  async fill(db: Db, rows: readonly (Row & { id: string })[]): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    if (!this.table.columns.has('currencyFactor')) return refused;
    const foreign = rows.filter((row) => typeof row.currencyCode === 'string');
    const rates = await this.rates(db, foreign);
    for (const row of foreign) {
      const factor = rates.get(keyOf(row));
      if (factor == null) refused.set(row.id, rateMissing(String(row.currencyCode)));
      else row.currencyFactor = new Decimal(factor).toFixed();
    }
    return refused;
  }

  private async rates(db: Db, rows: readonly Row[]): Promise<Map<string, string | null>> {
    if (rows.length === 0) return new Map();
    const keys = [...new Set(rows.map(keyOf))].map((key) => key.split('/'));
    const rates = await db.query<Rate & { [key: string]: unknown }>(
      `/* import.rates */ SELECT k.code, k.day, (SELECT r.exchange_rate_amount / r.relational_exch_rate_amount
              FROM erp.currency_exchange_rate r WHERE r.currency_code = k.code AND r.relational_exch_rate_amount <> 0
             ORDER BY r.starting_date > k.day::date, abs(r.starting_date - k.day::date) LIMIT 1) AS factor
         FROM unnest($1::text[], $2::text[]) AS k (code, day)`,
      [keys.map(([code]) => code), keys.map(([, day]) => day)],
    );
    return new Map(rates.map(({ code, day, factor }) => [`${code}/${day}`, factor]));
  }
}

function keyOf(row: Row): string {
  const day = [row.postingDate, row.orderDate, row.documentDate].find(
    (each) => typeof each === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(each),
  );
  return `${String(row.currencyCode)}/${typeof day === 'string' ? day : '2000-01-01'}`;
}

function rateMissing(code: string): Refusal {
  return new Refusal('CURRENCY_RATE_MISSING', `Currency ${code} has no exchange rate.`, {
    field: 'currencyCode',
    remedy: 'Add the rate to erp/currencyExchangeRates.json.',
  });
}
