import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../ormconfig';
import { compose, install, type Composition } from '../../src/composition';
import { SystemClock } from '../../src/platform/clock';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import { migrate } from '../../src/platform/database/migrate';
import { Refusal } from '../../src/platform/errors/refusal';
import { addOrders, BY_HAND, MASTERS } from './orders';
import { addLedger, FIGURES_BY_HAND, forgetStatistics } from './statistics';
import { writtenByHand } from '../bench-database';

const WARM = 1_000;
const FEW = 1_000;
const ROUNDS = 3;
/** As many orders the job converts in one execution. */
const EXECUTION = 1_000;

type Say = (line: string) => void;

/**
 * Submitted CRM orders of five lines with discounts, converted as the job converts them, beside the same rows written
 * by hand as set SQL, and few of them beside many; then the account statistics of many customers beside the same
 * aggregate by hand. `--orders` and `--customers` say how many are many. The last line is JSON.
 */
export async function benchDocuments(root: string, options: readonly string[]): Promise<void> {
  const orders = Number(valueOf(options, '--orders') ?? 10_000);
  const customers = Number(valueOf(options, '--customers') ?? 100_000);
  const say: Say = (line) => void process.stderr.write(`${line}\n`);
  const dataDir = join(root, '.tandem/bench-documents');
  await rm(dataDir, { recursive: true, force: true });
  const server = await startEmbeddedPostgres({
    dataDir,
    log: pino({ level: 'silent' }),
  });
  try {
    const dataSource = await createDataSource({
      url: server.url,
      poolSize: 6,
    }).initialize();
    await migrate(dataSource, pino({ level: 'silent' }));
    const composition = compose(dataSource, new SystemClock());
    await install(composition);
    for (const statement of MASTERS) await dataSource.query(statement);
    const converted = await measureOrders(composition, dataSource, orders, say);
    const statistics = await measureStatistics(composition, dataSource, customers, say);
    await dataSource.destroy();
    const result = {
      bench: 'documents',
      ordersPerSecond: Math.round(converted.perSecond),
      ratio: {
        orders: round(converted.ratio),
        statistics: round(statistics.first),
        statisticsUnchanged: round(statistics.again),
      },
      linearity: round(converted.linearity),
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await server.stop();
  }
}

async function measureOrders(
  composition: Composition,
  dataSource: DataSource,
  orders: number,
  say: Say,
) {
  await convert(composition, dataSource, 1, WARM);
  const times: number[] = [];
  for (let at = 0; at < ROUNDS; at++)
    times.push(await convert(composition, dataSource, WARM + at * FEW + 1, FEW));
  const few = times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  say(`Tandem: ${FEW} orders in ${round(few)} s, ${Math.round(FEW / few)} a second`);
  const start = WARM + ROUNDS * FEW + 1;
  const many = await convert(composition, dataSource, start, orders);
  say(`Tandem: ${orders} orders in ${round(many)} s, ${Math.round(orders / many)} a second`);
  await addOrders(dataSource, start + orders, start + 2 * orders - 1);
  const byHand = await writtenByHand(dataSource, BY_HAND);
  say(`by hand: ${orders} orders in ${round(byHand)} s, ${Math.round(orders / byHand)} a second`);
  await proveEqual(dataSource, orders);
  return {
    perSecond: orders / many,
    ratio: byHand / many,
    linearity: many / orders / (few / FEW),
  };
}

async function convert(
  { documents }: Composition,
  dataSource: DataSource,
  first: number,
  count: number,
): Promise<number> {
  await addOrders(dataSource, first, first + count - 1);
  const started = performance.now();
  let made = 0;
  for (;;) {
    const done = await documents.convertSubmittedOrders.run({ limit: EXECUTION }, 'bench');
    for (const { outcome } of done) if (outcome instanceof Refusal) throw outcome;
    made += done.length;
    if (done.length < EXECUTION) break;
  }
  const seconds = (performance.now() - started) / 1000;
  if (made !== count) throw new Error(`${made} orders were converted instead of ${count}.`);
  return seconds;
}

// Both ways must come to the same amounts: what was written by hand is what Tandem writes.
async function proveEqual(dataSource: DataSource, orders: number): Promise<void> {
  const [sums] = await dataSource.query<Record<string, string>[]>(
    `SELECT count(DISTINCT d.id) FILTER (WHERE d.number LIKE 'H%') AS "byHand", count(*) AS lines,
            count(*) FILTER (WHERE l.amount <= 0 OR l.amount_including_vat <= l.amount) AS wrong,
            (SELECT count(*) FROM (SELECT d.id FROM erp.sales_order d JOIN erp.sales_order_line l ON l.document_id = d.id
               GROUP BY d.id, d.invoice_discount_value HAVING sum(l.inv_discount_amount) <> d.invoice_discount_value) x) AS spread
       FROM erp.sales_order d JOIN erp.sales_order_line l ON l.document_id = d.id`,
  );
  const expected = { byHand: String(orders), wrong: '0', spread: '0' };
  for (const [what, count] of Object.entries(expected))
    if (sums?.[what] !== count)
      throw new Error(`${what} is ${sums?.[what] ?? 'nothing'} instead of ${count}.`);
}

async function measureStatistics(
  { invoices }: Composition,
  dataSource: DataSource,
  customers: number,
  say: Say,
): Promise<{ first: number; again: number }> {
  say(`filling a ledger of ${customers} customers with ${customers * 10} entries ...`);
  await addLedger(dataSource, customers);
  const byHand = await writtenByHand(dataSource, FIGURES_BY_HAND);
  say(`by hand: statistics of all customers in ${round(byHand)} s`);
  await forgetStatistics(dataSource);
  const started = performance.now();
  const { counts, outcomes } = await invoices.updateStatistics.run(null, 'bench');
  const refusal = outcomes.find((outcome) => outcome.refusal)?.refusal;
  if (refusal) throw refusal;
  const seconds = (performance.now() - started) / 1000;
  say(`Tandem: ${counts.inserted} customers in ${round(seconds)} s`);
  if (counts.failed > 0 || counts.inserted < customers)
    throw new Error(`${counts.inserted} customers were updated, ${counts.failed} failed.`);
  const begun = performance.now();
  await invoices.updateStatistics.run(null, 'bench');
  const again = (performance.now() - begun) / 1000;
  say(`Tandem: again, nothing changed, in ${round(again)} s`);
  return { first: byHand / seconds, again: byHand / again };
}

function valueOf(options: readonly string[], name: string): string | undefined {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options[at + 1];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
