import type { IncomingMessage, ServerResponse } from 'node:http';

/** Where the Apollo Sandbox runs in the browser. */
export const SANDBOX_ORIGINS: readonly string[] = [
  'https://studio.apollographql.com',
  'https://sandbox.embed.apollographql.com',
];

/** Lets the pages of some origins read the answers of this server. */
export class CrossOrigin {
  private readonly origins: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.origins = new Set(origins);
  }

  /** Tells the browser on an answer whether the page may read it. */
  mark(request: IncomingMessage, response: ServerResponse): void {
    const { origin } = request.headers;
    if (origin === undefined) return;
    response.setHeader('vary', 'origin');
    if (!this.origins.has(origin)) return;
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', 'x-request-id');
  }

  /** Answers the question a browser asks before the request itself. */
  preflight(request: IncomingMessage, response: ServerResponse): void {
    this.mark(request, response);
    if (response.hasHeader('access-control-allow-origin')) {
      const asked = request.headers['access-control-request-headers'];
      response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
      response.setHeader('access-control-max-age', '7200');
      if (asked !== undefined) response.setHeader('access-control-allow-headers', asked);
      if (request.headers['access-control-request-private-network'] === 'true') {
        response.setHeader('access-control-allow-private-network', 'true');
      }
    }
    response.setHeader('allow', 'GET, POST, OPTIONS');
    response.statusCode = 204;
    response.end();
  }
}
