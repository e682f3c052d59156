import { passingTrouble } from '../../platform/errors/passing-trouble';
import { Refusal } from '../../platform/errors/refusal';
import { RetryableError } from '../../platform/errors/retryable-error';
import type { FullSyncLineStore } from '../../sync/full-synchronization/full-sync-line.store';
import type { RunLine } from '../../sync/full-synchronization/run/run-line';
import type { SettleLine } from '../../sync/full-synchronization/run/settle-line';
import type { Db } from '../../platform/database/db';
import type { JobKind, JobOutcome } from '../job-kind';

/** What running the lines of full synchronizations goes through. */
export interface FullSyncLineVerbs {
  readonly runLine: RunLine;
  readonly settleLine: SettleLine;
  readonly lines: FullSyncLineStore;
}

/** Works on one line of a full synchronization (F-5); the line's end starts what waited for it. */
export function runFullSyncLine(
  { runLine, settleLine, lines }: FullSyncLineVerbs,
  db: Db,
): JobKind {
  return {
    kind: 'FULL_SYNC',
    category: null,
    intervalMinutes: null,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: () => [],
    run: async ({ job, actor, signal }) => {
      const lineId = lineIdOf(job.payload);
      try {
        await runLine.run(lineId, signal);
      } catch (error) {
        // The job gives up now, and so does the line.
        if (job.attempts >= job.maxAttempts && !isPassing(error))
          await settleLine.failed(lineId, actor, error);
        throw error;
      }
      return outcomeOf(await lines.find(db, lineId));
    },
  };
}

function outcomeOf(line: Awaited<ReturnType<FullSyncLineStore['find']>>): JobOutcome {
  if (!line) return { counts: {} };
  const { inserted, modified, unchanged, skipped, failed, coupled } = line;
  const runIds = [line.coupleRunId, line.toRunId, line.fromRunId].flatMap((id) => id ?? []);
  return { counts: { inserted, modified, unchanged, skipped, failed, coupled }, runIds };
}

function lineIdOf(payload: object): string {
  const { lineId } = payload as { lineId?: unknown };
  if (typeof lineId !== 'string') throw new Error('The payload names no line.');
  return lineId;
}

function isPassing(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'RUN_IN_PROCESS';
  return error instanceof RetryableError || passingTrouble(error) !== null;
}
