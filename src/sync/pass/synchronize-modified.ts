import { setTimeout as pause } from 'node:timers/promises';
import type { PoolDb } from '../../platform/database/db';
import type { DbSession, Sessions } from '../../platform/database/session';
import { Refusal } from '../../platform/errors/refusal';
import { linesNeedHeader } from '../engine/engine.errors';
import { goes, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { LiveMappings } from '../mapping/live-mappings';
import { directionNotAllowed } from '../mapping/mapping.errors';
import type { MappingSet } from '../mapping/mapping-set';
import type { SyncRunStatus } from '../run/sync-run.entity';
import { connectionDisabled } from '../settings/settings.errors';
import { inDependencyOrder } from './mapping-order';
import type { PassControl, PassLoad, PassOptions } from './pass';
import type { PassLockStore } from './pass-lock.store';
import type { PassStore } from './pass.store';
import { runInProcess } from './pass.errors';
import type { RunGuard } from './run-guard';
import type { RunPass } from './run-pass';

/** Which mappings to run, and how. */
export interface SynchronizeModifiedInput {
  /** Names of table mappings; absent or empty: all that are active. */
  readonly mappings?: readonly string[] | null;
  /** Absent: every direction the mapping goes. */
  readonly direction?: PassDirection | null;
  readonly full?: boolean | null;
  readonly unconditional?: boolean | null;
  /** A pass of a full synchronization, whose line holds off every other run of the mapping. */
  readonly load?: PassLoad | null;
}

/** A run as it was left. */
export interface RunOfMapping {
  readonly mapping: string;
  readonly direction: PassDirection;
  readonly runId: string;
  readonly status: SyncRunStatus;
  /** Why the run as a whole failed; null when it did not. */
  readonly refusal?: Refusal | null;
}

/** What was run, and which mappings could not be. */
export interface SynchronizeModifiedResult {
  readonly runs: readonly RunOfMapping[];
  readonly refused: readonly { readonly mapping: string; readonly refusal: Refusal }[];
}

const DIRECTIONS: readonly PassDirection[] = ['TO_CRM', 'FROM_CRM'];
const POLL_MS = 100;

/**
 * Synchronizes all modified records of mappings (S-10): in the order of their dependencies, the pass to
 * the CRM before the pass from it, each its own run. It takes as long as it takes; `control` follows and
 * stops it. A mapping that somebody else is running is refused; one whose category is busy waits.
 */
export class SynchronizeModified {
  constructor(
    private readonly mappings: LiveMappings,
    private readonly stores: { readonly locks: PassLockStore; readonly passes: PassStore },
    private readonly runPass: RunPass,
    private readonly connections: {
      readonly db: PoolDb;
      readonly sessions: Sessions;
      readonly guard: RunGuard;
    },
  ) {}

  /** Runs the mappings; refuses what cannot run before anything is started. */
  async run(
    input: SynchronizeModifiedInput,
    actor: string,
    control: PassControl = {},
  ): Promise<SynchronizeModifiedResult> {
    const set = await this.mappings.load(this.connections.db);
    if (!set.settings.connectionEnabled) throw connectionDisabled();
    const { guard } = this.connections;
    await guard.before();
    const chosen = inDependencyOrder(chosenOf(set, input));
    const runs: RunOfMapping[] = [];
    const refused: { mapping: string; refusal: Refusal }[] = [];
    await this.connections.sessions.within(async (session) => {
      for (const mapping of chosen) {
        if (control.signal?.aborted) return;
        const refusal = await this.ofMapping(session, mapping, { input, actor, control }, runs);
        if (refusal) refused.push({ mapping: mapping.name, refusal });
      }
    });
    await guard.after(runs.map(({ runId }) => runId));
    const [only] = refused;
    if (only && runs.length === 0 && refused.length === chosen.length) throw only.refusal;
    return { runs, refused };
  }

  private async ofMapping(
    session: DbSession,
    mapping: LiveMapping,
    how: { input: SynchronizeModifiedInput; actor: string; control: PassControl },
    runs: RunOfMapping[],
  ): Promise<Refusal | null> {
    const { input, actor, control } = how;
    const { locks, passes } = this.stores;
    if (!input.load && (await passes.findLoading(session, mapping.id)) !== null)
      return runInProcess(mapping.name, await passes.findRunning(session, mapping.id));
    if (!(await locks.tryMapping(session, mapping.id)))
      return runInProcess(mapping.name, await passes.findRunning(session, mapping.id));
    try {
      if (!(await this.category(session, mapping, control))) return null;
      for (const direction of directionsOf(mapping, input.direction ?? null)) {
        if (control.signal?.aborted) return null;
        const request = {
          subject: {
            mappingId: mapping.id,
            mappingName: mapping.name,
            direction,
            lanes: true,
          },
          options: optionsOf(input),
          actor,
        };
        const result = await this.runPass.run(session, request, control);
        runs.push({ mapping: mapping.name, direction, ...result });
      }
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    } finally {
      await this.stores.locks.releaseAll(session);
    }
  }

  // False: the caller gave up waiting.
  private async category(
    session: DbSession,
    { definition }: LiveMapping,
    { signal }: PassControl,
  ): Promise<boolean> {
    if (definition.category === undefined) return true;
    while (!(await this.stores.locks.tryCategory(session, definition.category))) {
      if (signal?.aborted) return false;
      await pause(POLL_MS);
    }
    return true;
  }
}

function optionsOf({ load = null, ...input }: SynchronizeModifiedInput): PassOptions {
  const unconditional = (input.unconditional ?? false) || load === 'ALL';
  return { full: (input.full ?? false) || unconditional, unconditional, load };
}

// Lines travel with their header, so a run of all leaves them out, and naming one is a mistake.
function chosenOf(set: MappingSet, input: SynchronizeModifiedInput): LiveMapping[] {
  const direction = input.direction ?? null;
  const names = [...new Set(input.mappings ?? [])];
  if (names.length === 0)
    return set.all.filter(
      (mapping) =>
        mapping.enabled && !mapping.definition.lines && directionsOf(mapping, direction).length > 0,
    );
  return names.map((name) => {
    const mapping = set.active(name, 'mappings');
    if (mapping.definition.lines) throw linesNeedHeader(name);
    if (direction !== null && !goes(mapping.direction, direction))
      throw directionNotAllowed(name, mapping.direction, direction);
    return mapping;
  });
}

/** The directions a mapping goes, in the order of their passes; of these just the one that is asked for. */
export function directionsOf(mapping: LiveMapping, only: PassDirection | null): PassDirection[] {
  return DIRECTIONS.filter(
    (direction) => goes(mapping.direction, direction) && (only === null || only === direction),
  );
}
