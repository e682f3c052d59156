import { Refusal } from '../../platform/errors/refusal';
import { recommendsByGroups } from './shipped-schedule';
import type { MappingBehaviour } from '../../sync/engine/mapping-behaviour';

const ACTIVE = 0;

interface GroupFacts {
  id: string;
  name: string;
  state: number;
  units: number;
}

/** Units of measure as unit groups of one unit each, while unit groups are not mapped (UM-01 to UM-03). */
export const unitOfMeasureBehaviour: MappingBehaviour = {
  writesSource: false,
  recommends: recommendsByGroups,
  async findCounterparts(context, sources) {
    if (context.direction === 'FROM_CRM') return new Map();
    const rows = await context.tx.query<{ id: string; name: string }>(
      `/* unit-of-measure.groupsByName */ SELECT s.id, s.name FROM crm.uom_schedule s
        WHERE s.name = ANY($1)
          AND NOT EXISTS (SELECT 1 FROM sync.coupling k WHERE k.crm_id = s.id AND k.mapping_id = $2)`,
      [sources.map((row) => groupName(row.code)), context.mapping.id],
    );
    const byName = new Map(rows.map((row) => [row.name, row.id]));
    return new Map(
      sources.flatMap((row) => {
        const id = byName.get(groupName(row.code));
        return id === undefined ? [] : [[String(row.id), id] as const];
      }),
    );
  },
  async complete(context, records) {
    if (context.direction === 'FROM_CRM') return;
    const present = records.flatMap(({ destination }) => (destination ? [destination.id] : []));
    const groups = new Map(
      (
        await context.tx.query<GroupFacts>(
          `/* unit-of-measure.groups */ SELECT s.id, s.name, s.state_code AS state, count(u.id)::int AS units
             FROM crm.uom_schedule s LEFT JOIN crm.uom u ON u.uom_schedule_id = s.id
            WHERE s.id = ANY($1::uuid[]) GROUP BY s.id`,
          [present],
        )
      ).map((row) => [row.id, row]),
    );
    for (const record of records) {
      record.values.name = groupName(record.source.code);
      const group = groups.get(String(record.destination?.id));
      if (group && (group.state !== ACTIVE || group.units > 1))
        record.refusal ??= groupNotUsable(group);
    }
  },
  // UM-05: the only unit of the group is named by the code.
  follows: 'TO_CRM',
  async afterWrite(context, records) {
    const codes = new Map(
      records.map(({ destinationId, source }) => [destinationId, String(source.code)]),
    );
    const units = await context.tx.query<{
      id: string;
      name: string;
      version: string;
      schedule: string;
    }>(
      `/* unit-of-measure.units */ SELECT id, name, version, uom_schedule_id AS schedule FROM crm.uom
        WHERE uom_schedule_id = ANY($1::uuid[])`,
      [[...codes.keys()]],
    );
    const changes = units.flatMap(({ id, name, version, schedule }) => {
      const code = codes.get(schedule) ?? name;
      return name === code ? [] : [{ id, name, version, code }];
    });
    const { versions, refused } = await context.side('crm.uom').update(
      context.tx,
      changes.map(({ id, code }) => ({ id, version: null, changes: { name: code } })),
    );
    const [refusal] = refused.values();
    if (refusal) throw refusal;
    await context.recordWrites(
      'crm.uom',
      changes.map(({ id: recordId, name, version: versionBefore, code }) => ({
        ...{ recordId, action: 'UPDATE' as const, versionBefore },
        version: versions.get(recordId) ?? null,
        changes: { name: [name, code] },
      })),
    );
  },
};

function groupName(code: unknown): string {
  return `NAV ${String(code)}`.slice(0, 200);
}

function groupNotUsable({ id, name, state, units }: GroupFacts): Refusal {
  const why = state === ACTIVE ? `has ${units} units` : 'is inactive';
  return new Refusal('UNIT_GROUP_NOT_USABLE', `The CRM unit group ${name} ${why}.`, {
    field: 'code',
    remedy:
      'A unit of measure needs an active CRM unit group of one unit. Repair the group, or couple the unit with another one (couplingCreate).',
    data: { crmId: id, name, units },
  });
}
