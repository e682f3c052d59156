import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../clock';
import { sqlState } from './sql-state';
import { ClientTx, type Tx } from './db';

/** Who is writing: a person's name, or `INTEGRATION` for the synchronization engine. */
export interface WorkOptions {
  actor?: string;
}

interface Opening extends WorkOptions {
  readonly isolation?: 'REPEATABLE READ';
}

/** The name under which the engine and the conversions write. */
export const INTEGRATION = 'integration';

const ATTEMPTS = 5;
const RETRIED = new Set(['40001' /* serialization */, '40P01' /* deadlock */]);

/**
 * Runs a verb in one transaction: all of it happens or nothing. A deadlock or a serialization failure
 * runs the whole closure again in a new transaction, so a closure keeps no state of its own outside.
 */
export class UnitOfWork {
  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  /** Opens a transaction, runs `work` in it and commits; on an error everything is rolled back. */
  run<T>(work: (tx: Tx) => Promise<T>, options: WorkOptions = {}): Promise<T> {
    return this.repeated(() => this.attempt(work, options, 'COMMIT'));
  }

  /** As `run`, but always rolled back at the end: what a preview runs in. */
  preview<T>(work: (tx: Tx) => Promise<T>, options: WorkOptions = {}): Promise<T> {
    return this.repeated(() => this.attempt(work, options, 'ROLLBACK'));
  }

  /** Reads in one snapshot, however many statements it takes; rolled back at the end. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.repeated(() => this.attempt(work, { isolation: 'REPEATABLE READ' }, 'ROLLBACK'));
  }

  private async repeated<T>(attempted: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await attempted();
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRIED.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async attempt<T>(
    work: (tx: Tx) => Promise<T>,
    options: Opening,
    end: 'COMMIT' | 'ROLLBACK',
  ): Promise<T> {
    const client = await this.pool.connect();
    client.on('error', noticed);
    try {
      await this.begin(client, options);
      const result = await work(new ClientTx(client));
      await client.query(end);
      release(client);
      return result;
    } catch (error) {
      await abandon(client);
      throw error;
    }
  }

  // The triggers of both sides stamp each row with these two settings, so time stays injected.
  private async begin(client: PoolClient, options: Opening): Promise<void> {
    await client.query(`BEGIN ISOLATION LEVEL ${options.isolation ?? 'READ COMMITTED'}`);
    await client.query({
      name: 'unit-of-work.begin',
      text: `/* unit-of-work.begin */ SELECT set_config('tandem.actor', $1, true), set_config('tandem.now', $2, true)`,
      values: [options.actor ?? 'system', this.clock.now().toISOString()],
    });
  }
}

async function abandon(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    release(client);
  } catch (error) {
    release(client, error instanceof Error ? error : true);
  }
}

function release(client: PoolClient, broken?: Error | true): void {
  client.off('error', noticed);
  client.release(broken);
}

// A connection that breaks between two statements of a transaction would end the process as an unhandled event;
// the next statement fails and says so.
function noticed(): void {}
