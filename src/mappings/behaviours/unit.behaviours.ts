import type { Db } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import { recommendsByGroups } from './shipped-schedule';
import type {
  BatchContext,
  MappedRecord,
  MappingBehaviour,
  WrittenRecord,
} from '../../sync/engine/mapping-behaviour';
import type { LiveMapping } from '../../sync/mapping/live-mapping';
import { keepDefaultPrices } from '../prices/default-prices';
import { counterpartsByText } from './terms.behaviours';

/** Unit groups: taken by name; the CRM makes the base unit together with the group. */
export const unitGroupBehaviour: MappingBehaviour = {
  recommends: recommendsByGroups,
  ownCounterparts: true,
  writesSource: false,
  matchedAs: { sourceNo: 'code' },
  findCounterparts: (context, sources) =>
    context.direction === 'TO_CRM'
      ? counterpartsByText(context, sources, 'code', 'name')
      : Promise.resolve(new Map<string, string>()),
};

interface GroupRow {
  owner: string;
  schedule: string | null;
  unit: string | null;
  name: string | null;
}

/** Units of items or resources: found by name inside their own unit group, and created there (UG-02 to UG-06). */
export function unitBehaviour(owner: 'itemNo' | 'resourceNo'): MappingBehaviour {
  const sourceType = owner === 'itemNo' ? 1 : 2;
  return {
    writesSource: false,
    recommends: recommendsByGroups,
    ownCounterparts: true,
    follows: 'TO_CRM',
    afterWrite: pricesOfUnits,
    async findCounterparts(context, sources) {
      if (context.direction === 'FROM_CRM') return new Map();
      const rows = await groupsOf(context, sources, { owner, sourceType });
      const byKey = new Map(
        rows.map((row) => [`${row.owner}/${(row.name ?? '').toUpperCase()}`, row.unit]),
      );
      return new Map(
        sources.flatMap((row) => {
          const unit = byKey.get(`${String(row[owner])}/${String(row.code)}`);
          return unit ? [[String(row.id), unit] as const] : [];
        }),
      );
    },
    async matchWithin(db, mapping, sources) {
      const rows = await groupsOf({ tx: db, mapping }, sources, { owner, sourceType });
      const schedules = new Map(rows.map((row) => [row.owner, row.schedule]));
      return new Map(
        sources.flatMap((row) => {
          const value = schedules.get(String(row[owner]));
          return value ? [[String(row.id), { field: 'uomScheduleId', value }] as const] : [];
        }),
      );
    },
    complete: (context, records) => placeInGroups(context, records, { owner, sourceType }),
  };
}

// A new unit stands in the unit group of its item or resource, which has to be coupled before (UG-03).
async function placeInGroups(
  context: BatchContext,
  records: readonly MappedRecord[],
  of: { owner: 'itemNo' | 'resourceNo'; sourceType: number },
): Promise<void> {
  const inserts = records.filter(({ action }) => action === 'insert');
  if (context.direction === 'FROM_CRM' || inserts.length === 0) return;
  const sources = inserts.map(({ source }) => source);
  const rows = await groupsOf(context, sources, of);
  const schedules = new Map(rows.map((row) => [row.owner, row.schedule]));
  for (const record of inserts) {
    const value = String(record.source[of.owner]);
    const schedule = schedules.get(value) ?? null;
    if (schedule) record.values.uomScheduleId = schedule;
    else {
      const reference = { field: of.owner, value, table: 'erp.unit_group', mapping: 'UNIT GROUP' };
      record.refusal ??= referenceNotCoupled(reference);
    }
  }
}

// PR-4, UG-05: a unit of a coupled item or resource gets its default price at once.
async function pricesOfUnits(
  context: BatchContext,
  records: readonly WrittenRecord[],
): Promise<void> {
  const products = await context.tx.query<{ id: string }>(
    `/* unit.products */ SELECT DISTINCT p.id FROM crm.uom u JOIN crm.product p ON p.default_uom_schedule_id = u.uom_schedule_id
       JOIN sync.coupling k ON k.crm_id = p.id
       JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name IN ('ITEM-PRODUCT', 'RESOURCE-PRODUCT')
      WHERE u.id = ANY($1::uuid[])`,
    [records.map(({ destinationId }) => destinationId)],
  );
  if (products.length === 0) return;
  const ids = products.map(({ id }) => id);
  const rows = await context.side('crm.product').load(context.tx, ids);
  await keepDefaultPrices(context, [...rows.values()]);
}

// The coupled unit group of each item or resource, with its units that nothing is coupled to yet.
function groupsOf(
  context: { tx: Db; mapping: LiveMapping },
  sources: readonly Row[],
  { owner, sourceType }: { owner: string; sourceType: number },
): Promise<GroupRow[]> {
  return context.tx.query<GroupRow>(
    `/* unit.groupsOfOwners */ SELECT g.source_no AS owner, k.crm_id AS schedule, u.id AS unit, u.name
       FROM erp.unit_group g
       JOIN sync.coupling k ON k.erp_id = g.id
       LEFT JOIN crm.uom u ON u.uom_schedule_id = k.crm_id
        AND NOT EXISTS (SELECT 1 FROM sync.coupling t WHERE t.crm_id = u.id AND t.mapping_id = $3)
      WHERE g.source_type = $1 AND g.source_no = ANY($2)`,
    [sourceType, [...new Set(sources.map((row) => String(row[owner])))], context.mapping.id],
  );
}
