import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { loadConfig, type Variables } from '../../src/platform/config';
import { createHttpServer, type HttpServer } from '../../src/platform/http/http-server';
import type { RequestHandler } from '../../src/platform/http/request-gate';

const TOKEN = 'correct-horse-battery';
const SANDBOX = 'https://studio.apollographql.com';

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

const echo: RequestHandler = (_request, response, { requestId }, body) => {
  response.end(JSON.stringify({ requestId, body }));
};

const servers: HttpServer[] = [];
const lines: string[] = [];
let trouble: string | null = null;

async function serve(env: Variables = {}, graphql = echo): Promise<string> {
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const config = loadConfig({ ...env, PORT: '0' });
  const server = createHttpServer({
    config,
    log,
    handlers: { graphql, findTrouble: () => Promise.resolve(trouble) },
  });
  servers.push(server);
  return server.listen();
}

// fetch may set neither Host nor Origin; a plain request may.
function ask(
  url: string,
  method = 'GET',
  headers: OutgoingHttpHeaders = {},
  body = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    request.on('error', reject).end(body);
  });
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop(100)));
  lines.length = 0;
  trouble = null;
});

describe('the HTTP server', () => {
  it('hands the body on, with the id that the answer carries', async () => {
    const url = await serve();
    const own = await ask(`${url}/graphql`, 'POST', {}, '{"query":"ü"}');
    expect(JSON.parse(own.body)).toEqual({
      requestId: own.headers['x-request-id'],
      body: '{"query":"ü"}',
    });
    const given = await ask(`${url}/graphql`, 'POST', { 'x-request-id': 'trace-7' }, '');
    expect(given.headers['x-request-id']).toBe('trace-7');
    const odd = await ask(`${url}/graphql`, 'POST', { 'x-request-id': 'a b{"c"}' }, '');
    expect(odd.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('says that it runs, and whether it can serve', async () => {
    const url = await serve();
    expect(await ask(`${url}/healthz`)).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    expect(await ask(`${url}/readyz`)).toMatchObject({ status: 200, body: '{"status":"ready"}' });
    trouble = 'The database does not answer.';
    const reply = await ask(`${url}/readyz`);
    expect([reply.status, reply.body]).toEqual([503, expect.stringContaining('does not answer')]);
  });

  it('refuses a body above 1 MB, announced or not', async () => {
    const url = await serve();
    const large = 'x'.repeat(1024 * 1024 + 1);
    expect((await ask(`${url}/graphql`, 'POST', {}, large)).status).toBe(413);
    const chunked = await ask(`${url}/graphql`, 'POST', { 'transfer-encoding': 'chunked' }, large);
    expect([chunked.status, chunked.body]).toEqual([
      413,
      expect.stringContaining('BODY_TOO_LARGE'),
    ]);
    expect((await ask(`${url}/graphql`, 'POST', {}, large.slice(1))).status).toBe(200);
  });

  it('lets the Sandbox read its answers in development, other sites never', async () => {
    const url = await serve();
    const allowed = await ask(`${url}/graphql`, 'POST', { origin: SANDBOX });
    expect(allowed.headers['access-control-allow-origin']).toBe(SANDBOX);
    const preflight = await ask(`${url}/graphql`, 'OPTIONS', {
      origin: SANDBOX,
      'access-control-request-headers': 'content-type',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toBe('content-type');
    const other = await ask(`${url}/graphql`, 'OPTIONS', { origin: 'https://example.com' });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
    const production = await serve({ NODE_ENV: 'production' });
    const closed = await ask(`${production}/graphql`, 'POST', { origin: SANDBOX });
    expect(closed.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('asks for the token when there is one, but not for the page and the health', async () => {
    const url = await serve({ API_TOKEN: TOKEN });
    const without = await ask(`${url}/graphql`, 'POST');
    expect([without.status, without.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(without.body).toContain('UNAUTHENTICATED');
    expect((await ask(`${url}/graphql`, 'POST', { authorization: 'Bearer wrong' })).status).toBe(
      401,
    );
    expect((await ask(`${url}/graphql?query={ping}`)).status).toBe(401);
    expect((await ask(`${url}/graphql`, 'POST', { authorization: `Bearer ${TOKEN}` })).status).toBe(
      200,
    );
    expect((await ask(`${url}/graphql`)).status).toBe(200);
    expect((await ask(`${url}/healthz`)).status).toBe(200);
    expect(lines.join('')).not.toContain(TOKEN);
  });

  it('without a token answers only to the names of this machine', async () => {
    const url = await serve();
    expect((await ask(`${url}/graphql`, 'POST', { host: 'rebound.example.com' })).status).toBe(403);
    expect((await ask(`${url}/graphql`, 'POST', { host: 'localhost:4000' })).status).toBe(200);
  });

  it('refuses other methods and other addresses', async () => {
    const url = await serve();
    expect((await ask(`${url}/graphql`, 'DELETE')).status).toBe(405);
    expect((await ask(`${url}/nothing`)).status).toBe(404);
  });

  it('masks a failure of the handler and logs it under the id of the request', async () => {
    const url = await serve({}, () => Promise.reject(new Error('customer 10000 is broken')));
    const reply = await ask(`${url}/graphql`, 'POST', { 'x-request-id': 'trace-9' });
    expect(reply.status).toBe(500);
    expect(reply.body).not.toContain('10000');
    expect(lines.join('')).toMatch(/trace-9.*customer 10000 is broken/);
  });

  it('lets a running request end when it stops, and takes no new one', async () => {
    const url = await serve({}, async (_request, response) => {
      await sleep(300);
      response.end('done');
    });
    const running = ask(`${url}/graphql`, 'POST');
    await sleep(100);
    const stopped = servers[0]?.stop(5_000);
    await expect(ask(`${url}/healthz`)).rejects.toThrow('ECONNREFUSED');
    expect((await running).body).toBe('done');
    await stopped;
  });

  it('closes what does not end within the limit', async () => {
    const url = await serve({}, () => undefined);
    const running = ask(`${url}/graphql`, 'POST').catch((error: unknown) => String(error));
    await sleep(100);
    await servers[0]?.stop(100);
    expect(await running).toContain('socket hang up');
  });

  it('says what to do when the port is taken', async () => {
    const url = new URL(await serve());
    const config = loadConfig({ PORT: url.port });
    const handlers = { graphql: echo, findTrouble: () => Promise.resolve(null) };
    const second = createHttpServer({ config, log: pino({ level: 'silent' }), handlers });
    await expect(second.listen()).rejects.toThrow(
      `Port ${url.port} on 127.0.0.1 is in use. Set PORT`,
    );
  });
});
