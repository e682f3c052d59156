import type { UpdateAccountStatistics } from '../../statistics/update-account-statistics';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

const MINUTES = 30;

/** Refreshes account statistics and the states of invoices where something happened (ST-9). */
export function refreshStatistics(statistics: UpdateAccountStatistics): JobKind {
  return {
    kind: 'ACCOUNT_STATISTICS',
    category: null,
    intervalMinutes: MINUTES,
    inactivityMinutes: MINUTES,
    maxAttempts: 2,
    subjects: whileSetting(() => true),
    run: async ({ actor }) => {
      const { counts, invoicesModified, runId, invoiceRunId } = await statistics.refresh(actor);
      return {
        counts: { ...counts, modified: counts.modified + invoicesModified },
        runIds: [runId, invoiceRunId],
      };
    },
  };
}
