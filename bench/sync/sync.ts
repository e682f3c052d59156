import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { createBenchDatabase, writtenByHand } from '../bench-database';
import { BY_HAND, empty, fill, settle } from './data';
import type { Measured } from './worker';

const SMALL = 10_000;
const CHANGED = 1_000;
const ROUNDS = 5;

/**
 * First load of customers as accounts beside the same work written by hand as set SQL, and runs over 1,000
 * changed customers of few and of many, on one database server. `--rows` says how many are many. The last
 * line is JSON.
 */
export async function benchSync(root: string, options: readonly string[]): Promise<void> {
  const rows = Number(valueOf(options, '--rows') ?? 1_000_000);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const dataDir = join(root, '.tandem/bench-sync');
  await rm(dataDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) });
  try {
    const small = await measureSmall(server.url, root, say);
    const large = await measureLarge(server.url, rows, root, say);
    const { byHand, firstLoad, echo, incremental } = large;
    const result = {
      bench: 'sync',
      rows,
      ratio: { firstLoad: round(byHand / firstLoad.seconds) },
      firstLoad: {
        recordsPerSecond: Math.round(rows / firstLoad.seconds),
        byHandRecordsPerSecond: Math.round(rows / byHand),
        echoSeconds: round(echo.seconds),
      },
      incremental: {
        small: small.incremental,
        large: incremental,
        growth: round(incremental / small.incremental),
        unit: 'ms',
      },
      peakRssMb: firstLoad.peakRssMb,
      rssGrowthMb: firstLoad.peakRssMb - small.firstLoad.peakRssMb,
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await server.stop();
  }
}

async function measureSmall(serverUrl: string, root: string, say: Say) {
  const { url, dataSource } = await database(serverUrl, 'bench_small', SMALL);
  const firstLoad = await work(root, url, 'TO_CRM');
  await work(root, url, 'BOTH');
  await settle(dataSource);
  const incremental = await increments(dataSource, url, root);
  say(`${CHANGED} changed of ${SMALL}: ${incremental} ms; first load: ${firstLoad.peakRssMb} MB`);
  await dataSource.destroy();
  return { firstLoad, incremental };
}

async function measureLarge(serverUrl: string, rows: number, root: string, say: Say) {
  say(`filling a database with ${rows} customers ...`);
  const { url, dataSource } = await database(serverUrl, 'bench_large', rows);
  const byHand = await writtenByHand(dataSource, BY_HAND);
  say(`by hand: ${round(byHand)} s, ${Math.round(rows / byHand)} records a second`);
  await empty(dataSource);
  const firstLoad = await work(root, url, 'TO_CRM');
  say(
    `Tandem: ${round(firstLoad.seconds)} s, ${Math.round(rows / firstLoad.seconds)} records a second, ${firstLoad.peakRssMb} MB`,
  );
  await proveLoaded(dataSource, rows);
  await settle(dataSource);
  const echo = await work(root, url, 'BOTH');
  say(`passing over ${rows} own writes: ${round(echo.seconds)} s`);
  const incremental = await increments(dataSource, url, root);
  say(`${CHANGED} changed of ${rows}: ${incremental} ms`);
  await dataSource.destroy();
  return { byHand, firstLoad, echo, incremental };
}

type Say = (line: string) => void;

async function database(serverUrl: string, name: string, rows: number) {
  const made = await createBenchDatabase(serverUrl, name);
  await fill(made.dataSource, rows);
  return made;
}

// The median of several runs over changed customers, in milliseconds, each in a process of its own.
async function increments(dataSource: DataSource, url: string, root: string): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    await dataSource.query(
      `UPDATE erp.customer SET city = $1 WHERE number IN (SELECT 'C' || lpad((i * 7)::text, 7, '0') FROM generate_series(1, ${CHANGED}) i)`,
      [`Moved ${at}`],
    );
    const { seconds, candidates } = await work(root, url, 'BOTH');
    if (candidates !== CHANGED) throw new Error(`${candidates} records were looked at.`);
    times.push(seconds * 1000);
  }
  return Math.round(times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0);
}

async function proveLoaded(dataSource: DataSource, rows: number): Promise<void> {
  const [counts] = await dataSource.query<Record<string, string>[]>(
    `SELECT (SELECT count(*) FROM crm.account) AS accounts, (SELECT count(*) FROM sync.journal_entry) AS entries,
            (SELECT count(*) FROM sync.coupling k JOIN erp.customer c ON c.id = k.erp_id AND c.version = k.erp_version
               JOIN crm.account a ON a.id = k.crm_id AND a.version = k.crm_version) AS couplings`,
  );
  for (const [what, count] of Object.entries(counts ?? {}))
    if (Number(count) !== rows) throw new Error(`There are ${count} ${what} instead of ${rows}.`);
}

async function work(root: string, url: string, direction: 'TO_CRM' | 'BOTH'): Promise<Measured> {
  const script = join(root, 'dist/bench/sync/worker.js');
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, direction]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
}

function valueOf(options: readonly string[], name: string): string | undefined {
  const at = options.findIndex((option) => option === name || option.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return options[at]?.split('=')[1] ?? options[at + 1];
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
