import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { BatchContext, SideWrite } from '../../sync/engine/mapping-behaviour';
import { localCurrency } from '../currencies';
import { newId } from '../../platform/new-id';

interface PriceUnit {
  product: string;
  unit: string;
  quantity: string;
  line: string | null;
  line_version: string | null;
  amount: string | null;
}

/**
 * Keeps the prices of products in the default price list (PL-02, PL-05, PR-09): one line per unit of the
 * product's unit group, list price times the unit's quantity.
 */
export async function keepDefaultPrices(
  context: BatchContext,
  products: readonly Row[],
): Promise<void> {
  if (products.length === 0) return;
  const list = await defaultPriceList(context);
  const units = await unitsOf(context.tx, list, products);
  const prices = new Map(
    products.map((row) => [String(row.id), new Decimal(String(row.price ?? '0'))]),
  );
  const lines = context.side('crm.price_list_line');
  const wanted = units.map((unit) => ({
    ...unit,
    to: (prices.get(unit.product) ?? new Decimal(0)).times(unit.quantity).toFixed(),
  }));
  const missing = wanted.filter(({ line }) => line === null);
  const wrong = wanted.filter(
    ({ line, amount, to }) => line !== null && (amount === null || !new Decimal(amount).equals(to)),
  );
  const drafts = missing.map(({ product, unit, to }) => ({
    id: newId(),
    priceLevelId: list,
    productId: product,
    uomId: unit,
    amount: to,
  }));
  const inserted = await lines.insert(context.tx, drafts);
  const updated = await lines.update(
    context.tx,
    wrong.map(({ line, to }) => ({ id: line ?? '', version: null, changes: { amount: to } })),
  );
  const [refusal] = [...inserted.refused.values(), ...updated.refused.values()];
  if (refusal) throw refusal;
  await context.recordWrites('crm.price_list_line', [
    ...drafts.map(({ id, amount }) =>
      written(id, { before: null, after: amount }, null, inserted.versions.get(id)),
    ),
    ...wrong.map(({ line, line_version, amount, to }) =>
      written(
        line ?? '',
        { before: amount, after: to },
        line_version,
        updated.versions.get(line ?? ''),
      ),
    ),
  ]);
}

function written(
  recordId: string,
  amount: { before: string | null; after: string },
  versionBefore: string | null,
  version: string | undefined,
): SideWrite {
  return {
    recordId,
    action: versionBefore === null ? 'INSERT' : 'UPDATE',
    versionBefore,
    version: version ?? null,
    changes: { amount: [amount.before, amount.after] },
  };
}

/** The default price list (PL-01, PL-02): the stored one, else the one of that name in local currency, else a new one. */
export async function defaultPriceList(context: BatchContext): Promise<string> {
  const { tx, settings } = context;
  const local = await localCurrency(context);
  const name = `${settings.productShortName} Default Price List`;
  // Two batches must not make two lists.
  await tx.query(
    `/* price-list.lockDefault */ SELECT pg_advisory_xact_lock(hashtext('tandem.defaultPriceList'))`,
  );
  const [found] = await tx.query<{ id: string }>(
    `/* price-list.default */ SELECT l.id FROM crm.price_list l
      WHERE l.id = (SELECT default_price_list_id FROM sync.sales_settings)
         OR (l.name IN ($1, $2) AND l.transaction_currency_id = $3)
      ORDER BY l.id = (SELECT default_price_list_id FROM sync.sales_settings) DESC NULLS LAST LIMIT 1`,
    [name, `${settings.productShortName} ${local.code} Default Price List`, local.crmId],
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
    name: taken ? `${context.settings.productShortName} ${local.code} Default Price List` : name,
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

function unitsOf(tx: Tx, list: string, products: readonly Row[]): Promise<PriceUnit[]> {
  return tx.query<PriceUnit>(
    `/* price-list.unitsOfProducts */ SELECT p.id AS product, u.id AS unit, u.quantity, l.id AS line, l.version AS line_version, l.amount
       FROM crm.product p
       JOIN crm.uom u ON u.uom_schedule_id = p.default_uom_schedule_id
       LEFT JOIN crm.price_list_line l ON l.price_level_id = $1 AND l.product_id = p.id AND l.uom_id = u.id
      WHERE p.id = ANY($2::uuid[]) ORDER BY p.id, u.id`,
    [list, products.map((row) => row.id)],
  );
}
