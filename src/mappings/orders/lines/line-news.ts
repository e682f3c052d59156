import { lineShipped } from '../../../erp/sales-order/editing/order-editing.errors';
import type { Refusal } from '../../../platform/errors/refusal';
import { baseValue } from '../../../sync/engine/fields/agreed-base';
import type { BatchContext } from '../../../sync/engine/mapping-behaviour';

/** Lines that have to travel, by the source record of their order. */
export interface LineNews {
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** Why lines of an order cannot go: something of them is shipped. */
  readonly refused: ReadonlyMap<string, Refusal>;
}

interface NewsRow extends Record<string, unknown> {
  readonly id: string;
  readonly owner: string;
  /** Null: there is no coupling yet, or the line is gone. */
  readonly base: object | null;
  readonly coupled: boolean;
  readonly gone: boolean;
  /** Of an ERP line that would go along with its CRM line: how much of it is shipped already, and its place. */
  readonly shipped: string | null;
  readonly place: number | null;
  readonly document: string | null;
}

/** The mapping that lines travel by. */
export const LINES = 'SOLINE-ORDERDETAIL';

const LINE_MAPPING = `(SELECT id FROM sync.table_mapping WHERE name = '${LINES}')`;

// New lines; those at another version than agreed whose counterpart lives; gone ones whose counterpart lives.
const TO_CRM = `
  SELECT l.id, l.document_id AS owner, k.base, k.id IS NOT NULL AS coupled, false AS gone,
         NULL::numeric AS shipped, NULL::int AS place, NULL::text AS document
    FROM erp.sales_order_line l
    LEFT JOIN sync.coupling k ON k.erp_id = l.id AND k.mapping_id = ${LINE_MAPPING}
    LEFT JOIN crm.sales_order_line c ON c.id = k.crm_id
   WHERE l.document_id = ANY($1::uuid[]) AND l.type IN (2, 3)
     AND (k.id IS NULL OR (c.id IS NOT NULL AND l.version IS DISTINCT FROM k.erp_version))
  UNION ALL
  SELECT k.erp_id, h.erp_id, NULL, true, true, NULL, NULL, NULL
    FROM sync.coupling h JOIN crm.sales_order_line c ON c.sales_order_id = h.crm_id
    JOIN sync.coupling k ON k.crm_id = c.id AND k.mapping_id = ${LINE_MAPPING}
   WHERE h.erp_id = ANY($1::uuid[]) AND h.mapping_id = $2
     AND NOT EXISTS (SELECT 1 FROM erp.sales_order_line l WHERE l.id = k.erp_id)`;

const FROM_CRM = `
  SELECT c.id, c.sales_order_id AS owner, k.base, k.id IS NOT NULL AS coupled, false AS gone,
         NULL::numeric AS shipped, NULL::int AS place, NULL::text AS document
    FROM crm.sales_order_line c
    LEFT JOIN crm.product p ON p.id = c.product_id
    LEFT JOIN sync.coupling k ON k.crm_id = c.id AND k.mapping_id = ${LINE_MAPPING}
    LEFT JOIN erp.sales_order_line l ON l.id = k.erp_id
   WHERE c.sales_order_id = ANY($1::uuid[]) AND (c.product_id IS NULL OR p.product_type_code IN (1, 3))
     AND (k.id IS NULL OR (l.id IS NOT NULL AND c.version IS DISTINCT FROM k.crm_version))
  UNION ALL
  SELECT k.crm_id, h.crm_id, NULL, true, true, l.quantity_shipped, l.line_no, l.document_number
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
  const lines = new Map<string, string[]>();
  const refused = new Map<string, Refusal>();
  for (const { id, owner, coupled, gone, shipped, place, document } of rows) {
    if (coupled && !gone && !changed.has(id)) continue;
    if (shipped !== null && shipped !== '0')
      refused.set(owner, lineShipped(document ?? '', place ?? 0, shipped));
    const own = lines.get(owner);
    if (own) own.push(id);
    else lines.set(owner, [id]);
  }
  return { lines, refused };
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

interface Agreed {
  readonly erp: Set<string>;
  readonly crm: Set<string>;
}

const agreed = new WeakMap<BatchContext, Agreed>();

/**
 * Remembers which line couplings of orders agree with their lines at this moment, each side by itself: what this
 * transaction writes to those afterwards, such as the state of their order, is no news of anybody.
 */
export async function noteAgreedLines(
  context: BatchContext,
  orderIds: readonly string[],
): Promise<void> {
  const own = context.direction === 'TO_CRM' ? 'l.document_id' : 'c.sales_order_id';
  const rows = await context.tx.query<{ id: string; erp: boolean; crm: boolean }>(
    `/* order.agreedLines */ SELECT k.id, l.version = k.erp_version AS erp, c.version = k.crm_version AS crm
       FROM sync.coupling k JOIN erp.sales_order_line l ON l.id = k.erp_id JOIN crm.sales_order_line c ON c.id = k.crm_id
      WHERE k.mapping_id = ${LINE_MAPPING} AND ${own} = ANY($1::uuid[])`,
    [orderIds],
  );
  const known = agreed.get(context) ?? { erp: new Set(), crm: new Set() };
  agreed.set(context, known);
  for (const { id, erp, crm } of rows) {
    if (erp) known.erp.add(id);
    if (crm) known.crm.add(id);
  }
}

/** Sets the stamps of lines that agreed before to what this transaction made of them. */
export async function restampLines(
  context: BatchContext,
  erpOrderIds: readonly string[],
): Promise<void> {
  const known = agreed.get(context);
  if (!known) return;
  await context.tx.execute(
    `/* order.restampLines */ UPDATE sync.coupling k
        SET erp_version = CASE WHEN k.id = ANY($2::uuid[]) THEN l.version ELSE k.erp_version END,
            crm_version = CASE WHEN k.id = ANY($3::uuid[]) THEN c.version ELSE k.crm_version END
       FROM erp.sales_order_line l, crm.sales_order_line c
      WHERE l.document_id = ANY($1::uuid[]) AND k.erp_id = l.id AND c.id = k.crm_id AND k.mapping_id = ${LINE_MAPPING}
        AND (l.version <> k.erp_version OR c.version <> k.crm_version)`,
    [erpOrderIds, [...known.erp], [...known.crm]],
  );
}
