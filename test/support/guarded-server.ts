import { pino } from 'pino';
import { startSubscriptions } from '../../src/composition/live/start-subscriptions';
import { GraphqlServer } from '../../src/graphql/server/graphql-server';
import { loadConfig, type Variables } from '../../src/platform/config';
import { createHttpServer } from '../../src/platform/http/http-server';
import type { Answer, TestApi } from './api';

/** A server as a process serves it: HTTP and web sockets on one port, over a spec's database. */
export interface GuardedServer {
  readonly url: string;
  /** What it logged so far, as text. */
  readonly log: () => string;
  /** Sends a document with a token; answers with the status and what was said. */
  readonly post: (
    token: string | null,
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<Answer & { readonly status: number }>;
  readonly stop: () => Promise<void>;
}

/** Serves the API of a spec with an environment of its own. */
export async function serveGuarded(api: TestApi, env: Variables): Promise<GuardedServer> {
  const lines: string[] = [];
  const config = loadConfig({ ...env, PORT: '0' });
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const { schema, reader } = api.composition;
  const graphql = await GraphqlServer.start({
    ...{ schema, reader, introspection: config.introspection, landingPage: true },
    limits: config.limits,
    reportBug: (err) => log.error({ err }),
  });
  const subscriptions = startSubscriptions(api.composition, config, log);
  const http = createHttpServer({
    config,
    log,
    handlers: {
      graphql: (request, response, admitted, body) =>
        graphql.handle(request, response, admitted, body),
      upgrade: (request, socket, head) => subscriptions.upgrade(request, socket, head),
      findTrouble: () => Promise.resolve(null),
    },
  });
  const url = `${await http.listen()}/graphql`;
  return {
    url,
    log: () => lines.join(''),
    post: async (token, query, variables = {}) => {
      const reply = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-actor': 'Anna',
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: reply.status, ...((await reply.json()) as Answer) };
    },
    stop: async () => {
      await subscriptions.stop();
      await http.stop();
      await graphql.stop();
    },
  };
}
