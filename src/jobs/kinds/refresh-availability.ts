import type { UpdateItemAvailability } from '../../statistics/update-item-availability';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

/** Shows the stock of items that moved at their products; it looks at every interval and never sleeps (AV-2, G.3). */
export function refreshAvailability(availability: UpdateItemAvailability): JobKind {
  return {
    kind: 'ITEM_AVAILABILITY',
    category: null,
    intervalMinutes: 30,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: whileSetting(({ itemAvailability }) => itemAvailability),
    run: async ({ actor }) => {
      const { counts, runId } = await availability.refresh(actor);
      return { counts, runIds: [runId] };
    },
  };
}
