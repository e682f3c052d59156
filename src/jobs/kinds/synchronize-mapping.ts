import type { SynchronizeModified } from '../../sync/pass/synchronize-modified';
import type { PassProgress } from '../../sync/pass/pass';
import type { RunCounters } from '../../sync/run/sync-run.store';
import type { JobSubject } from '../../sync/job/job-definition';
import type { LiveMapping } from '../../sync/mapping/live-mapping';
import type { MappingSet } from '../../sync/mapping/mapping-set';
import type { JobKind } from '../job-kind';
import { addCounts } from '../counts';

/** Synchronizes the modified records of one table mapping; one recurring job for each (J-4). */
export function synchronizeMapping(synchronize: SynchronizeModified): JobKind {
  return {
    kind: 'SYNCHRONIZE',
    category: null,
    intervalMinutes: null,
    inactivityMinutes: null,
    maxAttempts: 10,
    subjects: (set) => set.all.filter(hasOwnJob).map((mapping) => subjectOf(mapping, set)),
    run: async ({ job, actor, signal }) => {
      const last = new Map<string, PassProgress>();
      const control = {
        signal,
        onBatch: (progress: PassProgress) => void last.set(progress.runId, progress),
      };
      const mappings = job.mappingName === null ? null : [job.mappingName];
      const { runs, refused } = await synchronize.run({ mappings }, actor, control);
      const problem = refused[0]?.refusal ?? runs.find(({ refusal }) => refusal)?.refusal;
      if (problem) throw problem;
      const counts: Partial<RunCounters> = {};
      for (const progress of last.values()) addCounts(counts, progress);
      return { counts, runIds: runs.map(({ runId }) => runId) };
    },
  };
}

// Lines travel with their header, and mappings without an interval are run with others (J-4).
function hasOwnJob({ definition, intervalMinutes, userDefined }: LiveMapping): boolean {
  return !definition.lines && (intervalMinutes !== null || userDefined);
}

function subjectOf(mapping: LiveMapping, set: MappingSet): JobSubject {
  const { id, definition } = mapping;
  const subject = { key: id, mappingId: id, category: definition.category ?? null };
  const refusal = set.inactivity(mapping);
  if (refusal !== null)
    return { ...subject, hold: refusal.code === 'CONNECTION_DISABLED' ? 'CONNECTION' : 'SETTING' };
  return { ...subject, hold: set.settings.connectionEnabled ? null : 'CONNECTION' };
}
