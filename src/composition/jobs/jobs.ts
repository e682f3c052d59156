import { hostname } from 'node:os';
import { cleanUpLogs } from '../../jobs/kinds/clean-up-logs';
import { createOrders } from '../../jobs/kinds/create-orders';
import { processQuotes } from '../../jobs/kinds/process-quotes';
import { fillUnitModel } from '../../jobs/kinds/fill-unit-model';
import { pushPostedInvoices } from '../../jobs/kinds/push-posted-invoices';
import { refreshAvailability } from '../../jobs/kinds/refresh-availability';
import { refreshStatistics } from '../../jobs/kinds/refresh-statistics';
import { sendOrderPosts } from '../../jobs/kinds/send-order-posts';
import { syncOrderNotes } from '../../jobs/kinds/sync-order-notes';
import { updateArchivedOrders } from '../../jobs/kinds/update-archived-orders';
import { synchronizeMapping } from '../../jobs/kinds/synchronize-mapping';
import { JobWorker } from '../../jobs/job-worker';
import type { JobKind } from '../../jobs/job-kind';
import { RunDueJobs } from '../../jobs/run-due-jobs';
import { RunJob } from '../../jobs/run-job';
import type { Clock } from '../../platform/clock';
import type { PoolDb } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Sessions } from '../../platform/database/session';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Queue } from '../../queue/queue';
import { ArrangeJobs } from '../../sync/job/arrange-jobs';
import { EnqueueJob } from '../../sync/job/enqueue-job';
import { JobCalendar } from '../../sync/job/job-calendar';
import { JobClaimStore } from '../../sync/job/job-claim.store';
import { JobDefinitions } from '../../sync/job/job-definition';
import { JobStore } from '../../sync/job/job.store';
import { JobSettingsStore } from '../../sync/job/log/job-settings.store';
import { LogPurgeStore } from '../../sync/job/log/log-purge.store';
import { PurgeLogs } from '../../sync/job/log/purge-logs';
import { WakeJobs } from '../../sync/job/wake-jobs';
import type { Documents } from '../documents';
import type { Engine } from '../engine';
import type { Invoices } from '../invoices';
import type { Passes } from '../passes';

/** What jobs are built over before anything runs them: enough to arrange, enqueue and wake them. */
export interface JobDesk {
  readonly queue: Queue;
  readonly store: JobStore;
  readonly claims: JobClaimStore;
  readonly definitions: JobDefinitions;
  readonly calendar: JobCalendar;
  readonly arrange: ArrangeJobs;
  readonly enqueue: EnqueueJob;
  readonly wake: WakeJobs;
  readonly settings: JobSettingsStore;
  readonly purge: PurgeLogs;
}

/** What wiring the desk takes. */
export interface JobGround {
  readonly db: PoolDb;
  readonly unitOfWork: UnitOfWork;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly tables: RecordTables;
  readonly engine: Engine;
}

/** Wires the verbs by which jobs are asked for; every change of the settings arranges the recurring ones anew. */
export function composeJobDesk(ground: JobGround): JobDesk {
  const { db, unitOfWork, sessions, clock, tables, engine } = ground;
  const queue = new Queue(db, sessions);
  const store = new JobStore(tables.get('sync.job'));
  const definitions = new JobDefinitions();
  const calendar = new JobCalendar(queue, clock);
  const arrange = new ArrangeJobs(store, engine.mappings, definitions, calendar);
  const settings = new JobSettingsStore();
  engine.settings.onChange((tx) => arrange.run(tx));
  engine.edits.onChange((tx) => arrange.run(tx));
  return {
    ...{ queue, store, definitions, calendar, arrange, claims: new JobClaimStore() },
    settings,
    purge: new PurgeLogs(unitOfWork, clock, { settings, logs: new LogPurgeStore() }),
    enqueue: new EnqueueJob(store, definitions, calendar),
    wake: new WakeJobs(store, settings, calendar),
  };
}

/** What jobs do when they run. */
export interface JobVerbs {
  readonly passes: Passes;
  readonly documents: Documents;
  readonly invoices: Invoices;
  readonly purge: PurgeLogs;
}

/** Every kind of job that runs: a line each. */
export function jobKinds({ passes, documents, invoices, purge }: JobVerbs): JobKind[] {
  return [
    synchronizeMapping(passes.synchronizeModified),
    createOrders(documents.convertSubmittedOrders),
    processQuotes(documents.quotes.processWaiting),
    pushPostedInvoices(invoices.pushInvoices),
    refreshStatistics(invoices.updateStatistics),
    refreshAvailability(invoices.updateAvailability),
    sendOrderPosts(documents.orderFlow.sendPosts),
    syncOrderNotes(documents.orderFlow.syncNotes),
    fillUnitModel(documents.unitModel.fill),
    cleanUpLogs(purge),
    updateArchivedOrders(documents.orderFlow.updateArchived),
  ];
}

/** Lets changes of the settings ask for the one-off jobs that follow from them. */
export function followSettings({ enqueue }: JobDesk, { unitModel }: Documents): void {
  const job = { kind: 'UNIT_GROUP_UPGRADE', key: 'units', payload: {} } as const;
  unitModel.change.onSwitch((tx) => enqueue.run(tx, [job], 'settings'));
}

/** How the jobs of a process are run. */
export interface JobRunning {
  readonly leaseSeconds: number;
  /** What goes wrong beside the jobs themselves, and in jobs by a fault of ours. */
  readonly onError: (error: Error) => void;
}

const QUIET: JobRunning = { leaseSeconds: 30, onError: () => undefined };

/** Runs jobs: on demand, or in the background once started. */
export interface Jobs extends JobDesk {
  /** Runs what is due now, without the queue. */
  readonly runDue: RunDueJobs;
  /** A worker that is not started yet. */
  readonly worker: (running: JobRunning) => JobWorker;
}

/** Wires what runs jobs. */
export function composeJobs(ground: JobGround, desk: JobDesk, kinds: readonly JobKind[]): Jobs {
  const { db, unitOfWork, clock } = ground;
  for (const kind of kinds) desk.definitions.add(kind);
  const { claims, calendar } = desk;
  const runJob = ({ leaseSeconds, onError }: JobRunning): RunJob =>
    new RunJob({
      ...{ unitOfWork, clock, claims, calendar, leaseSeconds },
      kinds: new Map(kinds.map((kind) => [kind.kind, kind])),
      worker: `${hostname()}/${process.pid}`.slice(0, 100),
      reportBug: (error) => {
        onError(error instanceof Error ? error : new Error(String(error)));
      },
    });
  return {
    ...desk,
    runDue: new RunDueJobs(db, clock, claims, runJob(QUIET)),
    worker: (running) =>
      new JobWorker({ ...desk, ...running, db, unitOfWork, clock, runJob: runJob(running) }),
  };
}
