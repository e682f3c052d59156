import type { Row } from '../../platform/database/record-table';
import type { BatchContext } from '../../sync/engine/mapping-behaviour';
import { localCurrency } from '../currencies';
import { newId } from '../../platform/new-id';

const SUFFIX = ' Default Price List';

/** Whether a CRM price list is a default one, which stands for no list of the ERP and stays the company's. */
export function isDefaultPriceList({ name }: Row): boolean {
  return typeof name === 'string' && name.endsWith(SUFFIX);
}

/** The default price list (PL-01, PL-02): the stored one, else the one of that name in local currency, else a new one. */
export async function defaultPriceList(context: BatchContext): Promise<string> {
  const { tx, settings } = context;
  const local = await localCurrency(context);
  const name = `${settings.productShortName}${SUFFIX}`;
  // Two batches must not make two lists.
  await tx.query(
    `/* price-list.lockDefault */ SELECT pg_advisory_xact_lock(hashtext('tandem.defaultPriceList'))`,
  );
  const [found] = await tx.query<{ id: string }>(
    `/* price-list.default */ SELECT l.id FROM crm.price_list l
      WHERE l.id = (SELECT default_price_list_id FROM sync.sales_settings)
         OR (l.name IN ($1, $2) AND l.transaction_currency_id = $3)
      ORDER BY l.id = (SELECT default_price_list_id FROM sync.sales_settings) DESC NULLS LAST LIMIT 1`,
    [name, `${settings.productShortName} ${local.code}${SUFFIX}`, local.crmId],
  );
  const id = found?.id ?? (await createList(context, name, local));
  await tx.execute(
    `/* sales-settings.defaultPriceList */ UPDATE sync.sales_settings SET default_price_list_id = $1 WHERE default_price_list_id IS DISTINCT FROM $1`,
    [id],
  );
  return id;
}

async function createList(
  context: BatchContext,
  name: string,
  local: { code: string; crmId: string },
): Promise<string> {
  const [taken] = await context.tx.query(
    `/* price-list.byName */ SELECT 1 FROM crm.price_list WHERE name = $1`,
    [name],
  );
  const id = newId();
  const draft = {
    id,
    name: taken ? `${context.settings.productShortName} ${local.code}${SUFFIX}` : name,
    transactionCurrencyId: local.crmId,
    companyId: context.settings.companyId,
  };
  const { versions, refused } = await context.side('crm.price_list').insert(context.tx, [draft]);
  const refusal = refused.get(id);
  if (refusal) throw refusal;
  await context.recordWrites('crm.price_list', [
    {
      recordId: id,
      action: 'INSERT',
      versionBefore: null,
      version: versions.get(id) ?? null,
      changes: { name: [null, draft.name] },
    },
  ]);
  return id;
}
