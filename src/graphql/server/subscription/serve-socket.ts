import { CloseCode, type Server } from 'graphql-ws';
import type { Connected } from './subscription-server';

/** How often a client is asked whether it is there; one that does not answer until the next time is gone. */
const HEARTBEAT_MS = 12_000;

/** Lets a client talk by the protocol until its connection ends. */
export function serveSocket(protocol: Server<Connected>, connected: Connected): void {
  const { socket } = connected;
  let answered = true;
  socket.on('pong', () => (answered = true));
  const heartbeat = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, HEARTBEAT_MS);
  heartbeat.unref();
  // What a client does against the protocol of the socket ends its connection, which is all that is to be done.
  socket.on('error', () => socket.terminate());
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      // Answered when it has left for the network: until then no further event is taken for this client.
      send: (data) =>
        new Promise((resolve) => {
          if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
          else resolve();
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) => {
        socket.on('message', (message: Buffer) => {
          take(message.toString()).catch(() => {
            socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.');
          });
        });
      },
    },
    connected,
  );
  socket.once('close', (code, reason) => {
    clearInterval(heartbeat);
    void closed(code, reason.toString());
  });
}
