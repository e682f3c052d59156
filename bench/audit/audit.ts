import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { compose } from '../../src/composition';
import { SystemClock } from '../../src/platform/clock';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { AuditMapping } from '../../src/sync/audit/audit-mapping';
import type { AuditCounts } from '../../src/sync/audit/audit';
import { createBenchDatabase } from '../bench-database';
import { fill, settle } from '../sync/data';
import { COMPARED_BY_HAND } from './by-hand';

const ROUNDS = 5;
const SHOWN = 20;

/**
 * The audit of coupled customers and accounts, one in a hundred edited, with exact counts and the first findings, beside the
 * same comparison by one hand-written statement, in turn. `--pairs` says how many there are. The last line is JSON.
 */
export async function benchAudit(root: string, options: readonly string[]): Promise<void> {
  const pairs = Number(valueOf(options, '--pairs') ?? 100_000);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const dataDir = join(root, '.tandem/bench-audit');
  await rm(dataDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) });
  try {
    say(`coupling ${pairs} customers with accounts ...`);
    const { url, dataSource } = await createBenchDatabase(server.url, 'bench_audit');
    await fill(dataSource, pairs);
    const worker = join(root, 'dist/bench/sync/worker.js');
    await promisify(execFile)(process.execPath, [worker, url, 'TO_CRM']);
    await drift(dataSource, pairs);
    await settle(dataSource);
    const { own, byHand } = await measure(dataSource, say);
    const result = {
      bench: 'audit',
      pairs,
      seconds: round(own),
      byHandSeconds: round(byHand),
      pairsPerSecond: Math.round(pairs / own),
      ratio: { audit: round(byHand / own) },
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    await dataSource.destroy();
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await server.stop();
  }
}

// People edit one account in a hundred.
async function drift(dataSource: DataSource, pairs: number): Promise<void> {
  await dataSource.query(
    `UPDATE crm.account SET telephone1 = '+44 1' WHERE id IN (SELECT k.crm_id FROM erp.customer c JOIN sync.coupling k ON k.erp_id = c.id
      WHERE c.number IN (SELECT 'C' || lpad((i * 100)::text, 7, '0') FROM generate_series(1, ${Math.floor(pairs / 100)}) i))`,
  );
}

// The medians of rounds in turn; both must come to the same counts.
async function measure(dataSource: DataSource, say: (line: string) => void) {
  const { engine, unitOfWork } = compose(dataSource, new SystemClock());
  const audit = new AuditMapping(engine.mappings, engine.parts, engine.verbs.readConflicts);
  const own: number[] = [];
  const byHand: number[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    const expected = await timed(byHand, async () => {
      const [row] = await dataSource.query<Partial<AuditCounts>[]>(COMPARED_BY_HAND);
      return row ?? {};
    });
    const input = { mapping: 'CUSTOMER', first: SHOWN, after: null, counts: true };
    const found = await timed(own, () =>
      unitOfWork.snapshot((tx) => audit.run(tx, { ...input, now: new Date().toISOString() })),
    );
    prove(expected, found.counts);
    say(`Tandem ${round(own[at] ?? 0)} s, by hand ${round(byHand[at] ?? 0)} s`);
  }
  return { own: median(own), byHand: median(byHand) };
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  times.push((performance.now() - started) / 1000);
  return result;
}

function prove(expected: Partial<AuditCounts>, counts: AuditCounts | null): void {
  for (const [what, count] of Object.entries(expected)) {
    const found = counts?.[what as keyof AuditCounts];
    if (found !== count) throw new Error(`${what}: ${found ?? 'nothing'} instead of ${count}.`);
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function valueOf(options: readonly string[], name: string): string | undefined {
  const at = options.findIndex((option) => option === name || option.startsWith(`${name}=`));
  if (at < 0) return undefined;
  return options[at]?.split('=')[1] ?? options[at + 1];
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
