import { createDataSource } from '../ormconfig';
import type { DataSource } from 'typeorm';
import { compose, install, type Composition } from './composition';
import { startSubscriptions } from './composition/live/start-subscriptions';
import { startLive } from './composition/live/start-live';
import { writeSchema } from './write-schema';
import { composeLoaders } from './composition/loaders';
import { importFolder } from './connectors/import/import-folder';
import { hasBadRecords, importReport } from './connectors/import/import-report';
import { DemoClock } from './demo/demo-clock';
import { parseDemoOptions } from './demo/demo-options';
import { runDemo } from './demo/run-demo';
import { fillDemoCompany } from './demo/fill-demo-company';
import { GraphqlServer } from './graphql/server/graphql-server';
import { SystemClock } from './platform/clock';
import { loadConfig, projectFolder, type Config } from './platform/config';
import {
  findRunningDatabase,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './platform/database/embedded-postgres';
import { databaseTrouble, migrate } from './platform/database/migrate';
import { SecretBox } from './platform/secret-box';
import { createHttpServer } from './platform/http/http-server';
import { createLog, type Log } from './platform/log';
import { limitHeapGrowth } from './platform/process/heap-growth';
import type { Lifetime } from './platform/process/lifetime';
import { runToCompletion, runUntilSignal } from './platform/process/run-until-signal';

/** Runs one command of the product; without a command word, the server. */
export async function main(argv: string[]): Promise<void> {
  limitHeapGrowth();
  const config = loadConfig();
  const log = createLog(config.log);
  const [command = 'serve', ...options] = argv;
  switch (command) {
    case 'serve':
    case 'dev':
      return runUntilSignal({ log }, (lifetime) => serve(config, log, lifetime));
    case 'worker':
      return runUntilSignal({ log }, (lifetime) => work(config, log, lifetime));
    case 'migrate':
      return runToCompletion(
        { log },
        async (lifetime) => void (await openDatabase(config, log, lifetime)),
      );
    case 'schema':
      return writeSchema(options.includes('--check'));
    case 'import':
      return runToCompletion({ log }, (lifetime) => runImport(options, config, log, lifetime));
    case 'demo': {
      const wanted = parseDemoOptions(options);
      return runToCompletion({ log }, async (lifetime) => {
        const { dataSource } = await openRunningDatabase(config, log, lifetime);
        const composition = compose(dataSource, new DemoClock());
        await install(composition);
        await runDemo(composition, wanted, process.stdout);
      });
    }
    default: {
      // Measurements need packages that a server does without.
      const bench = command.startsWith('bench')
        ? (await import('../bench/benches.js')).benches.get(command)
        : null;
      if (!bench) throw new Error(`There is no command ${command}.`);
      return bench(projectFolder(), options);
    }
  }
}

async function serve(config: Config, log: Log, lifetime: Lifetime): Promise<void> {
  const { dataSource, embedded } = await openDatabase(config, log, lifetime);
  const webAddress = `http://${config.http.host}:${config.http.port}`;
  const composition = compose(
    dataSource,
    new SystemClock(),
    new SecretBox(config.secretKey),
    webAddress,
  );
  await install(composition);
  if (embedded && (await fillDemoCompany(compose(dataSource, new DemoClock()))))
    log.info('filled the empty database with the demo company');
  const graphql = await startGraphql(composition, config, log, lifetime);
  const subscriptions = startSubscriptions(composition, config, log);
  const http = createHttpServer({
    config,
    log,
    handlers: {
      graphql: (request, response, admitted, body) =>
        graphql.handle(request, response, admitted, body),
      upgrade: (request, socket, head) => subscriptions.upgrade(request, socket, head),
      findTrouble: () => databaseTrouble(dataSource),
    },
  });
  await startBackground(composition, config, log, lifetime);
  const address = await http.listen();
  lifetime.add({ name: 'HTTP server', stop: () => http.stop() });
  lifetime.add({ name: 'subscriptions', stop: () => subscriptions.stop() });
  await embedded?.announce(`${address}/graphql`);
  log.info(`Tandem is ready: ${address}/graphql`);
}

async function startGraphql(
  composition: Composition,
  config: Config,
  log: Log,
  lifetime: Lifetime,
): Promise<GraphqlServer> {
  const graphql = await GraphqlServer.start({
    schema: composition.schema,
    reader: composition.reader,
    introspection: config.introspection,
    landingPage: config.environment !== 'production',
    limits: config.limits,
    reportBug: (err, requestId) => {
      log.error({ requestId, err }, 'a request failed for a reason of ours');
    },
  });
  lifetime.add({ name: 'GraphQL', stop: () => graphql.stop() });
  return graphql;
}

async function work(config: Config, log: Log, lifetime: Lifetime): Promise<void> {
  if (config.database.url === null && !(await findRunningDatabase(config.database.dataDir)))
    throw new Error('No database is running: start the server first, or set DATABASE_URL.');
  if (config.jobs.workers === 0) throw new Error('A worker needs WORKERS to be at least 1.');
  const { dataSource } = await openRunningDatabase(config, log, lifetime);
  const composition = compose(dataSource, new SystemClock(), new SecretBox(config.secretKey));
  await install(composition);
  await startBackground(composition, config, log, lifetime);
  log.info(`Tandem works on jobs: ${config.jobs.workers} side by side`);
}

async function startBackground(
  composition: Composition,
  config: Config,
  log: Log,
  lifetime: Lifetime,
): Promise<void> {
  if (config.jobs.workers > 0) await startWorker(composition, config, log, lifetime);
  if (config.live.enabled) startLive(composition, log, lifetime, { delayMs: config.live.delayMs });
}

async function startWorker(
  composition: Composition,
  { jobs: { workers, leaseSeconds } }: Config,
  log: Log,
  lifetime: Lifetime,
): Promise<void> {
  const onError = (err: Error): void => {
    log.error({ err }, 'a job, or the queue of jobs, failed for a reason of ours');
  };
  const worker = composition.jobs.worker({ leaseSeconds, onError });
  lifetime.add({ name: 'jobs', stop: () => worker.stop() });
  await worker.start(workers);
}

async function runImport(
  options: string[],
  config: Config,
  log: Log,
  lifetime: Lifetime,
): Promise<void> {
  const [folder] = options;
  if (folder === undefined)
    throw new Error('Name the folder to import: npm run import -- <folder>');
  const { dataSource } = await openRunningDatabase(config, log, lifetime);
  const composition = compose(dataSource, new SystemClock());
  await install(composition);
  const loaders = composeLoaders(composition.tables);
  const summary = await importFolder(folder, { ...composition, loaders });
  for (const line of importReport(summary)) process.stdout.write(`${line}\n`);
  if (hasBadRecords(summary)) process.exitCode = 2;
}

interface Database {
  dataSource: DataSource;
  embedded: EmbeddedPostgres | null;
}

// Beside a running server a command works in the server's own database.
async function openRunningDatabase(
  config: Config,
  log: Log,
  lifetime: Lifetime,
): Promise<Database> {
  const url = config.database.url ?? (await findRunningDatabase(config.database.dataDir));
  return openDatabase({ ...config, database: { ...config.database, url } }, log, lifetime);
}

async function openDatabase(config: Config, log: Log, lifetime: Lifetime): Promise<Database> {
  const { url, dataDir, poolSize } = config.database;
  const embedded = url === null ? await startEmbeddedPostgres({ dataDir, log }) : null;
  if (embedded) keep(embedded, log, lifetime);
  const dataSource = createDataSource({
    url: url ?? embedded?.url ?? '',
    poolSize,
  });
  await dataSource.initialize();
  lifetime.add({
    name: 'database connections',
    stop: () => dataSource.destroy(),
  });
  await migrate(dataSource, log);
  return { dataSource, embedded };
}

// The process cannot go on without its database; it ends instead of answering every request with an error.
function keep(embedded: EmbeddedPostgres, log: Log, lifetime: Lifetime): void {
  lifetime.add({ name: 'embedded database', stop: () => embedded.stop() });
  void embedded.crashed.then((err) => {
    log.fatal({ err }, 'the embedded database ended unexpectedly');
    return lifetime.end(1);
  });
}
