import { baseValue } from '../../../sync/engine/fields/agreed-base';
import type { BatchContext } from '../../../sync/engine/mapping-behaviour';

/** Lines that have to travel, by the source record of their order. */
export type LineNews = ReadonlyMap<string, readonly string[]>;

interface NewsRow extends Record<string, unknown> {
  readonly id: string;
  readonly owner: string;
  /** Null: there is no coupling yet, or the line is gone. */
  readonly base: object | null;
  readonly coupled: boolean;
  readonly gone: boolean;
}

/** The mapping that lines travel by. */
export const LINES = 'SOLINE-ORDERDETAIL';

const LINE_MAPPING = `(SELECT id FROM sync.table_mapping WHERE name = '${LINES}')`;

// New lines; those at another version than agreed whose counterpart lives; gone ones whose counterpart lives.
const TO_CRM = `
  SELECT l.id, l.document_id AS owner, k.base, k.id IS NOT NULL AS coupled, false AS gone
    FROM erp.sales_order_line l
    LEFT JOIN sync.coupling k ON k.erp_id = l.id AND k.mapping_id = ${LINE_MAPPING}
    LEFT JOIN crm.sales_order_line c ON c.id = k.crm_id
   WHERE l.document_id = ANY($1::uuid[]) AND l.type IN (2, 3)
     AND (k.id IS NULL OR (c.id IS NOT NULL AND l.version IS DISTINCT FROM k.erp_version))
  UNION ALL
  SELECT k.erp_id, h.erp_id, NULL, true, true
    FROM sync.coupling h JOIN crm.sales_order_line c ON c.sales_order_id = h.crm_id
    JOIN sync.coupling k ON k.crm_id = c.id AND k.mapping_id = ${LINE_MAPPING}
   WHERE h.erp_id = ANY($1::uuid[]) AND h.mapping_id = $2
     AND NOT EXISTS (SELECT 1 FROM erp.sales_order_line l WHERE l.id = k.erp_id)`;

const FROM_CRM = `
  SELECT c.id, c.sales_order_id AS owner, k.base, k.id IS NOT NULL AS coupled, false AS gone
    FROM crm.sales_order_line c
    LEFT JOIN crm.product p ON p.id = c.product_id
    LEFT JOIN sync.coupling k ON k.crm_id = c.id AND k.mapping_id = ${LINE_MAPPING}
    LEFT JOIN erp.sales_order_line l ON l.id = k.erp_id
   WHERE c.sales_order_id = ANY($1::uuid[]) AND (c.product_id IS NULL OR p.product_type_code IN (1, 3))
     AND (k.id IS NULL OR (l.id IS NOT NULL AND c.version IS DISTINCT FROM k.crm_version))
  UNION ALL
  SELECT k.crm_id, h.crm_id, NULL, true, true
    FROM sync.coupling h JOIN erp.sales_order_line l ON l.document_id = h.erp_id
    JOIN sync.coupling k ON k.erp_id = l.id AND k.mapping_id = ${LINE_MAPPING}
   WHERE h.crm_id = ANY($1::uuid[]) AND h.mapping_id = $2
     AND NOT EXISTS (SELECT 1 FROM crm.sales_order_line c WHERE c.id = k.crm_id)`;

/**
 * The lines of orders that have to travel in the direction of the batch (BI-10, BI-14). A line whose counterpart is gone
 * is the business of the other direction. Many orders cost as much as one.
 */
export async function lineNews(
  context: BatchContext,
  orderIds: readonly string[],
): Promise<LineNews> {
  const sql = context.direction === 'TO_CRM' ? TO_CRM : FROM_CRM;
  const rows = await context.tx.query<NewsRow>(`/* order.lineNews */ ${sql}`, [
    orderIds,
    context.mapping.id,
  ]);
  const changed = await changedLines(
    context,
    rows.filter(({ coupled, gone }) => coupled && !gone),
  );
  const news = new Map<string, string[]>();
  for (const { id, owner, coupled, gone } of rows) {
    if (coupled && !gone && !changed.has(id)) continue;
    const own = news.get(owner);
    if (own) own.push(id);
    else news.set(owner, [id]);
  }
  return news;
}

// A line that was written without changing what travels, such as one that follows the state of its order, is no news.
async function changedLines(
  context: BatchContext,
  rows: readonly NewsRow[],
): Promise<ReadonlySet<string>> {
  const mapping = context.mappingOf(LINES);
  if (!mapping || rows.length === 0) return new Set();
  const toCrm = context.direction === 'TO_CRM';
  const lines = await context.side(toCrm ? mapping.erpTable : mapping.crmTable).load(
    context.tx,
    rows.map(({ id }) => id),
  );
  const changed = rows.filter(({ id, base }) => {
    const line = lines.get(id);
    return mapping.fields.some((field) => {
      const property = toCrm ? field.erpField : field.crmField;
      if (property === null || (!toCrm && field.direction === 'TO_CRM')) return false;
      const agreed = baseValue(base, field);
      return agreed === null || (line?.[property] ?? null) !== (toCrm ? agreed.erp : agreed.crm);
    });
  });
  return new Set(changed.map(({ id }) => id));
}

/** Sets the stamps of lines that this transaction wrote again after they were stamped, such as with their order's state. */
export async function restampLines(
  context: BatchContext,
  erpOrderIds: readonly string[],
): Promise<void> {
  await context.tx.execute(
    `/* order.restampLines */ UPDATE sync.coupling k
        SET erp_version = CASE WHEN l.changed_xid = x.id THEN l.version ELSE k.erp_version END,
            crm_version = CASE WHEN c.changed_xid = x.id THEN c.version ELSE k.crm_version END
       FROM erp.sales_order_line l, crm.sales_order_line c, (SELECT pg_current_xact_id()::text::bigint AS id) x
      WHERE l.document_id = ANY($1::uuid[]) AND k.erp_id = l.id AND c.id = k.crm_id AND k.mapping_id = ${LINE_MAPPING}
        AND ((l.changed_xid = x.id AND l.version <> k.erp_version) OR (c.changed_xid = x.id AND c.version <> k.crm_version))`,
    [erpOrderIds],
  );
}
