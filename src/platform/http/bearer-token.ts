import { createHash, timingSafeEqual } from 'node:crypto';

/** Tells whether an authorization header carries the token, in a time that says nothing about it. */
export class BearerToken {
  private readonly digest: Buffer;

  constructor(token: string) {
    this.digest = digestOf(token);
  }

  /** Whether the header is `Bearer` and the token. */
  matches(header: string | undefined): boolean {
    const given = /^bearer +(\S+) *$/i.exec(header ?? '')?.[1];
    return given !== undefined && timingSafeEqual(digestOf(given), this.digest);
  }
}

// Digests are of one length, which the comparison asks for; the length of the token stays unknown.
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
