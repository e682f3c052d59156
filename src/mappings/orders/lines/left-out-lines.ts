import type { BatchContext, MappedRecord } from '../../../sync/engine/mapping-behaviour';
import { lineLeftOut } from '../order.errors';

/** Warns of lines of CRM orders that sell what the ERP has no line for, and therefore stay behind (BI-9 mended). */
export async function warnOfLeftOutLines(
  { tx }: BatchContext,
  records: readonly MappedRecord[],
): Promise<void> {
  const rows = await tx.query<{ id: string; sequence: number | null; product: string }>(
    `/* order.leftOutLines */ SELECT c.sales_order_id AS id, c.sequence_number AS sequence, p.product_number AS product
       FROM crm.sales_order_line c JOIN crm.product p ON p.id = c.product_id
      WHERE c.sales_order_id = ANY($1::uuid[]) AND coalesce(p.product_type_code, 0) NOT IN (1, 3)
      ORDER BY c.sales_order_id, c.sequence_number, c.id`,
    [records.map(({ source }) => source.id)],
  );
  for (const { id, sequence, product } of rows) {
    const record = records.find(({ source }) => source.id === id);
    record?.warnings.push(lineLeftOut(String(record.source.orderNumber), sequence, product));
  }
}
