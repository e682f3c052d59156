import { newId } from '../../platform/new-id';
import type { BatchContext } from '../../sync/engine/mapping-behaviour';
import { defaultPriceList } from './default-price-list';

/** A currency in which a price list is wanted. */
export interface ListCurrency {
  /** Null: local currency. */
  readonly code: string | null;
  /** Its counterpart in the CRM. */
  readonly crmId: string;
}

/**
 * The price lists of currencies by code, '' for the local one (IN-9): the default price list for the local currency,
 * else the one named after the currency, made where it is missing.
 */
export async function currencyPriceLists(
  context: BatchContext,
  currencies: readonly ListCurrency[],
): Promise<Map<string, string>> {
  const lists = new Map<string, string>();
  for (const { code, crmId } of currencies) {
    if (lists.has(code ?? '')) continue;
    const list = code === null ? defaultPriceList(context) : foreignList(context, { code, crmId });
    lists.set(code ?? '', await list);
  }
  return lists;
}

async function foreignList(
  context: BatchContext,
  { code, crmId }: { code: string; crmId: string },
): Promise<string> {
  const { tx, settings } = context;
  const name = `Price List in ${code}`;
  // Two batches must not make two lists.
  await tx.query(
    `/* price-list.lockCurrency */ SELECT pg_advisory_xact_lock(hashtext('tandem.priceListIn' || $1))`,
    [code],
  );
  const [found] = await tx.query<{ id: string }>(
    `/* price-list.ofCurrency */ SELECT id FROM crm.price_list
      WHERE name = $1 AND transaction_currency_id = $2 AND (company_id IS NULL OR company_id IS NOT DISTINCT FROM $3)
      ORDER BY company_id NULLS LAST, id LIMIT 1`,
    [name, crmId, settings.companyId],
  );
  if (found) return found.id;
  const id = newId();
  const draft = { id, name, transactionCurrencyId: crmId, companyId: settings.companyId };
  const { versions, refused } = await context.side('crm.price_list').insert(tx, [draft]);
  const refusal = refused.get(id);
  if (refusal) throw refusal;
  await context.recordWrites('crm.price_list', [
    {
      recordId: id,
      action: 'INSERT',
      versionBefore: null,
      version: versions.get(id) ?? null,
      changes: { name: [null, name], transactionCurrencyId: [null, crmId] },
    },
  ]);
  return id;
}
