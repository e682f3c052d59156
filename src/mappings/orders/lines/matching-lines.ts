import type { Row } from '../../../platform/database/record-table';
import type { BatchContext } from '../../../sync/engine/mapping-behaviour';

const mapping = (name: string): string =>
  `(SELECT id FROM sync.table_mapping WHERE name = '${name}')`;

/**
 * Lines of orders that were coupled without their lines, such as those converted in one-way mode: the lines that sell
 * the same belong together, in their order. Orders of which a line is coupled have none to be found.
 */
export async function matchingLines(
  { tx, direction, settings }: BatchContext,
  sources: readonly Row[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ erp: string; crm: string }>(
    `/* order-line.matching */ WITH pair AS (
       SELECT h.erp_id, h.crm_id FROM sync.coupling h
        WHERE h.mapping_id IN ${mapping('SALESORDER-ORDER')}
          AND h.${direction === 'TO_CRM' ? 'erp_id' : 'crm_id'} = ANY($1::uuid[])
          AND NOT EXISTS (SELECT 1 FROM erp.sales_order_line l JOIN sync.coupling k ON k.erp_id = l.id
                            AND k.mapping_id = ${mapping('SOLINE-ORDERDETAIL')} WHERE l.document_id = h.erp_id)),
     erp_line AS (
       SELECT p.crm_id, l.id, l.type, l.no, row_number() OVER (PARTITION BY l.document_id, l.type, l.no ORDER BY l.line_no) AS place
         FROM pair p JOIN erp.sales_order_line l ON l.document_id = p.erp_id AND l.type IN (2, 3)),
     sold AS (
       SELECT c.id, c.sales_order_id, c.sequence_number, c.line_item_number,
              CASE WHEN c.product_id IS NULL THEN $2::int WHEN r.product_type_code = 3 THEN 3 ELSE 2 END AS type,
              CASE WHEN c.product_id IS NULL THEN $3::text ELSE coalesce(i.number, s.number) END AS no
         FROM pair p JOIN crm.sales_order_line c ON c.sales_order_id = p.crm_id
         LEFT JOIN crm.product r ON r.id = c.product_id
         LEFT JOIN sync.coupling ki ON ki.crm_id = r.id AND ki.mapping_id = ${mapping('ITEM-PRODUCT')}
         LEFT JOIN erp.item i ON i.id = ki.erp_id
         LEFT JOIN sync.coupling kr ON kr.crm_id = r.id AND kr.mapping_id = ${mapping('RESOURCE-PRODUCT')}
         LEFT JOIN erp.resource s ON s.id = kr.erp_id),
     crm_line AS (
       SELECT *, row_number() OVER (PARTITION BY sales_order_id, type, no ORDER BY sequence_number, line_item_number, id) AS place FROM sold)
     SELECT e.id AS erp, c.id AS crm FROM erp_line e
       JOIN crm_line c ON c.sales_order_id = e.crm_id AND c.type = e.type AND c.no = e.no AND c.place = e.place`,
    [
      [
        ...new Set(
          sources.map((row) => (direction === 'TO_CRM' ? row.documentId : row.salesOrderId)),
        ),
      ],
      settings.writeInProductType === 'RESOURCE' ? 3 : 2,
      settings.writeInProductNo,
    ],
  );
  return new Map(rows.map(({ erp, crm }) => (direction === 'TO_CRM' ? [erp, crm] : [crm, erp])));
}
