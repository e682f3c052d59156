import type { UpdateArchivedOrders } from '../../documents/archived-orders/update-archived-orders';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

const MINUTES = 30;

/** Brings CRM orders to the end of their archived ERP orders, in two-way mode (B-26). */
export function updateArchivedOrders(update: UpdateArchivedOrders): JobKind {
  return {
    kind: 'ARCHIVED_ORDERS',
    category: null,
    intervalMinutes: MINUTES,
    inactivityMinutes: MINUTES,
    maxAttempts: 2,
    subjects: whileSetting(({ orderIntegration }) => orderIntegration === 'TWO_WAY'),
    run: async ({ actor }) => {
      const { modified, failed, runId, more } = await update.run(actor);
      return { counts: { modified, failed }, runIds: runId === null ? [] : [runId], again: more };
    },
  };
}
