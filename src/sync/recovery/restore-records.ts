import type { Tx } from '../../platform/database/db';
import { checkRecordCount, type RecordRef } from '../coupling/record-ref';
import type { EngineParts } from '../engine/batch/batch';
import type { SynchronizeBatch } from '../engine/batch/synchronize-batch';
import type { RecordOutcome } from '../engine/outcome';
import { explained } from '../engine/session/run-report';
import type { EngineSession, EngineSessions } from '../engine/session/engine-session';
import { goes, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { directionNotAllowed } from '../mapping/mapping.errors';
import { awayFrom, oneSidedPairs, refusedPair, type OneSidedPair } from './one-sided-pairs';

/** Creates the missing record of a pair again from the one that is left, and couples the two (S-29, D-5). */
export class RestoreRecords {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly synchronize: SynchronizeBatch,
  ) {}

  /** Restores, and says what became of each record in the order of the input. */
  async run(tx: Tx, { records }: { records: readonly RecordRef[] }): Promise<RecordOutcome[]> {
    checkRecordCount(records.length);
    return this.sessions.within(tx, async (session) => {
      const { refs, pairs, refused } = await oneSidedPairs(session, this.parts, records);
      const done = new Map<string, RecordOutcome>();
      for (const group of grouped([...pairs.values()])) {
        for (const [id, outcome] of await this.ofGroup(session, group)) done.set(id, outcome);
      }
      return refs.map((ref) => {
        const outcome = refused.get(ref) ?? (ref.coupling ? done.get(ref.coupling.id) : undefined);
        if (outcome) return outcome;
        const { mapping, direction } = mustTravel(
          ref.coupling ? pairs.get(ref.coupling.id) : undefined,
        );
        return refusedPair(ref, directionNotAllowed(mapping.name, mapping.direction, direction));
      });
    });
  }

  private async ofGroup(session: EngineSession, { mapping, direction, pairs }: Group) {
    if (!goes(mapping.direction, direction)) return new Map<string, RecordOutcome>();
    const { tx, now, mappings } = session;
    await this.parts.couplings.clearSkipped(
      tx,
      pairs.map(({ coupling }) => coupling.id),
    );
    const sourceIds = pairs.map(({ coupling }) =>
      direction === 'TO_CRM' ? coupling.erpId : coupling.crmId,
    );
    const scope = { ids: sourceIds, restore: true };
    const runId = await session.startRun({
      mapping,
      kind: 'SYNCHRONIZE',
      direction,
      forced: true,
      scope,
    });
    const outcomes = explained(
      await this.synchronize.run(tx, {
        mapping: { ...mapping, deletionPolicy: 'RESTORE' },
        mappings,
        direction,
        forced: true,
        onlyCoupled: true,
        runId,
        now,
        sourceIds,
      }),
    );
    await session.finishRun(runId, outcomes);
    return new Map(outcomes.map((outcome, at) => [pairs[at]?.coupling.id ?? '', outcome] as const));
  }
}

interface Group {
  mapping: LiveMapping;
  direction: PassDirection;
  pairs: OneSidedPair[];
}

function grouped(pairs: readonly OneSidedPair[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const pair of pairs) {
    const direction = awayFrom(pair.survivor);
    const key = `${pair.mapping.id}/${direction}`;
    const group = groups.get(key) ?? { mapping: pair.mapping, direction, pairs: [] };
    group.pairs.push(pair);
    groups.set(key, group);
  }
  return groups.values();
}

function mustTravel(pair: OneSidedPair | undefined) {
  if (!pair) throw new Error('A pair was neither restored nor refused.');
  return { mapping: pair.mapping, direction: awayFrom(pair.survivor) };
}
