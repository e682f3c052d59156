import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { createBenchDatabase, writtenByHand } from '../bench-database';
import { BY_HAND, fill, settle, type Size } from './data';
import type { Measured } from './worker';

/** Tables of the CRM that a full synchronization of the company fills. */
const FILLED = ['account', 'uom_schedule', 'uom', 'product', 'price_list', 'price_list_line'];

/**
 * Full synchronization of a company of 100,000 customers, 20,000 items and 100,000 prices into an empty CRM, beside the
 * same rows written by hand as set SQL, on one database server. `--customers` scales all of it. The last line is JSON.
 */
export async function benchFull(root: string, options: readonly string[]): Promise<void> {
  const size = sizeOf(Number(valueOf(options, '--customers') ?? 100_000));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const dataDir = join(root, '.tandem/bench-full');
  await rm(dataDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) });
  try {
    say(
      `filling two databases with ${size.customers} customers, ${size.items} items, ${size.prices} prices ...`,
    );
    const hand = await database(server.url, 'bench_hand', size);
    const byHand = await written(hand.dataSource);
    say(`by hand: ${round(byHand)} s`);
    const expected = await countsOf(hand.dataSource);
    await hand.dataSource.destroy();
    const own = await database(server.url, 'bench_full', size);
    const measured = await work(root, own.url);
    for (const line of measured.lines) say(line);
    say(`Tandem: ${round(measured.seconds)} s, ${measured.peakRssMb} MB`);
    prove(expected, await countsOf(own.dataSource));
    await own.dataSource.destroy();
    const result = {
      bench: 'full',
      ...size,
      seconds: round(measured.seconds),
      byHandSeconds: round(byHand),
      ratio: { fullSync: round(byHand / measured.seconds) },
      peakRssMb: measured.peakRssMb,
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await server.stop();
  }
}

function sizeOf(customers: number): Size {
  return { customers, items: Math.max(10, Math.round(customers / 5)), prices: customers };
}

async function database(serverUrl: string, name: string, size: Size) {
  const made = await createBenchDatabase(serverUrl, name);
  await fill(made.dataSource, size);
  return made;
}

async function written(dataSource: DataSource): Promise<number> {
  const seconds = await writtenByHand(dataSource, BY_HAND);
  await settle(dataSource);
  return seconds;
}

async function countsOf(dataSource: DataSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...FILLED.map((each) => `crm.${each}`), 'sync.coupling']) {
    const [row] = await dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    counts[table] = row?.n ?? -1;
  }
  return counts;
}

function prove(expected: Record<string, number>, found: Record<string, number>): void {
  for (const [table, count] of Object.entries(expected))
    if (found[table] !== count)
      throw new Error(`${table} has ${found[table]} rows instead of ${count}.`);
}

async function work(root: string, url: string): Promise<Measured> {
  const script = join(root, 'dist/bench/full/worker.js');
  const { stdout } = await promisify(execFile)(process.execPath, [script, url]);
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
