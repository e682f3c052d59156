import type { Row } from '../../../platform/database/record-table';
import type { Refusal } from '../../../platform/errors/refusal';
import type { BatchContext } from '../../../sync/engine/mapping-behaviour';
import { lineUnitDeleted, lineUnitNotCoupled } from '../order.errors';

const coupled = (mapping: string): string =>
  `(SELECT id FROM sync.table_mapping WHERE name = '${mapping}')`;

/** The CRM units of ERP lines by line (BI-14): the coupled unit of the item or resource, or of the unit group of that name. */
export async function unitsOfErpLines(
  { tx, settings }: BatchContext,
  lines: readonly Row[],
): Promise<Map<string, string | Refusal>> {
  const sql = settings.unitGroupMapping
    ? `SELECT l.id, l.no, l.unit_of_measure_code AS code, coalesce(ki.crm_id, kr.crm_id) AS unit
         FROM erp.sales_order_line l
         LEFT JOIN erp.item_unit_of_measure iu ON l.type = 2 AND iu.item_no = l.no AND iu.code = l.unit_of_measure_code
         LEFT JOIN sync.coupling ki ON ki.erp_id = iu.id AND ki.mapping_id = ${coupled('ITEM UOM')}
         LEFT JOIN erp.resource_unit_of_measure ru ON l.type = 3 AND ru.resource_no = l.no AND ru.code = l.unit_of_measure_code
         LEFT JOIN sync.coupling kr ON kr.erp_id = ru.id AND kr.mapping_id = ${coupled('RESOURCE UOM')}
        WHERE l.id = ANY($1::uuid[])`
    : `SELECT l.id, l.no, l.unit_of_measure_code AS code, u.id AS unit
         FROM erp.sales_order_line l
         LEFT JOIN erp.unit_of_measure m ON m.code = l.unit_of_measure_code
         LEFT JOIN sync.coupling k ON k.erp_id = m.id AND k.mapping_id = ${coupled('UNIT OF MEASURE')}
         LEFT JOIN crm.uom u ON u.uom_schedule_id = k.crm_id AND upper(u.name) IN (upper(m.code), upper(m.description))
        WHERE l.id = ANY($1::uuid[])`;
  const rows = await tx.query<{ id: string; no: string; code: string | null; unit: string | null }>(
    `/* order-line.crmUnits */ ${sql}`,
    [lines.map(({ id }) => id)],
  );
  return new Map(
    rows.map(({ id, no, code, unit }) => [
      id,
      unit ?? lineUnitNotCoupled('unitOfMeasureCode', no, code ?? '(none)'),
    ]),
  );
}

/** The ERP units of CRM lines by line (BI-9): null where the ERP's default stays. */
export async function unitsOfCrmLines(
  { tx, settings }: BatchContext,
  lines: readonly Row[],
): Promise<Map<string, string | Refusal | null>> {
  if (!settings.unitGroupMapping) return new Map();
  const rows = await tx.query<{
    id: string;
    product: string;
    name: string | null;
    coupled: boolean;
    code: string | null;
  }>(
    `/* order-line.erpUnits */ SELECT c.id, coalesce(p.product_number, '') AS product, u.name, k.id IS NOT NULL AS coupled,
            coalesce(iu.code, ru.code) AS code
       FROM crm.sales_order_line c JOIN crm.product p ON p.id = c.product_id
       LEFT JOIN crm.uom u ON u.id = c.uom_id
       LEFT JOIN sync.coupling k ON k.crm_id = c.uom_id
        AND k.mapping_id = CASE p.product_type_code WHEN 3 THEN ${coupled('RESOURCE UOM')} ELSE ${coupled('ITEM UOM')} END
       LEFT JOIN erp.item_unit_of_measure iu ON iu.id = k.erp_id
       LEFT JOIN erp.resource_unit_of_measure ru ON ru.id = k.erp_id
      WHERE c.id = ANY($1::uuid[])`,
    [lines.map(({ id }) => id)],
  );
  return new Map(
    rows.map((row): [string, string | Refusal] => {
      if (row.code !== null) return [row.id, row.code];
      const refusal = row.coupled
        ? lineUnitDeleted(row.product)
        : lineUnitNotCoupled('uomId', row.product, row.name ?? '(none)');
      return [row.id, refusal];
    }),
  );
}
