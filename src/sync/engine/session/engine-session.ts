import type { Tx } from '../../../platform/database/db';
import type { PassDirection } from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { LiveMappings } from '../../mapping/live-mappings';
import type { MappingSet } from '../../mapping/mapping-set';
import type { SyncRunKind } from '../../run/sync-run.entity';
import type { NewSyncRunError, RunCounters, SyncRunStore } from '../../run/sync-run.store';
import { connectionDisabled } from '../../settings/settings.errors';
import type { ActorStore, Moment } from './actor.store';
import type { RecordOutcome } from '../outcome';
import { countersOf, errorsOf } from './run-report';

/** What a run of a verb is about. */
export interface RunSubject {
  /** Null for a run that belongs to no single table mapping. */
  mapping: LiveMapping | null;
  kind: SyncRunKind;
  direction: PassDirection | null;
  forced: boolean;
  scope: object | null;
  /** The run that an undo takes back. */
  undoesRunId?: string;
}

/** One verb at work inside a transaction: the configuration as it is now, and the runs it keeps. */
export class EngineSession {
  constructor(
    readonly tx: Tx,
    readonly mappings: MappingSet,
    private readonly moment: Moment,
    private readonly runs: SyncRunStore,
  ) {}

  /** Instant of the transaction, ISO 8601. */
  get now(): string {
    return this.moment.now;
  }

  /** Who asked: a person's name. */
  get actor(): string {
    return this.moment.actor;
  }

  /** Opens a run and returns its id. */
  async startRun({ mapping, ...subject }: RunSubject): Promise<string> {
    const { now, actor } = this.moment;
    return this.runs.start(this.tx, {
      ...subject,
      mappingId: mapping?.id ?? null,
      startedAt: now,
      startedBy: actor,
    });
  }

  /** Counts what became of the records and closes the run, with an error row for each refusal. */
  async finishRun(runId: string, outcomes: readonly RecordOutcome[]): Promise<void> {
    await this.closeRun(runId, countersOf(outcomes), errorsOf(outcomes));
  }

  /** Raises the counters of a run that goes on, and adds its error rows. */
  async countRun(
    runId: string,
    counters: Partial<RunCounters>,
    errors: readonly NewSyncRunError[] = [],
  ): Promise<void> {
    await this.runs.raise(this.tx, runId, counters);
    await this.runs.addErrors(this.tx, runId, this.now, errors);
  }

  /** Closes a run with these counters and error rows. */
  async closeRun(
    runId: string,
    counters: Partial<RunCounters>,
    errors: readonly NewSyncRunError[] = [],
  ): Promise<void> {
    await this.countRun(runId, counters, errors);
    await this.runs.finish(this.tx, runId, this.now);
  }
}

/** Opens sessions: checks the connection, reads the configuration, writes as the integration. */
export class EngineSessions {
  constructor(
    private readonly mappings: LiveMappings,
    private readonly runs: SyncRunStore,
    private readonly actor: ActorStore,
  ) {}

  /** Runs `work` in a session; refuses while the connection is switched off. Rows it writes carry the integration's name. */
  async within<T>(tx: Tx, work: (session: EngineSession) => Promise<T>): Promise<T> {
    const mappings = await this.mappings.load(tx);
    if (!mappings.settings.connectionEnabled) throw connectionDisabled();
    return this.open(tx, mappings, work);
  }

  /** As `within`, whether the connection is on or not: for keeping the books of what happened on one side. */
  async bookkeeping<T>(tx: Tx, work: (session: EngineSession) => Promise<T>): Promise<T> {
    return this.open(tx, await this.mappings.load(tx), work);
  }

  /** Closes a run that cannot go on, and says why. */
  async abandonRun(tx: Tx, runId: string, message: string): Promise<void> {
    const { now } = await this.actor.becomeIntegration(tx);
    await this.runs.finish(tx, runId, now, message);
  }

  /** As `within`, but does nothing while the connection is switched off. */
  async whenEnabled(tx: Tx, work: (session: EngineSession) => Promise<void>): Promise<void> {
    const { settings } = await this.mappings.load(tx);
    if (settings.connectionEnabled) await this.within(tx, work);
  }

  private async open<T>(
    tx: Tx,
    mappings: MappingSet,
    work: (session: EngineSession) => Promise<T>,
  ): Promise<T> {
    const moment = await this.actor.becomeIntegration(tx);
    const result = await work(new EngineSession(tx, mappings, moment, this.runs));
    await this.actor.become(tx, moment.actor);
    return result;
  }
}
