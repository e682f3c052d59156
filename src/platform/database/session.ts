import { Client, type ClientConfig, type QueryResultRow } from 'pg';
import type { Db } from './db';

/**
 * A connection of its own, outside the pool, for what belongs to a connection and outlives a transaction:
 * locks that die with the process, and cursors that are read while others write.
 */
export interface DbSession extends Db {
  /** Calls back with channel and payload of what another connection notifies, once this one listens. */
  onNotification(callback: (channel: string, payload: string) => void): void;
  /** Calls back when the connection is gone, whoever ended it. */
  onEnd(callback: () => void): void;
  /** Closes the connection; its locks and cursors are gone. */
  close(): Promise<void>;
}

/** Opens connections of their own, with the settings of the pool. */
export class Sessions {
  constructor(private readonly settings: () => ClientConfig) {}

  /** Opens a connection. */
  async open(): Promise<DbSession> {
    const client = new Client(this.settings());
    // A connection that breaks while nobody waits for it is noticed by the next statement.
    client.on('error', () => undefined);
    await client.connect();
    return new ClientSession(client);
  }

  /** Runs `work` with a connection of its own and closes it afterwards. */
  async within<T>(work: (session: DbSession) => Promise<T>): Promise<T> {
    const session = await this.open();
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }
}

class ClientSession implements DbSession {
  constructor(private readonly client: Client) {}

  onNotification(callback: (channel: string, payload: string) => void): void {
    this.client.on('notification', ({ channel, payload }) => {
      callback(channel, payload ?? '');
    });
  }

  onEnd(callback: () => void): void {
    this.client.on('end', callback);
  }

  async query<R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.client.query<R>(sql, values)).rows;
  }

  async prepared<R extends QueryResultRow>(
    name: string,
    text: string,
    values: unknown[] = [],
  ): Promise<R[]> {
    return (await this.client.query<R>({ name, text, values })).rows;
  }

  close(): Promise<void> {
    return this.client.end().catch(() => undefined);
  }
}
