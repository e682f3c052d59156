import type { IncomingMessage } from 'node:http';

/** Greatest size of a request's body. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** Gets the body of a request: its text, or null when it is larger than the limit. */
export type TakeBody = (body: string | null) => void;

/** Reads the body of a request as text. `take` is not called when the client goes away meanwhile. */
export function readBody(request: IncomingMessage, take: TakeBody): void {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) {
    request.resume();
    take(null);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_LIMIT_BYTES) {
      chunks.push(chunk);
    } else if (size - chunk.length <= BODY_LIMIT_BYTES) {
      // The rest is read and dropped: closing on a client that still sends would lose it the answer.
      take(null);
    }
  });
  request.on('end', () => {
    if (size <= BODY_LIMIT_BYTES) take(textOf(chunks));
  });
}

function textOf(chunks: Buffer[]): string {
  const [first] = chunks;
  if (first === undefined) return '';
  return (chunks.length === 1 ? first : Buffer.concat(chunks)).toString('utf8');
}
