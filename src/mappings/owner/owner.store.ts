import type { Db } from '../../platform/database/db';

/** Where a user and the owning team of the company belong. */
export interface OwnerFacts {
  /** Null: there is no such user. */
  readonly user: { readonly disabled: boolean; readonly businessUnitId: string | null } | null;
  /** Null: the settings name no owning team. */
  readonly team: { readonly id: string; readonly businessUnitId: string | null } | null;
}

/** All SQL of owners. */
export class OwnerStore {
  /** What decides whether a user may own records of the company. */
  async facts(db: Db, userId: string | null): Promise<OwnerFacts> {
    const [row] = await db.query<{
      disabled: boolean | null;
      user_unit: string | null;
      team: string | null;
      team_unit: string | null;
    }>(
      `/* owner.facts */ SELECT u.is_disabled AS disabled, u.business_unit_id AS user_unit, t.id AS team, t.business_unit_id AS team_unit
         FROM sync.sales_settings s
         LEFT JOIN crm.team t ON t.id = s.default_owning_team_id
         LEFT JOIN crm.system_user u ON u.id = $1`,
      [userId],
    );
    const disabled = row?.disabled ?? null;
    return {
      user: disabled === null ? null : { disabled, businessUnitId: row?.user_unit ?? null },
      team: row?.team ? { id: row.team, businessUnitId: row.team_unit } : null,
    };
  }
}
