import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../ormconfig';
import { databaseUrl, TEMPLATE } from './server';

/** A database of a spec file's own, and how to be rid of it. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly url: string;
  /** Settings, such as `enable_nestloop = off`, that hold for every session begun after. */
  forEverySession(settings: readonly string[]): Promise<void>;
  drop(): Promise<void>;
}

/** Clones the template database: about 30 ms where it is in memory, many times that on a disk. */
export async function createTestDatabase(poolSize = 6): Promise<TestDatabase> {
  const name = `tandem_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
  const url = databaseUrl(name);
  const dataSource = await createDataSource({ url, poolSize }).initialize();
  return {
    dataSource,
    url,
    forEverySession: async (settings) => {
      for (const setting of settings) await administer(`ALTER DATABASE ${name} SET ${setting}`);
    },
    drop: async () => {
      await dataSource.destroy();
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

// A connection of its own: a data source would build the metadata of every entity for one statement.
async function administer(sql: string): Promise<void> {
  const admin = new Client({ connectionString: databaseUrl('postgres') });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
