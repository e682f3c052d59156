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
