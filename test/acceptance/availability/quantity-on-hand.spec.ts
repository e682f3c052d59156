import type { Row } from '../../../src/platform/database/record-table';
import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;
let entries = 0;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

interface Answer {
  outcomes: {
    result: string;
    item: { number: string } | null;
    product: { quantityOnHand: string | null } | null;
    error: { code: string } | null;
  }[];
  modified: number;
  unchanged: number;
  skipped: number;
  failed: number;
  run: { kind: string; direction: string; modified: number } | null;
  errors: { code: string }[];
}

async function update(input: object): Promise<Answer> {
  masters.api.clock.advance();
  const { itemAvailabilityUpdate } = await masters.api.ask<{ itemAvailabilityUpdate: Answer }>(
    `mutation ($input: ItemAvailabilityUpdateInput!) { itemAvailabilityUpdate(input: $input) {
       outcomes { result item { number } product { quantityOnHand } error { code } }
       modified unchanged skipped failed run { kind direction modified } errors { code } } }`,
    { input },
  );
  return itemAvailabilityUpdate;
}

async function post({ erpId }: PairIds, quantity: string, more: Row = {}): Promise<void> {
  const { number } = await masters.given.read('erp.item', erpId);
  await masters.given.row('erp.item_ledger_entry', {
    entryNo: String(++entries),
    itemNo: String(number),
    postingDate: '2026-08-01',
    entryType: 2,
    quantity,
    ...more,
  });
}

const product = ({ crmId }: PairIds) => masters.given.read('crm.product', crmId);
const settings = (changes: object) =>
  masters.api.ask(
    `mutation ($changes: SalesSettingsChanges!) { salesSettingsUpdate(input: { changes: $changes }) { errors { code } } }`,
    { changes },
  );

