import { startApi, type TestApi } from '../../support/api';
import { dumpOf } from '../../support/dump';
import { Given } from '../../support/given';
import { serveGuarded, type GuardedServer } from '../../support/guarded-server';
import { eventually } from '../../support/live';
import { Subscriber } from '../../support/subscriptions';

const ADMINISTRATOR = 'token-of-an-administrator';
const USER = 'token-of-a-user-of-it';
const READER = 'token-of-a-reader-of-it';

let api: TestApi;
let given: Given;
let server: GuardedServer;
let coupled: { erpId: string; crmId: string };

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  server = await serveGuarded(api, {
    API_TOKEN: ADMINISTRATOR,
    API_USER_TOKEN: USER,
    API_READER_TOKEN: READER,
  });
  const erpId = await given.customer({ city: 'Berlin' });
  coupled = { erpId, crmId: await given.account({ address1City: 'Paris' }) };
  await api.ask(
    `mutation ($erpId: ID!, $crmId: ID!) {
      couplingCreate(input: { mapping: "CUSTOMER", erpId: $erpId, crmId: $crmId, initialSync: TO_CRM }) { errors { message } }
    }`,
    coupled,
  );
});

afterAll(async () => {
  await server.stop();
  await api.stop();
});

const SYNC_NOW = `mutation ($erpId: ID!) {
  couplingSyncNow(input: { records: [{ erpId: $erpId }] }) { outcomes { kind } errors { code } }
}`;
const SET_POLICY = `mutation {
  tableMappingUpdate(input: { mapping: "CUSTOMER", changes: { updatePolicy: SEND } }) {
    tableMapping { name updatePolicy } errors { code message path remedy data }
  }
}`;
const POLICY = '{ tableMapping(name: "CUSTOMER") { updatePolicy } }';

async function policy(): Promise<unknown> {
  return (await api.ask<{ tableMapping: { updatePolicy: string } }>(POLICY)).tableMapping
    .updatePolicy;
}

describe('the token of a user', () => {
  it('T-6 synchronizes now and edits records', async () => {
    await given.change('erp.customer', coupled.erpId, { city: 'Hamburg' });
    const synced = await server.post(USER, SYNC_NOW, { erpId: coupled.erpId });
    expect(synced).toEqual({
      status: 200,
      data: { couplingSyncNow: { outcomes: [{ kind: 'MODIFIED' }], errors: [] } },
    });
    const account = await given.read('crm.account', coupled.crmId);
    expect(account.address1City).toBe('Hamburg');
    const edited = await server.post(
      USER,
      'mutation ($id: ID!) { customerUpdate(input: { id: $id, changes: { city: "Kiel" } }) { customer { address { city } } errors { code } } }',
      { id: coupled.erpId },
    );
    expect(edited.data).toEqual({
      customerUpdate: { customer: { address: { city: 'Kiel' } }, errors: [] },
    });
  });

  it('T-6 does not change a mapping: the refusal says who may, and nothing is written', async () => {
    const before = await dumpOf(api);
    const { status, data } = await server.post(USER, SET_POLICY);
    expect(status).toBe(200);
    expect(data).toEqual({
      tableMappingUpdate: {
        tableMapping: null,
        errors: [
          {
            code: 'FORBIDDEN',
            message: 'tableMappingUpdate is for an administrator; the caller is a user.',
            path: ['input'],
            remedy: 'Send the token of an administrator, API_TOKEN, or ask somebody who has it.',
            data: { mutation: 'tableMappingUpdate', needed: 'ADMINISTRATOR', role: 'USER' },
          },
        ],
      },
    });
    expect(await dumpOf(api)).toEqual(before);
  });

  it('is refused before its input is looked at', async () => {
    const { data } = await server.post(
      USER,
      'mutation { tableMappingUpdate(input: { mapping: "NOTHING", changes: {} }) { errors { code } } }',
    );
    expect(data).toEqual({ tableMappingUpdate: { errors: [{ code: 'FORBIDDEN' }] } });
  });

  it('is asked for each mutation of a request, whatever its alias or fragment', async () => {
    const before = await policy();
    const { data, errors } = await server.post(
      USER,
      `mutation ($erpId: ID!) {
        harmless: tableMappingUpdate(input: { mapping: "CUSTOMER", changes: { updatePolicy: SEND } }) { errors { code } }
        ...Spread
        ... on Mutation { paused: jobSettingsUpdate(input: { keepJournalDays: 1 }) { errors { code } } }
      }
      fragment Spread on Mutation {
        hidden: fieldMappingDelete(input: { id: "${coupled.erpId}" }) { errors { code } }
        allowed: customerUpdate(input: { id: $erpId, changes: { city: "Bonn" } }) { customer { address { city } } errors { code } }
      }`,
      { erpId: coupled.erpId },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      harmless: { errors: [{ code: 'FORBIDDEN' }] },
      hidden: { errors: [{ code: 'FORBIDDEN' }] },
      allowed: { customer: { address: { city: 'Bonn' } }, errors: [] },
      paused: { errors: [{ code: 'FORBIDDEN' }] },
    });
    expect(await policy()).toBe(before);
  });

  it('does not carry over to the next request of the same document', async () => {
    const update = SET_POLICY.replace('SEND', 'GET');
    const first = await server.post(ADMINISTRATOR, update);
    expect(first.data).toMatchObject({
      tableMappingUpdate: { tableMapping: { updatePolicy: 'GET' }, errors: [] },
    });
    const second = await server.post(USER, update);
    expect(second.data).toMatchObject({ tableMappingUpdate: { errors: [{ code: 'FORBIDDEN' }] } });
  });
});

