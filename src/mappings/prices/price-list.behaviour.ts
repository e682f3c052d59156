import { isDefaultPriceList } from './default-price-list';
import { PriceStatus } from '../../erp/price-list/price-list.options';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import type {
  BatchContext,
  FollowingLines,
  MappedRecord,
  MappingBehaviour,
} from '../../sync/engine/mapping-behaviour';
import { completeOwned } from '../behaviours/owned';
import { localCurrency } from '../currencies';
import { mappingNamed, priceFacts, type PriceFacts } from './price-facts';
import { PRICE_LISTS, SALES_PRICES, type PriceModel } from './price-model';
import * as errors from './price.errors';

const ACTIVE = { stateCode: 0, statusCode: 100_001 };
const INACTIVE = { stateCode: 1, statusCode: 100_002 };

/** Customer price groups as CRM price lists (PR-11). */
export const priceGroupBehaviour: MappingBehaviour = {
  ...shared(SALES_PRICES),
  async complete(context, records) {
    await completeLists(context, records, SALES_PRICES);
    for (const { values, source } of records) values.description = source.description ?? null;
  },
};

/** Price lists of the ERP as CRM price lists (PR-5 to PR-8): only active ones are coupled, the state is kept in step. */
export const priceListBehaviour: MappingBehaviour = {
  ...shared(PRICE_LISTS),
  uncouplable: (_db, _settings, records) =>
    Promise.resolve(
      new Map(
        records.flatMap(({ id, code, status }) =>
          status === PriceStatus.Active
            ? []
            : [[String(id), errors.priceListNotActive(String(code), statusText(status))] as const],
        ),
      ),
    ),
  async eligible({ tx, mapping }, sources) {
    const open = sources.filter(({ status }) => status !== PriceStatus.Active);
    const coupled = await tx.query<{ id: string }>(
      `/* price-list.coupled */ SELECT erp_id AS id FROM sync.coupling WHERE mapping_id = $1 AND erp_id = ANY($2::uuid[])`,
      [mapping.id, open.map(({ id }) => id)],
    );
    const known = new Set(coupled.map(({ id }) => id));
    return new Set(
      sources
        .filter(({ id, status }) => status === PriceStatus.Active || known.has(String(id)))
        .map(({ id }) => String(id)),
    );
  },
  async complete(context, records) {
    await completeLists(context, records, PRICE_LISTS);
    for (const { values, source } of records)
      Object.assign(values, source.status === PriceStatus.Active ? ACTIVE : INACTIVE);
  },
};

function shared(model: PriceModel): MappingBehaviour {
  return {
    keepsCompany: isDefaultPriceList,
    writesSource: false,
    forbids: (context, records) =>
      forbiddenLists(
        context,
        records.map(({ source }) => source),
        model,
      ),
    lines: (context, lists) => linesOf(context, lists, model),
  };
}

function statusText(status: Row[string] | undefined): string {
  return status === PriceStatus.Draft ? 'a draft' : 'inactive';
}

// What stands against a list lies in its prices: their currencies, products and units (PR-7).
async function forbiddenLists(
  context: BatchContext,
  lists: readonly Row[],
  model: PriceModel,
): Promise<Map<string, Refusal>> {
  const read = () =>
    priceFacts(
      context.tx,
      model,
      { lists: lists.map(({ code }) => String(code)) },
      context.settings.unitGroupMapping,
    );
  const facts = await read();
  const { failed, brought } = await bringProducts(context, facts);
  const prices = byList(brought ? await read() : facts);
  const { code: local } = await localCurrency(context);
  const currencies = await firstCurrencies(context, lists, model);
  const refusals = new Map<string, Refusal>();
  for (const { id, code: key } of lists) {
    const first = currencies.get(String(key));
    const unknown = first && first.code !== local && first.crmId === null ? first.code : null;
    const refusal =
      unknown === null
        ? refusalOf(prices.get(String(key)) ?? [], { model, failed, local })
        : currencyNotCoupled(unknown);
    if (refusal) refusals.set(String(id), refusal);
  }
  return refusals;
}

function refusalOf(
  prices: readonly PriceFacts[],
  { model, failed, local }: { model: PriceModel; failed: ReadonlySet<string>; local: string },
): Refusal | null {
  const [first] = prices;
  if (!first) return null;
  const currencies = new Set(prices.map(({ currency }) => currency ?? local));
  if (currencies.size > 1) return errors.mixedCurrency(model.noun, first.list);
  const applying = prices.filter(({ applies }) => applies);
  const lost = applying.find(({ assetId }) => assetId !== null && failed.has(assetId));
  if (lost) return errors.productSyncFailed(model.noun, lost);
  const odd = applying.find(({ productId, unitId }) => productId !== null && unitId === null);
  return odd ? errors.unitNotCoupled(model.noun, odd) : null;
}

