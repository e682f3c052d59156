import type { Row } from '../../platform/database/record-table';
import { timeOrderedId } from '../../platform/time-ordered-id';
import type { BatchContext, MappedRecord, SideWrite } from '../../sync/engine/mapping-behaviour';
import { currencyPriceLists } from '../prices/currency-price-list';

/**
 * The price lists of CRM orders by ERP order (PR-12): under new pricing each order has a list of its own, named after
 * it, filled with what it sells; under old pricing it has the list of its currency, which is shared and stays as it is.
 */
export async function orderPriceLists(
  context: BatchContext,
  records: readonly MappedRecord[],
): Promise<Map<string, string>> {
  if (context.settings.extendedPriceCalculation) return ownLists(context, records);
  const open = records.filter(({ destination }) => destination?.priceLevelId == null);
  const wanted = open.flatMap(({ source, values, destination }) => {
    const crmId = values.transactionCurrencyId ?? destination?.transactionCurrencyId;
    if (typeof crmId !== 'string') return [];
    return [{ id: String(source.id), code: (source.currencyCode ?? null) as string | null, crmId }];
  });
  const lists = await currencyPriceLists(context, wanted);
  return new Map(
    wanted.flatMap(({ id, code }) => {
      const list = lists.get(code ?? '');
      return list === undefined ? [] : [[id, list] as const];
    }),
  );
}

async function ownLists(
  context: BatchContext,
  records: readonly MappedRecord[],
): Promise<Map<string, string>> {
  const { tx, settings } = context;
  const named = records.map((record) => {
    return { record, name: listName(settings.productShortName, record.source) };
  });
  const rows = await tx.query<{ id: string; name: string }>(
    `/* order.priceLists */ SELECT id, name FROM crm.price_list
      WHERE name = ANY($1) AND (company_id IS NULL OR company_id IS NOT DISTINCT FROM $2) ORDER BY id`,
    [named.map(({ name }) => name), settings.companyId],
  );
  const found = new Map(rows.map(({ id, name }) => [name, id]));
  const fresh = named.filter(
    ({ name, record }) => !found.has(name) && record.destination?.priceLevelId == null,
  );
  await insert(
    context,
    'crm.price_list',
    fresh.map(({ name, record: { values, destination } }) => {
      const id = timeOrderedId();
      found.set(name, id);
      const currency = values.transactionCurrencyId ?? destination?.transactionCurrencyId ?? null;
      return { id, name, transactionCurrencyId: currency, companyId: settings.companyId };
    }),
  );
  const lists = named.flatMap(({ name, record }) => {
    const list = found.get(name);
    const present = record.destination?.priceLevelId;
    const own = list !== undefined && (present == null || present === list);
    return own ? [{ order: String(record.source.id), list }] : [];
  });
  await fill(context, lists);
  return new Map(lists.map(({ order, list }) => [order, list]));
}

function listName(product: string, order: Row): string {
  return `${product} Order ${String(order.number)} Price List`.slice(0, 100);
}

// PR-13, mended: the order's own prices, in its currency and without VAT; each product once, in every unit of its group.
async function fill(
  context: BatchContext,
  lists: readonly { order: string; list: string }[],
): Promise<void> {
  const missing = await context.tx.query<{
    list: string;
    product: string;
    unit: string;
    amount: string;
  }>(
    `/* order.pricesToList */ SELECT DISTINCT ON (w.list, p.id, u.id) w.list, p.id AS product, u.id AS unit,
            trim_scale(round(l.unit_price / CASE WHEN e.prices_including_vat THEN 1 + l.vat_percent / 100 ELSE 1 END
                               / l.qty_per_unit_of_measure * coalesce(u.quantity, 1), coalesce(m.currency_precision, 2)))::text AS amount
       FROM unnest($1::uuid[], $2::uuid[]) w (erp_order, list)
       JOIN erp.sales_order e ON e.id = w.erp_order
       JOIN erp.sales_order_line l ON l.document_id = w.erp_order AND l.type IN (2, 3) AND l.qty_per_unit_of_measure <> 0
       LEFT JOIN erp.item i ON l.type = 2 AND i.number = l.no
       LEFT JOIN erp.resource s ON l.type = 3 AND s.number = l.no
       JOIN sync.coupling k ON k.erp_id = coalesce(i.id, s.id)
        AND k.mapping_id IN (SELECT id FROM sync.table_mapping WHERE name IN ('ITEM-PRODUCT', 'RESOURCE-PRODUCT'))
       JOIN crm.product p ON p.id = k.crm_id
       JOIN crm.uom u ON u.uom_schedule_id = p.default_uom_schedule_id
       JOIN crm.price_list h ON h.id = w.list
       LEFT JOIN crm.transaction_currency m ON m.id = h.transaction_currency_id
      WHERE NOT EXISTS (SELECT 1 FROM crm.price_list_line x WHERE x.price_level_id = w.list AND x.product_id = p.id AND x.uom_id = u.id)
      ORDER BY w.list, p.id, u.id, l.line_no`,
    [lists.map(({ order }) => order), lists.map(({ list }) => list)],
  );
  await insert(
    context,
    'crm.price_list_line',
    missing.map(({ list: priceLevelId, product: productId, unit: uomId, amount }) => {
      return { id: timeOrderedId(), priceLevelId, productId, uomId, amount };
    }),
  );
}

async function insert(context: BatchContext, table: string, drafts: Row[]): Promise<void> {
  if (drafts.length === 0) return;
  const { versions, refused } = await context.side(table).insert(context.tx, drafts);
  for (const refusal of refused.values()) throw refusal;
  await context.recordWrites(
    table,
    drafts.map(({ id, ...values }): SideWrite => ({
      recordId: String(id),
      action: 'INSERT',
      versionBefore: null,
      version: versions.get(String(id)) ?? null,
      changes: Object.fromEntries(
        Object.entries(values).flatMap(([property, value]) =>
          value == null ? [] : [[property, [null, value]]],
        ),
      ),
    })),
  );
}
