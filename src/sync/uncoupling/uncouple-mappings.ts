import type { PoolDb } from '../../platform/database/db';
import type { DbSession, Sessions } from '../../platform/database/session';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { type Refusal } from '../../platform/errors/refusal';
import type { EngineParts } from '../engine/batch/batch';
import { linesNeedHeader } from '../engine/engine.errors';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import type { LiveMapping } from '../mapping/live-mapping';
import type { LiveMappings } from '../mapping/live-mappings';
import { runInProcess } from '../pass/pass.errors';
import type { PassLockStore } from '../pass/pass-lock.store';
import { connectionDisabled } from '../settings/settings.errors';
import { OpenRuns } from './open-runs';
import { UncoupleMappingBatch, type Step } from './uncouple-mapping-batch';
import { UncoupleStore } from './uncouple.store';

const UNCOUPLE_HEADERS =
  'Uncouple the mapping of their headers (tableMappingUncouple); the lines go with them.';

/** Which mappings are uncoupled whole. */
export interface UncoupleMappingsInput {
  /** Names of table mappings. */
  readonly mappings: readonly string[];
  /** Pairs per transaction; 1,000 unless said otherwise. */
  readonly batchSize?: number;
}

/** Something a person should know about a mapping that was uncoupled. */
export interface UncoupleWarning {
  readonly mapping: string;
  readonly message: string;
  readonly remedy: string;
}

/** The runs, and what could not be run. */
export interface UncoupleMappingsResult {
  /** The mappings' own runs and those of what was uncoupled along with them, each once, in their order. */
  readonly runIds: readonly string[];
  readonly refused: readonly { readonly mapping: string; readonly refusal: Refusal }[];
  readonly warnings: readonly UncoupleWarning[];
}

/** What uncoupling whole mappings stands on. */
export interface UncoupleMappingsParts {
  readonly mappings: LiveMappings;
  readonly sessions: EngineSessions;
  readonly engine: EngineParts;
  readonly unitOfWork: UnitOfWork;
  readonly locks: PassLockStore;
  readonly connections: { readonly db: PoolDb; readonly sessions: Sessions };
}

const BATCH = 1_000;

/**
 * Uncouples every pair of whole mappings (C-19 to C-25), in batches that each commit on their own: couplings
 * first, then the company of CRM records that carry it without a coupling. Repeated after a stop it goes on
 * with what is left. A mapping that somebody else is running is refused.
 */
export class UncoupleMappings {
  private readonly store = new UncoupleStore();
  private readonly batch: UncoupleMappingBatch;

  constructor(private readonly parts: UncoupleMappingsParts) {
    this.batch = new UncoupleMappingBatch(parts.engine, this.store);
  }

  /** Uncouples the mappings in the order given. */
  async run(input: UncoupleMappingsInput, actor: string): Promise<UncoupleMappingsResult> {
    const chosen = await this.chosen(input.mappings);
    const runs = new OpenRuns();
    const refused: { mapping: string; refusal: Refusal }[] = [];
    await this.parts.connections.sessions.within(async (connection) => {
      for (const mapping of chosen) {
        const refusal = await this.ofMapping(connection, mapping, runs, {
          actor,
          size: input.batchSize ?? BATCH,
        });
        if (refusal) refused.push({ mapping: mapping.name, refusal });
      }
    });
    const [only] = refused;
    if (only && refused.length === chosen.length) throw only.refusal;
    const warnings = chosen.filter((mapping) => !mapping.onlyCoupled).map(recreationHazard);
    return { runIds: runs.ids(), refused, warnings };
  }

  private async chosen(names: readonly string[]): Promise<LiveMapping[]> {
    const set = await this.parts.mappings.load(this.parts.connections.db);
    if (!set.settings.connectionEnabled) throw connectionDisabled();
    return [...new Set(names)].map((name) => {
      const mapping = set.named(name, 'mappings');
      if (mapping.definition.lines) throw linesNeedHeader(name, UNCOUPLE_HEADERS);
      return mapping;
    });
  }

  private async ofMapping(
    connection: DbSession,
    mapping: LiveMapping,
    runs: OpenRuns,
    how: { actor: string; size: number },
  ): Promise<Refusal | null> {
    if (!(await this.parts.locks.tryMapping(connection, mapping.id)))
      return runInProcess(mapping.name, null);
    try {
      const within = <T>(work: (session: EngineSession) => Promise<T>): Promise<T> =>
        this.parts.unitOfWork.run((tx) => this.parts.sessions.within(tx, work), {
          actor: how.actor,
        });
      await within((session) => this.store.closeAbandoned(session.tx, mapping.id, session.now));
      const own = new OpenRuns();
      let step: Step | null = { phase: 'COUPLINGS', after: null };
      do {
        const present: Step = step;
        const next = await within(async (session) => {
          const opened = own.inTransaction();
          const result = await this.batch.run(
            session,
            { mapping, runs: opened, size: how.size },
            present,
          );
          return { result, opened };
        });
        own.keep(next.opened);
        step = next.result;
      } while (step !== null);
      await within((session) => own.close(session));
      runs.keep(own);
      return null;
    } finally {
      await this.parts.locks.releaseAll(connection);
    }
  }
}

function recreationHazard({ name }: LiveMapping): UncoupleWarning {
  return {
    mapping: name,
    message: `${name} is not limited to coupled records, so its next run creates counterparts for the records that were just uncoupled (C-25).`,
    remedy: `Limit ${name} to coupled records (tableMappingUpdate with onlyCoupled: true) before it runs again, or couple the records by matching first (couplingMatch).`,
  };
}