describe('the quantity on hand of products', () => {
  it('W-25 is the sum over all locations and variants, never below zero, and 0 without entries (AV-1)', async () => {
    const [a, b] = [await masters.itemPair(), await masters.itemPair()];
    await post(a, '100');
    await post(a, '-30', { locationCode: 'EAST' });
    await post(a, '-85', { locationCode: 'WEST' });
    await update({ itemIds: [a.erpId, b.erpId] });
    expect((await product(a)).quantityOnHand).toBe('0');
    expect((await product(b)).quantityOnHand).toBe('0');
    await post(a, '40');
    const answer = await update({ itemIds: [a.erpId, b.erpId] });
    expect(answer.outcomes.map(({ result, product: p }) => [result, p?.quantityOnHand])).toEqual([
      ['MODIFIED', '25'],
      ['UNCHANGED', '0'],
    ]);
    expect(answer).toMatchObject({ modified: 1, unchanged: 1, skipped: 0, failed: 0, errors: [] });
    expect(answer.run).toEqual({ kind: 'SYNCHRONIZE', direction: 'TO_CRM', modified: 1 });
  });

  it('travels for all coupled items at once, and a repetition writes nothing', async () => {
    const pairs = [await masters.itemPair(), await masters.itemPair(), await masters.itemPair()];
    for (const pair of pairs) await post(pair, '7.5');
    expect(await update({ all: true })).toMatchObject({ modified: 3, failed: 0 });
    expect(await update({ all: true })).toMatchObject({ modified: 0, failed: 0 });
    const versions = await Promise.all(pairs.map(async (pair) => (await product(pair)).version));
    await update({ all: true });
    expect(await Promise.all(pairs.map(async (pair) => (await product(pair)).version))).toEqual(
      versions,
    );
  });

  it('AV-2 sends the whole item of a pair that agreed, one way only', async () => {
    const pair = await masters.itemPair({ description: 'Chair' });
    await masters.given.change('erp.item', pair.erpId, { description: 'Armchair' });
    await post(pair, '3');
    await update({ itemIds: [pair.erpId] });
    expect(await product(pair)).toMatchObject({ name: 'Armchair', quantityOnHand: '3' });
  });

  it('AV-2 never pulls a product name into the ERP, and leaves it to be synchronized', async () => {
    const pair = await masters.itemPair({ description: 'Desk' });
    await masters.given.change('crm.product', pair.crmId, { name: 'Standing desk' });
    await post(pair, '4');
    expect(await update({ itemIds: [pair.erpId] })).toMatchObject({ modified: 1 });
    expect(await product(pair)).toMatchObject({ name: 'Standing desk', quantityOnHand: '4' });
    expect((await masters.given.read('erp.item', pair.erpId)).description).toBe('Desk');
    await masters.sync.modified(['ITEM-PRODUCT']);
    expect((await masters.given.read('erp.item', pair.erpId)).description).toBe('Standing desk');
  });

  it('answers per item: not coupled, unknown, blocked, skipped', async () => {
    const [fine, blocked, skipped] = [
      await masters.itemPair(),
      await masters.itemPair(),
      await masters.itemPair(),
    ];
    for (const pair of [fine, blocked, skipped]) await post(pair, '1');
    await masters.given.change('erp.item', blocked.erpId, { blocked: true });
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute(`UPDATE sync.coupling SET skipped = true WHERE id = $1`, [skipped.couplingId]),
    );
    const lone = await masters.given.row('erp.item', { number: 'LONE', baseUnitOfMeasure: 'PCS' });
    const nobody = '00000000-0000-4000-8000-000000000001';
    const answer = await update({
      itemIds: [lone, fine.erpId, nobody, blocked.erpId, skipped.erpId],
    });
    expect(answer.outcomes.map(({ result, error }) => [result, error?.code ?? null])).toEqual([
      ['FAILED', 'NOT_COUPLED'],
      ['MODIFIED', null],
      ['FAILED', 'ERP_NOT_FOUND'],
      ['SKIPPED', 'OUT_OF_SCOPE'],
      ['SKIPPED', 'SKIPPED'],
    ]);
    expect(answer).toMatchObject({ modified: 1, skipped: 2, failed: 2 });
  });

  it('AV-4 the write-in item is never sent as a product', async () => {
    const item = await masters.given.row('erp.item', {
      number: 'WRITEIN',
      baseUnitOfMeasure: 'PCS',
      type: 1,
    });
    await settings({ writeInProductNo: 'WRITEIN', writeInProductType: 'ITEM' });
    const crm = await masters.given.row('crm.product', { productNumber: 'W', name: 'W' });
    await expect(masters.sync.couple('ITEM-PRODUCT', item, crm)).rejects.toThrow('NOT_ELIGIBLE');
    expect((await update({ itemIds: [item] })).outcomes[0]?.error?.code).toBe('NOT_COUPLED');
  });

  it('AV-5 takes as many decimals as the settings give new products', async () => {
    const two = await masters.itemPair();
    await settings({ productQuantityDecimals: 3 });
    const three = await masters.itemPair();
    for (const pair of [two, three]) await post(pair, '1.23456');
    await update({ all: true });
    expect(await product(two)).toMatchObject({ quantityDecimal: 2, quantityOnHand: '1.23' });
    expect(await product(three)).toMatchObject({ quantityDecimal: 3, quantityOnHand: '1.235' });
    expect(await update({ all: true })).toMatchObject({ modified: 0 });
  });

  it.each([
    [{}, 'INVALID_INPUT'],
    [{ all: true, itemIds: ['00000000-0000-4000-8000-000000000001'] }, 'INVALID_INPUT'],
    [{ itemIds: [] }, 'INVALID_INPUT'],
    [{ itemIds: ['nonsense'] }, 'INVALID_INPUT'],
  ])('refuses %j with %s', async (input, code) => {
    const answer = await update(input);
    expect(answer.errors.map((error) => error.code)).toEqual([code]);
    expect(answer.outcomes).toBeNull();
  });

  it('costs as many statements for many items as for one', async () => {
    const pairs: PairIds[] = [];
    for (let n = 0; n < 12; n++) pairs.push(await masters.itemPair());
    for (const pair of pairs) await post(pair, '2');
    const [first, ...rest] = pairs;
    const few = await masters.api.statementsOf(() => update({ itemIds: [first?.erpId] }));
    const many = await masters.api.statementsOf(() =>
      update({ itemIds: rest.map(({ erpId }) => erpId) }),
    );
    expect(many.length).toBeLessThanOrEqual(few.length);
  });
});

describe('the job that shows stock', () => {
  const job = async () => {
    const [row] = await masters.api.composition.db.query(
      `SELECT status, last_counts FROM sync.job WHERE kind = 'ITEM_AVAILABILITY'`,
    );
    return row ?? null;
  };
  const due = async (at: string): Promise<void> => {
    masters.api.clock.set(at);
    await masters.api.composition.jobs.runDue.run();
  };

  it('takes only items that moved since it last ran, where the setting wants it (AV-2, AV-3)', async () => {
    const [a, b] = [await masters.itemPair(), await masters.itemPair()];
    await post(a, '5');
    await settings({ itemAvailability: true });
    await due('2026-09-01T08:00:00.000Z');
    expect((await product(a)).quantityOnHand).toBe('5');
    await post(b, '6');
    await due('2026-09-01T09:00:00.000Z');
    expect((await product(b)).quantityOnHand).toBe('6');
    expect(await job()).toMatchObject({ status: 'READY', last_counts: { modified: 1 } });
    const [run] = await masters.sync.runs('ITEM-PRODUCT', 1);
    expect(run).toMatchObject({ modified: 1, unchanged: 0 });
    await settings({ itemAvailability: false });
    await post(a, '5');
    await due('2026-09-01T10:00:00.000Z');
    expect(await job()).toMatchObject({ last_counts: { modified: 1 } });
  });
});
