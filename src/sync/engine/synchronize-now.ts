import type { Tx } from '../../platform/database/db';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import type { EngineParts } from './batch/batch';
import {
  checkRecordCount,
  resolveRefs,
  type RecordRef,
  type ResolvedRef,
} from '../coupling/record-ref';
import { sourceOf, type PassDirection } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import { directionNotAllowed } from '../mapping/mapping.errors';
import type { MappingSet } from '../mapping/mapping-set';
import { LookAtPairs } from '../conflict/pass-view';
import { idOf } from './batch/batch-reader';
import { isEmpty } from './fields/changed-values';
import { linesNeedHeader } from './engine.errors';
import type { EngineSession, EngineSessions } from './session/engine-session';
import type { RecordOutcome } from './outcome';
import { explained } from './session/run-report';
import type { SynchronizeBatch } from './batch/synchronize-batch';

/** Which way a chosen pair travels: one side wins, or each field comes from the side that changed it (S-3). */
export type ChosenDirection = PassDirection | 'MERGE';

/** Coupled records to synchronize at once, at most 1,000, of one or of several table mappings. */
export interface SynchronizeNowInput {
  records: readonly RecordRef[];
  /** Absent: a one-way mapping goes its own way, a two-way one merges. */
  direction?: ChosenDirection | null;
  /** Overwrite records that are newer than the last agreement. Absent: only for a single record with a direction (S-2, S-6). */
  overwriteNewer?: boolean | null;
  /**
   * False: as a run would, only what changed travels and the mapping's update policy decides. Absent: a
   * direction makes the destination equal to the source (S-9). A merge is never forced.
   */
  force?: boolean | null;
}

interface Group {
  mapping: LiveMapping;
  direction: PassDirection;
  merge: boolean;
  couplings: Coupling[];
}

/** Synchronizes chosen pairs now (S-1 to S-9). */
export class SynchronizeNow {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly synchronize: SynchronizeBatch,
  ) {}

  /** Synchronizes, and says what became of each record, in the order of the input. Uncoupled ones are refused alone. */
  async run(tx: Tx, input: SynchronizeNowInput): Promise<RecordOutcome[]> {
    checkRecordCount(input.records.length);
    return this.sessions.within(tx, async (session) => {
      const refs = await resolveRefs(tx, this.parts.couplings, session.mappings, input.records);
      await this.bringBack(tx, refs);
      const { groups, refused } = grouped(session, refs, input.direction ?? null);
      const done = new Map<string, RecordOutcome>();
      for (const group of groups) {
        for (const outcome of await this.ofGroup(session, group, input))
          done.set(outcome.couplingKey, outcome);
      }
      return refs.flatMap((ref) => refused.get(ref) ?? done.get(ref.coupling?.id ?? '') ?? []);
    });
  }

  // What a person chose from the list of errors is tried again, skipped or not (S-7).
  private async bringBack(tx: Tx, refs: readonly ResolvedRef[]): Promise<void> {
    const chosen = refs.flatMap(({ ref, coupling }) =>
      ref.errorId && coupling?.skipped ? [coupling.id] : [],
    );
    await this.parts.couplings.clearSkipped(tx, chosen);
  }

  // A single record of a one-way mapping needs no protection when nothing of its counterpart would change (S-2).
  private async harmless(
    { tx, mappings, now }: EngineSession,
    { mapping, direction, couplings }: Group,
    { records }: SynchronizeNowInput,
  ): Promise<boolean> {
    const [coupling, more] = couplings;
    if (mapping.direction === 'BOTH' || records.length > 1 || !coupling || more) return false;
    const look = new LookAtPairs(this.parts);
    const sourceId = idOf(coupling, sourceOf(direction));
    const { views } = await look.run(tx, { mapping, mappings, direction, now }, [sourceId]);
    const view = views.get(coupling.id);
    return view !== undefined && view.refusal === null && isEmpty(view.changed);
  }

  private async ofGroup(session: EngineSession, group: Group, input: SynchronizeNowInput) {
    const { tx, now, mappings } = session;
    const { mapping, direction, merge } = group;
    const side = sourceOf(direction);
    const keys = new Map(group.couplings.map((coupling) => [idOf(coupling, side), coupling.id]));
    const sourceIds = [...keys.keys()];
    const single = input.records.length === 1 && (input.direction ?? null) !== null;
    const forced = !merge && (input.force ?? true);
    const protectNewer =
      forced && !(input.overwriteNewer ?? single) && !(await this.harmless(session, group, input));
    const runId = await session.startRun({
      mapping,
      kind: 'SYNCHRONIZE',
      direction,
      forced,
      scope: { ids: sourceIds },
    });
    const outcomes = explained(
      await this.synchronize.run(tx, {
        mapping,
        mappings,
        direction,
        runId,
        now,
        sourceIds,
        forced,
        thorough: merge,
        onlyCoupled: true,
        protectNewer,
      }),
    );
    await session.finishRun(runId, outcomes);
    // An outcome may have lost its coupling; the one it came from tells which reference it answers.
    return outcomes.map((outcome) => ({
      ...outcome,
      couplingKey: keys.get(String(side === 'ERP' ? outcome.erpId : outcome.crmId)) ?? '',
    }));
  }
}

