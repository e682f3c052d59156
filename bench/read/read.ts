import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { createDataSource } from '../../ormconfig';
import { findRunningDatabase } from '../../src/platform/database/embedded-postgres';
import { QUERIES, type MeasuredQuery } from './queries';
import { explanation, resultOf } from './report';
import { seed } from './seed';

/** Many short turns: whatever else the machine does then falls on both alike. */
const ROUNDS = 12;
const SECONDS = 2;
const CONNECTIONS = 16;

/** Figures of all rounds, by query. */
export interface Measured {
  readonly ours: Map<string, Figures[]>;
  readonly theirs: Map<string, Figures[]>;
  /** A request that asks for nothing: what GraphQL over HTTP costs by itself. */
  readonly empty: Figures[];
}

/** Figures of one turn. */
export interface Figures {
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
    const measured = await measure(tandem.address, bare.address, say);
    for (const line of explanation(measured)) process.stdout.write(`${line}\n`);
    process.stdout.write(`${JSON.stringify(resultOf(measured))}\n`);
  } finally {
    await stop(bare?.child);
    await stop(tandem.child);
  }
}

async function measure(
  tandem: string,
  bare: string,
  say: (line: string) => void,
): Promise<Measured> {
  const measured: Measured = { ours: new Map(), theirs: new Map(), empty: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const empty = await load(tandem, { name: 'empty', graphql: '{ __typename }' }, 'graphql');
    const turns = new Map<string, [Figures, Figures]>();
    for (const query of QUERIES) {
      const own = await load(tandem, query, 'graphql');
      turns.set(query.name, [own, await load(bare, query, query.name)]);
    }
    // The first round warms both up.
    if (round === 0) continue;
    measured.empty.push(empty);
    for (const [name, [own, other]] of turns) {
      measured.ours.set(name, [...(measured.ours.get(name) ?? []), own]);
      measured.theirs.set(name, [...(measured.theirs.get(name) ?? []), other]);
    }
    const line = [...turns].map(([name, [own, other]]) => `${name} ${own.rps} / ${other.rps}`);
    say(`round ${round} of ${ROUNDS}, Tandem / bare a second: ${line.join(', ')}`);
  }
  return measured;
}

async function load(
  address: string,
  query: Pick<MeasuredQuery, 'graphql'> & { name: string },
  path: string,
): Promise<Figures> {
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
