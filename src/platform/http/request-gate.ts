import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config';
import type { Log } from '../log';
import { isAddressedHere } from './addressed-here';
import { refuse, type HttpRefusal } from './answer-json';
import { Callers } from './callers';
import { CrossOrigin, SANDBOX_ORIGINS } from './cross-origin';
import { answerHealth, answerReadiness, type FindTrouble } from './health';
import * as refusals from './http.errors';
import { readBody } from './read-body';
import { requestIdFrom } from './request-id';
import type { Role } from './role';
import type { UpgradeHandler } from './upgrade-gate';

/** A request that was let in. */
export interface Admitted {
  readonly requestId: string;
  /** What who sends it may do. */
  readonly role: Role;
}

/** Answers a request to `/graphql` whose body has been read; empty for a GET. */
export type RequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  admitted: Admitted,
  body: string,
) => void | Promise<void>;

/** What the server hands requests on to. */
export interface HttpHandlers {
  readonly graphql: RequestHandler;
  /** Takes over connections to `/graphql` that ask for another protocol; absent: none is. */
  readonly upgrade?: UpgradeHandler;
  /** Says what keeps the process from serving; null when nothing does. */
  readonly findTrouble: FindTrouble;
}

const GRAPHQL = '/graphql';

/** What every request passes on its way to a handler: id, origin, token, method, size. */
export class RequestGate {
  private readonly callers: Callers;
  private readonly crossOrigin: CrossOrigin;
  private readonly logsRequests: boolean;

  constructor(
    config: Pick<Config, 'environment' | 'http'>,
    private readonly log: Log,
    private readonly handlers: HttpHandlers,
  ) {
    this.callers = new Callers(config.http);
    this.crossOrigin = new CrossOrigin(config.environment === 'production' ? [] : SANDBOX_ORIGINS);
    this.logsRequests = log.isLevelEnabled('debug');
  }

  /** Takes a request and sees that it is answered. */
  take(request: IncomingMessage, response: ServerResponse): void {
    const requestId = requestIdFrom(request.headers['x-request-id']);
    response.setHeader('x-request-id', requestId);
    if (this.logsRequests) this.logWhenDone(request, response, requestId);
    const path = pathOf(request.url ?? '/');
    if (path === GRAPHQL) this.takeGraphql(request, response, requestId);
    else this.takeOther(path, request, response);
  }

  private takeGraphql(request: IncomingMessage, response: ServerResponse, requestId: string): void {
    if (request.method === 'OPTIONS') {
      this.crossOrigin.preflight(request, response);
      return;
    }
    this.crossOrigin.mark(request, response);
    const role = this.roleOf(request);
    const refusal = this.refusalOf(request);
    if (refusal !== null || role === null) {
      this.turnAway(request, response, requestId, refusal ?? refusals.UNAUTHENTICATED);
    } else if (request.method === 'POST') {
      readBody(request, (body) => {
        if (body === null) this.turnAway(request, response, requestId, refusals.BODY_TOO_LARGE);
        else this.handOn(request, response, { requestId, role }, body);
      });
    } else {
      this.handOn(request, response, { requestId, role }, '');
    }
  }

  private roleOf({ method, url, headers }: IncomingMessage): Role | null {
    const role = this.callers.roleOf(headers.authorization);
    // A browser cannot send the token when it opens the page; without a query there is nothing to run.
    const opensPage = method === 'GET' && url === GRAPHQL;
    return role ?? (opensPage ? 'READER' : null);
  }

  private refusalOf(request: IncomingMessage): HttpRefusal | null {
    const { method } = request;
    if (method !== 'POST' && method !== 'GET' && method !== 'HEAD')
      return refusals.METHOD_NOT_ALLOWED;
    return this.callers.areAnybody && !isAddressedHere(request) ? refusals.FOREIGN_HOST : null;
  }

  private turnAway(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    refusal: HttpRefusal,
  ): void {
    this.log.warn({ requestId, code: refusal.code }, 'turned a request away');
    if (refusal.status === 401) response.setHeader('www-authenticate', 'Bearer');
    response.setHeader('connection', 'close');
    refuse(response, refusal);
    request.resume();
  }

  private handOn(
    request: IncomingMessage,
    response: ServerResponse,
    admitted: Admitted,
    body: string,
  ): void {
    const { requestId } = admitted;
    try {
      this.handlers.graphql(request, response, admitted, body)?.catch((error: unknown) => {
        this.fail(response, requestId, error);
      });
    } catch (error) {
      this.fail(response, requestId, error);
    }
  }

  private fail(response: ServerResponse, requestId: string, error: unknown): void {
    this.log.error({ requestId, err: error }, 'a request failed');
    if (response.headersSent) response.destroy();
    else refuse(response, refusals.INTERNAL_ERROR);
  }

  private takeOther(path: string, request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    if (path === '/healthz') {
      answerHealth(response);
    } else if (path === '/readyz') {
      void answerReadiness(response, this.handlers.findTrouble);
    } else if (path === '/') {
      response.writeHead(302, { location: GRAPHQL }).end();
    } else {
      refuse(response, refusals.NOT_FOUND);
    }
  }

  // The path alone: a query string may hold variables, and those personal data.
  private logWhenDone(request: IncomingMessage, response: ServerResponse, requestId: string): void {
    const started = performance.now();
    response.once('close', () => {
      const tookMs = Math.round((performance.now() - started) * 10) / 10;
      const path = pathOf(request.url ?? '/');
      this.log.debug(
        { requestId, method: request.method, path, status: response.statusCode, tookMs },
        'request',
      );
    });
  }
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}
