import { Decimal } from 'decimal.js';
import type { Db } from '../platform/database/db';
import { Refusal } from '../platform/errors/refusal';
import type { ConnectionStore } from '../sync/connection/connection.store';

interface Factor {
  readonly code: string;
  /** Units of the currency for one unit of local currency on the day; null: it has no rate. */
  readonly factor: string | null;
}

const DECIMALS = 10;

/** Reads rates between currencies of the ERP, and from the CRM's base currency (CU-04, CU-06). */
export class ExchangeRates {
  constructor(private readonly connections: ConnectionStore) {}

  /** How many units of one currency make one unit of another on a day; blank stands for no currency at all. */
  async cross(db: Db, { from, to, on }: { from: string; to: string; on: string }): Promise<string> {
    const codes = [from, to].map((code) => code.trim().toUpperCase());
    const rows = await db.query<Factor & Record<string, unknown>>(
      `/* exchange-rate.factors */ SELECT c.code, CASE WHEN c.code = g.lcy_code THEN 1 ELSE r.factor END::text AS factor
         FROM (SELECT code FROM erp.currency UNION SELECT lcy_code FROM erp.general_ledger_setup) c
         LEFT JOIN erp.general_ledger_setup g ON true
         LEFT JOIN LATERAL (SELECT exchange_rate_amount / relational_exch_rate_amount AS factor FROM erp.currency_exchange_rate e
            WHERE e.currency_code = c.code AND e.starting_date <= $2::date ORDER BY e.starting_date DESC LIMIT 1) r ON true
        WHERE c.code = ANY($1)`,
      [codes, on],
    );
    const known = new Map(rows.map((row) => [row.code, row.factor]));
    const missing = codes.filter((code) => !known.has(code));
    if (missing.length > 0)
      throw currencyNotFound(missing.find((code) => code !== '') ?? codes.find(Boolean) ?? '');
    const [own, other] = codes.map((code) => factorOf(code, known.get(code) ?? null));
    return new Decimal(own ?? '1')
      .div(other ?? '1')
      .toDecimalPlaces(DECIMALS)
      .toFixed();
  }

  /** How many units of the CRM's base currency make one unit of a currency on a day. */
  async fromBase(db: Db, { to, on }: { to: string; on: string }): Promise<string> {
    const { baseCurrencyId, baseCurrencyCode } = await this.connections.get(db);
    if (baseCurrencyId === null || baseCurrencyCode === null) throw baseCurrencyUndefined();
    return this.cross(db, { from: baseCurrencyCode, to, on });
  }
}

function factorOf(code: string, factor: string | null): string {
  if (factor === null || new Decimal(factor).isZero())
    throw new Refusal('CURRENCY_RATE_MISSING', `Currency ${code} has no exchange rate.`, {
      remedy: `Add an exchange rate for ${code} (currencyExchangeRateCreate).`,
      data: { code },
    });
  return factor;
}

function currencyNotFound(code: string): Refusal {
  const message = code === '' ? 'No currency is named.' : `There is no currency ${code}.`;
  return new Refusal('ERP_CURRENCY_NOT_FOUND', message, {
    remedy: 'Name two currencies of the ERP; local currency goes by its code too.',
    data: { code },
  });
}

function baseCurrencyUndefined(): Refusal {
  return new Refusal(
    'BASE_CURRENCY_UNDEFINED',
    'The base currency of the CRM is not known to the connection.',
    {
      remedy: 'Switch the connection off and on again (connectionDisable, connectionEnable).',
    },
  );
}
