import { createDataSource } from '../ormconfig';
import type { DataSource } from 'typeorm';
import { compose } from './composition';
import { GraphqlServer } from './graphql/server/graphql-server';
import { SystemClock } from './platform/clock';
import { loadConfig, type Config } from './platform/config';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './platform/database/embedded-postgres';
import { migrate } from './platform/database/migrate';
import { createHttpServer } from './platform/http/http-server';
import { createLog, type Log } from './platform/log';
import type { Lifetime } from './platform/process/lifetime';
import { runUntilSignal } from './platform/process/run-until-signal';

/** Runs one command of the product; without a command word, the server. */
export async function main(argv: string[]): Promise<void> {
  const config = loadConfig();
  const log = createLog(config.log);
  void argv;
  await runUntilSignal({ log }, (lifetime) => serve(config, log, lifetime));
}

async function serve(config: Config, log: Log, lifetime: Lifetime): Promise<void> {
  const { dataSource, embedded } = await openDatabase(config, log, lifetime);
  const composition = compose(dataSource, new SystemClock());
  const graphql = await GraphqlServer.start({
    schema: composition.schema,
    reader: composition.reader,
    introspection: config.introspection,
    landingPage: config.environment !== 'production',
    limits: config.limits,
    reportBug: (error) => {
      log.error({ error }, 'a request failed for a reason of ours');
    },
  });
  lifetime.add({ name: 'GraphQL', stop: () => graphql.stop() });
  const http = createHttpServer({
    config,
    log,
    handlers: {
      graphql: (request, response, requestId, body) =>
        graphql.handle(request, response, requestId, body),
      findTrouble: async () => {
        await composition.db.query('/* readiness */ SELECT 1');
        return null;
      },
    },
  });
  const address = await http.listen();
  lifetime.add({ name: 'HTTP server', stop: () => http.stop() });
  await embedded?.announce(`${address}/graphql`);
  log.info(`Tandem is ready: ${address}/graphql`);
}

interface Database {
  dataSource: DataSource;
  embedded: EmbeddedPostgres | null;
}

async function openDatabase(config: Config, log: Log, lifetime: Lifetime): Promise<Database> {
  const { url, dataDir, poolSize } = config.database;
  const embedded = url === null ? await startEmbeddedPostgres({ dataDir, log }) : null;
  if (embedded) lifetime.add({ name: 'embedded database', stop: () => embedded.stop() });
  const dataSource = createDataSource({ url: url ?? embedded?.url ?? '', poolSize });
  await dataSource.initialize();
  lifetime.add({ name: 'database connections', stop: () => dataSource.destroy() });
  await migrate(dataSource, log);
  return { dataSource, embedded };
}
