import { timeOrderedId } from '../../platform/time-ordered-id';
import type { CouplingStore } from '../coupling/coupling.store';
import type { CreateCounterparts } from '../coupling/create-counterparts';
import type { EngineParts } from '../engine/batch/batch';
import type { SynchronizeBatch } from '../engine/batch/synchronize-batch';
import type { EngineSession } from '../engine/session/engine-session';
import { errorOf } from '../engine/session/run-report';
import { coupledEntry } from '../journal/coupling-entries';
import type { JournalStore } from '../journal/journal.store';
import { goes, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { MatchOutcome } from './match-outcome';

/** What follows from matches. */
export interface Settling {
  readonly mapping: LiveMapping;
  readonly runId: string;
  /** Create a counterpart where nothing matches (C-30). */
  readonly create: boolean;
  /** Let the pairs just coupled travel at once (C-31). */
  readonly synchronize: boolean;
}

/** Couples what matches, creates what nothing matches, and lets the new pairs travel; all in the caller's transaction. */
export class SettleMatches {
  private readonly couplings: CouplingStore;
  private readonly journal: JournalStore;

  constructor(
    parts: EngineParts,
    private readonly createCounterparts: CreateCounterparts,
    private readonly synchronizeBatch: SynchronizeBatch,
  ) {
    this.couplings = parts.couplings;
    this.journal = parts.journal;
  }

  /** Settles the outcomes of one batch; they tell afterwards what became of each record. */
  async run(session: EngineSession, outcomes: readonly MatchOutcome[], settling: Settling) {
    await this.couple(session, outcomes, settling);
    if (settling.create) await this.create(session, outcomes, settling);
    if (settling.synchronize) await this.synchronize(session, outcomes, settling);
    const failed = outcomes.filter((outcome) => outcome.refusal !== null);
    await session.countRun(
      settling.runId,
      { coupled: outcomes.filter(({ kind }) => kind === 'coupled').length, failed: failed.length },
      failed.flatMap((outcome) => (outcome.refusal ? errorOf(outcome, outcome.refusal) : [])),
    );
  }

  private async couple(
    { tx, now }: EngineSession,
    outcomes: readonly MatchOutcome[],
    { mapping, runId }: Settling,
  ): Promise<void> {
    const made = outcomes.flatMap((outcome) => {
      if (outcome.kind !== 'matched' || outcome.crmId === null) return [];
      const id = timeOrderedId();
      Object.assign(outcome, { kind: 'coupled', couplingId: id });
      return { id, erpId: outcome.erpId, crmId: outcome.crmId };
    });
    const none = { erpVersion: null, crmVersion: null, base: null };
    await this.couplings.insert(
      tx,
      made.map((each) => ({ ...none, ...each, mappingId: mapping.id })),
      { runId, directions: [], now },
    );
    await this.journal.add(
      tx,
      runId,
      now,
      made.map((pair) => coupledEntry(mapping.erpTable, pair)),
    );
  }

  // Only for records that nothing matches: an ambiguous one would become one more duplicate (C-32).
  // Salespeople are never created in the CRM: their mapping does not go there (C-30).
  private async create(
    session: EngineSession,
    outcomes: readonly MatchOutcome[],
    { mapping }: Settling,
  ): Promise<void> {
    const open = outcomes.filter((outcome) => outcome.refusal?.code === 'NO_MATCH');
    if (open.length === 0 || !goes(mapping.direction, 'TO_CRM')) return;
    const done = await this.createCounterparts.within(session, {
      direction: 'TO_CRM',
      records: open.map(({ erpId }) => ({ id: erpId, mapping: mapping.name })),
    });
    open.forEach((outcome, at) => {
      const synced = done[at] ?? null;
      outcome.synced = synced;
      if (synced?.kind === 'inserted' || synced?.kind === 'modified') {
        const { crmId, couplingId } = synced;
        Object.assign(outcome, { kind: 'created', crmId, couplingId, refusal: null });
      } else outcome.refusal = synced?.refusal ?? outcome.refusal;
    });
  }

  private async synchronize(
    session: EngineSession,
    outcomes: readonly MatchOutcome[],
    { mapping }: Settling,
  ): Promise<void> {
    const made = outcomes.filter((outcome) => outcome.kind === 'coupled');
    if (made.length === 0) return;
    const direction = directionAfter(mapping);
    const sourceIds = made.map((each) => String(direction === 'TO_CRM' ? each.erpId : each.crmId));
    const scope = { ids: sourceIds };
    const runId = await session.startRun({
      mapping,
      kind: 'SYNCHRONIZE',
      direction,
      forced: true,
      scope,
    });
    const { tx, now, mappings } = session;
    const request = { mapping, mappings, direction, forced: true, onlyCoupled: true };
    const done = await this.synchronizeBatch.run(tx, { ...request, runId, now, sourceIds });
    await session.finishRun(runId, done);
    made.forEach((outcome, at) => (outcome.synced = done[at] ?? null));
  }
}

// Where both sides may write, the ERP goes first unless the CRM wins by policy; the batch brings back what goes the other way.
function directionAfter(mapping: LiveMapping): PassDirection {
  if (mapping.direction !== 'BOTH') return mapping.direction;
  return mapping.updatePolicy === 'GET' ? 'FROM_CRM' : 'TO_CRM';
}
