import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type Client, type ExecutionResult } from 'graphql-ws';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { startSubscriptions } from '../../src/composition/live/start-subscriptions';
import { loadConfig, type Variables } from '../../src/platform/config';
import { createHttpServer } from '../../src/platform/http/http-server';
import type { TestApi } from './api';

/** Something that runs and is stopped at the end of a test. */
export interface Running {
  readonly stop: () => Promise<void>;
}

/** Serves subscriptions of a spec's database in this process. */
export async function serveSubscriptions(
  api: TestApi,
  env: Variables = {},
): Promise<Running & { url: string }> {
  const config = loadConfig({ ...env, PORT: '0' });
  const log = pino({ level: 'silent' });
  const subscriptions = startSubscriptions(api.composition, config, log);
  const http = createHttpServer({
    config,
    log,
    handlers: {
      graphql: (_request, response) => void response.end(),
      upgrade: (request, socket, head) => subscriptions.upgrade(request, socket, head),
      findTrouble: () => Promise.resolve(null),
    },
  });
  const url = `${(await http.listen()).replace('http', 'ws')}/graphql`;
  return {
    url,
    stop: async () => {
      await subscriptions.stop();
      await http.stop();
    },
  };
}

/** Starts a server process of its own over a database; answers when it is ready. */
export async function startServerProcess(
  databaseUrl: string,
  env: Variables = {},
): Promise<Running & { url: string; child: ChildProcess }> {
  const root = join(__dirname, '../..');
  const child = spawn(process.execPath, [join(root, 'src/start.mjs')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const address = /Tandem is ready: (http[^"]+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then(() => reject(new Error('The server ended before it was ready.')));
  });
  return {
    url,
    child,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Asks a server over HTTP; throws when the answer has errors at top level. */
export async function askOverHttp<T>(url: string, query: string, variables = {}): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  return data;
}

/** A client of subscriptions that keeps what it gets. */
export class Subscriber {
  readonly events: ExecutionResult[] = [];
  /** Why it ended; null while it goes on, `complete` when the server ended it. */
  end: unknown = null;
  private readonly client: Client;

  constructor(url: string, connectionParams: Record<string, unknown> = {}) {
    this.client = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams,
      retryAttempts: 0,
      lazyCloseTimeout: 0,
    });
  }

  /** Subscribes; answers with how to end it. */
  subscribe(query: string, variables: Record<string, unknown> = {}): () => void {
    return this.client.subscribe(
      { query, variables },
      {
        next: (event) => void this.events.push(event as ExecutionResult),
        error: (error) => (this.end = error),
        complete: () => (this.end ??= 'complete'),
      },
    );
  }

  /** The values of a field of the events so far. */
  values<T>(field: string): T[] {
    return this.events.map(({ data }) => data?.[field] as T);
  }

  /** Ends the connection. */
  async close(): Promise<void> {
    await this.client.dispose();
  }
}
