import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from 'jest';
import { pino } from 'pino';
import { createDataSource } from '../../ormconfig';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres';
import { migrate } from '../../src/platform/database/migrate';
import { makeDataFolder, removeLeftovers } from './data-folder';
import { databaseOf, SERVER_URLS, TEMPLATE } from './server';

declare global {
  var tandemTestServers: EmbeddedPostgres[] | undefined;
}

const log = pino({ level: 'silent' });

/** One cluster for each worker of the run, with one template database made by the migrations. */
export default async function setup(config: Config): Promise<void> {
  await removeLeftovers();
  const workers = Math.max(1, Number(config.maxWorkers ?? 1));
  const servers = await Promise.all(Array.from({ length: workers }, startCluster));
  globalThis.tandemTestServers = servers;
  process.env[SERVER_URLS] = JSON.stringify(servers.map(({ url }) => url));
}

async function startCluster(): Promise<EmbeddedPostgres> {
  const dataDir = await makeDataFolder();
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    log,
    fast: true,
  });
  const admin = await createDataSource({ url: server.url, poolSize: 1 }).initialize();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.destroy();
  const url = databaseOf(server.url, TEMPLATE);
  const template = await createDataSource({ url, poolSize: 2 }).initialize();
  await migrate(template, log);
  await template.destroy();
  return server;
}
