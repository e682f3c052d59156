import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config';
import { isAddressedHere } from './addressed-here';
import type { HttpRefusal } from './answer-json';
import { Callers } from './callers';
import { SANDBOX_ORIGINS } from './cross-origin';
import * as refusals from './http.errors';

/** Takes over a connection that asks for another protocol. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What a request for another protocol passes: path, host, origin, and the token where it is sent already. */
export class UpgradeGate {
  private readonly callers: Callers;
  private readonly origins: readonly string[];

  constructor(
    config: Pick<Config, 'environment' | 'http'>,
    private readonly handler: UpgradeHandler | undefined,
  ) {
    this.callers = new Callers(config.http);
    this.origins = config.environment === 'production' ? [] : SANDBOX_ORIGINS;
  }

  /** Hands the connection on, or answers why not and closes it. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Who breaks off meanwhile is gone; nobody waits for an answer.
    socket.on('error', () => socket.destroy());
    const refusal = this.refusalOf(request);
    if (refusal !== null || !this.handler) turnAway(socket, refusal ?? refusals.NOT_FOUND);
    else this.handler(request, socket, head);
  }

  private refusalOf(request: IncomingMessage): HttpRefusal | null {
    if ((request.url ?? '/').split('?')[0] !== '/graphql') return refusals.NOT_FOUND;
    if (this.callers.areAnybody && !isAddressedHere(request)) return refusals.FOREIGN_HOST;
    if (!this.isFrom(request)) return refusals.FOREIGN_ORIGIN;
    // A browser cannot send the header here; it sends the token with its first message.
    const { authorization } = request.headers;
    const wrong = authorization !== undefined && this.callers.roleOf(authorization) === null;
    return wrong ? refusals.UNAUTHENTICATED : null;
  }

  // A browser lets every page open such a connection and tells only where the page is from.
  private isFrom({ headers: { origin, host } }: IncomingMessage): boolean {
    if (origin === undefined || this.origins.includes(origin)) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }
}

/** Answers over a connection that was not upgraded, and closes it. */
export function turnAway(socket: Duplex, { status, code, message }: HttpRefusal): void {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
