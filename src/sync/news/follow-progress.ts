import type { Db } from '../../platform/database/db';
import { Signal, stoppable } from './signal';
import type { NewsChannel, SyncNews } from './sync-news';

/** What is followed: where commits tell of it, and whether one is still at work; null when there is none. */
export interface ProgressSource {
  readonly channel: NewsChannel;
  readonly isRunning: (db: Db, id: string) => Promise<boolean | null>;
}

/** Follows what takes a while, such as a run: its id now, after each step that somebody commits, and once more at its end. */
export class FollowProgress {
  constructor(
    private readonly db: Db,
    private readonly news: SyncNews,
    private readonly source: ProgressSource,
  ) {}

  /**
   * Ends with what it follows; at once, without an id, when there is none. Whoever takes the ids slowly gets fewer:
   * what counts is how far it is now.
   */
  run(id: string): AsyncGenerator<string, void, undefined> {
    return stoppable((stopped) => this.follow(id, stopped));
  }

  private async *follow(id: string, stopped: AbortSignal): AsyncGenerator<string, void, undefined> {
    const moved = new Signal(stopped);
    const { channel, isRunning } = this.source;
    const stop = await this.news.follow(channel, (payload) => {
      if (payload === null || payload === id) moved.raise();
    });
    try {
      while (!stopped.aborted) {
        const running = await isRunning(this.db, id);
        if (running === null) return;
        yield id;
        if (!running) return;
        await moved.raised();
      }
    } finally {
      stop();
    }
  }
}
