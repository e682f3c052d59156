import type { Composition } from '../../composition';
import { keepDifferences } from '../keep-differences';
import { withSeed } from '../../platform/new-id';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { Dice } from './dice';
import { GROWN, grownId } from './grown-ids';
import { grownItem, ITEM_SET } from './grown-items';

/** Rows that a grown item comes to: item, unit group, unit and stock, what the CRM has of it, and three couplings. */
const ROWS_PER_ITEM = 11;

const MAPPINGS: readonly (readonly [mapping: string, ids: string])[] = [
  [
    'UNIT GROUP',
    `SELECT g.id FROM erp.unit_group g JOIN erp.item i ON i.number = g.source_no AND g.source_type = 1`,
  ],
  [
    'ITEM UOM',
    `SELECT u.id FROM erp.item_unit_of_measure u JOIN erp.item i ON i.number = u.item_no`,
  ],
  ['ITEM-PRODUCT', `SELECT i.id FROM erp.item i`],
];

/** Adds a set of items, in stock, with their products; what is there already stays. Answers how many rows it wrote. */
export async function growItems(parts: Composition, set: number): Promise<number> {
  const items = Array.from({ length: ITEM_SET }, (_, index) => grownItem(set * ITEM_SET + index));
  const known = await parts.tables.get('erp.item').rowsByIds(
    parts.db,
    items.map(({ id }) => id),
  );
  if (known.size > 0) return 0;
  await withSeed(`tandem.demo/items/${set}`, () =>
    parts.unitOfWork.run((tx) => addItems(parts, tx, { items, set }), { actor: 'demo' }),
  );
  return items.length * ROWS_PER_ITEM;
}

async function addItems(
  parts: Composition,
  tx: Tx,
  { items, set }: { items: readonly (Row & { id: string; number: string })[]; set: number },
): Promise<void> {
  await insert(parts, tx, 'erp.item', items);
  await stock(parts, tx, items, set);
  for (const [mapping, ids] of MAPPINGS) {
    const records = await tx.query<{ id: string }>(
      `/* grow.ofItems */ ${ids} WHERE i.number = ANY($1) ORDER BY i.number`,
      [items.map(({ number }) => number)],
    );
    const outcomes = await parts.engine.verbs.createCounterparts.run(tx, {
      direction: 'TO_CRM',
      records: records.map(({ id }) => ({ id, mapping })),
    });
    for (const { refusal } of outcomes) if (refusal) throw refusal;
  }
  await keepDifferences(tx);
}

async function stock(
  parts: Composition,
  tx: Tx,
  items: readonly (Row & { number: string })[],
  set: number,
): Promise<void> {
  const [last] = await tx.query<{ last: string }>(
    `/* grow.lastEntry */ SELECT coalesce(max(entry_no), 0) AS last FROM erp.item_ledger_entry, pg_advisory_xact_lock(hashtext('erp.item_ledger_entry'))`,
  );
  const rows = items.map((item, index) => ({
    id: grownId(GROWN.itemEntry, set * ITEM_SET + index),
    entryNo: String(BigInt(last?.last ?? '0') + BigInt(index + 1)),
    itemNo: item.number,
    postingDate: '2026-01-02',
    entryType: 2,
    quantity: String(20 + new Dice(index + set).below(400)),
    unitOfMeasureCode: 'PCS',
    documentNumber: 'OPENING',
  }));
  await insert(parts, tx, 'erp.item_ledger_entry', rows);
}

async function insert(
  { writers }: Composition,
  tx: Tx,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const writer = writers.get(table);
  if (!writer) throw new Error(`There is no writer for ${table}.`);
  const { refused } = await writer.insert(tx, rows);
  for (const refusal of refused.values()) throw refusal;
}
