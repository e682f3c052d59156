import { Refusal } from '../../platform/errors/refusal';
import type { Log } from '../../platform/log';
import type { SynchronizeModified } from '../pass/synchronize-modified';
import { LIVE } from './carry-changes';

/** Runs mappings as a whole where a statement changed more than is carried record by record; one at a time each. */
export class WholeRuns {
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopped = new AbortController();

  constructor(
    private readonly synchronize: SynchronizeModified,
    private readonly log: Log,
  ) {}

  /** Has a mapping run over its modified records; at once when it is at it already. */
  wake(mapping: string): void {
    if (this.stopped.signal.aborted || this.running.has(mapping)) return;
    const run = this.run(mapping).finally(() => this.running.delete(mapping));
    this.running.set(mapping, run);
  }

  /** Ends each run after its batch; the next start goes on from there. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.all(this.running.values());
  }

  private async run(mapping: string): Promise<void> {
    try {
      await this.synchronize.run({ mappings: [mapping] }, LIVE, { signal: this.stopped.signal });
    } catch (error) {
      // Somebody else runs it, or it was switched off meanwhile; the note stays, and is looked at again.
      if (error instanceof Refusal) return;
      this.log.warn({ err: error, mapping }, 'a run over many changes failed; trying again');
    }
  }
}
