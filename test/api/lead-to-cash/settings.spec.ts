import { Trade } from '../../support/trade';

let trade: Trade;

const SETTINGS = `orderIntegration autoCreateSalesOrders unitGroupMapping writeInProductType writeInProductNo
  freightGlAccountNo freightGlAccount { name } discountBecomesPaymentDiscount`;
const update = (changes: object) =>
  trade.run<Record<string, Record<string, unknown> | null>>(
    'salesSettingsUpdate',
    'SalesSettingsUpdateInput',
    { changes },
    `salesSettings { ${SETTINGS} }`,
  );
const codeOf = async (changes: object) => {
  const before = await settings();
  const answer = await update(changes);
  expect(answer.salesSettings).toBeNull();
  expect(await settings()).toEqual(before);
  expect(answer.errors[0]?.remedy).toBeTruthy();
  return answer.errors[0]?.code;
};
const settings = async () =>
  (
    await trade.api.ask<{ salesSettings: Record<string, unknown> }>(
      `{ salesSettings { ${SETTINGS} modifiedAt } }`,
    )
  ).salesSettings;

beforeAll(async () => {
  trade = await Trade.start();
  await trade.given.row('erp.item', { number: 'GOODS', type: 0, baseUnitOfMeasure: 'PCS' });
  await trade.given.row('erp.item', { number: 'SERVICE', type: 1, baseUnitOfMeasure: 'PCS' });
  await trade.given.row('erp.gl_account', { number: '8400', name: 'Freight' });
  await trade.given.row('erp.gl_account', { number: '8500', directPosting: false });
});

afterAll(() => trade.stop());

describe('the settings of sales documents', () => {
  it('start with the defaults of the reference, and payment discount off', async () => {
    expect(await settings()).toMatchObject({
      orderIntegration: 'ONE_WAY',
      autoCreateSalesOrders: false,
      unitGroupMapping: true,
      writeInProductNo: null,
      freightGlAccountNo: null,
      discountBecomesPaymentDiscount: false,
    });
  });

  it('change, and changing them again changes nothing more', async () => {
    const changes = { writeInProductNo: 'service', freightGlAccountNo: '8400' };
    const { salesSettings, errors } = await update(changes);
    expect(errors).toEqual([]);
    expect(salesSettings).toMatchObject({
      writeInProductType: 'ITEM',
      writeInProductNo: 'SERVICE',
      freightGlAccount: { name: 'Freight' },
    });
    trade.api.clock.set('2026-08-22T10:00:00.000Z');
    const { modifiedAt } = await settings();
    await update(changes);
    expect((await settings()).modifiedAt).toBe(modifiedAt);
  });

  it('refuse a write-in that is no service, and an account that takes no lines', async () => {
    expect(await codeOf({ writeInProductNo: 'NOTHING' })).toBe('WRITE_IN_NOT_FOUND');
    expect(await codeOf({ writeInProductNo: 'GOODS' })).toBe('WRITE_IN_NOT_FOUND');
    expect(await codeOf({ writeInProductType: 'RESOURCE' })).toBe('WRITE_IN_NOT_FOUND');
    expect(await codeOf({ freightGlAccountNo: '9999' })).toBe('FREIGHT_ACCOUNT_MISSING');
    expect(await codeOf({ freightGlAccountNo: '8500' })).toBe('ACCOUNT_NOT_POSTABLE');
  });

  it('refuse what contradicts another setting', async () => {
    expect(await codeOf({ unitGroupMapping: false })).toBe('SETTINGS_CONTRADICT');
    expect(await codeOf({ orderIntegration: 'TWO_WAY', autoCreateSalesOrders: true })).toBe(
      'SETTINGS_CONTRADICT',
    );
  });

  it('keep order integration on while orders are submitted; off, nothing is converted', async () => {
    await update({ autoCreateSalesOrders: true });
    const { id } = await trade.crmOrder();
    expect(await codeOf({ orderIntegration: 'NONE' })).toBe('SUBMITTED_ORDERS_EXIST');
    await trade.run('crmOrderReactivate', 'CrmOrderInput', { id }, '');
    expect((await update({ orderIntegration: 'NONE' })).salesSettings).toMatchObject({
      orderIntegration: 'NONE',
      autoCreateSalesOrders: false,
    });
    await trade.run('crmOrderSubmit', 'CrmOrderInput', { id }, '');
    expect(await trade.refusalOf(id)).toBe('TABLE_NOT_MAPPED');
    await update({ orderIntegration: 'ONE_WAY' });
    expect((await trade.convert(id)).created).toBe(true);
  });

  it('keep versions of orders in two-way mode, and lock that (BI-1)', async () => {
    await update({ orderIntegration: 'TWO_WAY' });
    const setup = await trade.api.ask(`{ salesSetup { archiveOrders orderNos } }`);
    expect(setup).toEqual({ salesSetup: { archiveOrders: true, orderNos: 'ORD' } });
    const change = (changes: object) =>
      trade.run(
        'salesSetupUpdate',
        'SalesSetupUpdateInput',
        { changes },
        'salesSetup { archiveOrders }',
      );
    expect((await change({ archiveOrders: false })).errors).toMatchObject([
      { code: 'SETTINGS_CONTRADICT' },
    ]);
    await update({ orderIntegration: 'ONE_WAY' });
    expect(await change({ archiveOrders: false })).toEqual({
      salesSetup: { archiveOrders: false },
      errors: [],
    });
    expect((await change({ orderNos: 'NOSUCH' })).errors).toMatchObject([
      { code: 'REFERENCE_NOT_FOUND' },
    ]);
  });

  it('B-18 orders that start to travel one way have posts in the CRM, on a wall of their own', async () => {
    const configurations = async () =>
      (
        await trade.api.ask<{ crmPostConfigurations: { nodes: object[] } }>(
          '{ crmPostConfigurations(first: 5) { nodes { entityName isActive isWallEnabled } } }',
        )
      ).crmPostConfigurations.nodes;
    await update({ orderIntegration: 'TWO_WAY', autoCreateSalesOrders: false });
    await trade.api.composition.db.query('DELETE FROM crm.post_configuration');
    const id = await trade.given.row('crm.post_configuration', { entityName: 'salesorder' });
    expect((await update({ orderIntegration: 'ONE_WAY' })).errors).toEqual([]);
    const orders = { entityName: 'salesorder', isActive: true, isWallEnabled: true };
    expect(await configurations()).toEqual([orders]);
    const { version } = await trade.given.read('crm.post_configuration', id);
    await update({ orderIntegration: 'TWO_WAY' });
    await update({ orderIntegration: 'ONE_WAY' });
    expect(await configurations()).toEqual([orders]);
    expect((await trade.given.read('crm.post_configuration', id)).version).toBe(version);
  });

  it('B-18 a CRM that objects to posts does not stand in the way of orders', async () => {
    await update({ orderIntegration: 'TWO_WAY' });
    const { db } = trade.api.composition;
    await db.query('DELETE FROM crm.post_configuration');
    await db.query(
      `CREATE FUNCTION crm.objects() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No posts.' USING ERRCODE = '23514'; END $$`,
    );
    await db.query(
      'CREATE TRIGGER objects BEFORE INSERT ON crm.post_configuration FOR EACH ROW EXECUTE FUNCTION crm.objects()',
    );
    const { errors, salesSettings } = await update({ orderIntegration: 'ONE_WAY' });
    await db.query('DROP FUNCTION crm.objects() CASCADE');
    expect(errors).toEqual([]);
    expect(salesSettings).toMatchObject({ orderIntegration: 'ONE_WAY' });
  });
});
