import { setTimeout as pause } from 'node:timers/promises';
import { Listener, type ListenerSettings } from '../../platform/listening/listener';
import { RetryableError } from '../../platform/errors/retryable-error';
import type { Log } from '../../platform/log';

/** What commits of all processes tell of: runs that moved on, and journal entries that were made. */
export type NewsChannel = 'tandem_run' | 'tandem_journal' | 'tandem_full_sync';

const CHANNELS: readonly NewsChannel[] = ['tandem_run', 'tandem_journal', 'tandem_full_sync'];
const FIRST_WAIT_MS = 5_000;

/** Takes the payload of a notification; null: some may have been missed, as the connection was gone. */
export type NewsReader = (payload: string | null) => void;

/**
 * Spreads what commits tell, in whatever process they happen, to those in this one who want to know. It listens
 * from the first reader on.
 */
export class SyncNews {
  private readonly readers = new Map<NewsChannel, Set<NewsReader>>();
  private listener: Listener | null = null;
  private listening: Promise<void> | null = null;

  constructor(
    private readonly connection: ListenerSettings['connection'],
    private readonly log: Log,
  ) {}

  /** Tells the reader of a channel's notifications from now on; answers with how to stop it. */
  async follow(channel: NewsChannel, reader: NewsReader): Promise<() => void> {
    const readers = this.readers.get(channel) ?? new Set();
    this.readers.set(channel, readers.add(reader));
    const stop = (): void => void readers.delete(reader);
    try {
      await this.listen();
      return stop;
    } catch (error) {
      stop();
      throw error;
    }
  }

  /** Listens no more. */
  async stop(): Promise<void> {
    this.readers.clear();
    await this.listener?.stop();
  }

  private async listen(): Promise<void> {
    this.listening ??= new Promise((resolve) => {
      const { connection, log } = this;
      this.listener = new Listener(
        { connection, log, channels: CHANNELS },
        {
          onNotification: (channel, payload) => this.tell(channel as NewsChannel, payload),
          onListening: () => {
            resolve();
            for (const channel of CHANNELS) this.tell(channel, null);
          },
        },
      );
      this.listener.start();
    });
    const late = new AbortController();
    const standing = await Promise.race([
      this.listening.then(() => true),
      pause(FIRST_WAIT_MS, false, { signal: late.signal, ref: false }),
    ]);
    late.abort();
    if (!standing) throw new RetryableError('The database does not answer. Try again in a moment.');
  }

  private tell(channel: NewsChannel, payload: string | null): void {
    for (const reader of this.readers.get(channel) ?? []) reader(payload);
  }
}
