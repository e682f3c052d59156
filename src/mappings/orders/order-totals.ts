import { Decimal } from 'decimal.js';
import type { BatchContext } from '../../sync/engine/mapping-behaviour';
import { netDiscounts } from './gross-orders';

interface TotalsRow extends Record<string, unknown> {
  readonly id: string;
  readonly erpId: string;
  readonly gross: boolean;
  readonly discount: string;
  readonly presentDiscount: string;
  readonly freight: string;
  /** Without VAT; null: the ERP order has no freight line. */
  readonly presentFreight: string | null;
}

/**
 * CRM orders whose discount or freight is not what their ERP orders have (BI-10 mended, BI-11): no field row carries them,
 * so an order of which nothing else changed has to be written all the same.
 */
export async function totalsNews(
  { tx, mapping, settings }: BatchContext,
  crmIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<TotalsRow>(
    `/* order.totalsNews */ SELECT o.id, e.id AS "erpId", e.prices_including_vat AS gross,
            CASE WHEN coalesce(o.discount_amount, 0) <> 0 OR coalesce(o.discount_percentage, 0) <> 0
                 THEN coalesce(o.total_line_item_amount, 0) - coalesce(o.total_amount_less_freight, 0) ELSE 0 END AS discount,
            coalesce(l.discount, 0) AS "presentDiscount", coalesce(o.freight_amount, 0) AS freight, l.freight AS "presentFreight"
       FROM sync.coupling k JOIN crm.sales_order o ON o.id = k.crm_id JOIN erp.sales_order e ON e.id = k.erp_id
       LEFT JOIN LATERAL (
         SELECT sum(n.inv_discount_amount) AS discount,
                max(CASE WHEN e.prices_including_vat THEN n.unit_price / (1 + n.vat_percent / 100) ELSE n.unit_price END)
                  FILTER (WHERE n.type = 1 AND n.no = $3) AS freight
           FROM erp.sales_order_line n WHERE n.document_id = e.id) l ON true
      WHERE k.mapping_id = $1 AND k.crm_id = ANY($2::uuid[])`,
    [mapping.id, crmIds, settings.freightGlAccountNo],
  );
  const net = await netDiscounts(
    tx,
    rows.flatMap(({ erpId, gross }) => (gross ? [erpId] : [])),
  );
  return new Set(
    rows.flatMap((row) => {
      const present = net.get(row.erpId) ?? row.presentDiscount;
      return new Decimal(row.discount).equals(present) && !freightIsNew(row) ? [] : [row.id];
    }),
  );
}

// A freight that was grossed up is the same to the unit price's last decimal.
const CLOSE = '0.001';

function freightIsNew({ freight, presentFreight }: TotalsRow): boolean {
  const amount = new Decimal(freight);
  if (!amount.greaterThan(0)) return false;
  return presentFreight === null || amount.minus(presentFreight).abs().greaterThan(CLOSE);
}
