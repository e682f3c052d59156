import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import type { BatchContext, MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { knownPrice, knownPrices, modelOf } from './known-prices';
import { mappingNamed, type PriceFacts } from './price-facts';
import * as errors from './price.errors';

/**
 * Prices as lines of CRM price lists (PR-9 to PR-11): found by list, product and unit; of several for the same line the
 * one that applies today; a line whose price is over goes.
 */
export const priceLineBehaviour: MappingBehaviour = {
  writesSource: false,
  ownCounterparts: true,
  async prepare(context, sourceIds) {
    if (context.direction === 'FROM_CRM') return;
    const rows = await context.source.load(context.tx, sourceIds);
    await replaceOutdated(context, await knownPrices(context, [...rows.values()]));
  },
  async eligible(context, sources) {
    if (context.direction === 'FROM_CRM') return new Set(sources.map(({ id }) => String(id)));
    const prices = await knownPrices(context, sources);
    return new Set(
      sources
        .map(({ id }) => String(id))
        .filter((id) => prices.get(id)?.applies && prices.get(id)?.listOffered),
    );
  },
  async findCounterparts(context, sources) {
    return context.direction === 'TO_CRM' ? sameLines(context, sources) : new Map();
  },
  async complete(context, records) {
    if (context.direction === 'FROM_CRM') return;
    await knownPrices(
      context,
      records.map(({ source }) => source),
    );
    for (const record of records) {
      const price = knownPrice(context, record.source);
      if (price?.listId === null) record.refusal ??= listNotCoupled(context, price);
      if (!price || price.productId === null) continue;
      if (price.unitId === null)
        record.refusal ??= errors.unitNotCoupled(modelOf(context).noun, price);
      else record.values.uomId = price.unitId;
    }
  },
};

// PG-08, also for a price that was sent before.
function listNotCoupled(context: BatchContext, { list }: PriceFacts): Refusal {
  const { headers } = modelOf(context);
  const { table, mapping } = headers;
  const field = mapping === 'PLHEADER-PRICE' ? 'priceListCode' : 'salesCode';
  return referenceNotCoupled({ field, value: list, table, mapping });
}

// PR-10: an existing CRM line with the same list, product and unit, unless another price of this mapping has it.
async function sameLines(
  context: BatchContext,
  sources: readonly Row[],
): Promise<Map<string, string>> {
  const { headers } = modelOf(context);
  const prices = await knownPrices(context, sources);
  const wanted = sources.flatMap(({ id }) => {
    const price = prices.get(String(id));
    return price?.productId && price.unitId ? [price] : [];
  });
  if (wanted.length === 0) return new Map();
  const rows = await context.tx.query<{ price: string; line: string }>(
    `/* price-line.counterparts */ SELECT w.id AS price, l.id AS line
       FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[]) w (id, list, product, unit)
       JOIN ${headers.table} h ON h.code = w.list
       JOIN sync.coupling kh ON kh.erp_id = h.id AND kh.mapping_id = ${mappingNamed(headers.mapping)}
       JOIN crm.price_list_line l ON l.price_level_id = kh.crm_id AND l.product_id = w.product AND l.uom_id = w.unit`,
    [
      wanted.map(({ id }) => id),
      wanted.map(({ list }) => list),
      wanted.map(({ productId }) => productId),
      wanted.map(({ unitId }) => unitId),
    ],
  );
  return new Map(rows.map(({ price, line }) => [price, line]));
}

// PR-9, mended: a price that another one follows hands its line on; one that nothing follows takes it along.
async function replaceOutdated(
  context: BatchContext,
  prices: ReadonlyMap<string, PriceFacts>,
): Promise<void> {
  const over = [...prices.values()].filter(({ applies }) => !applies);
  if (over.length === 0) return;
  const couplings = await context.tx.query<{ id: string; erpId: string; crmId: string }>(
    `/* price-line.outdated */ SELECT id, erp_id AS "erpId", crm_id AS "crmId" FROM sync.coupling
      WHERE mapping_id = $1 AND erp_id = ANY($2::uuid[]) ORDER BY id`,
    [context.mapping.id, over.map(({ id }) => id)],
  );
  await context.uncouple(couplings.map(({ id }) => id));
  const applying = new Set([...prices.values()].filter(({ applies }) => applies).map(placeOf));
  const orphans = couplings.filter(({ erpId }) => {
    const price = prices.get(erpId);
    return price && !applying.has(placeOf(price));
  });
  await removeLines(
    context,
    orphans.map(({ crmId }) => crmId),
  );
}

async function removeLines(context: BatchContext, ids: readonly string[]): Promise<void> {
  const rows = await context.destination.load(context.tx, ids, 'update');
  const { refused } = await context.destination.delete(context.tx, [...rows.keys()]);
  const gone = [...rows].filter(([id]) => !refused.has(id));
  await context.recordWrites(
    'crm.price_list_line',
    gone.map(([recordId, row]) => ({
      recordId,
      action: 'DELETE' as const,
      versionBefore: String(row.version),
      version: null,
      changes: { amount: [row.amount ?? null, null] },
    })),
  );
}

function placeOf({ list, assetType, assetNo, unitCode }: PriceFacts): string {
  return JSON.stringify([list, assetType, assetNo, unitCode]);
}
