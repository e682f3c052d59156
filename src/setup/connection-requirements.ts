import type { Connection } from '../sync/connection/connection.entity';
import { connectionIncomplete } from '../sync/connection/connection.errors';
import type { Refusal } from '../platform/errors/refusal';

/** What a connection lacks to be used; null when nothing. All empty: the embedded CRM, which needs nothing (K-3). */
export function missingOf(row: Connection): Refusal | null {
  const { environmentUrl, userName, password, clientId, clientSecret, redirectUrl } = row;
  const entered = [environmentUrl, userName, password, clientId, clientSecret, redirectUrl];
  if (entered.every((each) => each === null)) return null;
  if (environmentUrl === null)
    return connectionIncomplete('environmentUrl', 'the address of the CRM');
  if (row.authenticationType === 'CLOUD' || row.authenticationType === 'AD') {
    if (userName === null)
      return connectionIncomplete('userName', 'the name of the integration user');
    if (password === null && clientSecret === null)
      return connectionIncomplete('password', 'the credentials of the integration user');
    return null;
  }
  // On premises with tokens: an application has to be registered.
  if (clientId === null)
    return connectionIncomplete('clientId', 'the id of the registered application');
  if (clientSecret === null)
    return connectionIncomplete('clientSecret', 'the secret of the registered application');
  return redirectUrl === null
    ? connectionIncomplete('redirectUrl', 'the redirect address of the registered application')
    : null;
}
