import type { Composition } from '../composition';
import { Refusal } from '../platform/errors/refusal';
import type { Tx } from '../platform/database/db';
import { inLanes, queueOf } from '../platform/process/in-lanes';
import { keepDifferences } from './keep-differences';
import { demoId } from './demo-ids';
import { GrowBatch } from './grow/grow-batch';
import { readGrowFacts } from './grow/grow-facts';
import { growItems } from './grow/grow-items';
import { ITEM_SET, itemSets } from './grow/grown-items';
import { CUSTOMERS } from './masters';

/** How far the growth of the demo company has come. */
export interface GrowthProgress {
  /** Customers looked at so far, those of the demo company included. */
  readonly customers: number;
  /** Rows written so far, of all tables. */
  readonly rows: number;
}

/** What the growth of the demo company came to. */
export interface Growth {
  readonly rows: number;
  readonly seconds: number;
}

const BATCH = 1_000;
const GROWN_TABLES = [
  'erp.customer',
  'erp.contact',
  'erp.contact_business_relation',
  'erp.sales_order',
  'erp.sales_order_line',
  'crm.account',
  'crm.contact',
  'crm.sales_order',
  'crm.sales_order_line',
  'sync.coupling',
];
/** Two transactions at a time: while the database writes one, the rows of the other are made. */
const WRITERS = 2;

/**
 * Grows the demo company to a number of customers, with contacts, accounts, couplings that agree, items, and
 * orders on both sides. Each batch is one transaction and what is there already stays, so it can be ended and
 * started again at any time. The same customer is the same in every demo company, however it was grown.
 */
export async function growDemoCompany(
  parts: Composition,
  customers: number,
  report: (progress: GrowthProgress) => void = () => undefined,
): Promise<Growth> {
  await requireDemoCompany(parts);
  const start = performance.now();
  const count = Math.max(0, customers - CUSTOMERS.length);
  let rows = 0;
  for (let set = 0; set < itemSets(count); set++) {
    const written = await growItems(parts, set);
    rows += written;
    report({ customers: CUSTOMERS.length, rows });
  }
  const batch = new GrowBatch(parts, await readGrowFacts(parts, itemSets(count) * ITEM_SET));
  let done = CUSTOMERS.length;
  await inLanes(queueOf(batchesOf(count)), WRITERS, async (places) => {
    const written = await writeQuietly(parts, (tx) => batch.run(tx, places));
    rows += written;
    done += places.length;
    report({ customers: done, rows });
  });
  if (rows > 0) await analyze(parts);
  return { rows, seconds: (performance.now() - start) / 1_000 };
}

async function writeQuietly(
  { unitOfWork }: Composition,
  write: (tx: Tx) => Promise<number>,
): Promise<number> {
  return unitOfWork.run(
    async (tx) => {
      const written = await write(tx);
      await keepDifferences(tx);
      return written;
    },
    { actor: 'demo' },
  );
}

// A quick look is enough for good plans at once; the database's own housekeeping takes longer ones.
async function analyze({ unitOfWork }: Composition): Promise<void> {
  await Promise.all(
    GROWN_TABLES.map((table) =>
      unitOfWork.run(async (tx) => {
        await tx.query(`/* grow.sample */ SET LOCAL default_statistics_target = 30`);
        await tx.query(`/* grow.analyze */ ANALYZE ${table}`);
      }),
    ),
  );
}

async function requireDemoCompany({ tables, db }: Composition): Promise<void> {
  const id = demoId('erp.company', 'Nordwind Trading');
  if ((await tables.get('erp.company').rowsByIds(db, [id])).size > 0) return;
  throw new Refusal(
    'NOT_THE_DEMO_COMPANY',
    'This hub holds data of its own, not the demo company.',
    {
      remedy: 'Start with an empty database: set TANDEM_DATA_DIR or DATABASE_URL to another one.',
    },
  );
}

function* batchesOf(count: number): Generator<number[]> {
  for (let first = 0; first < count; first += BATCH)
    yield Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => first + index);
}
