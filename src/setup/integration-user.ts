import type { Db } from '../platform/database/db';
import { integrationUserRefused } from '../sync/connection/connection.errors';
import type { SetupFactsStore } from './setup-facts.store';

/** Roles without which the integration cannot read and write what it has to. */
export const INTEGRATION_ROLE = 'Business Central Integration User';

const ADMINISTRATOR = 'System Administrator';

/** Refuses an integration user that does not exist, is disabled, may do too much or too little (K-5); returns its id. */
export async function checkIntegrationUser(
  db: Db,
  facts: SetupFactsStore,
  userName: string,
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
  if (!user.roles.includes(INTEGRATION_ROLE)) {
    throw integrationUserRefused('ROLE_MISSING', userName, {
      message: `The CRM user ${userName} lacks the role ${INTEGRATION_ROLE}.`,
      remedy: `Give the user the role ${INTEGRATION_ROLE} in the CRM.`,
      role: INTEGRATION_ROLE,
    });
  }
  return user.id;
}
