import { Decimal } from 'decimal.js';
import { newId } from '../../platform/new-id';
import type { Row } from '../../platform/database/record-table';
import type { BatchContext, SideWrite } from '../../sync/engine/mapping-behaviour';
import { defaultPriceList } from './default-price-list';

interface DefaultPrice {
  readonly product: string;
  readonly unit: string;
  readonly quantity: string;
  /** The unit is one of the product's own. */
  readonly own: boolean;
  /** The unit stands for one of the ERP, so that it has a price. */
  readonly offered: boolean;
  readonly line: string | null;
  readonly version: string | null;
  readonly amount: string | null;
  /** The line names the product by another number than it has. */
  readonly renamed: boolean;
}

/** A default price that is missing, wrong, or of a unit the product does not have any more. */
interface Difference extends DefaultPrice {
  readonly to: string;
}

/**
 * Keeps the prices of products in the default price list (PL-02, PL-05, PR-3): one line per unit of the product's unit
 * group that stands for one of the ERP, list price times the unit's quantity; while unit groups are not mapped one
 * line, for the default unit.
 */
export async function keepDefaultPrices(
  context: BatchContext,
  products: readonly Row[],
): Promise<void> {
  if (products.length === 0) return;
  const list = await defaultPriceList(context);
  const differences = await defaultPriceDifferences(context, list, products);
  const missing = differences.filter(({ line }) => line === null);
  const wrong = differences.filter(({ line, own }) => line !== null && own);
  const stray = differences.filter(({ line, own }) => line !== null && !own);
  await removeStray(context, stray);
  await write(context, list, { missing, wrong });
  await nameList(context, list, products);
}

/** Products whose default prices are not as they should be; `products` with the price that they have or will have. */
export async function defaultPriceDifferences(
  { tx, settings }: BatchContext,
  list: string,
  products: readonly Row[],
): Promise<Difference[]> {
  const prices = new Map(
    products.map((row) => [String(row.id), new Decimal(String(row.price ?? '0'))]),
  );
  const rows = await tx.query<DefaultPrice & Record<string, unknown>>(
    `/* price-list.defaultPrices */ SELECT p.id AS product, u.id AS unit, u.quantity,
            u.uom_schedule_id = p.default_uom_schedule_id AND ($3 OR u.id = p.default_uom_id) AS own,
            u.id = p.default_uom_id OR EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = u.id) AS offered,
            l.id AS line, l.version, l.amount, l.product_number IS DISTINCT FROM p.product_number AS renamed
       FROM crm.product p
       CROSS JOIN LATERAL (
         SELECT n.id, n.uom_schedule_id, n.quantity FROM crm.uom n WHERE n.uom_schedule_id = p.default_uom_schedule_id
          UNION
         SELECT n.id, n.uom_schedule_id, n.quantity FROM crm.price_list_line o JOIN crm.uom n ON n.id = o.uom_id
          WHERE o.price_level_id = $1 AND o.product_id = p.id) u
       LEFT JOIN crm.price_list_line l ON l.price_level_id = $1 AND l.product_id = p.id AND l.uom_id = u.id
      WHERE p.id = ANY($2::uuid[]) ORDER BY p.id, u.id`,
    [list, [...prices.keys()], settings.unitGroupMapping],
  );
  return rows.flatMap((row) => {
    const to = (prices.get(row.product) ?? new Decimal(0)).times(row.quantity).toFixed();
    return isRight(row, to) ? [] : [{ ...row, to }];
  });
}

function isRight({ line, own, offered, amount, renamed }: DefaultPrice, to: string): boolean {
  if (line === null) return !own || !offered;
  return own && !renamed && amount !== null && new Decimal(amount).eq(to);
}

async function removeStray(context: BatchContext, stray: readonly Difference[]): Promise<void> {
  if (stray.length === 0) return;
  const ids = stray.map(({ line }) => String(line));
  const { refused } = await context.side('crm.price_list_line').delete(context.tx, ids);
  await context.recordWrites(
    'crm.price_list_line',
    stray
      .filter(({ line }) => !refused.has(String(line)))
      .map(({ line, version, amount }) => ({
        recordId: String(line),
        action: 'DELETE' as const,
        versionBefore: version,
        version: null,
        changes: { amount: [amount, null] as [string | null, null] },
      })),
  );
}

async function write(
  context: BatchContext,
  list: string,
  { missing, wrong }: { missing: readonly Difference[]; wrong: readonly Difference[] },
): Promise<void> {
  const lines = context.side('crm.price_list_line');
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
    wrong.map(({ line, to, product, renamed }) => ({
      ...{ id: line ?? '', version: null },
      changes: { amount: to, ...(renamed && { productId: product }) },
    })),
  );
  const [refusal] = [...inserted.refused.values(), ...updated.refused.values()];
  if (refusal) throw refusal;
  await context.recordWrites('crm.price_list_line', [
    ...drafts.map(({ id, amount }) =>
      written(id, { before: null, after: amount }, null, inserted.versions.get(id)),
    ),
    ...wrong.map(({ line, version, amount, to }) =>
      written(line ?? '', { before: amount, after: to }, version, updated.versions.get(line ?? '')),
    ),
  ]);
}

// PR-3: the product names the list; the CRM takes it on update only.
async function nameList(
  context: BatchContext,
  list: string,
  products: readonly Row[],
): Promise<void> {
  const open = products.filter(({ priceLevelId }) => priceLevelId !== list);
  if (open.length === 0) return;
  const { versions, refused } = await context.side('crm.product').update(
    context.tx,
    open.map(({ id }) => ({ id: String(id), version: null, changes: { priceLevelId: list } })),
  );
  const [refusal] = refused.values();
  if (refusal) throw refusal;
  await context.recordWrites(
    'crm.product',
    open.map(({ id, version, priceLevelId = null }) => ({
      recordId: String(id),
      action: 'UPDATE' as const,
      versionBefore: String(version),
      version: versions.get(String(id)) ?? null,
      changes: { priceLevelId: [priceLevelId, list] },
    })),
  );
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
