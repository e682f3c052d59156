import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Refusal } from '../../../platform/errors/refusal';
import { lineNotFound } from '../full-sync.errors';
import type { EngineSessions } from '../../engine/session/engine-session';
import { goes, PASS_DIRECTIONS, type PassDirection } from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { LiveMappings } from '../../mapping/live-mappings';
import type { MatchRecords } from '../../matching/match-records';
import type {
  SynchronizeModified,
  SynchronizeModifiedInput,
} from '../../pass/synchronize-modified';
import type { SyncRun } from '../../run/sync-run.entity';
import type { SyncRunStore } from '../../run/sync-run.store';
import type { NamedLine } from '../full-sync-line.store';
import type { FullSyncStores } from '../review/build-review';
import type { CountSides } from '../review/side-counts';

/** What a line is worked off with. */
export interface LineWorkParts {
  readonly stores: FullSyncStores;
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly sessions: EngineSessions;
  readonly mappings: LiveMappings;
  readonly count: CountSides;
  readonly runs: SyncRunStore;
  readonly matchRecords: MatchRecords;
  readonly synchronizeModified: SynchronizeModified;
}

/** How the work on a line ended: done, stopped by a person, or interrupted and to be gone on with. */
export type WorkEnd = 'DONE' | 'STOPPED' | 'INTERRUPTED';

interface Working {
  readonly line: NamedLine;
  readonly actor: string;
  /** Stops after the batch at hand, for either reason. */
  readonly stop: AbortController;
  /** A person asked the line to stop. */
  told: boolean;
}

const WAITS = 100;
const WAIT_MS = 100;

const RUN_OF = { TO_CRM: 'toRunId', FROM_CRM: 'fromRunId' } as const;

/**
 * What a line does: create and compare everything (F-8), or couple by criteria first (F-5). It is the matching and
 * the passes of every day, told to start from the beginning; what they have finished before is not done again.
 */
export class LineWork {
  constructor(private readonly parts: LineWorkParts) {}

  /** Works until the line is done, or stopped. */
  async run(line: NamedLine, actor: string, signal?: AbortSignal): Promise<WorkEnd> {
    const stop = new AbortController();
    const working: Working = { line, actor, stop, told: false };
    const interrupt = (): void => stop.abort();
    signal?.addEventListener('abort', interrupt);
    if (signal?.aborted) interrupt();
    try {
      if (line.choice === 'COUPLE') await this.couple(working);
      else await this.load(working);
    } finally {
      signal?.removeEventListener('abort', interrupt);
    }
    if (working.told) await this.closeRuns(working);
    if (working.told) return 'STOPPED';
    return stop.signal.aborted ? 'INTERRUPTED' : 'DONE';
  }

  /** Records that the line is going to look at. */
  async expected(db: Db, line: NamedLine): Promise<number> {
    const { set, mapping } = await this.mappingOf(db, line);
    const counts = await this.parts.count.run(db, mapping, set.settings.companyId);
    const [first, second] = passesOf(line, mapping);
    const all = (direction: PassDirection): number =>
      direction === 'TO_CRM' ? counts.erp : counts.crm;
    if (line.choice === 'COUPLE') {
      const passes = mapping.syncAfterCoupling ? [first, second] : [];
      return passes.reduce((sum, each) => sum + (each ? all(each) : 0), counts.uncoupledErp);
    }
    const alone = second === 'TO_CRM' ? counts.uncoupledErp : counts.uncoupledCrm;
    return (first ? all(first) : 0) + (second ? alone : 0);
  }

  private async load(working: Working): Promise<void> {
    const { mapping } = await this.mappingOf(this.parts.db, working.line);
    for (const [at, direction] of passesOf(working.line, mapping).entries())
      await this.pass(working, direction, { load: at === 0 ? 'ALL' : 'REST' });
  }

  // Pairs coupled here have travelled already where the mapping says so; the passes see to those coupled before.
  private async couple(working: Working): Promise<void> {
    const { set, mapping } = await this.mappingOf(this.parts.db, working.line);
    const counts = await this.parts.count.run(this.parts.db, mapping, set.settings.companyId);
    if (counts.uncoupledErp > 0) await this.match(working);
    if (!mapping.syncAfterCoupling) return;
    for (const direction of passesOf(working.line, mapping))
      await this.pass(working, direction, { load: 'COUPLED' });
  }

