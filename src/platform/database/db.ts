import type { ClientBase, Pool, QueryResultRow } from 'pg';
import { copyFrom } from './copy-query';

/**
 * Reads from the database: the pool, or the connection of an open transaction. Every statement starts
 * with its name in a comment, which the slow-query log then shows.
 */
export interface Db {
  /** Runs a statement and returns its rows. */
  query<R extends QueryResultRow = QueryResultRow>(sql: string, values?: unknown[]): Promise<R[]>;
  /** As `query`, kept as a prepared statement of that name on each connection: for hot, fixed statements. */
  prepared<R extends QueryResultRow = QueryResultRow>(
    name: string,
    sql: string,
    values?: unknown[],
  ): Promise<R[]>;
}

declare const transactional: unique symbol;

/** A connection inside an open transaction; the only thing writes accept. */
export interface Tx extends Db {
  readonly [transactional]: true;
  /** Runs `work` under a savepoint: if it throws, its writes are gone and the transaction goes on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Number of rows a statement touched. */
  execute(sql: string, values?: unknown[]): Promise<number>;
  /** Runs a `COPY ... FROM STDIN` with rows in its text format. */
  copyFrom(sql: string, data: string): Promise<void>;
}

/** Reads through whichever connection of the pool is free. */
export class PoolDb implements Db {
  constructor(private readonly pool: Pool) {}

  async query<R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.pool.query<R>(sql, values)).rows;
  }

  async prepared<R extends QueryResultRow>(
    name: string,
    text: string,
    values: unknown[] = [],
  ): Promise<R[]> {
    return (await this.pool.query<R>({ name, text, values })).rows;
  }
}

/** A transaction on one connection. Made by the unit of work alone. */
export class ClientTx implements Tx {
  declare readonly [transactional]: true;
  private savepoints = 0;

  constructor(private readonly client: ClientBase) {}

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

  async execute(sql: string, values: unknown[] = []): Promise<number> {
    return (await this.client.query(sql, values)).rowCount ?? 0;
  }

  async copyFrom(sql: string, data: string): Promise<void> {
    await copyFrom(this.client, sql, data);
  }

  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const name = `sp_${++this.savepoints}`;
    await this.client.query(`SAVEPOINT ${name}`);
    try {
      const result = await work();
      await this.client.query(`RELEASE SAVEPOINT ${name}`);
      return result;
    } catch (error) {
      await this.client.query(`ROLLBACK TO SAVEPOINT ${name}; RELEASE SAVEPOINT ${name}`);
      throw error;
    }
  }
}
