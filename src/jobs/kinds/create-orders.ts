import type { ConvertSubmittedOrders } from '../../documents/order-conversion/convert-submitted-orders';
import { Refusal } from '../../platform/errors/refusal';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

/** As many orders are converted in one execution; more of them wait for the next, which follows at once. */
const LIMIT = 1_000;

/** Creates ERP orders from CRM orders that wait for it; it looks at every interval and never sleeps (G.3). */
export function createOrders(convert: ConvertSubmittedOrders): JobKind {
  return {
    kind: 'AUTO_CREATE_ORDERS',
    category: null,
    intervalMinutes: 30,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: whileSetting(
      ({ autoCreateSalesOrders, orderIntegration }) =>
        autoCreateSalesOrders && orderIntegration === 'ONE_WAY',
    ),
    run: async ({ actor }) => {
      const done = await convert.run({ limit: LIMIT }, actor);
      const failed = done.filter(({ outcome }) => outcome instanceof Refusal).length;
      const inserted = done.length - failed;
      return { counts: { inserted, failed }, again: done.length === LIMIT && inserted > 0 };
    },
  };
}
