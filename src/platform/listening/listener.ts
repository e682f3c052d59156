import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Log } from '../log';

/** What a listener tells its owner. */
export interface ListenerEvents {
  /** A notification, as it was sent. */
  readonly onNotification: (channel: string, payload: string) => void;
  /** The connection stands, for the first time or again: what was sent before has not been heard. */
  readonly onListening: () => void;
}

/** How the connection is kept. */
export interface ListenerSettings {
  /** Settings of the connection; asked each time it is made. */
  readonly connection: () => ClientConfig;
  readonly channels: readonly string[];
  readonly log: Log;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** A connection that went silent is asked whether it is still there. */
const CHECK_MS = 10_000;

/**
 * Hears what commits tell on some channels, on a connection of its own. One that breaks is made again, however
 * often it takes; its owner is told, and looks for what it has missed.
 */
export class Listener {
  private client: Client | null = null;
  private stopped = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly settings: ListenerSettings,
    private readonly events: ListenerEvents,
  ) {}

  /** Starts to listen; returns at once. */
  start(): void {
    this.running ??= this.keep();
  }

  /** Closes the connection and listens no more. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  /** Runs a statement on the connection that listens, for what is to last as long as it; nothing while there is none. */
  async query(sql: string): Promise<void> {
    await this.client?.query(sql);
  }

  private get over(): boolean {
    return this.stopped.signal.aborted;
  }

  private async keep(): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    while (!this.over) {
      try {
        await this.listen(() => (wait = FIRST_PAUSE_MS));
        if (!this.over)
          this.settings.log.warn('the connection that listens broke; making it again');
      } catch (error) {
        if (!this.over) this.settings.log.warn({ err: error }, 'could not listen; trying again');
      }
      const { signal } = this.stopped;
      await pause(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(LONGEST_PAUSE_MS, wait * 2);
    }
  }

  // Until the connection ends.
  private async listen(onStanding: () => void): Promise<void> {
    const client = new Client({
      ...this.settings.connection(),
      application_name: 'tandem listener',
      keepAlive: true,
    });
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => resolve());
    });
    client.on('notification', ({ channel, payload }) => {
      this.events.onNotification(channel, payload ?? '');
    });
    this.client = client;
    try {
      // A client that is ended while it connects never says so by its promise.
      await Promise.race([client.connect(), ended.then(brokeOff)]);
      for (const channel of this.settings.channels) await client.query(`LISTEN ${channel}`);
      onStanding();
      if (!this.over) this.events.onListening();
      await this.watch(client, ended);
    } finally {
      this.client = null;
      client.removeAllListeners('notification');
      await client.end().catch(() => undefined);
    }
  }

  private async watch(client: Client, ended: Promise<void>): Promise<void> {
    const check = setInterval(() => {
      client
        .query({ text: '/* listener.check */ SELECT 1', query_timeout: CHECK_MS } as {
          text: string;
        })
        .catch(() => client.end().catch(() => undefined));
    }, CHECK_MS);
    check.unref();
    await ended;
    clearInterval(check);
  }
}

function brokeOff(): never {
  throw new Error('The connection ended before it stood.');
}
