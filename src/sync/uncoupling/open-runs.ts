import type { EngineSession } from '../engine/session/engine-session';
import type { LiveMapping } from '../mapping/live-mapping';

/**
 * The runs of one request: one per mapping, opened when its first pair comes. A batch works on a copy, so that
 * a transaction that is rolled back and run again has opened nothing.
 */
export class OpenRuns {
  private readonly byMapping = new Map<string, string>();

  /** A copy for one transaction. */
  inTransaction(): OpenRuns {
    const copy = new OpenRuns();
    copy.keep(this);
    return copy;
  }

  /** Takes over what a transaction has opened. */
  keep(other: OpenRuns): void {
    for (const [mapping, run] of other.byMapping) this.byMapping.set(mapping, run);
  }

  /** The run of a mapping, opened now if there is none yet. */
  async of(session: EngineSession, mapping: LiveMapping): Promise<string> {
    const open = this.byMapping.get(mapping.id);
    if (open !== undefined) return open;
    const subject = { mapping, direction: null, forced: false, scope: null };
    const run = await session.startRun({ ...subject, kind: 'UNCOUPLE' });
    this.byMapping.set(mapping.id, run);
    return run;
  }

  /** Closes them all. */
  async close(session: EngineSession): Promise<void> {
    for (const run of this.byMapping.values()) await session.closeRun(run, {});
  }

  /** Ids of the runs in the order in which they were opened. */
  ids(): string[] {
    return [...this.byMapping.values()];
  }
}
