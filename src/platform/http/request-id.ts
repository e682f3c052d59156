import { randomUUID } from 'node:crypto';

const SANE = /^[\w.:-]{1,128}$/;

/** The id of a request: the caller's own when it is fit for a log, else a new one. */
export function requestIdFrom(given: string | string[] | undefined): string {
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}
