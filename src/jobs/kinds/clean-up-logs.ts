import { purgeCounts, type PurgeLogs } from '../../sync/job/log/purge-logs';
import type { JobKind } from '../job-kind';
import { always } from '../recurrence';

const DAY_MINUTES = 1_440;

/** Removes logs that are older than the settings keep them, once a day (J-20). */
export function cleanUpLogs(purge: PurgeLogs): JobKind {
  return {
    kind: 'CLEAN_UP',
    category: null,
    intervalMinutes: DAY_MINUTES,
    inactivityMinutes: null,
    maxAttempts: 10,
    subjects: always,
    run: async ({ signal }) => ({ counts: purgeCounts(await purge.byRetention(signal)) }),
  };
}
