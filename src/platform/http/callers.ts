import { createHash, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config';
import type { Role } from './role';

/** The bearer tokens that a server knows; null where there is none for the role. */
export type Tokens = Pick<Config['http'], 'apiToken' | 'userToken' | 'readerToken'>;

/** Tells by the bearer token whom a request is from, in a time that says nothing about the tokens. */
export class Callers {
  private readonly known: readonly (readonly [Role, Buffer])[];

  constructor({ apiToken, userToken, readerToken }: Tokens) {
    const tokens = { ADMINISTRATOR: apiToken, USER: userToken, READER: readerToken };
    this.known = Object.entries(tokens).flatMap(([role, token]) =>
      token === null ? [] : [[role as Role, digestOf(token)] as const],
    );
  }

  /** Without tokens whoever reaches the port is an administrator; only the loopback address is served then. */
  get areAnybody(): boolean {
    return this.known.length === 0;
  }

  /** The role of who sends an authorization header; null when the header is no known token. */
  roleOf(authorization: string | undefined): Role | null {
    if (this.areAnybody) return 'ADMINISTRATOR';
    const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (given === undefined) return null;
    const digest = digestOf(given);
    // Compared with every token, so that the time does not tell which of them was near.
    const fitting = this.known.filter(([, token]) => timingSafeEqual(digest, token));
    return fitting[0]?.[0] ?? null;
  }
}

// Digests are of one length, which the comparison asks for; the length of the token stays unknown.
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
