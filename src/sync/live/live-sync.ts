import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../platform/database/db';
import { Listener, type ListenerSettings } from '../../platform/listening/listener';
import { Refusal } from '../../platform/errors/refusal';
import type { Log } from '../../platform/log';
import type { PassDirection } from '../mapping/direction';
import { isOfRecords } from '../pass/run-pass';
import type { CarryChanges, Carried } from './carry-changes';
import { CHANGED_CHANNEL, type ChangedRecordStore, type Waiting } from './changed-record.store';

/** How changes are waited for. */
export interface LiveTiming {
  /** How long changes are collected before they are carried over. */
  readonly delayMs: number;
  /** How often waiting changes are looked for without a notification. */
  readonly sweepMs: number;
}

/** What carrying changes over live stands on. */
export interface LiveParts {
  readonly carry: CarryChanges;
  readonly changes: ChangedRecordStore;
  readonly db: Db;
  readonly connection: ListenerSettings['connection'];
  readonly log: Log;
  /** Wakes the jobs of mappings of which too much changed at once, and those that wait for events of documents. */
  readonly wakeJobs: (mappingIds: readonly string[], events: readonly string[]) => Promise<void>;
}

/** The usual times: nearly at once. */
export const LIVE_TIMING: LiveTiming = { delayMs: 30, sweepMs: 1_000 };

/** Stands for every event of documents, where some may have been missed. */
export const EVERY_EVENT = '*';

const MAPPING_ID = /^[\da-f]{8}-[\da-f-]{27}$/;
/** Held while this server looks by itself; writers then need not notify. */
const AWAKE = `/* live.awake */ SELECT pg_try_advisory_lock(hashtextextended('sync.live.awake', 0))`;
const ASLEEP = `/* live.asleep */ SELECT pg_advisory_unlock_all()`;
const AWAKE_MS = 1_000;
const FALLING_ASLEEP_MS = 100;
const LEAST_DELAY_MS = 5;
const LARGEST_BATCH = 500;
const BUSY_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Carries changes over as soon as they are committed. A notification wakes it; then it looks every few
 * milliseconds, each time at what was collected, and carries each mapping's changes in batches, in turn, until
 * nothing comes any more. The notes in the database are what counts: a notification that was lost, or a connection
 * that broke, costs the time until the next look and nothing else.
 */
export class LiveSync {
  private readonly listener: Listener;
  private woken = false;
  private readonly events = new Set<string>();
  private readonly batches = new Map<string, number>();
  private readonly stopped = new AbortController();
  private sweep: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private readonly troubles = new Map<string, number>();
  private readonly pausedUntil = new Map<string, number>();

  constructor(
    private readonly parts: LiveParts,
    private readonly timing: LiveTiming = LIVE_TIMING,
  ) {
    const { connection, log } = parts;
    this.listener = new Listener(
      { connection, log, channels: [CHANGED_CHANNEL] },
      {
        onNotification: (_channel, payload) => this.hear(payload),
        onListening: () => {
          this.hear(EVERY_EVENT);
        },
      },
    );
  }

  /** Starts to listen, and carries over what waits already. */
  start(): void {
    this.listener.start();
    this.sweep ??= setInterval(() => this.glance(), this.timing.sweepMs);
    this.sweep.unref();
  }

  /** Ends the batch at hand and stops; what waits stays noted. */
  async stop(): Promise<void> {
    this.stopped.abort();
    if (this.sweep) clearInterval(this.sweep);
    await this.listener.stop();
    await this.working;
  }

  private get over(): boolean {
    return this.stopped.signal.aborted;
  }

  private hear(payload: string): void {
    if (!MAPPING_ID.test(payload)) this.events.add(payload);
    this.wake();
  }

  private wake(): void {
    this.woken = true;
    this.begin(() => this.work());
  }

  // Of what nobody told, or what was told to nobody.
  private glance(): void {
    this.begin(async () => void (await this.look()));
  }

  private begin(work: () => Promise<void>): void {
    if (this.over) return;
    this.working ??= work().finally(() => {
      this.working = null;
      // A wake-up between the last look and now.
      if (this.woken) this.wake();
    });
  }

