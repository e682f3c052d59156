import type { DataSource } from 'typeorm';
import type { ClientConfig, Pool } from 'pg';
import type { GraphQLSchema } from 'graphql';
import type { ClassType } from 'type-graphql';
import { createDataSource } from '../ormconfig';
import { composeConfiguration } from './composition/configuration';
import { configurationResolvers } from './composition/configuration-resolvers';
import { couplingDialogResolvers } from './composition/coupling-dialog';
import { composeDeletions } from './composition/deletions';
import { composeApi } from './composition/edge/api';
import { composeDocumentResolvers } from './composition/document-resolvers';
import { composeDocuments, type Documents } from './composition/documents';
import {
  composeFullSynchronization,
  fullSyncResolvers,
  type FullSynchronization,
} from './composition/sync/full-synchronization';
import { composeEngine, type Engine } from './composition/engine';
import { composeInvoices, invoiceResolvers, type Invoices } from './composition/invoices';
import { jobResolvers } from './composition/jobs/job-resolvers';
import {
  composeJobDesk,
  composeJobs,
  followSettings,
  jobKinds,
  type Jobs,
} from './composition/jobs/jobs';
import { composePasses, type Passes } from './composition/passes';
import { composeInsight } from './composition/insight';
import { composeSetup } from './composition/setup';
import { composeSyncResolvers } from './composition/sync-resolvers';
import { composeWriters } from './composition/writers';
import type { Reader } from './graphql/common/read/reader';
import { runFullSyncLine } from './jobs/kinds/run-full-sync-line';
import { SystemClock, type Clock } from './platform/clock';
import { PoolDb } from './platform/database/db';
import { writerOf, type RecordWriter } from './platform/database/record-writer';
import { RecordTables } from './platform/database/record-tables';
import { Sessions } from './platform/database/session';
import { SecretBox } from './platform/secret-box';
import { UnitOfWork } from './platform/database/unit-of-work';

/** What one process is made of. */
export interface Composition {
  readonly tables: RecordTables;
  readonly db: PoolDb;
  readonly unitOfWork: UnitOfWork;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly engine: Engine;
  readonly passes: Passes;
  readonly fullSync: FullSynchronization;
  /** Connections of their own, outside the pool. */
  readonly sessions: Sessions;
  /** How a connection of that kind is made. */
  readonly connectionSettings: () => ClientConfig;
  readonly documents: Documents;
  readonly invoices: Invoices;
  /** The recurring and one-off jobs; nothing runs by itself until a worker is started. */
  readonly jobs: Jobs;
  readonly reader: Reader;
  readonly schema: GraphQLSchema;
}

/** Builds every object of the process and hands each what it needs; nothing is built anywhere else. */
export function compose(
  dataSource: DataSource,
  clock: Clock,
  secrets: SecretBox = new SecretBox(null),
  webAddress = 'http://localhost:4000',
): Composition {
  const ground = groundOf(dataSource, clock);
  const { db, unitOfWork, sessions, tables, writers, engine, connectionSettings } = ground;
  const desk = composeJobDesk(ground);
  const passes = composePasses(engine, { db, unitOfWork, sessions });
  const documents = composeDocuments(ground);
  followSettings(desk, documents);
  const invoices = composeInvoices(ground);
  const fullSyncGround = { ...ground, passes, enqueueJob: desk.enqueue };
  const fullSync = composeFullSynchronization(fullSyncGround);
  const kinds = jobKinds({ passes, documents, invoices, ...desk });
  const jobs = composeJobs(ground, desk, [...kinds, runFullSyncLine(fullSync, db)]);
  const doors = new Map([
    ...syncDoors(ground, passes),
    ...composeSetup({ ...ground, secrets, webAddress }),
    ...composeDocumentResolvers({ unitOfWork, clock, documents }),
    ...invoiceResolvers(invoices),
    ...jobResolvers(ground, desk),
    ...fullSyncResolvers(fullSyncGround, fullSync),
  ]);
  return {
    ...{ tables, db, unitOfWork, writers, engine, passes, sessions, documents, invoices },
    ...{ connectionSettings, jobs, fullSync },
    ...composeApi(ground, doors),
  };
}

// What everything stands on: the database, both sides, the engine.
function groundOf(dataSource: DataSource, clock: Clock) {
  const tables = RecordTables.of(dataSource);
  const pool = poolOf(dataSource);
  const connectionSettings = (): ClientConfig => pool.options;
  const unitOfWork = new UnitOfWork(pool, clock);
  const writers = composeWriters(tables);
  return {
    ...{ clock, tables, unitOfWork, writers, connectionSettings },
    db: new PoolDb(pool),
    sessions: new Sessions(connectionSettings),
    engine: composeEngine(tables, writers, unitOfWork),
    writer: (table: string) => writerOf(writers, table),
  };
}

/** What everything of a process stands on. */
export type Ground = ReturnType<typeof groundOf>;

// The resolvers of the engine and of its configuration.
function syncDoors(ground: Ground, passes: Passes): Map<ClassType, object> {
  const configuration = composeConfiguration(ground.tables, ground.engine);
  return new Map([
    ...composeSyncResolvers({ ...ground, passes }),
    ...composeInsight({ ...ground, passes }),
    ...couplingDialogResolvers(ground),
    ...composeDeletions(ground),
    ...configurationResolvers({ ...ground, configuration }),
  ]);
}

/** Prepares a database that the migrations have made: the catalogue of mappings and the settings. */
export async function install({ unitOfWork, engine, jobs }: Composition): Promise<void> {
  await unitOfWork.run(
    async (tx) => {
      await engine.connections.ensure(tx);
      await engine.installMappings.run(tx);
      await jobs.arrange.run(tx);
    },
    { actor: 'installation' },
  );
}

/** The schema alone, without a database: for printing it. */
export async function composeSchema(): Promise<GraphQLSchema> {
  const dataSource = createDataSource({ url: 'postgres://localhost/none', poolSize: 1 });
  await (dataSource as unknown as { buildMetadatas(): Promise<void> }).buildMetadatas();
  return compose(dataSource, new SystemClock()).schema;
}

// TypeORM keeps its pool on the driver; reads and transactions of ours share it.
function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
