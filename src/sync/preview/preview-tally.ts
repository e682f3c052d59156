import type { Db } from '../../platform/database/db';
import type { OutcomeKind } from '../engine/outcome';
import type { JournalStore } from '../journal/journal.store';
import type { PassDirection } from '../mapping/direction';
import type { ChunkPass } from './preview-pass';
import { previewedOutcomes, type PreviewedOutcome } from './previewed-outcome';

/** Which part of the outcomes is wanted. */
export interface PreviewWindow {
  /** Kinds to list; absent or empty: all. */
  readonly kinds?: readonly OutcomeKind[] | null;
  readonly first: number;
  /** Outcomes of those kinds to pass over. */
  readonly skip: number;
}

/** The counters that a run in one direction would end with. */
export interface PreviewedDirection {
  readonly direction: PassDirection;
  readonly counts: Readonly<Record<OutcomeKind, number>> & { readonly conflicts: number };
}

type Counts = Record<OutcomeKind, number> & { conflicts: number };

/** Counts every outcome of a previewed run, and keeps those of one window. */
export class PreviewTally {
  readonly shown: PreviewedOutcome[] = [];
  hasMore = false;
  private passed = 0;
  private readonly counts: ReadonlyMap<PassDirection, Counts>;

  constructor(
    private readonly window: PreviewWindow,
    directions: readonly PassDirection[],
    private readonly journal: JournalStore,
  ) {
    this.counts = new Map(directions.map((direction) => [direction, none()]));
  }

  /** Takes down what a batch did; reads its journal only for what the window shows. */
  async add(db: Db, passes: readonly ChunkPass[]): Promise<void> {
    for (const { direction, runId, outcomes } of passes) {
      const counts = this.counts.get(direction) ?? none();
      for (const { kind, refusal } of outcomes) {
        counts[kind] += 1;
        if (refusal?.code === 'UPDATE_CONFLICT') counts.conflicts += 1;
      }
      const wanted = outcomes.filter(({ kind }) => this.lists(kind));
      const from = Math.max(0, this.window.skip - this.passed);
      this.passed += wanted.length;
      const room = this.window.first - this.shown.length;
      const visible = wanted.slice(from, from + room);
      if (wanted.length > from + room) this.hasMore = true;
      if (visible.length === 0) continue;
      const entries = runId ? await this.journal.listByRuns(db, [runId]) : [];
      this.shown.push(...previewedOutcomes(visible, entries).outcomes);
    }
  }

  get passes(): PreviewedDirection[] {
    return [...this.counts].map(([direction, counts]) => ({ direction, counts }));
  }

  private lists(kind: OutcomeKind): boolean {
    const { kinds } = this.window;
    return !kinds || kinds.length === 0 || kinds.includes(kind);
  }
}

function none(): Counts {
  return {
    inserted: 0,
    modified: 0,
    unchanged: 0,
    skipped: 0,
    failed: 0,
    removed: 0,
    ignored: 0,
    conflicts: 0,
  };
}
