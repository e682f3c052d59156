import type { HttpRefusal } from './answer-json';

/** No or a wrong bearer token. */
export const UNAUTHENTICATED: HttpRefusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message:
    'Send the header Authorization: Bearer and a token of this server: API_TOKEN, API_USER_TOKEN or API_READER_TOKEN.',
};

/** The request names a host that is not this machine: a page elsewhere may have been rebound to it. */
export const FOREIGN_HOST: HttpRefusal = {
  status: 403,
  code: 'FOREIGN_HOST',
  message: 'Without API_TOKEN requests must be addressed to localhost or a loopback address.',
};

/** A page of another site asks for a lasting connection. */
export const FOREIGN_ORIGIN: HttpRefusal = {
  status: 403,
  code: 'FOREIGN_ORIGIN',
  message: 'Pages of other sites may not subscribe here.',
};

/** More connections for subscriptions are open than are served. */
export const TOO_MANY_CONNECTIONS: HttpRefusal = {
  status: 503,
  code: 'TOO_MANY_CONNECTIONS',
  message: 'Too many clients subscribe already. Try again later, or use another server.',
};

/** Nothing is served at the address. */
export const NOT_FOUND: HttpRefusal = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is nothing here. The API is at /graphql.',
};

/** The method is none that the address takes. */
export const METHOD_NOT_ALLOWED: HttpRefusal = {
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: 'Use GET or POST.',
};

/** The body is larger than the limit. */
export const BODY_TOO_LARGE: HttpRefusal = {
  status: 413,
  code: 'BODY_TOO_LARGE',
  message: 'The request is larger than 1 MB.',
};

/** The handler failed; the log says why, under the request's id. */
export const INTERNAL_ERROR: HttpRefusal = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'The request failed. The log has the reason under the x-request-id of this answer.',
};
