import { Masters } from '../../support/masters';
import { Prices, type Pricing } from '../../support/prices';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

const KINDS: readonly (readonly [Pricing, string])[] = [
  ['old', 'O'],
  ['new', 'N'],
];

describe.each(KINDS)('price lists of the %s kind', (pricing, prefix) => {
  let prices: Prices;
  const read = (table: string, id: string) => masters.given.read(table, id);

  beforeAll(async () => {
    prices = new Prices(masters, pricing);
    await prices.choose();
  });

  it(`${pricing === 'old' ? 'ES-040' : 'ES-042'} CPT-014 a list is created in the CRM with its prices, which log a run of their own`, async () => {
    const [chair, table] = [await masters.itemPair(), await masters.itemPair()];
    const id = await prices.list(`${prefix}A`);
    await prices.price(`${prefix}A`, chair, '11.5');
    await prices.price(`${prefix}A`, table, '22.25');
    const crmId = await prices.created(id);
    expect(await read('crm.price_list', crmId)).toMatchObject({
      name: `${prefix}A`,
      transactionCurrencyId: masters.euroId,
      companyId: masters.companyId,
      stateCode: 0,
    });
    expect(await prices.lines(crmId)).toEqual([
      { productId: chair.crmId, amount: '11.5' },
      { productId: table.crmId, amount: '22.25' },
    ]);
    expect(await prices.lastRun('lists')).toMatchObject({ inserted: 1, failed: 0, errors: [] });
    expect(await prices.lastRun('lines')).toMatchObject({ inserted: 2, failed: 0, errors: [] });
  });

  it('the lines of a list travel with it, whether or not the list itself changed (PR-8)', async () => {
    const { given, sync } = masters;
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}B`);
    const price = await prices.price(`${prefix}B`, chair, '10');
    const crmId = await prices.created(id);
    await given.change(pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line', price, {
      unitPrice: '12',
    });
    const outcome = await sync.one({ erpId: id }, { direction: 'TO_CRM' });
    expect(outcome).toMatchObject({ kind: 'UNCHANGED', error: null });
    expect(await prices.lines(crmId)).toEqual([{ productId: chair.crmId, amount: '12' }]);
    expect(await prices.lastRun('lines')).toMatchObject({ modified: 1, failed: 0 });
  });

  it('a changed price travels alone in the run of its own mapping, and nothing echoes', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}C`);
    const price = await prices.price(`${prefix}C`, chair, '10');
    const crmId = await prices.created(id);
    await prices.modified('lines');
    await masters.given.change(
      pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line',
      price,
      { unitPrice: '9' },
    );
    expect(await prices.modified('lines')).toMatchObject({ modified: 1, failed: 0 });
    expect(await prices.lines(crmId)).toEqual([{ productId: chair.crmId, amount: '9' }]);
    expect(await prices.modified('lines')).toMatchObject({ modified: 0, unchanged: 0, failed: 0 });
  });

  it(`${pricing === 'old' ? 'ES-045' : 'ES-046'} a price takes over the CRM line of the same product and unit`, async () => {
    const { given, sync } = masters;
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}D`);
    const crmId = await prices.created(id);
    const { defaultUomId } = await read('crm.product', chair.crmId);
    const line = await given.row('crm.price_list_line', {
      priceLevelId: crmId,
      productId: chair.crmId,
      uomId: defaultUomId ?? null,
      amount: '1',
    });
    const price = await prices.price(`${prefix}D`, chair, '77');
    expect(await prices.modified('lines')).toMatchObject({ inserted: 0, modified: 1, failed: 0 });
    expect(await sync.coupling(price)).toMatchObject({ crmId: line });
    expect(await prices.lines(crmId)).toEqual([{ productId: chair.crmId, amount: '77' }]);
  });

  it('ES-044 a price whose list is not coupled fails and names the list', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}E`);
    const price = await prices.price(`${prefix}E`, chair, '5');
    await prices.created(id);
    await prices.modified('lines');
    await masters.sync.uncouple([{ erpId: id }]);
    await masters.given.change(
      pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line',
      price,
      { unitPrice: '6' },
    );
    expect(await prices.modified('lines')).toMatchObject({ failed: 1, modified: 0 });
    const [error] = (await prices.lastRun('lines')).errors;
    expect(error).toMatchObject({ code: 'REFERENCE_NOT_COUPLED' });
    expect(error?.message).toContain(`${prefix}E, which is not coupled`);
    await masters.sync.uncouple([{ erpId: price }]);
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `DELETE FROM ${pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line'} WHERE id = $1`,
        [price],
      ),
    );
  });

  it('a list with prices in two currencies is refused, and nothing of it is written (PR-7)', async () => {
    const chair = await masters.itemPair();
    const code = prefix === 'O' ? 'QOA' : 'QNA';
    await masters.currencyPair(code);
    const id = await prices.list(`${prefix}F`);
    await prices.price(`${prefix}F`, chair, '5');
    await prices.price(`${prefix}F`, chair, '6', { currencyCode: code });
    const outcome = await prices.create(id);
    expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'PRICE_LIST_MIXED_CURRENCY' } });
    expect(await masters.sync.coupling(id)).toBeNull();
  });

  it('a list takes the currency of its first price, and keeps it (PR-7)', async () => {
    const chair = await masters.itemPair();
    const code = prefix === 'O' ? 'QOB' : 'QNB';
    const currency = await masters.currencyPair(code);
    const id = await prices.list(`${prefix}G`);
    const price = await prices.price(`${prefix}G`, chair, '5', { currencyCode: code });
    const crmId = await prices.created(id);
    expect((await read('crm.price_list', crmId)).transactionCurrencyId).toBe(currency.crmId);
    await masters.given.change(
      pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line',
      price,
      { currencyCode: null },
    );
    const outcome = await masters.sync.one({ erpId: id }, { direction: 'TO_CRM' });
    expect(outcome.error?.code).toBe('PRICE_LIST_CURRENCY_CHANGED');
  });

  it('IM-066 a list in a currency that is not coupled is refused, and names the currency', async () => {
    const chair = await masters.itemPair();
    const code = prefix === 'O' ? 'QOC' : 'QNC';
    await masters.given.row('erp.currency', { code, description: code, isoCode: code });
    const id = await prices.list(`${prefix}H`);
    await prices.price(`${prefix}H`, chair, '5', { currencyCode: code });
    const { error } = await prices.create(id);
    expect(error).toMatchObject({ code: 'REFERENCE_NOT_COUPLED', data: { value: code } });
  });

  it('a list with a price for an item without a product is refused, and names the item (PR-7)', async () => {
    const number = `${prefix}LONE`;
    const erpId = await masters.given.row('erp.item', { number, baseUnitOfMeasure: 'PCS' });
    const id = await prices.list(`${prefix}I`);
    await prices.price(`${prefix}I`, { erpId, crmId: '', couplingId: '' }, '5');
    const { error } = await prices.create(id);
    expect(error).toMatchObject({
      code: 'PRODUCT_SYNC_FAILED',
      data: { product: `item ${number}`, erpId },
    });
  });

  it('of two prices for different times the one that applies today travels (PR-9)', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}J`);
    const table = pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line';
    const spring = await prices.price(`${prefix}J`, chair, '10', { startingDate: '2020-01-01' });
    const later = await prices.price(`${prefix}J`, chair, '20', { startingDate: '2999-01-01' });
    const crmId = await prices.created(id);
    expect(await prices.lines(crmId)).toEqual([{ productId: chair.crmId, amount: '10' }]);
    await masters.given.change(table, later, { startingDate: '2021-01-01' });
    await prices.modified('lines');
    expect(await prices.lines(crmId)).toEqual([{ productId: chair.crmId, amount: '20' }]);
    expect(await masters.sync.coupling(spring)).toBeNull();
    expect(await masters.sync.coupling(later)).not.toBeNull();
    await masters.given.change(table, later, { endingDate: '2021-12-31' });
    await masters.given.change(table, spring, { endingDate: '2020-12-31' });
    await prices.modified('lines');
    expect(await prices.lines(crmId)).toEqual([]);
  });

  it('when the day of another price comes, the next run hands the line on, though nothing was written', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}M`);
    const now = masters.api.clock.now();
    const day = (days: number) =>
      new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await prices.price(`${prefix}M`, chair, '10', { startingDate: '2020-01-01' });
    await prices.price(`${prefix}M`, chair, '20', { startingDate: day(2), endingDate: day(4) });
    const crmId = await prices.created(id);
    await prices.modified('lines');
    const amountOn = async (days: number) => {
      masters.api.clock.set(`${day(days)}T12:00:00.000Z`);
      await prices.modified('lines');
      return (await prices.lines(crmId)).map(({ amount }) => amount);
    };
    expect(await amountOn(1)).toEqual(['10']);
    expect(await amountOn(3)).toEqual(['20']);
    expect(await amountOn(5)).toEqual(['10']);
    expect(await prices.modified('lines')).toMatchObject({ modified: 0, inserted: 0 });
  });

  it('a price that is removed in the ERP goes from the CRM too (PR-10)', async () => {
    const [chair, table] = [await masters.itemPair(), await masters.itemPair()];
    const id = await prices.list(`${prefix}K`);
    const first = await prices.price(`${prefix}K`, chair, '10');
    const second = await prices.price(`${prefix}K`, table, '20');
    const crmId = await prices.created(id);
    const remove = (price: string) =>
      masters.api.composition.unitOfWork.run((tx) =>
        tx.execute(
          `DELETE FROM ${pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line'} WHERE id = $1`,
          [price],
        ),
      );
    await remove(first);
    await prices.modified('lines');
    expect(await prices.lines(crmId)).toEqual([{ productId: table.crmId, amount: '20' }]);
    expect(await masters.sync.coupling(first)).toBeNull();
    await remove(second);
    await masters.sync.one({ erpId: id }, { direction: 'TO_CRM' });
    expect(await prices.lines(crmId)).toEqual([]);
  });

  it('a price that is removed in the ERP stays in the CRM under the deletion policy IGNORE', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}X`);
    const price = await prices.price(`${prefix}X`, chair, '10');
    const crmId = await prices.created(id);
    const mapping = pricing === 'old' ? 'SALESPRC-PRODPRICE' : 'PLLINE-PRODPRICE';
    await masters.sync.configure(mapping, { deletionPolicy: 'IGNORE' });
    await masters.sync.lose(pricing === 'old' ? 'erp.sales_price' : 'erp.price_list_line', price);
    expect(await prices.modified('lines')).toMatchObject({ skipped: 1 });
    await masters.sync.one({ erpId: id }, { direction: 'TO_CRM' });
    expect(await prices.lines(crmId)).toEqual([{ productId: chair.crmId, amount: '10' }]);
    expect(await masters.sync.coupling(price)).toMatchObject({
      deletionSettledBy: 'IGNORE',
      failureCode: null,
    });
    await masters.sync.configure(mapping, { deletionPolicy: 'NONE' });
  });

  it('a preview of creating the list shows the list and its prices and writes neither', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list(`${prefix}L`);
    await prices.price(`${prefix}L`, chair, '10');
    const { syncPreview } = await masters.api.ask<{
      syncPreview: { outcomes: { kind: string }[]; alsoWritten: { table: string }[] };
    }>(
      `mutation ($id: ID!, $mapping: String!) { syncPreview(input: { records: [{ erpId: $id, mapping: $mapping }], createMissing: true }) {
         outcomes { kind } alsoWritten { table } } }`.replace('mutation', 'query'),
      { id, mapping: pricing === 'old' ? 'CUSTPRCGRP-PRICE' : 'PLHEADER-PRICE' },
    );
    expect(syncPreview.outcomes).toEqual([{ kind: 'INSERTED' }]);
    expect(syncPreview.alsoWritten.map(({ table }) => table)).toContain('crm.price_list_line');
    expect(await masters.sync.coupling(id)).toBeNull();
  });
});
