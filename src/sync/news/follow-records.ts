import type { Db } from '../../platform/database/db';
import type { JournalInterest, NewsStore } from './news.store';
import { Signal, stoppable } from './signal';
import type { SyncNews } from './sync-news';

/** Entries that wait for one who is slow; more than that, and they are given up. */
const MOST_WAITING = 5_000;

/** As many are looked for at once. */
const PORTION = 1_000;

/** Somebody takes what they asked for more slowly than it happens. */
export class FollowerTooSlow extends Error {
  constructor() {
    super(`More than ${MOST_WAITING} journal entries wait to be taken.`);
    this.name = 'FollowerTooSlow';
  }
}

/** Follows what runs write into records: the ids of journal entries, as they are committed. */
export class FollowRecords {
  constructor(
    private readonly db: Db,
    private readonly news: SyncNews,
    private readonly store: NewsStore,
  ) {}

  /** Goes on until it is stopped; `onTooSlow` is called, and it ends, when too much waits. */
  run(
    interest: JournalInterest,
    onTooSlow: (error: FollowerTooSlow) => void,
  ): AsyncGenerator<string, void, undefined> {
    return stoppable((stopped) => this.follow(interest, onTooSlow, stopped));
  }

  private async *follow(
    interest: JournalInterest,
    onTooSlow: (error: FollowerTooSlow) => void,
    stopped: AbortSignal,
  ): AsyncGenerator<string, void, undefined> {
    const waiting = new WaitingEntries(onTooSlow, stopped);
    const stop = await this.news.follow('tandem_journal', (payload) => waiting.add(payload));
    try {
      waiting.last = await this.store.newest(this.db);
      while (!waiting.over) {
        for (const id of await this.take(waiting, interest)) {
          waiting.last = id;
          yield id;
        }
        await waiting.more();
      }
    } finally {
      stop();
    }
  }

  // After a gap everything behind the last entry is looked for; what is told of it as well is not taken twice.
  private async take(waiting: WaitingEntries, interest: JournalInterest): Promise<string[]> {
    const missed = waiting.takeMissed();
    if (missed !== null) {
      const found = await this.store.after(this.db, missed, interest, PORTION);
      waiting.caughtUp(found, found.length === PORTION);
      return found;
    }
    const ids = waiting.take(PORTION);
    return ids.length === 0 ? [] : this.store.ofInterest(this.db, ids, interest);
  }
}

/** What was told and not taken yet. */
class WaitingEntries {
  private ids: string[] = [];
  private missed = false;
  private taken: ReadonlySet<string> = new Set();
  private tooMany = false;
  private readonly arrived: Signal;
  /** The newest entry that was there or was handed out. */
  last = '0';

  constructor(
    private readonly onTooSlow: (error: FollowerTooSlow) => void,
    private readonly stopped: AbortSignal,
  ) {
    this.arrived = new Signal(stopped);
  }

  get over(): boolean {
    return this.tooMany || this.stopped.aborted;
  }

  add(payload: string | null): void {
    if (this.over) return;
    if (payload === null) this.missed = true;
    else for (const id of payload.split(',')) this.ids.push(id);
    if (this.ids.length > MOST_WAITING) {
      this.tooMany = true;
      this.ids = [];
      this.onTooSlow(new FollowerTooSlow());
    }
    this.arrived.raise();
  }

  take(count: number): string[] {
    return this.ids.splice(0, count).filter((id) => !this.taken.has(id));
  }

  // The entry after which some may have been missed; null when none was.
  takeMissed(): string | null {
    const { missed, last } = this;
    this.missed = false;
    return missed ? last : null;
  }

  caughtUp(ids: readonly string[], more: boolean): void {
    this.taken = new Set(ids);
    this.missed = more;
  }

  async more(): Promise<void> {
    if (this.ids.length === 0 && !this.missed) await this.arrived.raised();
  }
}
