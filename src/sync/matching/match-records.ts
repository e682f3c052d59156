import type { Db, Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { erpNotFound } from '../coupling/coupling.errors';
import { uncouplable } from '../coupling/uncouplable';
import { checkRecordCount } from '../coupling/record-ref';
import { behaviourOf, type EngineParts } from '../engine/batch/batch';
import { linesNeedHeader } from '../engine/engine.errors';
import { printed } from '../engine/fields/value-kind';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import { filterSql } from '../mapping/filter';
import type { LiveMapping } from '../mapping/live-mapping';
import { FindMatches, type Found, type MatchScope, type TakingRecord } from './find-matches';
import { criteriaOf, type MatchCriterion } from './match-criteria';
import { matchingNotOffered, noMatch, noMatchCriteria } from './match.errors';
import type { MatchOutcome } from './match-outcome';
import { MatchStore } from './match.store';
import type { SettleMatches } from './settle-matches';

/** Which uncoupled ERP records to couple by comparing values, and what follows (section 1.6). */
export interface MatchRecordsInput {
  readonly mapping: string;
  /** ERP records, at most 1,000; null: every uncoupled one inside the mapping's filter. */
  readonly erpIds: readonly string[] | null;
  /** Null: the criteria of the mapping's field mappings. */
  readonly criteria: readonly MatchCriterion[] | null;
  /** Null: as the mapping says. */
  readonly createOnNoMatch: boolean | null;
  readonly syncAfterCoupling: boolean | null;
  /** Do it all and say what became of each record, but roll it back. */
  readonly dryRun: boolean;
}

/** How a matching went: what became of the records, the first 1,000 of a whole mapping, and complete counts. */
export interface MatchResult {
  /** Null for a preview. */
  runId: string | null;
  outcomes: MatchOutcome[];
  counts: Record<MatchOutcome['kind'], number>;
}

/** How a caller follows and stops a matching. */
export interface MatchControl {
  /** Stops after the batch at hand. */
  readonly signal?: AbortSignal;
  /** Called when the run is opened. */
  readonly onOpen?: (runId: string) => Promise<void>;
  /** Called after every committed batch. */
  readonly onBatch?: () => Promise<void>;
}

interface Matching {
  readonly input: MatchRecordsInput;
  readonly actor: string;
  runId: string | null;
  /** What earlier batches of a dry run took; those of a run are in the database. */
  readonly taken: Map<string, TakingRecord>;
  readonly result: MatchResult;
}

// What one try of a batch has made; a try that the database undoes takes it along.
interface Attempt {
  readonly input: MatchRecordsInput;
  runId: string | null;
  readonly takenBefore: ReadonlyMap<string, TakingRecord>;
  readonly taken: Map<string, TakingRecord>;
  readonly outcomes: MatchOutcome[];
}

// What one batch found: counterparts of rows, and ids that no record has.
interface Settled {
  readonly rows: readonly Row[];
  readonly found: ReadonlyMap<string, Found>;
  readonly missing: readonly string[];
}

const BATCH = 1_000;
const STOPPED = 'Stopped after a batch; the next start couples what is left.';
const REPORTED = 1_000;

/** Couples uncoupled ERP records with the CRM records whose values equal theirs (C-26 to C-33), in batches of 1,000. */
export class MatchRecords {
  private readonly store = new MatchStore();
  private readonly find: FindMatches;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly settling: SettleMatches,
  ) {
    this.find = new FindMatches(this.store, parts.couplings);
  }

  /** Matches, and says what became of each record. Each batch is a transaction of its own. */
  async run(
    input: MatchRecordsInput,
    actor: string,
    control: MatchControl = {},
  ): Promise<MatchResult> {
    if (input.erpIds) checkRecordCount(input.erpIds.length);
    const matching = begin(input, actor);
    let after: string | null = null;
    try {
      do {
        const page: string | null = after;
        const opened = matching.runId;
        after = await this.batch(matching, page);
        if (matching.runId !== null && matching.runId !== opened)
          await control.onOpen?.(matching.runId);
        await control.onBatch?.();
      } while (after !== null && !control.signal?.aborted);
      if (after !== null) await this.abandon(matching, STOPPED);
    } catch (error) {
      await this.abandon(matching, error);
      throw error;
    }
    return matching.result;
  }

  // Batches that were committed stay; the run says why it did not end.
  private async abandon({ runId, actor }: Matching, error: unknown): Promise<void> {
    if (runId === null) return;
    const message = error instanceof Error ? error.message : String(error);
    await this.unitOfWork.run((tx) => this.sessions.abandonRun(tx, runId, message), { actor });
  }

  private transaction<T>(matching: Matching, work: (tx: Tx) => Promise<T>): Promise<T> {
    const options = { actor: matching.actor };
    return matching.input.dryRun
      ? this.unitOfWork.preview(work, options)
      : this.unitOfWork.run(work, options);
  }

  // One batch; answers the last id it looked at while there may be more. A dry run takes the same steps, rolled back.
  private async batch(matching: Matching, after: string | null): Promise<string | null> {
    const { input } = matching;
    const { attempt, next } = await this.transaction(matching, async (tx) => {
      const { runId, taken: takenBefore } = matching;
      const attempt: Attempt = { input, runId, takenBefore, taken: new Map(), outcomes: [] };
      return { attempt, next: await this.attempt(tx, attempt, after) };
    });
    if (input.dryRun) {
      for (const [crmId, taking] of attempt.taken) matching.taken.set(crmId, taking);
      for (const outcome of attempt.outcomes) report(matching, rolledBack(outcome));
    } else {
      matching.runId = attempt.runId;
      matching.result.runId = attempt.runId;
      for (const outcome of attempt.outcomes) report(matching, outcome);
    }
    return next;
  }

  private attempt(tx: Tx, matching: Attempt, after: string | null): Promise<string | null> {
    return this.sessions.within(tx, async (session) => {
      const { input } = matching;
      const mapping = session.mappings.active(input.mapping);
      const scope = this.scopeOf(session, mapping, matching);
      await this.parts.couplings.lockCreation(tx, mapping.id);
      if (matching.runId === null) await this.open(session, mapping, matching);
      const chosen = input.erpIds && [...new Set(input.erpIds)];
      const ids = chosen ?? (await this.page(tx, scope, after));
      const { rows, missing } = await this.uncoupled(session, scope, ids, matching);
      const found = await this.matched(session, scope, rows);
      await this.settle(session, scope, { rows, found, missing }, matching);
      if (matching.runId !== null)
        await session.countRun(matching.runId, { candidates: ids.length });
      const last = ids.at(-1) ?? null;
      const more = input.erpIds === null && ids.length === BATCH ? last : null;
      if (more === null && matching.runId !== null) await session.closeRun(matching.runId, {});
      return more;
    });
  }

  // What may not be coupled at all is not looked for, and says why.
  private async matched(
    session: EngineSession,
    scope: MatchScope,
    rows: readonly Row[],
  ): Promise<ReadonlyMap<string, Found>> {
    const forbidden = await uncouplable(session, this.parts, scope.mapping, rows);
    const open = rows.filter((row) => !forbidden.has(printed(row.id)));
    const found = new Map(await this.find.run(session.tx, scope, open));
    for (const [id, refusal] of forbidden) found.set(id, { crmId: null, refusal });
    return found;
  }

  private scopeOf(session: EngineSession, mapping: LiveMapping, matching: Attempt): MatchScope {
    if (mapping.definition.lines) throw linesNeedHeader(mapping.name);
    if (mapping.variant === 'bidirectional') throw matchingNotOffered(mapping.name);
    const erp = this.parts.sides.get(mapping.erpTable);
    const crm = this.parts.sides.get(mapping.crmTable);
    const tables = { erp: erp.table, crm: crm.table };
    const behaviour = behaviourOf(mapping, this.parts.behaviours);
    const groups = criteriaOf(mapping, tables, matching.input.criteria, behaviour.matchedAs);
    if (groups.length === 0) throw noMatchCriteria(mapping.name);
    return {
      mapping,
      erp,
      crm,
      groups,
      companyId: session.mappings.settings.companyId,
      behaviour,
      taken: matching.taken,
      takenBefore: matching.takenBefore,
    };
  }

  private async open(session: EngineSession, mapping: LiveMapping, matching: Attempt) {
    const { erpIds, criteria } = matching.input;
    matching.runId = await session.startRun({
      mapping,
      kind: 'COUPLE',
      direction: null,
      forced: false,
      scope: { match: true, erpIds, criteria },
    });
  }

  private page(db: Db, scope: MatchScope, after: string | null): Promise<string[]> {
    const filter = filterSql(scope.erp.table, scope.mapping.erpFilter, scope.companyId);
    return this.store.pageUncoupled(db, scope.mapping, filter, { after, limit: BATCH });
  }

  // The rows that are still uncoupled, and ids that no record has; chosen ones that are coupled are named as skipped.
  private async uncoupled(
    { tx }: EngineSession,
    { mapping, erp }: MatchScope,
    ids: readonly string[],
    matching: Attempt,
  ): Promise<{ rows: Row[]; missing: string[] }> {
    const rows = await erp.load(tx, ids);
    const side = { side: 'ERP' as const, ids };
    const coupled = await this.parts.couplings.listByRecords(tx, mapping.id, side);
    const byErp = new Map(coupled.map((coupling) => [coupling.erpId, coupling]));
    for (const [id, { crmId, id: couplingId }] of byErp) {
      const record = `${erp.noun} ${printed(rows.get(id)?.[erp.key] ?? id)}`;
      matching.outcomes.push({
        ...BLANK,
        kind: 'skipped',
        mapping: mapping.name,
        record,
        erpId: id,
        crmId,
        couplingId,
      });
    }
    const free = ids.filter((id) => !byErp.has(id));
    return {
      rows: free.map((id) => rows.get(id)).filter((row) => row !== undefined),
      missing: matching.input.erpIds === null ? [] : free.filter((id) => !rows.has(id)),
    };
  }

  private async settle(
    session: EngineSession,
    scope: MatchScope,
    { rows, found, missing }: Settled,
    matching: Attempt,
  ): Promise<void> {
    const outcomes = [
      ...rows.map((row) => outcomeOf(scope, row, found.get(printed(row.id)))),
      ...missing.map((id) => missingOutcome(scope, id)),
    ];
    const { mapping } = scope;
    const { input, runId } = matching;
    if (runId !== null) {
      await this.settling.run(session, outcomes, {
        mapping,
        runId,
        create: input.createOnNoMatch ?? mapping.createOnNoMatch,
        synchronize: input.syncAfterCoupling ?? mapping.syncAfterCoupling,
      });
    }
    matching.outcomes.push(...outcomes);
  }
}

