import { inLanes } from '../../platform/process/in-lanes';
import { passingTrouble } from '../../platform/errors/passing-trouble';
import { RetryableError } from '../../platform/errors/retryable-error';
import { Refusal } from '../../platform/errors/refusal';
import type { DbSession } from '../../platform/database/session';
import { sqlState } from '../../platform/database/sql-state';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { errorOf } from '../engine/session/run-report';
import { goes, oppositeOf, sourceOf } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { requireFields } from '../engine/fields/require-fields';
import type { PassPhase, SyncRunStatus } from '../run/sync-run.entity';
import type { CandidateStore } from './candidates/candidate.store';
import {
  brokenPairs,
  changedRecords,
  failedCreates,
  failedPairs,
  mergedColumn,
  type CandidateScope,
  type Statement,
} from './candidates/candidate-sql';
import { PageQueue, type Page } from './candidates/page-queue';
import type { PassControl, PassOptions } from './pass';
import { asLoaded, PassBatch, type PassParts, type PassSubject, type PassWork } from './pass-batch';
import { RunLost } from './pass.errors';
import type { OpenPass, Totals } from './pass.store';

/** One direction of one mapping, by whom, how thoroughly. */
export interface PassRequest {
  readonly subject: PassSubject;
  readonly options: PassOptions;
  readonly actor: string;
}

/** A run as the pass left it; `IN_PROCESS` when it was stopped and waits to be gone on with. */
export interface PassResult {
  readonly runId: string;
  readonly status: SyncRunStatus;
  /** Why the run as a whole failed; null when it did not, though records of it may have. */
  readonly refusal?: Refusal | null;
}

/** How large batches are, and how many are at work at once. */
export interface PassSizes {
  readonly batch: number;
  readonly lanes: number;
}

/** The phases of a pass in their order, and where each reads its candidates. */
export const PHASES: readonly [PassPhase, (scope: CandidateScope) => Statement][] = [
  ['FAILED', failedPairs],
  ['CREATES', failedCreates],
  ['CHANGES', changedRecords],
  ['DELETIONS', brokenPairs],
];

const STOPPED = 'Stopped after a batch; the next start of the mapping goes on from there.';

/**
 * One direction of one mapping as a stream of batches, each in a transaction of its own (S-10 to S-27).
 * What a batch did and where the run stands are committed together, so a run that was killed goes on where
 * its last batch ended. The caller holds the mapping's lock on the session.
 */
export class RunPass {
  private readonly batch: PassBatch;

  constructor(
    private readonly parts: PassParts,
    private readonly candidates: CandidateStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly sizes: PassSizes,
  ) {
    this.batch = new PassBatch(parts);
  }

  /** Runs the pass to its end, or until the caller stops it. */
  async run(
    session: DbSession,
    request: PassRequest,
    control: PassControl = {},
  ): Promise<PassResult> {
    const { pass, scope } = await this.open(request);
    await control.onOpen?.(pass.id, request.subject.direction);
    try {
      requireFields(scope.mapping, request.subject.direction);
      const first = PHASES.findIndex(([phase]) => phase === pass.phase);
      for (const [at, [phase, statement]] of PHASES.entries()) {
        if (at < first || (phase === 'CREATES' && scope.mapping.onlyCoupled)) continue;
        const cursor = phase === pass.phase ? pass.cursor : { xid: null, id: null };
        const ended = await this.phase(
          session,
          { request, pass, phase },
          statement({ ...scope, cursor }),
          control,
        );
        if (!ended) return await this.pause(pass, request);
      }
      return await this.close(pass, request, scope.mapping);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return await this.close(pass, request, error);
    }
  }

  private open(request: PassRequest): Promise<{ pass: OpenPass; scope: CandidateScope }> {
    const { subject, options, actor } = request;
    const { mappingId, direction } = subject;
    return this.unitOfWork.run(
      (tx) =>
        this.parts.sessions.within(tx, async (session) => {
          const mapping = asLoaded(session.mappings.active(subject.mappingName), options);
          const { passes } = this.parts;
          const other = oppositeOf(direction);
          if (!goes(mapping.direction, other))
            await passes.abandonDirection(tx, mappingId, other, session.now);
          const abandoned = await passes.findAbandoned(tx, mappingId, direction);
          const same =
            abandoned?.options.full === options.full &&
            abandoned.options.unconditional === options.unconditional &&
            abandoned.options.load === options.load;
          if (abandoned && same) {
            const pass = await passes.takeOver(tx, abandoned, session.now);
            return { pass, scope: this.scopeOf(mapping, request, pass, session.mappings.settings) };
          }
          const runId = await session.startRun({
            mapping,
            kind: options.load === null ? 'SYNCHRONIZE' : 'FULL',
            direction,
            forced: options.unconditional,
            scope: options.full || options.load !== null ? options : null,
          });
          if (abandoned) {
            const text = `The process that worked on it ended; run ${runId} starts over from the same watermark.`;
            await passes.abandon(tx, abandoned.id, session.now, text);
          }
          const pass = await passes.begin(tx, runId, { mappingId, direction, options });
          return { pass, scope: this.scopeOf(mapping, request, pass, session.mappings.settings) };
        }),
      { actor },
    );
  }

