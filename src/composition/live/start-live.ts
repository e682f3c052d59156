import type { Composition } from '../../composition';
import { DOCUMENT_EVENTS } from '../../jobs/document-events';
import type { Log } from '../../platform/log';
import type { Lifetime } from '../../platform/process/lifetime';
import { CarryChanges, LIVE } from '../../sync/live/carry-changes';
import { ChangedRecordStore } from '../../sync/live/changed-record.store';
import { EVERY_EVENT, LIVE_TIMING, LiveSync, type LiveTiming } from '../../sync/live/live-sync';

/** Carries changes over live in this process, until it ends. */
export function startLive(
  composition: Composition,
  log: Log,
  lifetime: Pick<Lifetime, 'add'>,
  timing: Partial<LiveTiming> = {},
): void {
  const { db, unitOfWork, passes, jobs, connectionSettings } = composition;
  const changes = new ChangedRecordStore();
  const live = new LiveSync(
    {
      ...{ changes, db, log, connection: connectionSettings },
      carry: new CarryChanges({ changes, unitOfWork, pass: passes.parts }),
      wakeJobs: async (mappingIds, events) => {
        const kinds = events.includes(EVERY_EVENT)
          ? Object.values(DOCUMENT_EVENTS).flat()
          : events.flatMap((event) => DOCUMENT_EVENTS[event] ?? []);
        await unitOfWork.run(
          (tx) => jobs.wake.run(tx, { mappingIds, kinds: [...new Set(kinds)] }),
          { actor: LIVE },
        );
      },
    },
    { ...LIVE_TIMING, ...timing },
  );
  lifetime.add({ name: 'live propagation', stop: () => live.stop() });
  live.start();
}
