import type { Tx } from '../../../platform/database/db';
import type { LiveMappings } from '../../mapping/live-mappings';
import { connectionDisabled } from '../../settings/settings.errors';
import { fullSyncInProcess, lineNotFound } from '../full-sync.errors';
import type { FullSync } from '../full-sync.entity';
import type { FullSyncLine } from '../full-sync-line.entity';
import type { FullSyncLineStore, NamedLine } from '../full-sync-line.store';
import type { Asked, FullSyncStore } from '../full-sync.store';
import type { BuildLine } from './build-line';
import { planLines } from './line-order';

/** Which lines are wanted. */
export interface ReviewInput {
  /** Names of the mappings that are to run; the others are left out. Absent or empty: all. */
  readonly mappings?: readonly string[] | null;
  /** Begin anew whatever is there; refused while it is at work (F-12). */
  readonly reset?: boolean | null;
}

/** The stores that hold full synchronizations. */
export interface FullSyncStores {
  readonly syncs: FullSyncStore;
  readonly lines: FullSyncLineStore;
}

/**
 * Builds the lines of a full synchronization (F-2). A line that has begun is left alone; one that has not gets
 * fresh dependencies, counts and advice. Once the last full synchronization has ended a new one begins. While it
 * is at work, what a person chose for a line stays.
 */
export class BuildReview {
  constructor(
    private readonly stores: FullSyncStores,
    private readonly mappings: LiveMappings,
    private readonly build: BuildLine,
  ) {}

  /** Builds, and returns the full synchronization. */
  async run(tx: Tx, input: ReviewInput): Promise<FullSync> {
    return this.within(tx, input, await this.stores.syncs.lock(tx));
  }

  /** As `run`, for a caller that has the lock. */
  async within(tx: Tx, input: ReviewInput, asked: Asked): Promise<FullSync> {
    const { syncs, lines } = this.stores;
    const set = await this.mappings.load(tx);
    if (!set.settings.connectionEnabled) throw connectionDisabled();
    const latest = await syncs.findLatest(tx);
    if (input.reset && latest?.status === 'IN_PROCESS') throw fullSyncInProcess();
    const sync = latest && isOpen(latest) ? latest : await syncs.create(tx, asked);
    const present = new Map((await lines.list(tx, sync.id)).map((line) => [line.mappingId, line]));
    const open = [...present.values()].filter(({ status }) => status === 'OPEN');
    const planned = planLines(set);
    checkNames(
      input,
      planned.map(({ mapping }) => mapping.name),
    );
    const fresh: FullSyncLine[] = [];
    for (const [position, each] of planned.entries()) {
      const before = present.get(each.mapping.id);
      if (before && before.status !== 'OPEN') continue;
      const judged = await this.build.judge(tx, each, set.settings.companyId);
      const line = this.build.line(sync.id, position, judged);
      fresh.push(chosen(line, each.mapping.name, { input, sync, before }));
    }
    await lines.delete(
      tx,
      open.map(({ id }) => id),
    );
    await lines.insert(tx, fresh);
    return sync;
  }
}

/** Whether lines may still be added to a full synchronization. */
export function isOpen({ status }: FullSync): boolean {
  return status === 'REVIEW' || status === 'IN_PROCESS';
}

/** Refuses names of mappings that have no line. */
export function checkNames({ mappings }: ReviewInput, known: readonly string[]): void {
  for (const [at, name] of (mappings ?? []).entries())
    if (!known.includes(name)) throw lineNotFound(name, `mappings.${at}`);
}

function chosen(
  line: FullSyncLine,
  name: string,
  of: { input: ReviewInput; sync: FullSync; before: NamedLine | undefined },
): FullSyncLine {
  const { input, sync, before } = of;
  const wanted = input.mappings ?? [];
  if (wanted.length > 0 && !wanted.includes(name)) return { ...line, choice: 'LEAVE_OUT' };
  if (sync.status !== 'IN_PROCESS' || !before) return line;
  const { direction, stopAbovePercent } = before;
  const choice = before.choice === before.recommendation ? line.choice : before.choice;
  return { ...line, choice, direction, stopAbovePercent };
}