describe('the token of a reader', () => {
  it('reads everything and the schema, and changes nothing', async () => {
    const read = await server.post(READER, POLICY);
    expect(read.data).toMatchObject({
      tableMapping: { updatePolicy: expect.any(String) as string },
    });
    const introspected = await server.post(READER, '{ __schema { mutationType { name } } }');
    expect(introspected.data).toEqual({ __schema: { mutationType: { name: 'Mutation' } } });
    const synced = await server.post(
      READER,
      'mutation ($erpId: ID!) { couplingSyncNow(input: { records: [{ erpId: $erpId }] }) { errors { code message } } }',
      { erpId: coupled.erpId },
    );
    expect(synced.data).toEqual({
      couplingSyncNow: {
        errors: [
          {
            code: 'FORBIDDEN',
            message: 'couplingSyncNow is for a user; the caller is a reader.',
          },
        ],
      },
    });
  });
});

describe('a server with tokens', () => {
  it('turns a wrong token and none away, and never logs one', async () => {
    const wrong = await server.post('token-of-a-stranger-to-it', POLICY);
    expect([wrong.status, wrong.errors?.[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect((await server.post(null, POLICY)).status).toBe(401);
    expect((await server.post(`${USER}x`, POLICY)).status).toBe(401);
    for (const token of [ADMINISTRATOR, USER, READER, 'token-of-a-stranger-to-it'])
      expect(server.log()).not.toContain(token);
  });

  it('tells each caller what it may', async () => {
    const ask = '{ viewer { role actor mutations } }';
    const may = async (token: string) => {
      const { data } = await server.post(token, ask);
      return (data as { viewer: { role: string; actor: string; mutations: string[] } }).viewer;
    };
    const [administrator, user, reader] = await Promise.all([ADMINISTRATOR, USER, READER].map(may));
    expect([administrator?.role, administrator?.actor]).toEqual(['ADMINISTRATOR', 'Anna']);
    expect(administrator?.mutations).toEqual(
      Object.keys(api.schema.getMutationType()?.getFields() ?? {}).sort(),
    );
    expect(user?.role).toBe('USER');
    expect(user?.mutations).toEqual(
      expect.arrayContaining(['couplingSyncNow', 'customerUpdate', 'jobRun', 'syncRunUndo']),
    );
    expect(user?.mutations).not.toContain('tableMappingUpdate');
    expect(reader).toEqual({ role: 'READER', actor: 'Anna', mutations: [] });
  });

  it.each([
    ['administrators', ADMINISTRATOR],
    ['users', USER],
    ['readers', READER],
  ])('lets %s subscribe', async (_who, token) => {
    const client = new Subscriber(server.url, { authorization: `Bearer ${token}` });
    client.subscribe('subscription { recordSynced { id } }');
    await eventually('an event comes', async () => {
      await given.change('erp.customer', coupled.erpId, { name: `${token} ${Date.now()}` });
      await server.post(USER, SYNC_NOW, { erpId: coupled.erpId });
      return client.events.length > 0;
    });
    expect(client.end).toBeNull();
    await client.close();
  });

  it('serves no mutation over a web socket, whatever the token', async () => {
    const client = new Subscriber(server.url, { authorization: `Bearer ${ADMINISTRATOR}` });
    client.subscribe(SET_POLICY);
    await eventually('it is refused', () => client.end !== null);
    expect(client.end).toEqual([
      expect.objectContaining({ extensions: { code: 'SUBSCRIPTIONS_ONLY' } }),
    ]);
    await client.close();
    const stranger = new Subscriber(server.url, {
      authorization: 'Bearer token-of-a-stranger-to-it',
    });
    stranger.subscribe('subscription { recordSynced { id } }');
    await eventually('it is closed', () => stranger.end !== null);
    expect(stranger.end).toMatchObject({ code: 4403 });
    await stranger.close();
  });
});

describe('a server without the lesser tokens', () => {
  it('takes whoever has API_TOKEN, or reaches it where there is none, for an administrator', async () => {
    const one = await serveGuarded(api, { API_TOKEN: ADMINISTRATOR });
    const open = await serveGuarded(api, {});
    const role = '{ viewer { role } }';
    expect((await one.post(ADMINISTRATOR, role)).data).toEqual({
      viewer: { role: 'ADMINISTRATOR' },
    });
    expect((await one.post(USER, role)).status).toBe(401);
    expect((await open.post(null, role)).data).toEqual({ viewer: { role: 'ADMINISTRATOR' } });
    await one.stop();
    await open.stop();
  });
});
