import { request, type OutgoingHttpHeaders } from 'node:http';
import { pino } from 'pino';
import { compose, install, type Composition } from '../../src/composition';
import { GraphqlServer } from '../../src/graphql/server/graphql-server';
import { loadConfig, type Variables } from '../../src/platform/config';
import { createHttpServer } from '../../src/platform/http/http-server';
import { FixedClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let composition: Composition;
const running: { stop: () => Promise<void> }[] = [];
const logged: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  composition = compose(database.dataSource, new FixedClock());
  await install(composition);
});

afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
  logged.length = 0;
});

afterAll(() => database.drop());

async function serve(env: Variables = {}): Promise<string> {
  const config = loadConfig({ ...env, PORT: '0' });
  const graphql = await GraphqlServer.start({
    schema: composition.schema,
    reader: composition.reader,
    introspection: config.introspection,
    landingPage: config.environment !== 'production',
    limits: config.limits,
    reportBug: (error, requestId) => void logged.push(`${requestId} ${String(error)}`),
  });
  const http = createHttpServer({
    config,
    log: pino({ level: 'silent' }),
    handlers: {
      graphql: (message, response, admitted, body) =>
        graphql.handle(message, response, admitted, body),
      findTrouble: () => Promise.resolve(null),
    },
  });
  running.push(graphql, http);
  return `${await http.listen()}/graphql`;
}

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function send(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.on('error', reject).end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ask = (url: string, query: string, headers: OutgoingHttpHeaders = {}) =>
  send(url, 'POST', { ...JSON_TYPE, ...headers }, JSON.stringify({ query }));

describe('the API over HTTP', () => {
  it('answers a query as JSON, with the id of the request', async () => {
    const url = await serve();
    const reply = await ask(url, '{ tableMappings(first: 1) { totalCount } }', {
      'x-request-id': 'trace-1',
    });
    expect([reply.status, reply.headers['x-request-id'], JSON.parse(reply.body)]).toEqual([
      200,
      'trace-1',
      { data: { tableMappings: { totalCount: 24 } } },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"query":'],
    ['no query', '{}'],
    ['several queries in one request', '[{"query":"{ __typename }"}]'],
  ])('refuses a body with %s as the mistake of the caller', async (_what, body) => {
    const reply = await send(await serve(), 'POST', JSON_TYPE, body);
    expect([reply.status, logged]).toEqual([400, []]);
  });

  it('lets no page of another site send a request that a browser would not ask about first', async () => {
    const url = await serve();
    const plain = await send(
      url,
      'POST',
      { 'content-type': 'text/plain' },
      '{"query":"{ __typename }"}',
    );
    const link = await send(`${url}?query=%7B__typename%7D`, 'GET', {});
    expect([plain.status, link.status]).toEqual([400, 400]);
    expect(plain.body + link.body).toMatch(
      /Cross-Site Request Forgery.*Cross-Site Request Forgery/s,
    );
    const meant = await send(`${url}?query=%7B__typename%7D`, 'GET', {
      'apollo-require-preflight': '1',
    });
    expect(meant.body).toContain('"__typename":"Query"');
  });

  it('changes nothing on a GET', async () => {
    const query = encodeURIComponent(
      'mutation { customerCreate(input: { name: "x" }) { errors { code } } }',
    );
    const reply = await send(`${await serve()}?query=${query}`, 'GET', {
      'apollo-require-preflight': '1',
    });
    expect([400, 405]).toContain(reply.status);
  });

  it('shows browsers the Sandbox in development, and nothing in production', async () => {
    const development = await send(await serve(), 'GET', { accept: 'text/html' });
    expect([development.status, development.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    expect(development.body).toContain('embeddable-sandbox');
    expect(development.body).toContain('"runTelemetry":false');
    // Where the Sandbox's own program cannot be reached.
    expect(development.body).toContain('<label>Query <textarea');
    const production = await send(await serve({ NODE_ENV: 'production' }), 'GET', {
      accept: 'text/html',
    });
    expect(production.status).toBe(400);
    expect(production.body).not.toContain('sandbox');
  });

  it('describes itself in development, in production only when asked to', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await ask(await serve(), query)).body).toContain('"name":"Query"');
    const hidden = await ask(await serve({ NODE_ENV: 'production' }), query);
    expect([hidden.status, hidden.body]).toEqual([
      400,
      expect.stringContaining('introspection is not allowed'),
    ]);
    const asked = await serve({ NODE_ENV: 'production', INTROSPECTION: 'on' });
    expect((await ask(asked, query)).body).toContain('"name":"Query"');
  });

  it('refuses what the configured limits do not allow, before it runs', async () => {
    const url = await serve({ QUERY_MAX_COST: '100', QUERY_MAX_DEPTH: '3' });
    const costly = await ask(url, '{ customers(first: 100) { nodes { id number } } }');
    const deep = await ask(
      url,
      '{ customer(number: "C1") { account { customer { account { id } } } } }',
    );
    for (const reply of [costly, deep])
      expect([reply.status, reply.body]).toEqual([
        400,
        expect.stringContaining('QUERY_TOO_COSTLY'),
      ]);
  });

  it('masks what went wrong on our side, and reports it under the id of the request', async () => {
    const url = await serve();
    await composition.db.query('ALTER TABLE erp.customer RENAME TO customer_away');
    const reply = await ask(url, '{ customers { nodes { id } } }', { 'x-request-id': 'trace-2' });
    await composition.db.query('ALTER TABLE erp.customer_away RENAME TO customer');
    expect(reply.body).toContain('INTERNAL_SERVER_ERROR');
    expect(reply.body).not.toContain('erp.customer');
    expect(logged).toEqual(['trace-2 error: relation "erp.customer" does not exist']);
  });
});
