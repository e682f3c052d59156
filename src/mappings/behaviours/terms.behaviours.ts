import type { RowValue } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { codeOf } from '../../sync/engine/fields/compare-values';
import { crmRates, organizationPrecision } from '../currencies';

/** Currencies: taken by ISO code (CU-01), with rate, precision and symbol (CU-02 to CU-05). */
export const currencyBehaviour: MappingBehaviour = {
  writesSource: false,
  // A CRM that knows its base currency alone has nothing to match (F-3).
  async recommends(db) {
    const rows = await db.query<{ base: boolean }>(
      `/* currency.base */ SELECT exchange_rate = 1 AS base FROM crm.transaction_currency LIMIT 2`,
    );
    return rows.length === 1 && rows[0]?.base === true ? 'FULL' : 'COUPLE';
  },
  async findCounterparts(context, sources) {
    const property = context.direction === 'TO_CRM' ? 'code' : 'isoCurrencyCode';
    return counterpartsByText(
      context,
      sources,
      property,
      context.direction === 'TO_CRM' ? 'isoCurrencyCode' : 'code',
    );
  },
  async complete(context, records) {
    if (context.direction === 'FROM_CRM') return;
    const rates = await crmRates(
      context.tx,
      records.map(({ source }) => String(source.code)),
    );
    const precision = await organizationPrecision(context.tx);
    for (const record of records) {
      const code = String(record.source.code);
      const rate = rates.get(code);
      if (rate === undefined) record.refusal ??= rateMissing(code);
      else record.values.exchangeRate = rate;
      if (record.action === 'insert') record.values.currencyPrecision = precision;
    }
  },
};

/** Codes that are values of an option set (C-39, C-40): label is the code, the number the next free one. */
export const optionBehaviour: MappingBehaviour = {
  writesSource: false,
  recommends: async (_db, { erp }) => Promise.resolve(erp === 0 ? 'NO_RECORDS' : 'COUPLE'),
  findCounterparts: (context, sources) => {
    if (context.direction === 'TO_CRM')
      return counterpartsByText(context, sources, 'code', 'label');
    const cut = sources.map((row) => ({ ...row, label: codeOfLabel(row.label ?? null) }));
    return counterpartsByText(context, cut, 'label', 'code');
  },
  async complete(context, records) {
    const inserts = records.filter(({ action }) => action === 'insert');
    if (inserts.length === 0) return;
    const optionSet = context.mapping.definition.optionSet ?? '';
    if (context.direction === 'FROM_CRM') {
      for (const { values, source } of inserts) values.code = codeOfLabel(source.label ?? null);
      return;
    }
    const [last] = await context.tx.query<{ value: number | null }>(
      `/* option.last */ SELECT max(value) AS value FROM crm.option_value WHERE option_set = $1`,
      [optionSet],
    );
    let next = Math.max(last?.value ?? 0, 0);
    for (const { values } of inserts) {
      values.optionSet = optionSet;
      values.value = ++next;
    }
  },
};

// Only the first ten characters of a label make a code (C-40).
function codeOfLabel(label: RowValue): string {
  return codeOf(label).slice(0, 10).trim();
}

/** Salespeople take part one way only: users are never created or changed (SP-05). */
export const salespersonBehaviour: MappingBehaviour = {
  writesSource: false,
  recommends: async () => Promise.resolve('FULL'),
};

/**
 * Counterparts whose text equals the source's, not minding case. A free one comes first; one that is coupled
 * already is found as well, so that the engine can say to whom it belongs (C-4).
 */
export async function counterpartsByText(
  context: Parameters<NonNullable<MappingBehaviour['findCounterparts']>>[0],
  sources: Parameters<NonNullable<MappingBehaviour['findCounterparts']>>[1],
  from: string,
  to: string,
): Promise<Map<string, string>> {
  const { table } = context.destination;
  const column = table.column(to).column;
  const side = context.direction === 'TO_CRM' ? 'crm_id' : 'erp_id';
  const set = context.mapping.definition.optionSet;
  const own = set !== undefined && context.direction === 'TO_CRM' ? ` AND t.option_set = $3` : '';
  const rows = await context.tx.query<{ id: string; text: string }>(
    `/* counterpart.byText */ SELECT DISTINCT ON (upper(t.${column})) t.id, upper(t.${column}) AS text
       FROM ${table.name} t LEFT JOIN sync.coupling k ON k.${side} = t.id AND k.mapping_id = $2
      WHERE upper(t.${column}) = ANY($1)${own}
      ORDER BY upper(t.${column}), k.id IS NOT NULL, t.id`,
    [
      sources.map((row) => String(row[from]).toUpperCase()),
      context.mapping.id,
      ...(own ? [set] : []),
    ],
  );
  const byText = new Map(rows.map((row) => [row.text, row.id]));
  return new Map(
    sources.flatMap((row) => {
      const id = byText.get(String(row[from]).toUpperCase());
      return id === undefined ? [] : [[String(row.id), id] as const];
    }),
  );
}

function rateMissing(code: string): Refusal {
  return new Refusal('CURRENCY_RATE_MISSING', `Currency ${code} has no exchange rate.`, {
    field: 'code',
    remedy: `Add an exchange rate for ${code} (currencyExchangeRateCreate), then synchronize again.`,
    data: { code },
  });
}
