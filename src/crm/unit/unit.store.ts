import type { Db, Tx } from '../../platform/database/db';

/** A unit as documents and products need it. */
export interface UnitFacts {
  readonly id: string;
  readonly name: string;
  readonly uomScheduleId: string;
}

/** Reads units of unit groups. */
export class UnitStore {
  /** Name and group of units. */
  async factsByIds(db: Db, ids: readonly string[]): Promise<Map<string, UnitFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<UnitFacts & { [key: string]: unknown }>(
      `/* crm.uom.factsByIds */
       SELECT id, name, uom_schedule_id AS "uomScheduleId" FROM crm.uom WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Base unit of each unit group; groups without one are missing. */
  async baseUnitsByGroups(db: Db, groupIds: readonly string[]): Promise<Map<string, string>> {
    if (groupIds.length === 0) return new Map();
    const rows = await db.query<{ group: string; id: string }>(
      `/* crm.uom.baseUnitsByGroups */
       SELECT uom_schedule_id AS group, id FROM crm.uom
        WHERE uom_schedule_id = ANY($1::uuid[]) AND is_schedule_base_uom`,
      [groupIds],
    );
    return new Map(rows.map((row) => [row.group, row.id]));
  }

  /** Notes the names of base units on groups that do not name theirs yet. */
  async nameBaseUnits(tx: Tx, unitIds: readonly string[]): Promise<void> {
    if (unitIds.length === 0) return;
    await tx.execute(
      `/* crm.uom.nameBaseUnits */
       UPDATE crm.uom_schedule g SET base_uom_name = u.name FROM crm.uom u
        WHERE u.id = ANY($1::uuid[]) AND g.id = u.uom_schedule_id AND g.base_uom_name IS NULL`,
      [unitIds],
    );
  }
}
