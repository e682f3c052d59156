import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chmod } from 'node:fs/promises';
import { pino } from 'pino';
import { createDataSource } from '../../ormconfig';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres';
import { migrate } from '../../src/platform/database/migrate';
import { TEMPLATE, databaseUrl, SERVER_URL } from './server';

declare global {
  var tandemTestServer: EmbeddedPostgres | undefined;
}

/** One cluster for the whole run, with one template database made by the migrations. */
export default async function setup(): Promise<void> {
  const log = pino({ level: 'silent' });
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-test-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    log,
    fast: true,
  });
  globalThis.tandemTestServer = server;
  process.env[SERVER_URL] = server.url;
  const admin = await createDataSource({ url: server.url, poolSize: 1 }).initialize();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.destroy();
  const template = await createDataSource({ url: databaseUrl(TEMPLATE), poolSize: 2 }).initialize();
  await migrate(template, log);
  await template.destroy();
}
