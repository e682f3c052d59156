import type { Composition } from '../../composition';
import type { Log } from '../../platform/log';
import type { Lifetime } from '../../platform/process/lifetime';
import { CarryChanges } from '../../sync/live/carry-changes';
import { ChangedRecordStore } from '../../sync/live/changed-record.store';
import { LIVE_TIMING, LiveSync, type LiveTiming } from '../../sync/live/live-sync';
import { WholeRuns } from '../../sync/live/whole-runs';

/** Carries changes over live in this process, until it ends. */
export function startLive(
  composition: Composition,
  log: Log,
  lifetime: Pick<Lifetime, 'add'>,
  timing: Partial<LiveTiming> = {},
): void {
  const { db, unitOfWork, passes, connectionSettings } = composition;
  const changes = new ChangedRecordStore();
  const whole = new WholeRuns(passes.synchronizeModified, log);
  const live = new LiveSync(
    {
      ...{ changes, db, log, connection: connectionSettings },
      carry: new CarryChanges({ changes, unitOfWork, pass: passes.parts }),
      wakeWhole: (mapping) => whole.wake(mapping),
    },
    { ...LIVE_TIMING, ...timing },
  );
  lifetime.add({ name: 'runs over many changes', stop: () => whole.stop() });
  lifetime.add({ name: 'live propagation', stop: () => live.stop() });
  live.start();
}
