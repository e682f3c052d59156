import type { DataSource } from 'typeorm';
import type { ClientConfig, Pool } from 'pg';
import type { GraphQLSchema } from 'graphql';
import type { ClassType } from 'type-graphql';
import { createDataSource } from '../ormconfig';
import { composeConfiguration } from './composition/configuration';
import { configurationResolvers } from './composition/configuration-resolvers';
import { couplingDialogResolvers } from './composition/coupling-dialog';
import { composeDeletions } from './composition/deletions';
import { composeDocuments, type Documents } from './composition/documents';
import {
  composeDocumentResolvers,
  documentNounResolvers,
  documentReads,
} from './composition/document-resolvers';
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
import { attachReads } from './graphql/common/read/attach';
import { optionNames } from './graphql/common/read/option-names';
import { Reader } from './graphql/common/read/reader';
import { ReadableRegistry } from './graphql/common/read/registry';
import { crmNounResolvers, crmReads } from './graphql/crm/crm.nouns';
import { crmRecordMutations } from './graphql/crm/crm.record-mutations';
import { erpNounResolvers, erpReads } from './graphql/erp/erp.nouns';
import { erpRecordMutations } from './graphql/erp/erp.record-mutations';
import { buildApiSchema } from './graphql/schema';
import { attachFilterTexts } from './graphql/sync/configuration/filter-texts';
import { SubscriptionResolver } from './graphql/sync/subscription/subscription.resolver';
import { syncNounResolvers, syncReads } from './graphql/sync/sync.nouns';
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
  const tables = RecordTables.of(dataSource);
  const pool = poolOf(dataSource);
  const db = new PoolDb(pool);
  const unitOfWork = new UnitOfWork(pool, clock);
  const writers = composeWriters(tables);
  const engine = composeEngine(tables, writers, unitOfWork);
  const connectionSettings = (): ClientConfig => pool.options;
  const sessions = new Sessions(connectionSettings);
  const jobGround = { db, unitOfWork, sessions, clock, tables, engine };
  const desk = composeJobDesk(jobGround);
  const passes = composePasses(engine, { db, unitOfWork, sessions });
  const documents = composeDocuments({ tables, writers, engine, clock, db, unitOfWork });
  followSettings(desk, documents);
  const registry = new ReadableRegistry(
    [...erpReads, ...crmReads, ...syncReads, ...documentReads],
    tables,
  );
  const reader = new Reader(db, registry);
  const instances = new Map<unknown, object>();
  const recordMutations = [...erpRecordMutations, ...crmRecordMutations];
  const parts = { unitOfWork, writer: (table: string) => writerOf(writers, table) };
  for (const mutations of recordMutations) instances.set(mutations, new mutations(parts));
  const invoices = composeInvoices({ db, clock, tables, engine, ...parts });
  const configuration = composeConfiguration(tables, engine);
  const fullSyncGround = { ...jobGround, passes, enqueueJob: desk.enqueue };
  const fullSync = composeFullSynchronization(fullSyncGround);
  const kinds = jobKinds({ passes, documents, invoices, ...desk });
  const jobs = composeJobs(jobGround, desk, [...kinds, runFullSyncLine(fullSync, db)]);
  const doors = new Map([
    ...composeSyncResolvers({ db, unitOfWork, clock, engine, passes }),
    ...composeInsight({ db, unitOfWork, engine, tables, writers, clock, passes }),
    ...couplingDialogResolvers({ engine, unitOfWork, db }),
    ...composeDeletions({ tables, unitOfWork, engine, writers, writer: parts.writer }),
    ...configurationResolvers({ db, unitOfWork, configuration }),
    ...composeSetup({ tables, writers, engine, unitOfWork, db, clock, secrets, webAddress }),
    ...composeDocumentResolvers({ unitOfWork, clock, documents }),
    ...invoiceResolvers(invoices),
    ...jobResolvers(jobGround, desk),
    ...fullSyncResolvers(fullSyncGround, fullSync),
  ]);
  for (const [type, resolver] of doors) instances.set(type, resolver);
  const resolvers: ClassType[] = [
    ...erpNounResolvers,
    ...crmNounResolvers,
    ...syncNounResolvers,
    ...recordMutations,
    ...documentNounResolvers,
    SubscriptionResolver as ClassType,
    ...doors.keys(),
  ];
  const schema = buildApiSchema({ resolvers, instances });
  attachReads(schema, reader);
  attachFilterTexts(schema, engine.columns);
  engine.columns.teach(optionNames(schema, registry));
  return {
    ...{ tables, db, unitOfWork, writers, engine, passes, sessions, documents, invoices },
    ...{ connectionSettings, jobs, reader, schema, fullSync },
  };
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
