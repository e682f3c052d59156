import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { Listener } from '../../src/platform/listening/listener';

describe('a listener', () => {
  const sockets: Socket[] = [];
  let server: Server;
  let reached: Promise<void>;

  // A database that takes a connection and says nothing more.
  beforeAll(async () => {
    reached = new Promise((resolve) => {
      server = createServer((socket) => {
        sockets.push(socket.on('error', () => undefined));
        socket.resume();
        resolve();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('that is stopped while it connects stops', async () => {
    const { port } = server.address() as AddressInfo;
    const listener = new Listener(
      {
        connection: () => ({ host: '127.0.0.1', port, user: 'nobody', database: 'none' }),
        channels: ['news'],
        log: pino({ level: 'silent' }),
      },
      { onNotification: () => undefined, onListening: () => undefined },
    );
    listener.start();
    await reached;
    const stopped = listener.stop().then(() => 'stopped');
    expect(await Promise.race([stopped, pause(5_000, 'still waiting', { ref: false })])).toBe(
      'stopped',
    );
  });
});