  private scopeOf(
    mapping: LiveMapping,
    { subject: { direction } }: PassRequest,
    pass: OpenPass,
    { companyId }: { companyId: string | null },
  ): CandidateScope {
    const { sides } = this.parts.engine;
    const [erp, crm] = [sides.get(mapping.erpTable).table, sides.get(mapping.crmTable).table];
    const [source, destination] = sourceOf(direction) === 'ERP' ? [erp, crm] : [crm, erp];
    const { options, watermarkFrom, cursor } = pass;
    return {
      mapping,
      direction,
      source,
      destination,
      crmMerged: mergedColumn(sides.get(mapping.crmTable)),
      companyId,
      runId: pass.id,
      options,
      watermarkFrom,
      cursor,
    };
  }

  // False: the caller stopped it.
  private async phase(
    session: DbSession,
    at: { request: PassRequest; pass: OpenPass; phase: PassPhase },
    statement: Statement,
    control: PassControl,
  ): Promise<boolean> {
    if (control.signal?.aborted) return false;
    const reader = await this.candidates.open(session, statement);
    const queue = new PageQueue(reader, this.sizes.batch);
    const { request, pass, phase } = at;
    try {
      const lanes = request.subject.lanes ? this.sizes.lanes : 1;
      await inLanes(queue, lanes, async (page) => {
        const { candidates } = page;
        const work = { subject: request.subject, pass, phase, candidates, cursor: null };
        await this.tell(control, at, await this.page(work, queue, page, request.actor));
        if (control.signal?.aborted) queue.stop();
      });
    } finally {
      await queue.idle();
      await reader.close();
    }
    return !control.signal?.aborted;
  }

  private async page(work: PassWork, queue: PageQueue, page: Page, actor: string): Promise<Totals> {
    const totals = await this.piece(work, () => queue.cursorAfter(page), actor);
    queue.done(page);
    return totals;
  }

  // A batch that the engine cannot cope with is halved until the record at fault stands alone (S-14).
  private async piece(
    work: PassWork,
    cursor: () => PassWork['cursor'],
    actor: string,
  ): Promise<Totals> {
    try {
      return await this.unitOfWork.run((tx) => this.batch.run(tx, { ...work, cursor: cursor() }), {
        actor,
      });
    } catch (error) {
      if (!isOfRecords(error)) throw error;
      const { candidates } = work;
      const [only] = candidates;
      if (!only) throw error;
      if (candidates.length === 1)
        return this.unitOfWork.run(
          (tx) => this.batch.giveUp(tx, { ...work, cursor: cursor() }, only, error),
          { actor },
        );
      const middle = candidates.length >> 1;
      await this.piece({ ...work, candidates: candidates.slice(0, middle) }, () => null, actor);
      return this.piece({ ...work, candidates: candidates.slice(middle) }, cursor, actor);
    }
  }

  private async tell(
    { onBatch }: PassControl,
    { request, pass, phase }: { request: PassRequest; pass: OpenPass; phase: PassPhase },
    totals: Totals,
  ): Promise<void> {
    const { mappingName, direction } = request.subject;
    await onBatch?.({ ...totals, runId: pass.id, mapping: mappingName, direction, phase });
  }

  private async pause(pass: OpenPass, { actor }: PassRequest): Promise<PassResult> {
    await this.unitOfWork.run((tx) => this.parts.passes.pause(tx, pass, STOPPED), { actor });
    return { runId: pass.id, status: 'IN_PROCESS' };
  }

  // With the mapping the pass came to its end; with a refusal it is why it did not.
  private close(
    pass: OpenPass,
    request: PassRequest,
    end: LiveMapping | Refusal,
  ): Promise<PassResult> {
    const { mappingId, direction } = request.subject;
    const refusal = end instanceof Refusal ? end : null;
    return this.unitOfWork.run(
      async (tx) => {
        const { runs, passes, states } = this.parts;
        const finishedAt = await runs.instantOf(tx);
        if (refusal) {
          const nobody = { couplingId: null, erpId: null, crmId: null, record: null };
          await runs.addErrors(tx, pass.id, finishedAt, [errorOf(nobody, refusal)]);
        }
        if (!(end instanceof Refusal)) {
          await states.noteReturned(tx, end);
          await states.forgetDeletions(tx, mappingId, finishedAt);
        }
        const last = { mappingId, direction, finishedAt, message: refusal?.message ?? null };
        return { runId: pass.id, status: await passes.finish(tx, pass, last), refusal };
      },
      { actor: request.actor },
    );
  }
}

// Connections, shortages and lost runs concern the run as a whole; everything else may be one record's doing.
const OF_THE_SERVER = /^(08|25|40|53|57|58|XX)/;

/** Whether an error may be one record's doing, so that the others of its batch are worth another try. */
export function isOfRecords(error: unknown): boolean {
  if (error instanceof Refusal || error instanceof RunLost || error instanceof RetryableError)
    return false;
  // A connection that breaks says nothing about the records; the next start goes on where the last batch ended.
  if (passingTrouble(error) !== null) return false;
  const state = sqlState(error);
  return state === null ? !isOfSystem(error) : !OF_THE_SERVER.test(state);
}

// Errors of the network carry the name of a system call.
function isOfSystem(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}
