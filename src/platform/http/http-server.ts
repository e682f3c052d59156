import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config';
import type { Log } from '../log';
import { hostInUrl } from '../loopback';
import { RequestGate, type HttpHandlers } from './request-gate';
import { UpgradeGate } from './upgrade-gate';

/** What the server is made of. */
export interface HttpServerSettings {
  readonly config: Pick<Config, 'environment' | 'http'>;
  readonly log: Log;
  readonly handlers: HttpHandlers;
}

const FINISH_LIMIT_MS = 10_000;
const IDLE_SWEEP_MS = 50;

/** The HTTP server of the process: `/graphql`, `/healthz`, `/readyz`. */
export class HttpServer {
  private stopping: Promise<void> | null = null;

  constructor(
    /** The server underneath, for protocols that upgrade a connection. */
    readonly node: Server,
    private readonly settings: HttpServerSettings,
  ) {}

  /** Starts to listen; answers with the address, such as http://127.0.0.1:4000. */
  async listen(): Promise<string> {
    const { host, port } = this.settings.config.http;
    await new Promise<void>((resolve, reject) => {
      this.node.once('error', (error: NodeJS.ErrnoException) => {
        reject(listenError(error, host, port));
      });
      this.node.listen(port, host, resolve);
    });
    return `http://${hostInUrl(host)}:${(this.node.address() as AddressInfo).port}`;
  }

  /** Takes no more connections, lets running requests end within the limit, then closes. */
  stop(limitMs = FINISH_LIMIT_MS): Promise<void> {
    this.stopping ??= this.close(limitMs);
    return this.stopping;
  }

  private async close(limitMs: number): Promise<void> {
    if (!this.node.listening) return;
    // Connections that are kept alive become idle one by one as their requests end.
    const sweep = setInterval(() => {
      this.node.closeIdleConnections();
    }, IDLE_SWEEP_MS);
    const limit = setTimeout(() => {
      this.settings.log.warn({ limitMs }, 'closing connections whose requests did not end in time');
      this.node.closeAllConnections();
    }, limitMs);
    await new Promise<void>((resolve) => this.node.close(() => resolve()));
    clearInterval(sweep);
    clearTimeout(limit);
  }
}

/** Makes the server; it does not listen yet. */
export function createHttpServer(settings: HttpServerSettings): HttpServer {
  const gate = new RequestGate(settings.config, settings.log, settings.handlers);
  const node = createServer(
    { keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 60_000, noDelay: true },
    (request: IncomingMessage, response: ServerResponse) => {
      gate.take(request, response);
    },
  );
  const upgrades = new UpgradeGate(settings.config, settings.handlers.upgrade);
  node.on('upgrade', (request, socket, head) => {
    upgrades.take(request, socket, head);
  });
  return new HttpServer(node, settings);
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Set PORT to another one, or to 0 for a free one.`,
    EACCES: `This user may not listen on port ${port}. Set PORT to 1024 or above.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one that it has.`,
    ENOTFOUND: `The host name ${host} is not known. Set HOST to an address of this machine.`,
  };
  const reason = reasons[error.code ?? ''];
  return reason === undefined ? error : new Error(reason, { cause: error });
}
