import type { ClassType } from 'type-graphql';
import { FullSyncResolver } from '../../graphql/sync/full-synchronization/full-sync.resolver';
import { FullSyncPreviewResolver } from '../../graphql/sync/full-synchronization/preview.resolver';
import type { PoolDb } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Sessions } from '../../platform/database/session';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { FullSyncLineStore } from '../../sync/full-synchronization/full-sync-line.store';
import { FullSyncStore } from '../../sync/full-synchronization/full-sync.store';
import { BuildLine } from '../../sync/full-synchronization/review/build-line';
import { BuildReview } from '../../sync/full-synchronization/review/build-review';
import { ChangeLines } from '../../sync/full-synchronization/review/change-lines';
import { PreviewFullSync } from '../../sync/full-synchronization/review/preview-full-sync';
import { CountSides } from '../../sync/full-synchronization/review/side-counts';
import { CancelFullSync } from '../../sync/full-synchronization/run/cancel-full-sync';
import { LineWork } from '../../sync/full-synchronization/run/line-work';
import { RestartLine } from '../../sync/full-synchronization/run/restart-line';
import { RunFullSynchronization } from '../../sync/full-synchronization/run/run-full-synchronization';
import { RunLine } from '../../sync/full-synchronization/run/run-line';
import { SettleLine } from '../../sync/full-synchronization/run/settle-line';
import { StartFullSync } from '../../sync/full-synchronization/run/start-full-sync';
import { StartLines, type LineQueue } from '../../sync/full-synchronization/run/start-lines';
import type { EnqueueJob } from '../../sync/job/enqueue-job';
import type { Engine } from '../engine';
import type { Passes } from '../passes';

/** What full synchronization is built over. */
export interface FullSyncGround {
  readonly tables: RecordTables;
  readonly db: PoolDb;
  readonly unitOfWork: UnitOfWork;
  readonly sessions: Sessions;
  readonly engine: Engine;
  readonly passes: Passes;
  readonly enqueueJob: EnqueueJob;
}

/** Full synchronization, wired. */
export type FullSynchronization = ReturnType<typeof composeFullSynchronization>;

/** Wires full synchronization. */
export function composeFullSynchronization(ground: FullSyncGround) {
  const { tables, db, unitOfWork, sessions, engine, passes } = ground;
  const { mappings, parts, runs, matchRecords } = engine;
  const stores = {
    syncs: new FullSyncStore(),
    lines: new FullSyncLineStore(tables.get('sync.full_sync_line')),
  };
  engine.edits.onChange((tx) => stores.lines.followDirections(tx));
  const build = new BuildLine(parts);
  const startLines = new StartLines(stores, lineQueue(ground));
  const buildReview = new BuildReview(stores, mappings, build);
  const settle = new SettleLine(unitOfWork, stores, startLines);
  const work = new LineWork({
    ...{ stores, db, unitOfWork, mappings, runs, matchRecords, sessions: engine.sessions },
    count: new CountSides(parts.sides),
    synchronizeModified: passes.synchronizeModified,
  });
  const runLine = new RunLine({ stores, db, work, settle, unitOfWork, sessions });
  return {
    syncs: stores.syncs,
    lines: stores.lines,
    buildReview,
    changeLines: new ChangeLines(stores, mappings),
    startFullSync: new StartFullSync(stores, buildReview, startLines),
    restartLine: new RestartLine(stores, mappings, build, startLines),
    cancelFullSync: new CancelFullSync(stores),
    previewFullSync: new PreviewFullSync(stores, mappings, build),
    runLine,
    settleLine: settle,
    runFullSynchronization: new RunFullSynchronization(db, stores.lines, runLine, settle),
  };
}

/** The resolvers of full synchronization, each class with its one instance. */
export function fullSyncResolvers(
  { db, unitOfWork, engine }: FullSyncGround,
  fullSync: FullSynchronization,
): Map<ClassType, object> {
  return new Map<ClassType, object>([
    [FullSyncResolver as ClassType, new FullSyncResolver({ db, unitOfWork, ...fullSync })],
    [
      FullSyncPreviewResolver as ClassType,
      new FullSyncPreviewResolver(db, fullSync.previewFullSync, engine.matchRecords),
    ],
  ]);
}

// Lines of one category follow each other (F-7).
function lineQueue({ engine, enqueueJob }: FullSyncGround): LineQueue {
  return {
    enqueue: async (tx, { id, mappingId }, actor) => {
      const mapping = (await engine.mappings.load(tx)).findById(mappingId);
      const category = mapping?.definition.category ?? null;
      const payload = { lineId: id };
      const job = { kind: 'FULL_SYNC', key: id, delayMs: 0, mappingId, payload, category } as const;
      const [jobId] = await enqueueJob.run(tx, [job], actor);
      if (jobId === undefined) throw new Error('A job has an id.');
      return jobId;
    },
  };
}
