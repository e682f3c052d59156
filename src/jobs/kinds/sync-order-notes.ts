import type { SyncOrderNotes } from '../../documents/notes/sync-order-notes';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

/** Brings the notes of coupled orders across; at every interval, in either order mode (NT-1). */
export function syncOrderNotes(sync: SyncOrderNotes): JobKind {
  return {
    kind: 'ORDER_NOTES',
    category: null,
    intervalMinutes: 5,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: whileSetting(({ orderIntegration }) => orderIntegration !== 'NONE'),
    run: async ({ actor }) => {
      const { sentToCrm, copiedToErp, changedInErp, runIds, more } = await sync.run(actor);
      const counts = { inserted: sentToCrm + copiedToErp, modified: changedInErp };
      return { counts, runIds, again: more };
    },
  };
}
