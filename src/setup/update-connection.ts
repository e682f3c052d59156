import type { Tx } from '../platform/database/db';
import { invalidInput } from '../platform/errors/input.errors';
import type { SecretBox } from '../platform/secret-box';
import {
  domainOf,
  normalAddress,
  proposedAuthentication,
  userNameProblem,
  type AuthenticationType,
  type Cloud,
} from '../sync/connection/address.rules';
import type { Connection } from '../sync/connection/connection.entity';
import { connectionEnabled, secretKeyMissing } from '../sync/connection/connection.errors';
import type { ConnectionChanges, ConnectionStore } from '../sync/connection/connection.store';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';
import type { SetupFactsStore } from './setup-facts.store';

/** What a person enters; what is left out stays, null empties. */
export interface ConnectionInput {
  environmentUrl?: string | null;
  authenticationType?: AuthenticationType | null;
  cloud?: Cloud | null;
  userName?: string | null;
  password?: string | null;
  clientId?: string | null;
  clientSecret?: string | null;
  redirectUrl?: string | null;
  businessUnitName?: string | null;
  ownershipModel?: 'PERSON' | 'TEAM' | null;
  restoreConnection?: boolean | null;
}

/** Changes how the CRM is reached (6.2). */
export class UpdateConnection {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly settings: SalesSettingsStore,
    private readonly secrets: SecretBox,
    private readonly facts: SetupFactsStore,
  ) {}

  /** Changes the connection and returns it. Repeating it changes nothing more. */
  async run(tx: Tx, input: ConnectionInput): Promise<Connection> {
    const settings = await this.settings.lock(tx);
    const before = await this.connections.get(tx, 'update');
    const entered = Object.keys(input).filter(
      (key) => input[key as keyof ConnectionInput] !== undefined,
    );
    if (settings.connectionEnabled && entered.length > 0) throw connectionEnabled(entered);
    const { ownershipModel } = input;
    if (ownershipModel) await this.settings.update(tx, { ownershipModel });
    return this.connections.update(tx, {
      ...this.changes(before, input),
      ...(await this.unit(tx, input)),
      ...this.sealed(input),
    });
  }

  private changes(before: Connection, input: ConnectionInput): ConnectionChanges {
    const environmentUrl = addressOf(before, input);
    const moved = environmentUrl !== before.environmentUrl;
    const authenticationType =
      input.authenticationType ??
      (moved
        ? proposedAuthentication(environmentUrl, before.authenticationType)
        : before.authenticationType);
    const userName = input.userName === undefined ? before.userName : blankless(input.userName);
    if (input.userName !== undefined) checkUserName(userName, authenticationType);
    return {
      environmentUrl,
      authenticationType,
      userName,
      domain: domainOf(userName, authenticationType, before.domain),
      cloud: input.cloud ?? before.cloud,
      clientId: input.clientId === undefined ? before.clientId : blankless(input.clientId),
      redirectUrl:
        input.redirectUrl === undefined ? before.redirectUrl : blankless(input.redirectUrl),
      restoreConnection: input.restoreConnection ?? before.restoreConnection,
      // A business unit of one environment is not carried to another.
      ...(moved ? { businessUnitId: null, businessUnitName: null, ownerTeamId: null } : {}),
    };
  }

  // Which unit it is, and its team, is settled when the connection is switched on.
  private async unit(tx: Tx, { businessUnitName }: ConnectionInput): Promise<ConnectionChanges> {
    if (businessUnitName === undefined) return {};
    const name = blankless(businessUnitName);
    const unit = name === null ? null : await this.facts.unitByName(tx, name);
    if (unit && (unit.isDisabled || !unit.isFirstLevel)) {
      const what = unit.isDisabled ? 'is disabled' : 'is not one right below the root unit';
      throw invalidInput('businessUnitName', `The business unit ${name} ${what}.`);
    }
    return { businessUnitId: null, businessUnitName: name, ownerTeamId: null };
  }

  private sealed({ password, clientSecret }: ConnectionInput): ConnectionChanges {
    return {
      ...(password === undefined ? {} : { password: this.seal('password', password) }),
      ...(clientSecret === undefined
        ? {}
        : { clientSecret: this.seal('clientSecret', clientSecret) }),
    };
  }

  private seal(field: string, secret: string | null): Buffer | null {
    if (secret === null || secret === '') return null;
    if (!this.secrets.ready) throw secretKeyMissing(field);
    return this.secrets.seal(secret);
  }
}

function addressOf(before: Connection, { environmentUrl }: ConnectionInput): string | null {
  if (environmentUrl === undefined) return before.environmentUrl;
  if (environmentUrl === null || environmentUrl.trim() === '') return null;
  const normal = normalAddress(environmentUrl);
  if ('address' in normal) return normal.address;
  throw invalidInput(
    'environmentUrl',
    normal.problem === 'NOT_HTTPS'
      ? 'The address of the CRM starts with https.'
      : problemOf(environmentUrl),
  );
}

// What comes before an @ may be a password; it is not repeated.
function problemOf(environmentUrl: string): string {
  if (environmentUrl.includes('@'))
    return 'The address of a CRM carries neither a user nor a password; they are fields of their own.';
  return `"${environmentUrl}" is no address of a CRM.`;
}

function checkUserName(userName: string | null, type: AuthenticationType): void {
  const problem = userNameProblem(userName, type);
  if (problem === 'NO_EMAIL_ADDRESS')
    throw invalidInput('userName', 'In the cloud the user name is an e-mail address.');
  if (problem === 'NO_DOMAIN')
    throw invalidInput('userName', 'The user name names its domain: domain\\user.');
}

function blankless(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}