function grouped(
  { mappings }: EngineSession,
  refs: readonly ResolvedRef[],
  chosen: ChosenDirection | null,
) {
  const groups = new Map<LiveMapping, Group>();
  const refused = new Map<ResolvedRef, RecordOutcome>();
  for (const ref of refs) {
    if (ref.coupling === null) {
      refused.set(ref, refusedOutcome(ref, ref.refusal, 'skipped'));
      continue;
    }
    const { coupling, mapping } = ref;
    // From the list of errors one question serves all; a one-way mapping goes its own way (S-7).
    const own = ref.ref.errorId && mapping.direction !== 'BOTH';
    const direction = directionOf(mapping, own ? null : chosen);
    const refusal = refusalOf(mappings, mapping, direction === null ? chosen : null);
    if (refusal) refused.set(ref, refusedOutcome(ref, refusal, 'failed'));
    if (refusal || direction === null) continue;
    const group = groups.get(mapping) ?? {
      mapping,
      direction: direction === 'MERGE' ? 'TO_CRM' : direction,
      merge: direction === 'MERGE',
      couplings: [],
    };
    if (!group.couplings.includes(coupling)) group.couplings.push(coupling);
    groups.set(mapping, group);
  }
  return { groups: groups.values(), refused };
}

// A one-way mapping has no choice; merging it means going its way.
function directionOf(mapping: LiveMapping, chosen: ChosenDirection | null): ChosenDirection | null {
  if (mapping.direction === 'BOTH') return chosen ?? 'MERGE';
  if (chosen === null || chosen === 'MERGE' || chosen === mapping.direction)
    return mapping.direction;
  return null;
}

// Why no record of the mapping can be synchronized; `impossible` is a direction it does not go.
function refusalOf(
  mappings: MappingSet,
  mapping: LiveMapping,
  impossible: ChosenDirection | null,
): Refusal | null {
  if (impossible) return directionNotAllowed(mapping.name, mapping.direction, impossible);
  if (mapping.definition.lines) return linesNeedHeader(mapping.name);
  return mappings.inactivity(mapping);
}

function refusedOutcome(
  { ref, coupling }: ResolvedRef,
  refusal: Refusal,
  kind: 'skipped' | 'failed',
): RecordOutcome {
  return {
    kind,
    refusal,
    mapping: ref.mapping ?? '',
    direction: ref.crmId && !ref.erpId ? 'FROM_CRM' : 'TO_CRM',
    record: null,
    erpId: coupling?.erpId ?? ref.erpId ?? null,
    crmId: coupling?.crmId ?? ref.crmId ?? null,
    couplingId: coupling?.id ?? ref.couplingId ?? null,
    coupled: false,
    writes: [],
  };
}
