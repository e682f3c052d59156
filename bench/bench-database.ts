import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../ormconfig';
import { compose, install } from '../src/composition';
import { SystemClock } from '../src/platform/clock';
import { migrate } from '../src/platform/database/migrate';

/** A database of a measurement's own. */
export interface BenchDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
}

/** Makes a database with the product installed in it, and nothing else. */
export async function createBenchDatabase(serverUrl: string, name: string): Promise<BenchDatabase> {
  const admin = await createDataSource({ url: serverUrl, poolSize: 1 }).initialize();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.destroy();
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  const dataSource = await createDataSource({ url, poolSize: 2 }).initialize();
  await migrate(dataSource, pino({ level: 'silent' }));
  await install(compose(dataSource, new SystemClock()));
  return { url, dataSource };
}

/** Runs statements in one transaction; the seconds it took. */
export async function writtenByHand(
  dataSource: DataSource,
  statements: readonly string[],
): Promise<number> {
  const started = performance.now();
  await dataSource.transaction(async (transaction) => {
    for (const statement of statements) await transaction.query(statement);
  });
  return (performance.now() - started) / 1000;
}
