import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../ormconfig';
import { compose, install } from '../../src/composition';
import { SystemClock } from '../../src/platform/clock';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { migrate } from '../../src/platform/database/migrate';
import { fill, settle } from '../sync/data';
import { cpuSeconds } from './cpu';
import { Edits, type Pair } from './edits';

const PER_SECOND = 100;
const REQUIRED_P99_MS = 1_000;
const PATIENCE_MS = 15_000;

/**
 * How long a change takes to the other side: people edit customers and accounts at random, 100 a second on each side,
 * while a server of its own carries the changes over. `--pairs` says how many there are, `--seconds` how long. From
 * the commit of the edit to the news of the commit that wrote the other side. The last line is JSON.
 */
export async function benchLive(root: string, options: readonly string[]): Promise<void> {
  const pairs = Number(valueOf(options, '--pairs') ?? 100_000);
  const seconds = Number(valueOf(options, '--seconds') ?? 60);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const dataDir = join(root, '.tandem/bench-live');
  await rm(dataDir, { recursive: true, force: true });
  const database = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) });
  try {
    say(`coupling ${pairs} customers with accounts ...`);
    const dataSource = await prepared(database.url, pairs, root);
    const server = await startServer(root, database.url);
    try {
      const pids = { server: server.pid ?? 0, database: postmasterOf(dataDir) };
      const result = await measure(dataSource, database.url, { seconds, pids, say });
      process.stdout.write(`${JSON.stringify({ bench: 'live', pairs, seconds, ...result })}\n`);
      if (result.leftOver > 0 || result.p99Ms >= REQUIRED_P99_MS) process.exitCode = 1;
    } finally {
      await ended(server);
      await dataSource.destroy();
    }
  } finally {
    await database.stop();
  }
}

async function prepared(url: string, pairs: number, root: string): Promise<DataSource> {
  const dataSource = await createDataSource({ url, poolSize: 2 }).initialize();
  await migrate(dataSource, pino({ level: 'silent' }));
  await install(compose(dataSource, new SystemClock()));
  await fill(dataSource, pairs);
  await promisify(execFile)(process.execPath, [
    join(root, 'dist/bench/sync/worker.js'),
    ...[url, 'BOTH'],
  ]);
  await settle(dataSource);
  return dataSource;
}

interface Measuring {
  readonly seconds: number;
  readonly pids: { readonly server: number; readonly database: number };
  readonly say: (line: string) => void;
}

async function measure(dataSource: DataSource, url: string, { seconds, pids, say }: Measuring) {
  const edits = new Edits(url, await coupledPairs(dataSource));
  say('waiting for the jobs of the start ...');
  await untilJobsRest(dataSource);
  const ear = await listen(url, edits);
  // A first second in which code is compiled and plans are made, as in a server that has been up for a while.
  await edits.run(PER_SECOND, 2);
  await until(() => edits.waiting === 0);
  edits.tookMs.length = 0;
  say(`${PER_SECOND} edits a second on each side for ${seconds} s ...`);
  const before = { server: cpuSeconds(pids.server), database: cpuSeconds(pids.database) };
  await edits.run(PER_SECOND, seconds);
  const cpu = {
    server: round((cpuSeconds(pids.server) - before.server) / seconds),
    database: round((cpuSeconds(pids.database) - before.database) / seconds),
  };
  await until(() => edits.waiting === 0);
  await untilAgreed(dataSource);
  const took = edits.tookMs.sort((a, b) => a - b);
  const left = await differing(dataSource);
  const leftOver = edits.waiting + total(left);
  if (leftOver > 0) say(`left over: ${JSON.stringify(left)}`);
  await ear.end();
  await edits.close();
  return {
    edits: took.length + edits.waiting,
    p50Ms: round(quantile(took, 0.5)),
    p99Ms: round(quantile(took, 0.99)),
    maxMs: round(took.at(-1) ?? 0),
    cpu,
    leftOver,
  };
}

async function coupledPairs(dataSource: DataSource): Promise<Pair[]> {
  return dataSource.query<Pair[]>(
    `SELECT k.erp_id AS "erpId", k.crm_id AS "crmId" FROM sync.coupling k
       JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CUSTOMER'`,
  );
}

// Hears what the server commits, as a subscriber would.
async function listen(url: string, edits: Edits): Promise<Client> {
  const [ear, reader] = [new Client(url), new Client(url)];
  await Promise.all([ear.connect(), reader.connect()]);
  let reading: Promise<void> = Promise.resolve();
  ear.on('notification', ({ payload }) => {
    reading = reading.then(() => read(payload ?? ''));
  });
  ear.once('end', () => void reader.end());
  const read = async (ids: string): Promise<void> => {
    const { rows } = await reader.query<{
      recordId: string;
      changes: Record<string, unknown[]>;
    }>(
      `SELECT record_id AS "recordId", changes FROM sync.journal_entry WHERE id = ANY($1::bigint[]) ORDER BY id`,
      [ids.split(',')],
    );
    for (const { recordId, changes } of rows) edits.arrived(recordId, changes);
  };
  await ear.query('LISTEN tandem_journal');
  return ear;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

async function untilAgreed(dataSource: DataSource): Promise<void> {
  for (
    let waited = 0;
    waited < PATIENCE_MS && total(await differing(dataSource)) > 0;
    waited += 200
  )
    await pause(200);
}

// Pairs that do not agree, changes that still wait, and runs that failed.
async function differing(dataSource: DataSource): Promise<Record<string, number>> {
  const [row] = await dataSource.query<Record<string, number>[]>(
    `SELECT (SELECT count(*)::int FROM sync.coupling k JOIN erp.customer c ON c.id = k.erp_id JOIN crm.account a ON a.id = k.crm_id
              WHERE c.version <> k.erp_version OR a.version <> k.crm_version OR c.phone_no <> a.telephone1 OR c.fax_no <> a.fax
                 OR k.failure_code IS NOT NULL) AS pairs,
            (SELECT count(*)::int FROM sync.changed_record) AS changes,
            (SELECT count(*)::int FROM sync.sync_run r JOIN sync.table_mapping m ON m.id = r.mapping_id AND m.name = 'CUSTOMER'
              WHERE r.started_by = 'live' AND r.status <> 'SUCCESS') AS runs`,
  );
  return row ?? {};
}

// The jobs of a server that has just been started are done.
async function untilJobsRest(dataSource: DataSource): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const [row] = await dataSource.query<{ busy: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM sync.job WHERE status IN ('IN_PROCESS', 'WAITING')
                         OR status = 'READY' AND next_run_at < now() + interval '5 s') AS busy`,
    );
    quiet = row?.busy ? 0 : quiet + 1;
    await pause(1_000);
  }
}

function startServer(root: string, databaseUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'src/start.mjs')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.includes('Tandem is ready')) resolve(child);
      else if (!line.includes('"level":"info"')) process.stderr.write(`${line}\n`);
    });
    child.once('close', () => reject(new Error('The server ended.')));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await closed;
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < PATIENCE_MS; waited += 50) await pause(50);
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function valueOf(options: readonly string[], name: string): string | undefined {
  const at = options.findIndex((option) => option === name || option.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return options[at]?.split('=')[1] ?? options[at + 1];
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
