import type { DataSource } from 'typeorm';
import type { Pool } from 'pg';
import type { GraphQLSchema } from 'graphql';
import type { ClassType } from 'type-graphql';
import { erpNounResolvers, erpReads } from './graphql/erp/erp.nouns';
import { crmNounResolvers, crmReads } from './graphql/crm/crm.nouns';
import { syncNounResolvers, syncReads } from './graphql/sync/sync.nouns';
import { attachReads } from './graphql/common/read/attach';
import { Reader } from './graphql/common/read/reader';
import { ReadableRegistry } from './graphql/common/read/registry';
import { buildApiSchema } from './graphql/schema';
import { createDataSource } from '../ormconfig';
import { SystemClock, type Clock } from './platform/clock';
import { PoolDb } from './platform/database/db';
import { RecordTables } from './platform/database/record-tables';
import { UnitOfWork } from './platform/database/unit-of-work';

/** What one process is made of. */
export interface Composition {
  readonly tables: RecordTables;
  readonly db: PoolDb;
  readonly unitOfWork: UnitOfWork;
  readonly reader: Reader;
  readonly schema: GraphQLSchema;
}

/** Builds every object of the process and hands each what it needs; nothing is built anywhere else. */
export function compose(dataSource: DataSource, clock: Clock): Composition {
  const tables = RecordTables.of(dataSource);
  const pool = poolOf(dataSource);
  const db = new PoolDb(pool);
  const unitOfWork = new UnitOfWork(pool, clock);
  const registry = new ReadableRegistry([...erpReads, ...crmReads, ...syncReads], tables);
  const reader = new Reader(db, registry);
  const instances = new Map<unknown, object>();
  const resolvers: ClassType[] = [...erpNounResolvers, ...crmNounResolvers, ...syncNounResolvers];
  const schema = buildApiSchema({ resolvers, instances });
  attachReads(schema, reader);
  return { tables, db, unitOfWork, reader, schema };
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
