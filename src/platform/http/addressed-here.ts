import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback';

/**
 * Whether a request names this machine. A page of another site can have its own name rebound to this address; the
 * browser then still sends that name.
 */
export function isAddressedHere(request: IncomingMessage): boolean {
  const { host } = request.headers;
  return host === undefined || isLoopback(host.replace(/:\d+$/, ''));
}
