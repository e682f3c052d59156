import {
  netInvoiceDiscount,
  type GrossLine,
  type GrossTerms,
} from '../../erp/sales-document/net-line.rules';
import type { Db } from '../../platform/database/db';
import type { RowValue } from '../../platform/database/record-table';

/** How ERP orders whose prices include VAT are rounded and taxed, by id; others are left out. */
export async function grossOrders(
  db: Db,
  orderIds: readonly RowValue[],
): Promise<Map<string, GrossTerms>> {
  const rows = await db.query<GrossTerms & Record<'id', string>>(
    `/* order.grossOrders */ SELECT o.id, o.vat_base_discount_percent AS "vatBaseDiscountPercent",
            coalesce(c.amount_rounding_precision, g.amount_rounding_precision, 0.01) AS precision,
            coalesce(g.unit_amount_rounding_precision, 0.00001) AS "unitPrecision"
       FROM erp.sales_order o LEFT JOIN erp.currency c ON c.code = o.currency_code
       LEFT JOIN LATERAL (SELECT * FROM erp.general_ledger_setup LIMIT 1) g ON true
      WHERE o.id = ANY($1::uuid[]) AND o.prices_including_vat`,
    [[...new Set(orderIds)]],
  );
  return new Map(rows.map(({ id, ...terms }) => [id, terms]));
}

/** The invoice discounts of ERP orders whose prices include VAT as the CRM has discounts, without VAT, by id. */
export async function netDiscounts(
  db: Db,
  orderIds: readonly RowValue[],
): Promise<Map<string, string>> {
  const orders = await grossOrders(db, orderIds);
  if (orders.size === 0) return new Map();
  const lines = await db.query<GrossLine & Record<'owner', string>>(
    `/* order.grossLines */ SELECT document_id AS owner, quantity, unit_price AS "unitPrice", amount, vat_percent AS "vatPercent",
            line_discount_amount AS "lineDiscountAmount", inv_discount_amount AS "invDiscountAmount"
       FROM erp.sales_order_line WHERE document_id = ANY($1::uuid[]) AND inv_discount_amount <> 0`,
    [[...orders.keys()]],
  );
  return new Map(
    [...orders].map(([id, terms]) => {
      const own = lines.filter(({ owner }) => owner === id);
      return [id, netInvoiceDiscount(own, terms).toFixed()];
    }),
  );
}
