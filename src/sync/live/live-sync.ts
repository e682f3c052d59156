import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../platform/database/db';
import { Listener, type ListenerSettings } from '../../platform/listening/listener';
import { Refusal } from '../../platform/errors/refusal';
import type { Log } from '../../platform/log';
import { PASS_DIRECTIONS, type PassDirection } from '../mapping/direction';
import { isOfRecords } from '../pass/run-pass';
import type { CarryChanges, Carried } from './carry-changes';
import { CHANGED_CHANNEL, type ChangedRecordStore } from './changed-record.store';

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
export const LIVE_TIMING: LiveTiming = { delayMs: 30, sweepMs: 5_000 };

/** Stands for every event of documents, where some may have been missed. */
export const EVERY_EVENT = '*';

const MAPPING_ID = /^[\da-f]{8}-[\da-f-]{27}$/;
const LARGEST_BATCH = 500;
const BUSY_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Carries changes over as soon as they are committed. A notification names the mapping; changes are collected for
 * a moment, then each mapping's are carried in batches, in turn. The notes in the database are what counts: a
 * notification that was lost, or a connection that broke, costs the time until the next look and nothing else.
 */
export class LiveSync {
  private readonly listener: Listener;
  private readonly woken = new Set<string>();
  private readonly events = new Set<string>();
  private readonly batches = new Map<string, number>();
  private readonly stopped = new AbortController();
  private sweep: NodeJS.Timeout | null = null;
  private working: Promise<void> | null = null;
  private trouble = 0;

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
          void this.lookForWaiting();
        },
      },
    );
  }

  /** Starts to listen, and carries over what waits already. */
  start(): void {
    this.listener.start();
    this.sweep ??= setInterval(() => void this.lookForWaiting(), this.timing.sweepMs);
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

  private async lookForWaiting(): Promise<void> {
    try {
      if (!this.over) this.wake(await this.parts.changes.waiting(this.parts.db));
    } catch (error) {
      if (!this.over) this.parts.log.warn({ err: error }, 'could not look for waiting changes');
    }
  }

  private hear(payload: string): void {
    if (!MAPPING_ID.test(payload)) this.events.add(payload);
    this.wake(MAPPING_ID.test(payload) ? [payload] : []);
  }

  private wake(mappingIds: readonly string[]): void {
    for (const id of mappingIds) this.woken.add(id);
    if (this.over || this.woken.size + this.events.size === 0) return;
    this.working ??= this.work().finally(() => {
      this.working = null;
      // A wake-up between the last look and now.
      this.wake([]);
    });
  }

  private async work(): Promise<void> {
    while (this.woken.size + this.events.size > 0 && !this.over) {
      await this.rest(this.timing.delayMs);
      const mappingIds = [...this.woken];
      this.woken.clear();
      await this.wakeJobs();
      for (const mappingId of mappingIds) if (!this.over) await this.ofMapping(mappingId);
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

  // One batch each way; what is left comes after the other mappings had their turn.
  private async ofMapping(mappingId: string): Promise<void> {
    try {
      for (const direction of PASS_DIRECTIONS) {
        const limit = this.batches.get(`${mappingId}/${direction}`) ?? LARGEST_BATCH;
        const { busy, count, whole } = await this.batch(mappingId, direction, limit);
        if (whole) await this.parts.wakeJobs([mappingId], []);
        if (busy) return this.later(mappingId, BUSY_PAUSE_MS);
        if (count >= limit) this.woken.add(mappingId);
      }
      this.trouble = 0;
    } catch (error) {
      // Nothing travels while the connection is off; the notes wait for it.
      if (error instanceof Refusal && error.code === 'CONNECTION_DISABLED') return;
      this.trouble++;
      const waitMs = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** this.trouble);
      this.parts.log.warn({ err: error, mappingId, waitMs }, 'could not carry changes over');
      this.later(mappingId, waitMs);
    }
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

  private later(mappingId: string, waitMs: number): void {
    void this.rest(waitMs).then(() => this.wake([mappingId]));
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopped.signal, ref: false }).catch(() => undefined);
  }
}
