import type { Tx } from '../../platform/database/db';
import type { DbSession } from '../../platform/database/session';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { EngineSession } from '../engine/session/engine-session';
import { goes, sourceOf, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import {
  brokenPairs,
  changedRecords,
  mergedColumn,
  type CandidateScope,
  type Statement,
} from '../pass/candidates/candidate-sql';
import type { Candidate } from '../pass/pass';
import { PassBatch, type PassParts, type PassWork } from '../pass/pass-batch';
import type { OpenPass } from '../pass/pass.store';
import type { PassPhase } from '../run/sync-run.entity';
import type { ChangedRecordStore } from './changed-record.store';

/** Under whose name changes are carried over at once. */
export const LIVE = 'live';

/** Whose changes to carry over, and how many at most. */
export interface CarryRequest {
  readonly mappingId: string;
  readonly direction: PassDirection;
  readonly limit: number;
  /** The engine could not cope with the oldest change alone: it is recorded as failed, for this reason. */
  readonly failure?: unknown;
}

/** What became of the request. */
export interface Carried {
  /** Another process carries the mapping's changes. */
  readonly busy: boolean;
  /** Changes that are dealt with. */
  readonly count: number;
  /** So much changed that the mapping has to run as a whole. */
  readonly whole: boolean;
}

/** What carrying changes over stands on. */
export interface CarryParts {
  readonly pass: PassParts;
  readonly changes: ChangedRecordStore;
  readonly unitOfWork: UnitOfWork;
}

const IDLE: Carried = { busy: false, count: 0, whole: false };
const UNSTARTED = { xid: null, id: null };
const PHASES: readonly [PassPhase, (scope: CandidateScope) => Statement][] = [
  ['CHANGES', changedRecords],
  ['DELETIONS', brokenPairs],
];

/**
 * Carries over records that people changed: what a run over modified records would do with just these, in one
 * transaction with the notes of the changes. Filters, couplings, conflicts and failures are the run's; watermarks
 * stay where they are, so the next run looks again and finds it done.
 */
export class CarryChanges {
  private readonly batch: PassBatch;

  constructor(private readonly parts: CarryParts) {
    this.batch = new PassBatch(parts.pass);
  }

  /** Carries the oldest changes of a mapping and direction; refuses while the connection is switched off. */
  run(request: CarryRequest): Promise<Carried> {
    return this.parts.unitOfWork.run((tx) => this.attempt(tx, request), { actor: LIVE });
  }

  private async attempt(tx: Tx, request: CarryRequest): Promise<Carried> {
    const { mappingId, direction, limit } = request;
    const { changes, pass } = this.parts;
    const claimed = await changes.claim(tx, mappingId, direction, limit);
    if (claimed === null) return { ...IDLE, busy: true };
    if (claimed.count === 0 && !claimed.many) return IDLE;
    return pass.sessions.within(tx, async (session) => {
      const mapping = session.mappings.findById(mappingId);
      if (!mapping || !isCarried(mapping, direction)) {
        await changes.forget(tx, mappingId, direction);
        return IDLE;
      }
      await this.carry(session, mapping, request, claimed.recordIds);
      return { busy: false, count: claimed.count, whole: claimed.many };
    });
  }

  // Without a candidate there is nothing to tell of: no run is kept.
  private async carry(
    session: EngineSession,
    mapping: LiveMapping,
    { direction, failure }: CarryRequest,
    ids: readonly string[],
  ): Promise<void> {
    let pass: OpenPass | null = null;
    let left = ids;
    for (const [phase, statement] of PHASES) {
      // What was found changed is there; only the rest may be gone, and what left the filter may have been merged.
      if (left.length === 0) break;
      const scope = this.scopeOf(session, mapping, direction, left);
      const candidates = await read(session.tx, statement(scope));
      if (candidates.length === 0) continue;
      left = without(
        left,
        candidates.filter(({ inside }) => inside),
      );
      pass ??= await this.start(session, mapping, direction);
      const subject = {
        mappingId: mapping.id,
        mappingName: mapping.name,
        direction,
        lanes: false,
      };
      const work: PassWork = { subject, pass, phase, candidates, cursor: null };
      await this.treat(session, work, failure);
    }
    if (pass) await this.parts.pass.passes.finishLive(session.tx, pass, session.now);
  }

  private async treat(session: EngineSession, work: PassWork, failure: unknown): Promise<void> {
    if (failure === undefined) await this.batch.within(session, work);
    else
      for (const candidate of work.candidates)
        await this.batch.giveUp(session.tx, work, candidate, failure);
  }

  private start(
    session: EngineSession,
    mapping: LiveMapping,
    direction: PassDirection,
  ): Promise<OpenPass> {
    const { passes } = this.parts.pass;
    const { now, actor } = session;
    return passes.beginLive(session.tx, { mappingId: mapping.id, direction, now, actor });
  }

  private scopeOf(
    { mappings }: EngineSession,
    mapping: LiveMapping,
    direction: PassDirection,
    ids: readonly string[],
  ): CandidateScope {
    const { sides } = this.parts.pass.engine;
    const [erp, crm] = [sides.get(mapping.erpTable).table, sides.get(mapping.crmTable).table];
    const [source, destination] = sourceOf(direction) === 'ERP' ? [erp, crm] : [crm, erp];
    return {
      ...{ mapping, direction, source, destination, ids },
      crmMerged: mergedColumn(sides.get(mapping.crmTable)),
      companyId: mappings.settings.companyId,
      // Nothing was looked at by a run that is not there yet.
      runId: NO_RUN,
      options: { full: false, unconditional: false, load: null },
      watermarkFrom: null,
      cursor: UNSTARTED,
    };
  }
}

const NO_RUN = '00000000-0000-0000-0000-000000000000';

function without(ids: readonly string[], candidates: readonly Candidate[]): string[] {
  const found = new Set(candidates.map(({ id }) => id));
  return ids.filter((id) => !found.has(id));
}

// Lines travel with their header, which their change has woken.
function isCarried(mapping: LiveMapping, direction: PassDirection): boolean {
  return (
    mapping.enabled &&
    mapping.eventWakeup &&
    !mapping.definition.lines &&
    goes(mapping.direction, direction)
  );
}

function read(db: Pick<DbSession, 'query'>, { sql, values }: Statement): Promise<Candidate[]> {
  return db.query<Candidate & Record<string, unknown>>(`/* live.candidates */ ${sql}`, [...values]);
}