  private async pass(
    working: Working,
    direction: PassDirection,
    how: Pick<SynchronizeModifiedInput, 'load'>,
  ): Promise<void> {
    const { line, actor, stop } = working;
    if (await this.isDone(line[RUN_OF[direction]])) return;
    const input = { mappings: [line.mapping], direction, ...how };
    const control = {
      signal: stop.signal,
      onOpen: (runId: string) => this.note(working, { [RUN_OF[direction]]: runId }),
      onBatch: () => this.advance(working),
    };
    for (let wait = 1; !stop.signal.aborted; wait++) {
      try {
        await this.parts.synchronizeModified.run(input, actor, control);
        return;
      } catch (error) {
        // Changes that travel by themselves have the mapping for moments, a run of every day for longer.
        const busy = error instanceof Refusal && error.code === 'RUN_IN_PROCESS';
        if (!busy || wait === WAITS) throw error;
        await pause(WAIT_MS);
      }
    }
  }

  // A matching that a dead process left is begun again: what it has coupled is coupled.
  private async match(working: Working): Promise<void> {
    const { line, actor, stop } = working;
    if (stop.signal.aborted || (await this.isDone(line.coupleRunId))) return;
    if (line.coupleRunId !== null)
      await this.close(
        line.coupleRunId,
        actor,
        'The process that worked on it ended; another run starts over.',
      );
    const own = { erpIds: null, criteria: null, createOnNoMatch: null, syncAfterCoupling: null };
    await this.parts.matchRecords.run({ mapping: line.mapping, ...own, dryRun: false }, actor, {
      signal: stop.signal,
      onOpen: (coupleRunId) => this.note(working, { coupleRunId }),
      onBatch: () => this.advance(working),
    });
  }

  private async mappingOf(db: Db, line: NamedLine) {
    const set = await this.parts.mappings.load(db);
    const mapping = set.findById(line.mappingId);
    if (!mapping) throw lineNotFound(line.mapping);
    return { set, mapping: set.requireActive(mapping) };
  }

  private async isDone(runId: string | null): Promise<boolean> {
    const run = runId === null ? null : await this.runOf(runId);
    return run !== null && run.status !== 'IN_PROCESS' && run.message === null;
  }

  private async runOf(runId: string): Promise<SyncRun | null> {
    return (await this.parts.runs.runsByIds(this.parts.db, [runId])).get(runId) ?? null;
  }

  private note({ line, actor }: Working, runs: Partial<NamedLine>): Promise<void> {
    return this.parts.unitOfWork.run((tx) => this.parts.stores.lines.update(tx, line.id, runs), {
      actor,
    });
  }

  private async advance(working: Working): Promise<void> {
    const { line, actor } = working;
    const goesOn = await this.parts.unitOfWork.run(
      async (tx) =>
        this.parts.stores.lines.advance(tx, line.id, await this.parts.runs.instantOf(tx)),
      { actor },
    );
    if (goesOn) return;
    working.told = true;
    working.stop.abort();
  }

  // What was loaded stays and can be taken back run by run, so none is left open.
  private async closeRuns({ line, actor }: Working): Promise<void> {
    const present = await this.parts.stores.lines.find(this.parts.db, line.id);
    for (const id of [present?.coupleRunId, present?.toRunId, present?.fromRunId])
      if (id) await this.close(id, actor, 'Stopped by a person; what was loaded stays.');
  }

  private async close(runId: string, actor: string, message: string): Promise<void> {
    const run = await this.runOf(runId);
    if (run?.status !== 'IN_PROCESS') return;
    await this.parts.unitOfWork.run((tx) => this.parts.sessions.abandonRun(tx, runId, message), {
      actor,
    });
  }
}

// The pass to the CRM goes first (S-10).
function passesOf(line: NamedLine, mapping: LiveMapping): PassDirection[] {
  return PASS_DIRECTIONS.filter(
    (direction) => goes(line.direction, direction) && goes(mapping.direction, direction),
  );
}
