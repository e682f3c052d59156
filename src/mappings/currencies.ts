import { Decimal } from 'decimal.js';
import type { Tx } from '../platform/database/db';
import { Refusal } from '../platform/errors/refusal';
import type { BatchContext } from '../sync/engine/mapping-behaviour';
import { newId } from '../platform/new-id';

/** The ERP's local currency and its counterpart in the CRM. */
export interface LocalCurrency {
  readonly code: string;
  readonly crmId: string;
}

interface Known {
  code: string | null;
  symbol: string | null;
  crm_id: string | null;
  base_code: string | null;
  precision: number | null;
}

/** Reads the local currency; creates its CRM currency when the CRM has none (CU-07). */
export async function localCurrency(batch: BatchContext): Promise<LocalCurrency> {
  const known = await readLocal(batch.tx);
  if (!known.code) throw localCurrencyMissing();
  if (known.crm_id) return { code: known.code, crmId: known.crm_id };
  const id = newId();
  const currencies = batch.side('crm.transaction_currency');
  const rates = await crmRates(batch.tx, [known.code]);
  const draft = {
    id,
    isoCurrencyCode: known.code,
    currencyName: known.code,
    currencySymbol: known.symbol ?? known.code,
    currencyPrecision: known.precision ?? 2,
    exchangeRate: rates.get(known.code) ?? '1',
  };
  const { versions, refused } = await currencies.insert(batch.tx, [draft]);
  const refusal = refused.get(id);
  if (refusal) throw refusal;
  const changes = Object.fromEntries(
    Object.entries(draft).map(([key, value]) => [key, [null, value] as [null, string | number]]),
  );
  await batch.recordWrites('crm.transaction_currency', [
    {
      recordId: id,
      action: 'INSERT',
      versionBefore: null,
      version: versions.get(id) ?? null,
      changes,
    },
  ]);
  return { code: known.code, crmId: id };
}

/**
 * Units of each currency for one of the CRM's base currency (CU-02 to CU-05), as the CRM quotes rates. A
 * currency without a rate is missing from the map.
 */
export async function crmRates(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { code: local, base_code: baseCode } = await readLocal(tx);
  const base = baseCode ?? local;
  const wanted = [...new Set([...codes, ...(base ? [base] : [])])];
  const rows = await tx.query<{ code: string; rate: string }>(
    `/* currency.rates */ SELECT DISTINCT ON (currency_code) currency_code AS code,
            (exchange_rate_amount / relational_exch_rate_amount)::text AS rate
       FROM erp.currency_exchange_rate
      WHERE currency_code = ANY($1) AND starting_date <= current_setting('tandem.now')::timestamptz::date
      ORDER BY currency_code, starting_date DESC`,
    [wanted],
  );
  const perLocal = new Map(rows.map((row) => [row.code, new Decimal(row.rate)]));
  if (local) perLocal.set(local, new Decimal(1));
  const baseRate = base ? perLocal.get(base) : undefined;
  const rates = new Map<string, string>();
  for (const code of codes) {
    const rate = perLocal.get(code);
    if (code === base) rates.set(code, '1');
    else if (rate && baseRate && !rate.isZero())
      rates.set(code, rate.div(baseRate).toDecimalPlaces(10).toFixed());
  }
  return rates;
}

/** Decimal places of amounts that the CRM's organization uses. */
export async function organizationPrecision(tx: Tx): Promise<number> {
  return (await readLocal(tx)).precision ?? 2;
}

async function readLocal(tx: Tx): Promise<Known> {
  const [known] = await tx.query<Known>(
    `/* currency.local */ SELECT g.lcy_code AS code, g.local_currency_symbol AS symbol, c.id AS crm_id,
            b.iso_currency_code AS base_code, o.currency_decimal_precision AS precision
       FROM (SELECT 1) one
       LEFT JOIN erp.general_ledger_setup g ON true
       LEFT JOIN crm.organization o ON true
       LEFT JOIN crm.transaction_currency b ON b.id = o.base_currency_id
       LEFT JOIN crm.transaction_currency c ON c.iso_currency_code = g.lcy_code
      LIMIT 1`,
  );
  return known ?? { code: null, symbol: null, crm_id: null, base_code: null, precision: null };
}

function localCurrencyMissing(): Refusal {
  return new Refusal(
    'LOCAL_CURRENCY_MISSING',
    'The general ledger setup of the ERP names no local currency.',
    {
      remedy: 'Set the local currency code in the general ledger setup.',
    },
  );
}
