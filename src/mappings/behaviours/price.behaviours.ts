import { Refusal } from '../../platform/errors/refusal';
import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import { localCurrency } from '../currencies';
import { completeOwned } from './owned';

/** Customer price groups as price lists: one currency, that of their prices (PG-01 to PG-03). */
export const priceGroupBehaviour: MappingBehaviour = {
  writesSource: false,
  async complete(context, records) {
    completeOwned(context, records);
    const local = await localCurrency(context);
    const rows = await context.tx.query<{
      code: string;
      currency: string | null;
      crm_id: string | null;
    }>(
      `/* price-group.currencies */ SELECT DISTINCT p.sales_code AS code, p.currency_code AS currency, k.crm_id
         FROM erp.sales_price p
         LEFT JOIN erp.currency c ON c.code = p.currency_code
         LEFT JOIN sync.coupling k ON k.erp_id = c.id
        WHERE p.sales_type = 1 AND p.sales_code = ANY($1)`,
      [records.map(({ source }) => String(source.code))],
    );
    for (const record of records) {
      delete record.values.ownerId;
      delete record.values.ownerIdType;
      const code = String(record.source.code);
      const own = rows.filter((row) => row.code === code);
      const [first] = own;
      if (own.length > 1) record.refusal ??= mixedCurrency(code);
      const currencyId = first?.currency ? first.crm_id : local.crmId;
      if (currencyId === null) {
        record.refusal ??= referenceNotCoupled({
          field: 'currencyCode',
          value: first?.currency ?? '',
          table: 'erp.currency',
          mapping: 'CURRENCY',
        });
      } else if (record.destination && record.destination.transactionCurrencyId !== currencyId) {
        record.refusal ??= currencyChanged(code);
      } else if (record.action === 'insert') record.values.transactionCurrencyId = currencyId;
    }
  },
};

/** Sales prices as price list lines: found by list, product and unit (PG-07); a blank unit is the base unit (PG-11). */
export const salesPriceBehaviour: MappingBehaviour = {
  writesSource: false,
  async complete(context, records) {
    const items = await context.tx.query<{
      number: string;
      uom: string | null;
      schedule: string | null;
    }>(
      `/* sales-price.baseUnits */ SELECT i.number, p.default_uom_id AS uom, p.default_uom_schedule_id AS schedule
         FROM erp.item i JOIN sync.coupling k ON k.erp_id = i.id JOIN crm.product p ON p.id = k.crm_id
        WHERE i.number = ANY($1)`,
      [records.map(({ source }) => String(source.itemNo))],
    );
    const byItem = new Map(items.map((row) => [row.number, row]));
    for (const { values, source, destination } of records) {
      const item = byItem.get(String(source.itemNo));
      if (!item || destination) continue;
      values.uomId ??= item.uom;
      values.uomScheduleId = item.schedule;
    }
  },
  async findCounterparts(context, sources) {
    const rows = await context.tx.query<{ price: string; line: string }>(
      `/* sales-price.lines */ SELECT DISTINCT ON (s.id) s.id AS price, l.id AS line
         FROM erp.sales_price s
         JOIN erp.customer_price_group g ON g.code = s.sales_code
         JOIN sync.coupling kg ON kg.erp_id = g.id
         JOIN erp.item i ON i.number = s.item_no
         JOIN sync.coupling ki ON ki.erp_id = i.id
         JOIN crm.product p ON p.id = ki.crm_id
         LEFT JOIN erp.item_unit_of_measure u ON u.item_no = i.number AND u.code = s.unit_of_measure_code
         LEFT JOIN sync.coupling ku ON ku.erp_id = u.id
         JOIN crm.price_list_line l ON l.price_level_id = kg.crm_id AND l.product_id = p.id
          AND l.uom_id = coalesce(ku.crm_id, p.default_uom_id)
        WHERE s.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = l.id)
        ORDER BY s.id, l.id`,
      [context.direction === 'TO_CRM' ? sources.map((row) => row.id) : []],
    );
    return new Map(rows.map((row) => [row.price, row.line]));
  },
};

/** Opportunities: company and owner (OPP-04). */
export const opportunityBehaviour: MappingBehaviour = {
  writesSource: false,
  complete(context, records) {
    completeOwned(context, records);
    return Promise.resolve();
  },
};

function mixedCurrency(code: string): Refusal {
  return new Refusal(
    'PRICE_LIST_MIXED_CURRENCY',
    `Price group ${code} has prices in several currencies; a CRM price list has one.`,
    {
      field: 'currencyCode',
      remedy: 'Split the group by currency, then synchronize again.',
      data: { code },
    },
  );
}

function currencyChanged(code: string): Refusal {
  return new Refusal(
    'PRICE_LIST_CURRENCY_CHANGED',
    `The prices of group ${code} are in another currency than its CRM price list.`,
    {
      field: 'currencyCode',
      remedy:
        'Uncouple the group and create a new price list (couplingDelete, couplingCreateInCrm).',
      data: { code },
    },
  );
}
