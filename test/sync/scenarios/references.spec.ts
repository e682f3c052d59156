import { Couplings, only } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let masters: Masters;
let given: Given;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  ({ given } = masters);
  couplings = new Couplings(masters.api);
  await given.row('erp.currency', { code: 'DKK', isoCode: 'DKK' });
});

afterAll(() => masters.stop());

describe('a field that refers to another mapped record', () => {
  it('C-34 from the CRM as well: the record waits for the reference, and goes on by itself', async () => {
    const { erpId, crmId } = await masters.customerPair();
    const currency = { isoCurrencyCode: 'NOK', currencyName: 'Krone', exchangeRate: '10' };
    const krone = await given.row('crm.transaction_currency', {
      ...currency,
      currencyPrecision: 2,
    });
    await given.change('crm.account', crmId, { name: 'C34 in', transactionCurrencyId: krone });
    const outcome = await masters.sync.one({ erpId }, { direction: 'FROM_CRM' });
    expect(outcome).toMatchObject({ kind: 'FAILED', changes: [] });
    expect(outcome.error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'transactionCurrencyId', value: krone, mapping: 'CURRENCY' },
    });
    const code = await given.row('erp.currency', { code: 'NOK', isoCode: 'NOK' });
    await masters.sync.couple('CURRENCY', code, krone);
    await masters.sync.modified(['CUSTOMER']);
    expect(await given.read('erp.customer', erpId)).toMatchObject({
      ...{ name: 'C34 in', currencyCode: 'NOK' },
    });
  });

  it('C-35 fails the record when no table mapping connects the two tables', async () => {
    const { erpId, crmId } = await masters.customerPair();
    await masters.sync.configureField('CUSTOMER', 'transactionCurrencyId', {
      refersToMapping: 'GONE',
    });
    await given.change('erp.customer', erpId, { name: 'C35', currencyCode: 'DKK' });
    const outcome = await masters.sync.one({ erpId }, { direction: 'TO_CRM' });
    await masters.sync.configureField('CUSTOMER', 'transactionCurrencyId', {
      refersToMapping: 'CURRENCY',
    });
    expect(outcome.error).toMatchObject({ code: 'REFERENCE_NOT_MAPPED' });
    expect(await given.read('crm.account', crmId)).not.toMatchObject({ name: 'C35' });
  });
});

describe('records that a person chose', () => {
  const bookmarks = () =>
    masters.api.composition.db.query(
      `SELECT name, variant, erp_watermark, crm_watermark, erp_synced_at, only_coupled, direction
         FROM sync.table_mapping ORDER BY name, variant`,
    );

  it('C-38 are synchronized without a copy of the mapping, and leave it and its watermarks alone', async () => {
    const { erpId } = await masters.customerPair();
    await given.change('erp.customer', erpId, { name: 'C38' });
    const before = await bookmarks();
    await masters.sync.one({ erpId }, { direction: 'TO_CRM' });
    await masters.createInCrm('CUSTOMER', await given.customer());
    expect(await bookmarks()).toEqual(before);
    const [run] = await masters.api.composition.db.query(
      `SELECT scope, forced FROM sync.sync_run WHERE scope->'ids' ? $1 ORDER BY started_at DESC LIMIT 1`,
      [erpId],
    );
    expect(run).toEqual({ scope: { ids: [erpId] }, forced: true });
  });

  it('S-6 of pairs that never agreed nothing is newer: the chosen side is taken', async () => {
    const pair = async (name: string) => {
      const [erpId, crmId] = [await given.customer({ name }), await given.account()];
      await couplings.pair('CUSTOMER', erpId, crmId);
      return { erpId, crmId };
    };
    const pairs = [await pair('S6 one'), await pair('S6 two')];
    const outcomes = await masters.sync.now(
      pairs.map(({ erpId }) => ({ erpId })),
      { direction: 'TO_CRM' },
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['MODIFIED', 'MODIFIED']);
    for (const [at, name] of ['S6 one', 'S6 two'].entries())
      expect(await given.read('crm.account', pairs[at]?.crmId ?? '')).toMatchObject({ name });
  });

  it('S-8 are synchronized though they left the filter of their mapping', async () => {
    const { erpId, crmId } = await masters.customerPair();
    const item = await masters.itemPair();
    await given.change('erp.customer', erpId, { name: 'S8 customer', blocked: 3 });
    await given.change('erp.item', item.erpId, { description: 'S8 item', blocked: true });
    const outcomes = await masters.sync.now([{ erpId }, { erpId: item.erpId }], {
      direction: 'TO_CRM',
    });
    expect(outcomes.map(({ kind }) => kind)).toEqual(['MODIFIED', 'MODIFIED']);
    expect(await given.read('crm.account', crmId)).toMatchObject({ name: 'S8 customer' });
    expect(await given.read('crm.product', item.crmId)).toMatchObject({ name: 'S8 item' });
  });
});

describe('the item that stands for lines without a product', () => {
  it('S-13 becomes no product by itself, by hand or by a run', async () => {
    const erpId = await given.row('erp.item', { number: 'S13', baseUnitOfMeasure: 'PCS' });
    await masters.sync.settings({ writeInProductType: 'ITEM', writeInProductNo: 'S13' });
    await masters.sync.configure('ITEM-PRODUCT', { onlyCoupled: false });
    const { crmId } = await masters.resourcePair();
    const [run] = await masters.sync.modified(['ITEM-PRODUCT']);
    const made = only(await couplings.createInCrm({ id: erpId, mapping: 'ITEM-PRODUCT' }));
    const tied = await couplings.create({ mapping: 'ITEM-PRODUCT', erpId, crmId });
    await masters.sync.configure('ITEM-PRODUCT', { onlyCoupled: true });
    await masters.sync.settings({ writeInProductType: null, writeInProductNo: null });
    expect(run).toMatchObject({ direction: 'TO_CRM', inserted: 0, failed: 0, skipped: 0 });
    expect(made.error).toMatchObject({ code: 'NOT_ELIGIBLE' });
    expect(tied.errors).toMatchObject([{ code: 'NOT_ELIGIBLE' }]);
    expect(await couplings.of('erpId', erpId)).toEqual([]);
  });
});

describe('uncoupling from a mapping that writes nothing to the CRM', () => {
  it('C-20 leaves the company of the account, as no write is allowed there', async () => {
    const { couplingId, crmId } = await masters.customerPair();
    await masters.sync.configure('CUSTOMER', { direction: 'FROM_CRM' });
    const outcome = only(await couplings.delete({ couplingId }));
    const { runs } = await masters.sync.uncoupleAll(['CUSTOMER']);
    await masters.sync.configure('CUSTOMER', { direction: 'BOTH' });
    expect(outcome).toMatchObject({ kind: 'UNCOUPLED', error: null });
    expect(runs[0]).toMatchObject({ modified: 0 });
    expect(await given.read('crm.account', crmId)).toMatchObject({
      companyId: masters.companyId,
    });
  });
});
