import type { Db } from '../platform/database/db';
import { integrationUserRefused } from '../sync/connection/connection.errors';
import type { ConnectionScope } from './enable-connection';
import { ADMINISTRATOR, rolesFor } from './integration-roles';
import type { SetupFactsStore } from './setup-facts.store';

/** Refuses an integration user that does not exist, is disabled, may do too much or too little (K-5); returns its id. */
export async function checkIntegrationUser(
  db: Db,
  facts: SetupFactsStore,
  userName: string,
  scope: ConnectionScope,
): Promise<string> {
  const user = await facts.user(db, userName);
  if (!user) {
    throw integrationUserRefused('USER_NOT_FOUND', userName, {
      message: `The CRM has no user ${userName}.`,
      remedy: 'Create the integration user in the CRM, or enter another one (connectionUpdate).',
    });
  }
  if (user.isDisabled) {
    throw integrationUserRefused('USER_DISABLED', userName, {
      message: `The CRM user ${userName} is disabled.`,
      remedy: 'Enable the user in the CRM, or enter another one (connectionUpdate).',
    });
  }
  if (user.roles.includes(ADMINISTRATOR)) {
    throw integrationUserRefused('USER_IS_ADMIN', userName, {
      message: `The CRM user ${userName} is a system administrator; the integration must not be.`,
      remedy: 'Take that role from the user, or enter a user of its own for the integration.',
      role: ADMINISTRATOR,
    });
  }
  const lacking = rolesFor(scope).find((role) => !user.roles.includes(role));
  if (lacking !== undefined) {
    throw integrationUserRefused('ROLE_MISSING', userName, {
      message: `The CRM user ${userName} lacks the role ${lacking}.`,
      remedy: `Give the user the role ${lacking} in the CRM.`,
      role: lacking,
    });
  }
  return user.id;
}
