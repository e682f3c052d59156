import type { SendOrderPosts } from '../../documents/order-posts/send-order-posts';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

/** Tells the CRM on its timelines what happened to ERP orders; at every interval, in one-way mode (B-14). */
export function sendOrderPosts(send: SendOrderPosts): JobKind {
  return {
    kind: 'ORDER_STATUS',
    category: null,
    intervalMinutes: 7,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: whileSetting(({ orderIntegration }) => orderIntegration === 'ONE_WAY'),
    run: async ({ actor }) => {
      const { posted, runId, more } = await send.run(actor);
      return { counts: { inserted: posted }, runIds: runId === null ? [] : [runId], again: more };
    },
  };
}
