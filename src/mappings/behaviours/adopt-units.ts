import type { BatchContext, WrittenRecord } from '../../sync/engine/mapping-behaviour';

interface Adopted {
  group: string;
  schedule: string;
  unit: string;
  uom: string;
}

/**
 * Couples the unit group and the base unit of items or resources that were made from products (PR-11), where
 * those of the product are coupled to nothing yet.
 */
export async function adoptUnits(
  context: BatchContext,
  records: readonly WrittenRecord[],
  { noun, unitMapping }: { noun: 'item' | 'resource'; unitMapping: string },
): Promise<void> {
  const made = records.filter(({ action }) => action === 'insert');
  if (made.length === 0 || !context.settings.unitGroupMapping) return;
  const rows = await context.tx.query<Adopted>(
    `/* product.adoptUnits */ SELECT g.id AS group, p.default_uom_schedule_id AS schedule, u.id AS unit, p.default_uom_id AS uom
       FROM unnest($1::uuid[], $2::uuid[]) AS n (erp_id, crm_id)
       JOIN crm.product p ON p.id = n.crm_id
       JOIN erp.unit_group g ON g.source_id = n.erp_id
       JOIN erp.${noun} s ON s.id = n.erp_id
       JOIN erp.${noun}_unit_of_measure u ON u.${noun}_no = s.number AND u.code = s.base_unit_of_measure
      WHERE NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id IN (p.default_uom_id, p.default_uom_schedule_id))`,
    [made.map((each) => each.destinationId), made.map((each) => String(each.source.id))],
  );
  const pairs = (erp: 'group' | 'unit', crm: 'schedule' | 'uom') =>
    rows.map((row) => ({ erpId: row[erp], crmId: row[crm] }));
  await context.couple('UNIT GROUP', pairs('group', 'schedule'));
  await context.couple(unitMapping, pairs('unit', 'uom'));
}
