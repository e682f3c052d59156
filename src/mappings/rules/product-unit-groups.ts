import type { BatchContext, MappedRecord } from '../../sync/engine/mapping-behaviour';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';

interface Kind {
  readonly kind: 'ITEM' | 'RESOURCE';
  /** How unit groups name it: 1 an item, 2 a resource. */
  readonly sourceType: number;
}

/**
 * Sets the unit group of products: that of the item or resource while unit groups are mapped (PR-05), else the one
 * that stands for the base unit of a resource (PR-04), for which there is no field row.
 */
export async function setUnitGroups(
  context: BatchContext,
  records: readonly MappedRecord[],
  of: Kind,
): Promise<void> {
  if (context.settings.unitGroupMapping) await ownGroups(context, records, of);
  else if (of.kind === 'RESOURCE') await groupsOfBaseUnits(context, records);
}

async function ownGroups(
  { tx }: BatchContext,
  records: readonly MappedRecord[],
  { sourceType }: Kind,
): Promise<void> {
  const groups = await tx.query<{ owner: string; schedule: string | null }>(
    `/* product.unitGroups */ SELECT g.source_no AS owner, k.crm_id AS schedule FROM erp.unit_group g
      LEFT JOIN sync.coupling k ON k.erp_id = g.id WHERE g.source_type = $1 AND g.source_no = ANY($2)`,
    [sourceType, records.map(({ source }) => String(source.number))],
  );
  const schedules = new Map(groups.map((row) => [row.owner, row.schedule]));
  for (const record of records) {
    const value = String(record.source.number);
    const schedule = schedules.get(value);
    const reference = { field: 'number', value, table: 'erp.unit_group', mapping: 'UNIT GROUP' };
    if (schedule) record.values.defaultUomScheduleId = schedule;
    else record.refusal ??= referenceNotCoupled(reference);
  }
}

async function groupsOfBaseUnits(
  { tx }: BatchContext,
  records: readonly MappedRecord[],
): Promise<void> {
  const units = await tx.query<{ code: string; schedule: string | null }>(
    `/* product.baseUnits */ SELECT u.code, k.crm_id AS schedule FROM erp.unit_of_measure u
       LEFT JOIN sync.coupling k ON k.erp_id = u.id
        AND k.mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'UNIT OF MEASURE')
      WHERE u.code = ANY($1)`,
    [records.flatMap(({ source }) => source.baseUnitOfMeasure ?? [])],
  );
  const schedules = new Map(units.map((row) => [row.code, row.schedule]));
  for (const record of records) {
    const value = String(record.source.baseUnitOfMeasure ?? '');
    const schedule = schedules.get(value);
    const [table, mapping] = ['erp.unit_of_measure', 'UNIT OF MEASURE'];
    if (schedule) record.values.defaultUomScheduleId = schedule;
    else
      record.refusal ??= referenceNotCoupled({ field: 'baseUnitOfMeasure', value, table, mapping });
  }
}