  // Looks again and again until nothing came for a while, then once more: somebody may have kept quiet for us.
  private async work(): Promise<void> {
    while (this.woken && !this.over) {
      await this.stayAwake();
      await this.rest(FALLING_ASLEEP_MS);
      await this.look();
    }
  }

  private async stayAwake(): Promise<void> {
    await this.say(AWAKE);
    let busyAt = Date.now();
    while (!this.over && Date.now() - busyAt < AWAKE_MS) {
      await this.rest(Math.max(LEAST_DELAY_MS, this.timing.delayMs));
      const woken = this.woken;
      if ((await this.look()) || woken) busyAt = Date.now();
    }
    await this.say(ASLEEP);
  }

  // Whether something was carried over.
  private async look(): Promise<boolean> {
    this.woken = false;
    await this.wakeJobs();
    let carried = false;
    for (const waiting of await this.lookForWaiting())
      if (!this.over && (this.pausedUntil.get(waiting.mappingId) ?? 0) <= Date.now())
        carried = (await this.carry(waiting)) || carried;
    if (carried) this.woken = true;
    return carried;
  }

  // Without the lock everybody notifies, which is slower for them and no less right.
  private async say(sql: string): Promise<void> {
    await this.listener.query(sql).catch(() => undefined);
  }

  private async lookForWaiting(): Promise<readonly Waiting[]> {
    try {
      return await this.parts.changes.waiting(this.parts.db);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'could not look for waiting changes');
      this.later(1_000);
      return [];
    }
  }

  // An event that gets lost here is made up for by the job's own interval.
  private async wakeJobs(): Promise<void> {
    const events = [...this.events];
    this.events.clear();
    if (events.length === 0 || this.over) return;
    try {
      await this.parts.wakeJobs([], events);
    } catch (error) {
      this.parts.log.warn({ err: error }, 'could not wake jobs');
    }
  }

  // One batch; what is left comes after the others had their turn.
  private async carry({ mappingId, direction }: Waiting): Promise<boolean> {
    try {
      const limit = this.batches.get(`${mappingId}/${direction}`) ?? LARGEST_BATCH;
      const { busy, count, whole } = await this.batch(mappingId, direction, limit);
      if (whole) await this.parts.wakeJobs([mappingId], []);
      if (busy) this.later(BUSY_PAUSE_MS);
      this.troubles.delete(mappingId);
      return count > 0;
    } catch (error) {
      // Nothing travels while the connection is off; the notes wait for it.
      if (error instanceof Refusal && error.code === 'CONNECTION_DISABLED') return false;
      this.pause(mappingId, error);
      return false;
    }
  }

  private pause(mappingId: string, error: unknown): void {
    const trouble = (this.troubles.get(mappingId) ?? 0) + 1;
    const waitMs = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** trouble);
    this.troubles.set(mappingId, trouble);
    this.pausedUntil.set(mappingId, Date.now() + waitMs);
    this.parts.log.warn({ err: error, mappingId, waitMs }, 'could not carry changes over');
    this.later(waitMs + 10);
  }

  // A batch that the engine cannot cope with is halved until the change at fault stands alone, and fails alone.
  private async batch(
    mappingId: string,
    direction: PassDirection,
    limit: number,
  ): Promise<Carried> {
    const { carry } = this.parts;
    const key = `${mappingId}/${direction}`;
    try {
      const carried = await carry.run({ mappingId, direction, limit });
      if (limit * 2 >= LARGEST_BATCH) this.batches.delete(key);
      else this.batches.set(key, limit * 2);
      return carried;
    } catch (error) {
      if (!isOfRecords(error)) throw error;
      if (limit === 1) return carry.run({ mappingId, direction, limit, failure: error });
      this.batches.set(key, limit >> 1);
      return this.batch(mappingId, direction, limit >> 1);
    }
  }

  private later(waitMs: number): void {
    void this.rest(waitMs).then(() => this.wake());
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopped.signal, ref: false }).catch(() => undefined);
  }
}