// What is outside the filter of its own mapping is passed over here; its line will say so (PG-04).
async function bringProducts(
  context: BatchContext,
  facts: readonly PriceFacts[],
): Promise<{ failed: Set<string>; brought: boolean }> {
  const failed = new Set<string>();
  let brought = false;
  for (const [type, table, mapping] of [
    [10, 'erp.item', 'ITEM-PRODUCT'],
    [30, 'erp.resource', 'RESOURCE-PRODUCT'],
  ] as const) {
    const ids = facts.flatMap((price) =>
      price.applies && price.assetType === type && price.assetId && !price.productId
        ? [price.assetId]
        : [],
    );
    if (ids.length === 0) continue;
    const rows = await context.side(table).load(context.tx, [...new Set(ids)]);
    for (const [id, what] of await context.bring(mapping, [...rows.values()])) {
      if (what === 'failed') failed.add(id);
      brought ||= what === 'coupled';
    }
  }
  return { failed, brought };
}

// PR-7: the currency is that of the first price; a list without prices keeps that of its header.
async function completeLists(
  context: BatchContext,
  records: readonly MappedRecord[],
  model: PriceModel,
): Promise<void> {
  completeOwned(context, records);
  const local = await localCurrency(context);
  const currencies = await firstCurrencies(
    context,
    records.map(({ source }) => source),
    model,
  );
  for (const record of records) {
    const { values, source, destination, action } = record;
    delete values.ownerId;
    delete values.ownerIdType;
    const first = currencies.get(String(source.code));
    const isLocal = first && (first.code === null || first.code === local.code);
    const wanted = isLocal ? local.crmId : (first?.crmId ?? null);
    if (action === 'insert') values.transactionCurrencyId = wanted ?? ownCurrency(values, local);
    else {
      delete values.transactionCurrencyId;
      if (wanted !== null && destination?.transactionCurrencyId !== wanted)
        record.refusal ??= errors.currencyChanged(model.noun, String(source.code));
    }
  }
}

function ownCurrency({ transactionCurrencyId }: Row, { crmId }: { crmId: string }): string {
  return typeof transactionCurrencyId === 'string' ? transactionCurrencyId : crmId;
}

async function firstCurrencies(
  { tx }: BatchContext,
  headers: readonly Row[],
  { list, sequence, holds, lines }: PriceModel,
): Promise<Map<string, { code: string | null; crmId: string | null }>> {
  const rows = await tx.query<{ list: string; code: string | null; crmId: string | null }>(
    `/* price-list.currencies */ SELECT DISTINCT ON (${list}) ${list} AS list, l.currency_code AS code, k.crm_id AS "crmId"
       FROM ${lines.table} l
       LEFT JOIN erp.currency c ON c.code = l.currency_code
       LEFT JOIN sync.coupling k ON k.erp_id = c.id AND k.mapping_id = ${mappingNamed('CURRENCY')}
      WHERE ${holds} AND ${list} = ANY($1) ORDER BY ${list}, ${sequence}`,
    [headers.map(({ code }) => String(code))],
  );
  return new Map(rows.map((row) => [row.list, row]));
}

function currencyNotCoupled(value: string): Refusal {
  const reference = { field: 'currencyCode', value, table: 'erp.currency', mapping: 'CURRENCY' };
  return referenceNotCoupled(reference);
}

// PR-8, PR-10: the prices of the lists, and what was coupled to prices that are gone.
async function linesOf(
  { tx, direction }: BatchContext,
  lists: readonly Row[],
  { list, holds, headers, lines }: PriceModel,
): Promise<FollowingLines> {
  if (direction === 'FROM_CRM') return { mapping: lines.mapping, sourceIds: [] };
  const rows = await tx.query<{ id: string }>(
    `/* price-list.lines */ SELECT l.id FROM ${lines.table} l WHERE ${holds} AND ${list} = ANY($1)
      UNION
     SELECT k.erp_id FROM sync.coupling h JOIN crm.price_list_line c ON c.price_level_id = h.crm_id
       JOIN sync.coupling k ON k.crm_id = c.id AND k.mapping_id = ${mappingNamed(lines.mapping)}
      WHERE h.mapping_id = ${mappingNamed(headers.mapping)} AND h.erp_id = ANY($2::uuid[])
        AND NOT EXISTS (SELECT 1 FROM ${lines.table} l WHERE l.id = k.erp_id)`,
    [lists.map(({ code }) => code), lists.map(({ id }) => id)],
  );
  return { mapping: lines.mapping, sourceIds: rows.map(({ id }) => id) };
}

function byList(facts: readonly PriceFacts[]): Map<string, PriceFacts[]> {
  const lists = new Map<string, PriceFacts[]>();
  for (const price of facts) {
    const own = lists.get(price.list);
    if (own) own.push(price);
    else lists.set(price.list, [price]);
  }
  return lists;
}
