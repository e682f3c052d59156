import type { RunCounters } from '../sync/run/sync-run.store';

const COUNTERS = [
  'inserted',
  'modified',
  'unchanged',
  'skipped',
  'failed',
  'coupled',
  'uncoupled',
  'deleted',
] as const;

/** Adds the counters of a run to a sum. */
export function addCounts(sum: Partial<RunCounters>, run: Partial<RunCounters>): void {
  for (const counter of COUNTERS) {
    const value = (sum[counter] ?? 0) + (run[counter] ?? 0);
    if (value > 0) sum[counter] = value;
  }
}
