import type { Tx } from '../platform/database/db';
import type { DbSession, Sessions } from '../platform/database/session';

const CHANNEL = 'tandem_queue';

/** How soon listening is tried again after its connection broke; until then messages are found by polling. */
const RETRY_MS = 5_000;

/**
 * Tells workers of all processes that a message waits, so that they need not poll often. A lost ring costs
 * nothing but the time to the next poll.
 */
export class QueueBell {
  private session: DbSession | null = null;
  private retry: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly sessions: Sessions,
    private readonly onRing: (task: string) => void,
  ) {}

  /** Rings when the transaction commits. */
  async ring(tx: Tx, task: string): Promise<void> {
    await tx.query(`/* queue.ring */ SELECT pg_notify('${CHANNEL}', $1)`, [task]);
  }

  /** Starts to listen, and goes on when the connection breaks. */
  async listen(onError: (error: Error) => void): Promise<void> {
    if (this.session !== null || this.closed) return;
    try {
      const session = await this.sessions.open();
      session.onNotification((_channel, task) => {
        this.onRing(task);
      });
      session.onEnd(() => {
        this.session = null;
        this.again(onError);
      });
      await session.query(`/* queue.listen */ LISTEN ${CHANNEL}`);
      this.session = session;
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
      this.again(onError);
    }
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.retry !== null) clearTimeout(this.retry);
    await this.session?.close();
    this.session = null;
  }

  private again(onError: (error: Error) => void): void {
    if (this.closed) return;
    this.retry = setTimeout(() => void this.listen(onError), RETRY_MS);
    this.retry.unref();
  }
}
