import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { createDataSource } from '../../ormconfig';
import { findRunningDatabase } from '../../src/platform/database/embedded-postgres';
import { QUERIES, type MeasuredQuery } from './queries';
import { seed } from './seed';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 16;

interface Figures {
  rps: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * Requests a second of three queries, Tandem as `npm start` runs it beside a bare handler, in turn on
 * one database. Prints one line of JSON last; `ratio` is Tandem to bare, the median of the rounds.
 */
export async function benchRead(root: string): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const dataDir = join(root, '.tandem/bench-read');
  const tandem = await startTandem(root, dataDir);
  let bare: Started | null = null;
  try {
    const url = (await findRunningDatabase(dataDir)) ?? '';
    const dataSource = await createDataSource({ url, poolSize: 2 }).initialize();
    await seed(dataSource, say);
    await dataSource.destroy();
    bare = await startBare(root, url);
    await compareAnswers(tandem.address, bare.address);
    process.stdout.write(`${JSON.stringify(await measure(tandem.address, bare.address, say))}\n`);
  } finally {
    await stop(bare?.child);
    await stop(tandem.child);
  }
}

async function measure(tandem: string, bare: string, say: (line: string) => void) {
  const ours = new Map<string, Figures[]>(QUERIES.map(({ name }) => [name, []]));
  const theirs = new Map<string, Figures[]>(QUERIES.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const query of QUERIES) {
      const a = await load(tandem, query, 'graphql');
      const b = await load(bare, query, query.name);
      // The first round warms both up.
      if (round === 0) continue;
      ours.get(query.name)?.push(a);
      theirs.get(query.name)?.push(b);
      say(
        `${query.name} round ${round}: Tandem ${a.rps}/s (p99 ${a.p99Ms} ms), bare ${b.rps}/s (p99 ${b.p99Ms} ms)`,
      );
    }
  }
  const ratio: Record<string, number> = {};
  const rps: Record<string, { tandem: number; bare: number; p50Ms: number; p99Ms: number }> = {};
  for (const { name } of QUERIES) {
    const pairs = (ours.get(name) ?? []).map(
      (own, i) => own.rps / (theirs.get(name)?.[i]?.rps ?? Infinity),
    );
    ratio[name] = Number(median(pairs).toFixed(3));
    rps[name] = {
      tandem: median((ours.get(name) ?? []).map((each) => each.rps)),
      bare: median((theirs.get(name) ?? []).map((each) => each.rps)),
      p50Ms: median((ours.get(name) ?? []).map((each) => each.p50Ms)),
      p99Ms: median((ours.get(name) ?? []).map((each) => each.p99Ms)),
    };
  }
  return { bench: 'read', rps, ratio };
}

async function load(address: string, query: MeasuredQuery, path: string): Promise<Figures> {
  const result = await autocannon({
    url: `${address}/${path}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: query.graphql }),
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${query.name}: ${result.non2xx} answers failed.`);
  return {
    rps: Math.round(result.requests.average),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

// A comparison of two handlers that answer differently measures nothing.
async function compareAnswers(tandem: string, bare: string): Promise<void> {
  for (const query of QUERIES) {
    const [own, other] = await Promise.all([
      ask(`${tandem}/graphql`, query),
      ask(`${bare}/${query.name}`, query),
    ]);
    if (normal(own) !== normal(other))
      throw new Error(
        `${query.name}: the answers differ:\n${own.slice(0, 500)}\n${other.slice(0, 500)}`,
      );
  }
}

async function ask(url: string, query: MeasuredQuery): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: query.graphql }),
  });
  return response.text();
}

function normal(text: string): string {
  return JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
      : value,
  );
}

interface Started {
  child: ChildProcess;
  address: string;
}

function startTandem(root: string, dataDir: string): Promise<Started> {
  const env = { ...process.env, PORT: '0', TANDEM_DATA_DIR: dataDir, LOG_FORMAT: 'json' };
  const child = spawn(process.execPath, ['src/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return untilAddress(child, /(http:\/\/127\.0\.0\.1:\d+)\/graphql/);
}

async function startBare(root: string, url: string): Promise<Started> {
  const script = join(root, 'dist/bench/read/bare-server.js');
  const child = spawn(process.execPath, [script, url], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { address } = await untilAddress(child, /listening (\d+)/);
  return { child, address: `http://127.0.0.1:${address}` };
}

function untilAddress(child: ChildProcess, pattern: RegExp): Promise<Started> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = pattern.exec(output)?.[1];
      if (address) resolve({ child, address });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`A server ended with ${code}:\n${output}`)));
  });
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.removeAllListeners('exit').kill('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
