import type { Tx } from '../../platform/database/db';
import { unremembered } from '../coupling/failure-rule';
import type { EngineParts } from '../engine/batch/batch';
import type { SynchronizeBatch } from '../engine/batch/synchronize-batch';
import type { RecordOutcome } from '../engine/outcome';
import { nounOf } from '../engine/engine.errors';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import { countersOf, errorsOf } from '../engine/session/run-report';
import { printed } from '../engine/fields/value-kind';
import { destinationOf, sourceOf, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { DeletionPolicy } from '../mapping/mapping-definition';
import { tableNotMapped } from '../mapping/mapping.errors';
import type { PassPhase } from '../run/sync-run.entity';
import type { SyncRunStore } from '../run/sync-run.store';
import type { Candidate, PassCursor, PassOptions } from './pass';
import { outOfScope, unexpectedFailure } from './pass.errors';
import type { OpenPass, PassStore, Totals } from './pass.store';
import type { PendingCreateStore } from './pending-create.store';
import type { RecordStateStore } from './record-state.store';

/** What a pass works on. */
export interface PassSubject {
  readonly mappingId: string;
  readonly mappingName: string;
  readonly direction: PassDirection;
  /** Several batches are at work at once. */
  readonly lanes: boolean;
}

/** One batch of a pass. */
export interface PassWork {
  readonly subject: PassSubject;
  readonly pass: OpenPass;
  readonly phase: PassPhase;
  readonly candidates: readonly Candidate[];
  /** Null: the cursor stays where it is. */
  readonly cursor: PassCursor | null;
}

/** What the batches of all passes share. */
export interface PassParts {
  readonly engine: EngineParts;
  readonly sessions: EngineSessions;
  readonly synchronize: SynchronizeBatch;
  readonly runs: SyncRunStore;
  readonly passes: PassStore;
  readonly pendingCreates: PendingCreateStore;
  readonly states: RecordStateStore;
}

// Deletion policies that say what to do whichever record is gone.
const ALWAYS_ANSWERS: ReadonlySet<DeletionPolicy> = new Set([
  'IGNORE',
  'REMOVE_COUPLING',
  'DEACTIVATE',
]);

interface Scene extends PassWork {
  readonly tx: Tx;
  readonly session: EngineSession;
  readonly mapping: LiveMapping;
}

/** One batch of a pass, in the transaction of its caller: the records, their couplings, the journal and the run's progress. */
export class PassBatch {
  constructor(private readonly parts: PassParts) {}

  /**
   * Treats the candidates as their phase asks and moves the run on; the counters as they stand then. A
   * preview is told what became of each.
   */
  run(
    tx: Tx,
    work: PassWork,
    observe?: (outcomes: readonly RecordOutcome[]) => void,
  ): Promise<Totals> {
    return this.parts.sessions.within(tx, (session) => this.within(session, work, observe));
  }

  /** As `run`, inside a session that is open already. */
  async within(
    session: EngineSession,
    work: PassWork,
    observe?: (outcomes: readonly RecordOutcome[]) => void,
  ): Promise<Totals> {
    const { mappings, tx } = session;
    const present = mappings.findById(work.subject.mappingId);
    if (!present) throw tableNotMapped(work.subject.mappingName);
    const mapping = asLoaded(mappings.requireActive(present), work.pass.options);
    const outcomes = await this.ofPhase({ ...work, tx, session, mapping });
    observe?.(outcomes);
    return this.advance({ ...work, tx, session, mapping }, outcomes);
  }

  /** Records that a candidate could not be treated at all, and moves on. */
  giveUp(tx: Tx, work: PassWork, candidate: Candidate, error: unknown): Promise<Totals> {
    return this.parts.sessions.within(tx, async (session) => {
      const present = session.mappings.findById(work.subject.mappingId);
      if (!present) throw tableNotMapped(work.subject.mappingName);
      const mapping = asLoaded(present, work.pass.options);
      const scene: Scene = { ...work, tx, session, mapping };
      const [outcome] = await this.outcomes(scene, [candidate], (record) =>
        unexpectedFailure(record, error),
      );
      if (!outcome?.refusal) throw new Error('A failure has a reason.');
      const { runId, direction } = { runId: work.pass.id, direction: work.subject.direction };
      if (candidate.couplingId !== null) {
        const failure = unremembered(outcome.refusal);
        await this.parts.engine.couplings.fail(tx, [{ id: candidate.couplingId, ...failure }], {
          runId,
          direction,
        });
      }
      const failed: RecordOutcome = { ...outcome, kind: 'failed' };
      if (candidate.couplingId === null) await this.keepCreates(scene, [failed]);
      return this.advance(scene, [failed]);
    });
  }

  private ofPhase(scene: Scene): Promise<RecordOutcome[]> {
    switch (scene.phase) {
      case 'FAILED':
        return this.failedPairs(scene);
      case 'CREATES':
        return this.failedCreates(scene);
      case 'DELETIONS':
        return this.brokenPairs(scene);
      default:
        return this.changedRecords(scene);
    }
  }

  private async failedPairs(scene: Scene): Promise<RecordOutcome[]> {
    const outside = scene.candidates.filter((candidate) => !candidate.inside);
    await this.mark(scene, 'source', 'OUT_OF_SCOPE', outside);
    const left = await this.outcomes(scene, outside, (record) =>
      outOfScope(scene.mapping.name, record),
    );
    return [...left, ...(await this.synchronize(scene, insideOf(scene.candidates)))];
  }

  private async failedCreates(scene: Scene): Promise<RecordOutcome[]> {
    const outcomes = await this.synchronize(scene, insideOf(scene.candidates));
    const failed = new Set(
      outcomes.filter(({ kind }) => kind === 'failed').map((each) => sourceIdOf(scene, each)),
    );
    const settled = scene.candidates.map(({ id }) => id).filter((id) => !failed.has(id));
    await this.parts.pendingCreates.forget(scene.tx, attemptOf(scene), settled);
    return outcomes;
  }

  private async changedRecords(scene: Scene): Promise<RecordOutcome[]> {
    const outside = scene.candidates.filter((candidate) => !candidate.inside);
    const inside = insideOf(scene.candidates);
    await this.mark(scene, 'source', 'OUT_OF_SCOPE', outside);
    await this.mark(
      scene,
      'source',
      'PRESENT',
      inside.filter((candidate) => candidate.returned),
    );
    return this.synchronize(scene, inside);
  }

  // The policy decides at once where it has an answer; else the pair is marked, and fails when its survivor changes (D-2).
  private async brokenPairs(scene: Scene): Promise<RecordOutcome[]> {
    const { deletionPolicy, direction, definition } = scene.mapping;
    const decided = insideOf(scene.candidates).filter(
      ({ sourceGone, destinationGone }) =>
        ALWAYS_ANSWERS.has(deletionPolicy) ||
        // Both are there, but the one in the CRM was merged into another.
        (!sourceGone && !destinationGone) ||
        (sourceGone && (destinationGone || definition.deletesWithSource)) ||
        (deletionPolicy === 'RESTORE' && destinationGone),
    );
    const outcomes = await this.synchronize(scene, decided);
    // What the pass in the other direction restores is left to it.
    const open = scene.candidates.filter(
      ({ inside, destinationGone }) =>
        !(inside && deletionPolicy === 'RESTORE' && direction === 'BOTH' && !destinationGone),
    );
    await this.mark(
      scene,
      'source',
      'DELETED',
      open.filter(({ sourceGone }) => sourceGone),
    );
    await this.mark(
      scene,
      'destination',
      'DELETED',
      open.filter(({ destinationGone }) => destinationGone),
    );
    return outcomes;
  }

  private async synchronize(
    scene: Scene,
    candidates: readonly Candidate[],
  ): Promise<RecordOutcome[]> {
    if (candidates.length === 0) return [];
    const { tx, session, mapping, pass, subject } = scene;
    const { unconditional } = pass.options;
    const outcomes = await this.parts.synchronize.run(tx, {
      mapping,
      mappings: session.mappings,
      direction: subject.direction,
      runId: pass.id,
      now: session.now,
      sourceIds: candidates.map(({ id }) => id),
      // Comparing every pair of a two-way mapping must not bury what the other side changed.
      forced: unconditional && mapping.direction !== 'BOTH',
      thorough: unconditional && mapping.direction === 'BOTH',
      onlyCoupled: mapping.onlyCoupled,
      sharedCreation: subject.lanes,
      linesApart: pass.options.load !== null,
    });
    await this.keepCreates(scene, outcomes);
    return outcomes;
  }

  // A create that failed has no coupling that would remember it (S-26).
  private async keepCreates(scene: Scene, outcomes: readonly RecordOutcome[]): Promise<void> {
    if (scene.mapping.onlyCoupled) return;
    const failures = outcomes.flatMap((outcome) =>
      outcome.kind === 'failed' && outcome.couplingId === null && outcome.refusal
        ? [{ sourceId: sourceIdOf(scene, outcome), refusal: outcome.refusal }]
        : [],
    );
    await this.parts.pendingCreates.remember(scene.tx, attemptOf(scene), failures);
  }

  private async mark(
    { tx, subject }: Scene,
    which: 'source' | 'destination',
    state: 'PRESENT' | 'OUT_OF_SCOPE' | 'DELETED',
    candidates: readonly Candidate[],
  ): Promise<void> {
    const side =
      which === 'source' ? sourceOf(subject.direction) : destinationOf(subject.direction);
    const ids = candidates.flatMap(({ couplingId }) => couplingId ?? []);
    await this.parts.states.mark(tx, side, state, ids);
  }

  // Outcomes of records that were not synchronized, named as a person names them.
  private async outcomes(
    { tx, mapping, subject }: Scene,
    candidates: readonly Candidate[],
    refusalOf: (record: string) => RecordOutcome['refusal'],
  ): Promise<RecordOutcome[]> {
    if (candidates.length === 0) return [];
    const erp = sourceOf(subject.direction) === 'ERP';
    const side = this.parts.engine.sides.get(erp ? mapping.erpTable : mapping.crmTable);
    const rows = await side.load(
      tx,
      candidates.map(({ id }) => id),
    );
    return candidates.map(({ id, couplingId }) => {
      const row = rows.get(id);
      const record = `${row ? side.noun : nounOf(side.table.name)} ${printed(row?.[side.key] ?? id)}`;
      return {
        kind: 'skipped',
        mapping: mapping.name,
        direction: subject.direction,
        record,
        erpId: erp ? id : null,
        crmId: erp ? null : id,
        couplingId,
        coupled: false,
        refusal: refusalOf(record),
        writes: [],
      };
    });
  }

  private async advance(scene: Scene, outcomes: readonly RecordOutcome[]): Promise<Totals> {
    const { tx, session, pass, phase, cursor, candidates } = scene;
    await this.parts.runs.addErrors(tx, pass.id, session.now, errorsOf(outcomes));
    // Last, as the run's row is what batches at work side by side have in common.
    return this.parts.passes.advance(tx, pass, {
      phase,
      cursor,
      candidates: candidates.length,
      counters: countersOf(outcomes),
      now: session.now,
    });
  }
}

/** The mapping as a pass goes by it: a full synchronization creates counterparts whatever only-coupled says (F-8). */
export function asLoaded(mapping: LiveMapping, { load }: PassOptions): LiveMapping {
  return load === 'ALL' || load === 'REST' ? { ...mapping, onlyCoupled: false } : mapping;
}

function insideOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((candidate) => candidate.inside);
}

function sourceIdOf({ subject }: Scene, outcome: RecordOutcome): string {
  return String(sourceOf(subject.direction) === 'ERP' ? outcome.erpId : outcome.crmId);
}

function attemptOf({ mapping, subject, pass, session }: Scene) {
  return {
    mappingId: mapping.id,
    direction: subject.direction,
    runId: pass.id,
    now: session.now,
  };
}
