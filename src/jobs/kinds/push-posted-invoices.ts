import type { PushInvoices } from '../../documents/invoices/push-invoices';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

/** As many invoices are sent in one execution; more of them wait for the next, which follows at once. */
const LIMIT = 1_000;

/** Sends posted invoices that the CRM does not have. */
export function pushPostedInvoices(push: PushInvoices): JobKind {
  return {
    kind: 'POSTED_INVOICES',
    category: null,
    intervalMinutes: 30,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: whileSetting(() => true),
    run: async ({ actor }) => {
      const done = await push.run({ limit: LIMIT }, actor);
      const inserted = done.filter(({ created }) => created === true).length;
      const failed = done.filter(({ refusal }) => refusal !== null).length;
      const runIds = done.flatMap(({ runId }) => runId ?? []);
      return {
        counts: { inserted, failed },
        runIds: [...new Set(runIds)],
        again: done.length === LIMIT && inserted > 0,
      };
    },
  };
}
