import type { Row } from '../../platform/database/record-table';
import type { BatchContext } from '../../sync/engine/mapping-behaviour';
import { priceFacts, type PriceFacts } from './price-facts';
import { PRICE_LISTS, SALES_PRICES, type PriceModel } from './price-model';

const known = new WeakMap<BatchContext, Map<string, PriceFacts>>();

/** The model whose prices a mapping carries. */
export function modelOf({ mapping }: BatchContext): PriceModel {
  return mapping.erpTable === SALES_PRICES.lines.table ? SALES_PRICES : PRICE_LISTS;
}

/** Reads what there is to know of the prices of a batch, and of those beside them; by price id, kept for the batch. */
export async function knownPrices(
  context: BatchContext,
  sources: readonly Row[],
): Promise<Map<string, PriceFacts>> {
  const prices = known.get(context) ?? new Map<string, PriceFacts>();
  known.set(context, prices);
  const open = sources.filter(({ id }) => !prices.has(String(id)));
  if (open.length === 0) return prices;
  const facts = await priceFacts(
    context.tx,
    modelOf(context),
    {
      lists: open.map((row) => String(row.priceListCode ?? row.salesCode)),
      assetNos: open.map((row) => String(row.assetNo ?? row.itemNo)),
    },
    context.settings.unitGroupMapping,
  );
  for (const price of facts) prices.set(price.id, price);
  return prices;
}

/** What was read of a price; undefined when it cannot be a line of a CRM price list. */
export function knownPrice(context: BatchContext, { id }: Row): PriceFacts | undefined {
  return known.get(context)?.get(String(id));
}
