import { request as httpRequest } from 'node:http';
import { WebSocket } from 'ws';
import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { asPerson, eventually } from '../../support/live';
import { serveSubscriptions, Subscriber, type Running } from '../../support/subscriptions';

let api: TestApi;
let url: string;
const running: Running[] = [];
const clients: Subscriber[] = [];

beforeAll(async () => {
  api = await startApi();
  await new Given(api).company();
  ({ url } = await serve());
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

afterAll(async () => {
  for (const server of running.splice(0)) await server.stop();
  await api.stop();
});

async function serve(env = {}) {
  const server = await serveSubscriptions(api, env);
  running.push(server);
  return server;
}

function subscribe(query: string, params = {}, address = url): Subscriber {
  const client = new Subscriber(address, params);
  clients.push(client);
  client.subscribe(query);
  return client;
}

async function refusalOf(query: string): Promise<unknown> {
  const client = subscribe(query);
  await eventually('it is refused', () => client.end !== null);
  return client.end;
}

describe('a subscription that cannot be served', () => {
  it('is refused with what is wrong, and the connection stays', async () => {
    expect(await refusalOf('subscription { recordSynced { nothing } }')).toEqual([
      expect.objectContaining({
        message: 'Cannot query field "nothing" on type "JournalEntry".',
      }),
    ]);
    expect(await refusalOf('subscription {')).toEqual([
      expect.objectContaining({ message: 'Syntax Error: Expected Name, found <EOF>.' }),
    ]);
    expect(await refusalOf('{ customers { totalCount } }')).toEqual([
      expect.objectContaining({
        message: 'Send queries and mutations over HTTP.',
        extensions: { code: 'SUBSCRIPTIONS_ONLY' },
      }),
    ]);
  });

  it('is refused above the cost of a query', async () => {
    const deep =
      'run { errors(first: 100) { nodes { id } } journal(first: 100) { nodes { run { journal(first: 100) { nodes { run { journal(first: 100) { nodes { id } } } } } } } } }';
    expect(await refusalOf(`subscription { recordSynced { ${deep} } }`)).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({ code: 'QUERY_TOO_COSTLY' }) as unknown,
      }),
    ]);
  });

  it('is refused beyond fifty of one connection', async () => {
    const client = new Subscriber(url);
    clients.push(client);
    for (let at = 0; at < 51; at++) client.subscribe('subscription { recordSynced { id } }');
    await eventually('one is refused', () => client.end !== null);
    expect(client.end).toEqual([
      expect.objectContaining({ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }),
    ]);
  });
});

describe('a connection', () => {
  const upgrade = (address: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const request = httpRequest(address.replace('ws', 'http'), {
        headers: {
          ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
          ...{ 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' },
          ...{ 'sec-websocket-protocol': 'graphql-transport-ws' },
          ...headers,
        },
      });
      request.on('response', (response) => resolve(response.statusCode ?? 0));
      request.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', reject).end();
    });

  it('is made for pages of this server and of the Sandbox alone', async () => {
    const own = url.replace('ws', 'http').replace('/graphql', '');
    expect(await upgrade(url, {})).toBe(101);
    expect(await upgrade(url, { origin: own })).toBe(101);
    expect(await upgrade(url, { origin: 'https://studio.apollographql.com' })).toBe(101);
    expect(await upgrade(url, { origin: 'https://elsewhere.example' })).toBe(403);
    expect(await upgrade(url, { host: 'elsewhere.example' })).toBe(403);
    expect(await upgrade(url.replace('/graphql', '/other'), {})).toBe(404);
  });

  it('needs the token where there is one, in the header or the first message', async () => {
    const token = 'correct-horse-battery';
    const user = 'token-of-a-user-of-it';
    const guarded = await serve({ API_TOKEN: token, API_USER_TOKEN: user });
    const ask = 'subscription { recordSynced { nothing } }';
    expect(await upgrade(guarded.url, { authorization: 'Bearer wrong-horse-battery' })).toBe(401);
    expect(await upgrade(guarded.url, { authorization: `Bearer ${token}` })).toBe(101);
    expect(await upgrade(guarded.url, { authorization: `Bearer ${user}` })).toBe(101);
    const stranger = subscribe(ask, {}, guarded.url);
    await eventually('it is closed', () => stranger.end !== null);
    expect(stranger.end).toMatchObject({ code: 4403 });
    const friend = subscribe(ask, { authorization: `Bearer ${token}` }, guarded.url);
    await eventually('it is heard', () => friend.end !== null);
    expect(friend.end).toEqual([
      expect.objectContaining({ message: expect.stringContaining('Cannot query') as unknown }),
    ]);
  });

  it('that says nothing sensible is closed, and the server goes on', async () => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    const code = new Promise((resolve) => socket.once('close', resolve));
    socket.once('open', () => socket.send('nonsense'));
    expect(await code).toBe(4400);
    const large = new WebSocket(url, 'graphql-transport-ws');
    const ended = new Promise((resolve) => large.once('close', resolve));
    large.on('error', () => undefined);
    large.once('open', () => large.send('x'.repeat(70_000)));
    expect(await ended).not.toBe(1000);
    expect(await refusalOf('subscription { recordSynced { nothing } }')).toHaveLength(1);
  });
});

describe('a client that does not keep up', () => {
  it('is dropped with a code of its own; others and the server go on', async () => {
    const slow = new WebSocket(url, 'graphql-transport-ws');
    await new Promise((resolve) => slow.once('open', resolve));
    slow.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise((resolve) => slow.once('message', resolve));
    const query = 'subscription { recordSynced { id changes { after } } }';
    slow.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    const quick = subscribe('subscription { recordSynced { id } }');
    const write = (count: number): Promise<unknown> =>
      asPerson(api, (client) =>
        client.query(
          `INSERT INTO sync.journal_entry (run_id, side, record_table, record_id, action, changes, created_at)
           SELECT gen_random_uuid(), 'ERP', 'erp.customer', gen_random_uuid(), 'UPDATE',
                  jsonb_build_object('name', jsonb_build_array('', repeat('x', 20000))), now() FROM generate_series(1, $1)`,
          [count],
        ),
      );
    let got = 0;
    slow.on('message', () => got++);
    await eventually('both are heard', async () => {
      await write(1);
      return quick.events.length > 0 && got > 0;
    });
    slow.pause();
    const closed = new Promise<number>((resolve) => slow.once('close', resolve));
    const before = quick.events.length;
    for (let at = 0; at < 5; at++) {
      await write(2_000);
      const reached = before + (at + 1) * 2_000;
      await eventually('the quick one has all', () => quick.events.length >= reached, 30_000);
    }
    slow.resume();
    expect(await closed).toBe(4513);
    expect(got).toBeLessThan(5_000);
    expect(quick.end).toBeNull();
  }, 120_000);
});
