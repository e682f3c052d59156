import type { Db } from '../../platform/database/db';
import type { NewsStore } from './news.store';
import type { SyncNews } from './sync-news';
import { Signal, stoppable } from './signal';

/** Follows a run: its id now, after each step that somebody commits, and once more when it has ended. */
export class FollowRun {
  constructor(
    private readonly db: Db,
    private readonly news: SyncNews,
    private readonly store: NewsStore,
  ) {}

  /**
   * Ends with the run; at once, without an id, when there is none. Whoever takes the ids slowly gets fewer: what
   * counts is how far the run is now.
   */
  run(runId: string): AsyncGenerator<string, void, undefined> {
    return stoppable((stopped) => this.follow(runId, stopped));
  }

  private async *follow(
    runId: string,
    stopped: AbortSignal,
  ): AsyncGenerator<string, void, undefined> {
    const moved = new Signal(stopped);
    const stop = await this.news.follow('tandem_run', (payload) => {
      if (payload === null || payload === runId) moved.raise();
    });
    try {
      while (!stopped.aborted) {
        const running = await this.store.isRunning(this.db, runId);
        if (running === null) return;
        yield runId;
        if (!running) return;
        await moved.raised();
      }
    } finally {
      stop();
    }
  }
}
