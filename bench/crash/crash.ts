import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../ormconfig';
import { compose, install } from '../../src/composition';
import { SystemClock } from '../../src/platform/clock';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { migrate } from '../../src/platform/database/migrate';
import { runCustomers } from './run-customers';
import { faultsOf, lastEntry, stateOf, type State } from './state';
import { buildWorld } from './world';

/** How hard the run is tried. */
export interface Trial {
  /** Address of the server; its database is `postgres` or whatever it names. */
  readonly serverUrl: string;
  /** Folder of the project, with its build. */
  readonly root: string;
  readonly rows: number;
  readonly kills: number;
  readonly batch: number;
  readonly say?: (line: string) => void;
}

/** What came of it; equal states and no faults are what must come of it. */
export interface TrialResult {
  readonly kills: number;
  readonly batches: number;
  readonly calm: State;
  readonly stormy: State;
  readonly faults: readonly string[];
}

/**
 * Runs the same world twice: once undisturbed, once in processes that are killed with SIGKILL at random
 * points and started again, and says what both came to.
 */
export async function playCrashes(trial: Trial): Promise<TrialResult> {
  const { serverUrl, rows, kills, batch, say = () => undefined } = trial;
  const name = `crash_${process.pid}_${Date.now()}`;
  await database(serverUrl, name, (dataSource) =>
    buildWorld(dataSource, rows, () => runCustomers(dataSource, batch)),
  );
  const calmUrl = await cloned(serverUrl, name, `${name}_calm`);
  const stormyUrl = await cloned(serverUrl, name, `${name}_stormy`);
  let batches = 0;
  await toTheEnd(trial, calmUrl, () => void batches++);
  say(`undisturbed: ${batches} batches`);
  const mark = await within(stormyUrl, lastEntry);
  for (let kill = 1; kill <= kills; kill++) {
    const after = Math.floor(Math.random() * ((1.5 * batches) / kills + 1));
    const reached = await oneLife(trial, stormyUrl, after);
    say(`killed ${kill} of ${kills} after ${reached} batches`);
  }
  await toTheEnd(trial, stormyUrl);
  const calm = await within(calmUrl, stateOf);
  const stormy = await within(stormyUrl, stateOf);
  const faults = await within(stormyUrl, (dataSource) => faultsOf(dataSource, mark));
  for (const each of [name, `${name}_calm`, `${name}_stormy`]) await dropped(serverUrl, each);
  return { kills, batches, calm, stormy, faults };
}

/** The trial at full size as a command; the last line is JSON. */
export async function benchCrash(root: string, options: readonly string[]): Promise<void> {
  const at = options.indexOf('--rows');
  const rows = at < 0 ? 100_000 : Number(options[at + 1]);
  const dataDir = join(root, '.tandem/bench-crash');
  await rm(dataDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) });
  try {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const trial = { serverUrl: server.url, root, rows, kills: 20, batch: batchOf(rows), say };
    const { calm, stormy, faults, kills, batches } = await playCrashes(trial);
    const equal = JSON.stringify(calm) === JSON.stringify(stormy);
    process.stdout.write(
      `${JSON.stringify({ bench: 'crash', rows, kills, batches, pairs: stormy.pairCount, equal, faults })}\n`,
    );
    if (!equal || faults.length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

// Small enough that every life sees several batches.
function batchOf(rows: number): number {
  return Math.max(20, Math.min(500, Math.round(rows / 100)));
}

// A failure that repeats is skipped, so after three runs nothing is left to do.
async function toTheEnd(trial: Trial, url: string, onBatch?: () => void): Promise<void> {
  for (let run = 0; run < 3; run++) await oneLife(trial, url, Infinity, onBatch);
}

// Starts a process and kills it some milliseconds after it has told that many batches; how many it told.
function oneLife(
  trial: Trial,
  url: string,
  batches: number,
  onBatch?: () => void,
): Promise<number> {
  const script = join(trial.root, 'dist/bench/crash/worker.js');
  const child = spawn(process.execPath, [script, url, String(trial.batch)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [told, done, complaint] = [0, false, ''];
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const killSoon = async (): Promise<void> => {
    await pause(Math.random() * 40);
    child.kill('SIGKILL');
  };
  createInterface(child.stdout).on('line', (line) => {
    if (line === 'batch') {
      told++;
      onBatch?.();
    }
    if (line === 'done') done = true;
    if (told === batches && (line === 'batch' || line === 'ready')) void killSoon();
  });
  return new Promise((resolve, reject) => {
    child.once('close', (_code, signal) => {
      if (signal === 'SIGKILL' || done) resolve(told);
      else reject(new Error(`A process ended by itself: ${complaint}`));
    });
  });
}

async function database(
  serverUrl: string,
  name: string,
  work: (dataSource: DataSource) => Promise<void>,
): Promise<void> {
  await administer(serverUrl, `CREATE DATABASE ${name}`);
  await within(urlOf(serverUrl, name), async (dataSource) => {
    await migrate(dataSource, pino({ level: 'silent' }));
    await install(compose(dataSource, new SystemClock()));
    await work(dataSource);
  });
}

async function cloned(serverUrl: string, from: string, name: string): Promise<string> {
  await administer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY FILE_COPY`);
  return urlOf(serverUrl, name);
}

function dropped(serverUrl: string, name: string): Promise<void> {
  return administer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
}

async function administer(serverUrl: string, sql: string): Promise<void> {
  await within(serverUrl, (dataSource) => dataSource.query(sql));
}

async function within<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource({ url, poolSize: 4 }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

function urlOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
