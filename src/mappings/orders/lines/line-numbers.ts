import type { Db } from '../../../platform/database/db';

/** A number for a line of a CRM order. */
export interface NumberedLine {
  readonly id: string;
  readonly lineNo: number;
}

const STEP = 10_000;

/**
 * Line numbers for CRM lines that are not coupled and have none, or one that is taken (BI-8 mended): the next free
 * multiples of 10,000 of their orders, by CRM order. Lines of orders that are coupled without lines keep theirs.
 */
export async function lineNumbers(
  db: Db,
  pairs: readonly { crmId: string; erpId: string }[],
): Promise<Map<string, NumberedLine[]>> {
  const rows = await db.query<{ id: string; owner: string; last: number }>(
    `/* order.linesToNumber */ WITH pair AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) p (crm_id, erp_id)),
     known AS (
       SELECT p.crm_id, l.line_no AS no, l.id AS erp_line FROM pair p JOIN erp.sales_order_line l ON l.document_id = p.erp_id)
     SELECT c.id, c.sales_order_id AS owner,
            greatest(coalesce((SELECT max(no) FROM known k WHERE k.crm_id = c.sales_order_id), 0),
                     coalesce((SELECT max(business_central_line_number) FROM crm.sales_order_line o
                                WHERE o.sales_order_id = c.sales_order_id), 0)) AS last
       FROM pair p JOIN crm.sales_order_line c ON c.sales_order_id = p.crm_id
       LEFT JOIN crm.product r ON r.id = c.product_id
      WHERE (c.product_id IS NULL OR r.product_type_code IN (1, 3))
        AND NOT EXISTS (SELECT 1 FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id
                           AND m.name = 'SOLINE-ORDERDETAIL' WHERE k.crm_id = c.id)
        AND (coalesce(c.business_central_line_number, 0) = 0
             OR EXISTS (SELECT 1 FROM known k WHERE k.crm_id = c.sales_order_id AND k.no = c.business_central_line_number))
      ORDER BY c.sales_order_id, c.sequence_number, c.line_item_number, c.id`,
    [pairs.map(({ crmId }) => crmId), pairs.map(({ erpId }) => erpId)],
  );
  const numbered = new Map<string, NumberedLine[]>();
  for (const { id, owner, last } of rows) {
    const own = numbered.get(owner) ?? [];
    const first = Math.floor(last / STEP) * STEP;
    own.push({ id, lineNo: first + STEP * (own.length + 1) });
    numbered.set(owner, own);
  }
  return numbered;
}
