import type { TestApi } from './api';

/** The connection as tests look at it. */
export interface ConnectionSeen {
  readonly enabled: boolean;
  readonly salesEnabled: boolean;
  readonly embedded: boolean;
  readonly environmentUrl: string | null;
  readonly authenticationType: string;
  readonly cloud: string;
  readonly authority: string;
  readonly cloudDomain: string;
  readonly userName: string | null;
  readonly domain: string | null;
  readonly hasPassword: boolean;
  readonly connectionString: string | null;
  readonly ownershipModel: string;
  readonly usersMayBeCoupled: boolean;
  readonly businessUnitId: string | null;
  readonly businessUnitName: string | null;
  readonly baseCurrencyId: string | null;
  readonly baseCurrencySymbol: string | null;
  readonly baseCurrencyPrecision: number | null;
  readonly currencyDecimalPrecision: number | null;
  readonly disableReason: string | null;
  readonly lockedFields: readonly string[];
}

/** What a mutation of the connection answered. */
export interface ConnectionAnswer {
  readonly connection: ConnectionSeen | null;
  readonly couplings: number | null;
  readonly errors: readonly {
    code: string;
    message: string;
    path: string[];
    remedy: string | null;
  }[];
}

const FIELDS = `enabled salesEnabled embedded environmentUrl authenticationType cloud authority cloudDomain userName domain hasPassword
  connectionString ownershipModel usersMayBeCoupled businessUnitId businessUnitName baseCurrencyId baseCurrencySymbol
  baseCurrencyPrecision currencyDecimalPrecision disableReason lockedFields`;

/** The connection as it is. */
export async function connectionOf(api: TestApi): Promise<ConnectionSeen> {
  return (await api.ask<{ connection: ConnectionSeen }>(`{ connection { ${FIELDS} } }`)).connection;
}

/** Sends a mutation of the connection. */
export async function change(
  api: TestApi,
  name: string,
  type: string,
  input: object,
): Promise<ConnectionAnswer> {
  const answer = await api.ask<Record<string, ConnectionAnswer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { connection { ${FIELDS} } couplings errors { code message path remedy } } }`,
    { input },
  );
  return answer[name] as ConnectionAnswer;
}

/** Enters how the CRM is reached. */
export const enter = (api: TestApi, input: object): Promise<ConnectionAnswer> =>
  change(api, 'connectionUpdate', 'ConnectionUpdateInput', input);

/** Switches the connection on. */
export const switchOn = (api: TestApi, scope = 'ALL'): Promise<ConnectionAnswer> =>
  change(api, 'connectionEnable', 'ConnectionSwitchInput', { scope });

/** Switches the connection off. */
export const switchOff = (api: TestApi, scope = 'ALL'): Promise<ConnectionAnswer> =>
  change(api, 'connectionDisable', 'ConnectionSwitchInput', { scope });

/** Nothing entered. */
export const EMPTY = {
  environmentUrl: null,
  userName: null,
  password: null,
  clientId: null,
  clientSecret: null,
  redirectUrl: null,
  authenticationType: 'CLOUD',
  cloud: 'PUBLIC',
};
