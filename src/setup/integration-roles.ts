import type { Db } from '../platform/database/db';
import type { Refusal } from '../platform/errors/refusal';
import { teamRoleMissing } from '../sync/connection/connection.errors';
import type { ConnectionScope } from './enable-connection';
import type { SetupFactsStore } from './setup-facts.store';

/** The role without which the integration cannot read and write what it has to. */
export const INTEGRATION_ROLE = 'Business Central Integration User';

/** What the sales connection needs on top (K-5). */
export const SALES_ROLES: readonly string[] = [
  'Dynamics 365 Business Central Integration Administrator',
  'Dynamics 365 Business Central Integration User',
];

/** The role that the integration user must not have. */
export const ADMINISTRATOR = 'System Administrator';

/** The roles that the integration user needs for a connection. */
export function rolesFor(scope: ConnectionScope): readonly string[] {
  return scope === 'BASE' ? [INTEGRATION_ROLE] : [INTEGRATION_ROLE, ...SALES_ROLES];
}

/** What the team that owns the integration's records lacks; null when nothing (K-4). */
export async function teamProblem(
  db: Db,
  facts: SetupFactsStore,
  teamId: string | null,
): Promise<Refusal | null> {
  const team = teamId === null ? null : await facts.team(db, teamId);
  if (team === null) return teamRoleMissing(null, INTEGRATION_ROLE);
  return team.roles.includes(INTEGRATION_ROLE)
    ? null
    : teamRoleMissing(team.name, INTEGRATION_ROLE);
}
