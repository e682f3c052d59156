import PgBoss from 'pg-boss';
import type { Db, Tx } from '../platform/database/db';
import type { Sessions } from '../platform/database/session';
import { QueueBell } from './queue-bell';
import type { Task } from './task';

/** What starting the queue needs. */
export interface QueueStart {
  /** How many messages of a task this process works on at once. */
  readonly workers: number;
  /** What goes wrong inside the queue itself, such as a database that does not answer for a moment. */
  readonly onError: (error: Error) => void;
}

const SCHEMA = 'queue';
const POLL_SECONDS = 2;

/** A message that stays unanswered for longer belongs to a process that died. */
const EXPIRE_HOURS = 23;
const ARCHIVE_AFTER_SECONDS = 3_600;
const DELETE_AFTER_DAYS = 1;

/**
 * Durable messages over pg-boss, in a schema of their own. A message is written in the caller's transaction:
 * both happen or neither. It is delivered at least once, so a handler asks the tables whether there is still something
 * to do.
 */
export class Queue {
  private readonly boss: PgBoss;
  private readonly bell: QueueBell;
  private onError: (error: Error) => void = () => undefined;
  private started = false;
  private readonly handled = new Map<string, string[]>();

  constructor(db: Db, sessions: Sessions) {
    this.boss = new PgBoss({
      schema: SCHEMA,
      db: this.lenient(executorOf(db)),
      schedule: false,
      archiveCompletedAfterSeconds: ARCHIVE_AFTER_SECONDS,
      deleteAfterDays: DELETE_AFTER_DAYS,
      expireInHours: EXPIRE_HOURS,
    });
    this.boss.on('error', (error) => {
      this.onError(error);
    });
    this.bell = new QueueBell(sessions, (task) => {
      for (const id of this.handled.get(task) ?? []) this.boss.notifyWorker(id);
    });
  }

  /** Writes messages with the transaction; each is delivered after so many milliseconds. */
  async enqueue<P extends object>(
    tx: Tx,
    task: Task<P>,
    messages: readonly { readonly payload: P; readonly delayMs?: number }[],
  ): Promise<void> {
    if (messages.length === 0) return;
    const rows = messages.map(({ payload, delayMs = 0 }) => ({
      name: task.name,
      data: task.parse(payload),
      // Relative, so that the clocks of this machine and of the database need not agree.
      ...(delayMs > 0 && { startAfter: String(delayMs / 1_000) }),
    }));
    await this.boss.insert(rows, { db: executorOf(tx) });
    if (messages.some(({ delayMs = 0 }) => delayMs <= 0)) await this.bell.ring(tx, task.name);
  }

  /** Messages of a task that wait and are due. */
  async listDue<P extends object>(db: Db, task: Task<P>): Promise<P[]> {
    const rows = await db.query<{ data: unknown }>(
      `/* queue.listDue */ SELECT data FROM queue.job WHERE name = $1 AND state < 'active' AND start_after <= now()`,
      [task.name],
    );
    return rows.map(({ data }) => task.parse(data));
  }

  /** Starts delivering the messages of a task to this process. */
  async work<P extends object>(
    task: Task<P>,
    start: QueueStart,
    handle: (payload: P) => Promise<void>,
  ): Promise<void> {
    this.onError = start.onError;
    await this.boss.start();
    this.started = true;
    await this.bell.listen(start.onError);
    const ids: string[] = [];
    for (let worker = 0; worker < start.workers; worker++) {
      const id = await this.boss.work<P>(
        task.name,
        { batchSize: 1, pollingIntervalSeconds: POLL_SECONDS },
        async (messages) => {
          for (const message of messages) await handle(task.parse(message.data));
        },
      );
      ids.push(id);
    }
    this.handled.set(task.name, ids);
  }

  /** Stops delivering and waits for what is being worked on; what was not finished by then is delivered again. */
  async stop(limitMs: number): Promise<void> {
    await this.bell.close();
    this.handled.clear();
    await this.boss.stop({ graceful: true, wait: true, timeout: limitMs });
  }

  // The package acknowledges messages without looking what becomes of it; a database that is away for a moment would end
  // the process. An acknowledgement that got lost has the message delivered again, which does no harm.
  private lenient(executor: PgBoss.Db): PgBoss.Db {
    const nothing = {} as { rows: unknown[] };
    return {
      executeSql: async (text, values) => {
        try {
          return await executor.executeSql(text, values);
        } catch (error) {
          if (!this.started) throw error;
          this.onError(error instanceof Error ? error : new Error(String(error)));
          return nothing;
        }
      },
    };
  }
}

function executorOf(db: Db): PgBoss.Db {
  return { executeSql: async (text, values) => ({ rows: await db.query(text, values) }) };
}