const BLANK = { crmId: null, couplingId: null, priority: null, refusal: null, synced: null };

function begin(input: MatchRecordsInput, actor: string): Matching {
  const counts = { coupled: 0, matched: 0, created: 0, unmatched: 0, skipped: 0 };
  return {
    input,
    actor,
    runId: null,
    taken: new Map(),
    result: { runId: null, outcomes: [], counts },
  };
}

function missingOutcome({ mapping, erp }: MatchScope, id: string): MatchOutcome {
  const own = { ...BLANK, mapping: mapping.name, record: `${erp.noun} ${id}`, erpId: id };
  return { ...own, kind: 'unmatched', refusal: erpNotFound(erp.noun, id) };
}

function outcomeOf({ mapping, erp }: MatchScope, row: Row, found: Found | undefined): MatchOutcome {
  const record = `${erp.noun} ${printed(row[erp.key] ?? row.id)}`;
  const own = { ...BLANK, mapping: mapping.name, record, erpId: printed(row.id) };
  if (!found) return { ...own, kind: 'unmatched', refusal: noMatch(record, mapping.name, []) };
  if (found.crmId === null) return { ...own, kind: 'unmatched', refusal: found.refusal };
  return { ...own, kind: 'matched', crmId: found.crmId, priority: found.priority };
}

// What a dry run made is gone again: pairs and new records have no ids, and no run can be looked at.
function rolledBack(outcome: MatchOutcome): MatchOutcome {
  if (outcome.kind === 'skipped') return outcome;
  const synced = outcome.synced && { ...outcome.synced, couplingId: null, runId: undefined };
  if (outcome.kind === 'coupled') return { ...outcome, kind: 'matched', couplingId: null, synced };
  const crmId = outcome.kind === 'created' ? null : outcome.crmId;
  return { ...outcome, crmId, couplingId: null, synced: synced && { ...synced, crmId } };
}

function report({ result }: Matching, outcome: MatchOutcome): void {
  result.counts[outcome.kind] += 1;
  if (result.outcomes.length < REPORTED) result.outcomes.push(outcome);
}
