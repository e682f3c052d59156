import type { TestApi } from '../../support/api';
import { Couplings, only } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
  couplings = new Couplings(api);
  await given.row('erp.number_series', { code: 'ITEMS', startingNo: 'I90001' });
  const [setup] = await rowsOf('erp.sales_setup', 'true', []);
  await given.change('erp.sales_setup', String(setup?.id), { itemNos: 'ITEMS' });
});

afterAll(() => api.stop());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const times = async (n: number, make: (i: number) => Promise<string>) => {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push(await make(i));
  return ids;
};
const lastRun = async (mapping: string) => (await masters.sync.runs(mapping, 1))[0];
const rowsOf = (table: string, where: string, values: unknown[]) =>
  api.composition.tables.get(table).rowsWhere(api.composition.db, where, values);

describe('creating in the ERP', () => {
  it('answers a record that is named for two mappings for each of them, and a repeated one twice', async () => {
    const id = await given.customer({ name: 'Named twice' });
    const { outcomes } = await couplings.createInCrm(
      { id, mapping: 'VENDOR' },
      { id, mapping: 'CUSTOMER' },
      { id, mapping: 'CUSTOMER' },
    );
    expect(outcomes?.map(({ kind, mapping, error }) => [kind, mapping, error?.code])).toEqual([
      ['FAILED', 'VENDOR', 'ERP_NOT_FOUND'],
      ['INSERTED', 'CUSTOMER', undefined],
      ['INSERTED', 'CUSTOMER', undefined],
    ]);
  });

  it('IM-010 takes accounts and users in one call: one run for each kind, unknown ids answered alone', async () => {
    const accounts = await times(5, (i) => given.account({ name: `IM-010 account ${i}` }));
    const users = await times(5, (i) =>
      given.row('crm.system_user', { firstName: 'IM', lastName: `${i}`, domainName: `im${i}` }),
    );
    const answer = await couplings.createInErp(
      ...[...accounts, NOBODY].map((id) => ({ id, mapping: 'CUSTOMER' })),
      ...users.map((id) => ({ id, mapping: 'SALESPEOPLE' })),
    );
    expect(answer.outcomes?.map((each) => each.error?.code ?? each.kind)).toEqual([
      ...accounts.map(() => 'INSERTED'),
      'CRM_NOT_FOUND',
      ...users.map(() => 'INSERTED'),
    ]);
    expect(answer.failed).toBe(1);
    expect(await lastRun('CUSTOMER')).toMatchObject({ inserted: 5, failed: 0, errors: [] });
    expect(await lastRun('SALESPEOPLE')).toMatchObject({ inserted: 5, failed: 0, errors: [] });
    for (const crmId of [...accounts, ...users])
      expect(await couplings.of('crmId', crmId)).toHaveLength(1);
    expect(await rowsOf('erp.customer', `t.name LIKE 'IM-010 account %'`, [])).toHaveLength(5);
    expect(await rowsOf('erp.salesperson', `t.name LIKE 'IM %'`, [])).toHaveLength(5);
  });

  it('CPT-005 couples a CRM contact of a coupled account with a new person of its company', async () => {
    const customer = await masters.customerPair();
    const crmId = await given.row('crm.contact', {
      firstName: 'Ada',
      lastName: 'Moe',
      parentCustomerId: customer.crmId,
      parentCustomerIdType: 'account',
    });
    const outcome = only(await couplings.createInErp({ id: crmId, mapping: 'CONTACT' }));
    expect(outcome).toMatchObject({ kind: 'INSERTED', error: null });
    expect(await given.read('erp.contact', outcome.erpId ?? '')).toMatchObject({
      type: 1,
      firstName: 'Ada',
      surname: 'Moe',
      companyNo: await masters.companyOf(customer.erpId),
    });
    expect(await lastRun('CONTACT')).toMatchObject({ inserted: 1, failed: 0, errors: [] });
  });

  it.each([
    ['table', { table: 'crm.nothing' }],
    ['mapping', { mapping: 'CUSTOMR' }],
  ])('says of which record the %s is not mapped', async (field, record) => {
    const id = await given.account({});
    const { errors } = await couplings.createInErp({ id, mapping: 'CUSTOMER' }, { id, ...record });
    expect(errors).toMatchObject([
      { code: 'TABLE_NOT_MAPPED', path: ['input', 'records', '1', field] },
    ]);
  });

  describe('from products', () => {
    const product = (name: string, productTypeCode: number, group: Record<string, string>) =>
      given.row('crm.product', {
        name,
        productNumber: name.toUpperCase(),
        productTypeCode,
        quantityDecimal: 2,
        stateCode: 0,
        statusCode: 1,
        ...group,
      });
    const unitGroup = async (name: string) => {
      const defaultUomScheduleId = await given.row('crm.uom_schedule', {
        name,
        baseUomName: 'pcs',
      });
      const [unit] = await rowsOf('crm.uom', 't.uom_schedule_id = $1', [defaultUomScheduleId]);
      return { defaultUomScheduleId, defaultUomId: String(unit?.id) };
    };

    afterEach(() => masters.sync.settings({ unitGroupMapping: true }));

    it('CPT-033 makes one item from an inventory product, with its unit; a service becomes none', async () => {
      await masters.sync.settings({ unitGroupMapping: false });
      const { crmId: defaultUomScheduleId } = await masters.createInCrm(
        'UNIT OF MEASURE',
        await masters.idOf('erp.unit_of_measure', 'code', 'PCS'),
      );
      const [unit] = await rowsOf('crm.uom', 't.uom_schedule_id = $1', [defaultUomScheduleId]);
      const group = { defaultUomScheduleId, defaultUomId: String(unit?.id) };
      const inventory = await product('Desk', 1, group);
      const service = await product('Assembly', 3, group);
      const [made, refused] =
        (
          await couplings.createInErp(
            { id: inventory, mapping: 'ITEM-PRODUCT' },
            { id: service, mapping: 'ITEM-PRODUCT' },
          )
        ).outcomes ?? [];
      expect(made).toMatchObject({ kind: 'INSERTED', error: null });
      expect(refused).toMatchObject({ kind: 'FAILED', error: { code: 'OUT_OF_SCOPE' } });
      expect(await rowsOf('erp.item', 'true', [])).toMatchObject([
        { id: made?.erpId, description: 'Desk', baseUnitOfMeasure: 'PCS' },
      ]);
    });

    it('keeps the product number of an item where the mapping says so (Q-37)', async () => {
      const group = await unitGroup('Stools');
      await masters.sync.configure('UNIT GROUP', { onlyCoupled: false });
      await masters.sync.configure('ITEM UOM', { onlyCoupled: false });
      await masters.sync.configure('ITEM-PRODUCT', { numberPolicy: 'KEEP' });
      const id = await product('Stool-9', 1, group);
      const made = only(await couplings.createInErp({ id, mapping: 'ITEM-PRODUCT' }));
      expect(await given.read('erp.item', made.erpId ?? '')).toMatchObject({ number: 'STOOL-9' });
      await masters.sync.configure('ITEM-PRODUCT', { numberPolicy: 'ASSIGN' });
      await masters.sync.configure('UNIT GROUP', { onlyCoupled: true });
      await masters.sync.configure('ITEM UOM', { onlyCoupled: true });
    });

    it('takes a unit that nothing is coupled to only where units let new ones in, and couples it (PR-11)', async () => {
      const group = await unitGroup('Chairs');
      const crmId = await product('Chair', 1, group);
      const create = async (id: string) =>
        only(await couplings.createInErp({ id, mapping: 'ITEM-PRODUCT' }));
      expect((await create(crmId)).error?.code).toBe('REFERENCE_NOT_COUPLED');
      await masters.sync.configure('UNIT GROUP', { onlyCoupled: false });
      await masters.sync.configure('ITEM UOM', { onlyCoupled: false });
      const made = await create(crmId);
      expect(made).toMatchObject({ kind: 'INSERTED', error: null });
      const { number } = await given.read('erp.item', made.erpId ?? '');
      const unitId = await masters.idOf('erp.item_unit_of_measure', 'itemNo', String(number));
      expect(await couplings.of('erpId', unitId)).toMatchObject([{ crmId: group.defaultUomId }]);
      const groupId = await masters.idOf('erp.unit_group', 'sourceNo', String(number));
      expect(await couplings.of('erpId', groupId)).toMatchObject([
        { crmId: group.defaultUomScheduleId },
      ]);
      // The pair can be synchronized back at once.
      expect(
        await masters.sync.one({ erpId: made.erpId ?? '' }, { direction: 'TO_CRM' }),
      ).toMatchObject({
        error: null,
      });
      const shared = await unitGroup('Shared');
      const first = await product('Lamp', 1, shared);
      await product('Bulb', 1, shared);
      expect((await create(first)).error?.code).toBe('UNIT_GROUP_NOT_USABLE');
    });
  });
});

describe('creating in the CRM', () => {
  it('CPT-007 makes no currency without an exchange rate, and names it', async () => {
    const id = await given.row('erp.currency', { code: 'NOK', description: 'Krone' });
    const outcome = only(await couplings.createInCrm({ id, mapping: 'CURRENCY' }));
    expect(outcome).toMatchObject({
      kind: 'FAILED',
      coupling: null,
      error: { code: 'CURRENCY_RATE_MISSING' },
    });
    expect(outcome.error?.message).toContain('NOK');
    expect(await rowsOf('crm.transaction_currency', 't.iso_currency_code = $1', ['NOK'])).toEqual(
      [],
    );
    expect(await couplings.of('erpId', id)).toEqual([]);
    const run = await lastRun('CURRENCY');
    expect(run).toMatchObject({ failed: 1, inserted: 0 });
    expect(run?.errors[0]?.message).toContain('no exchange rate');
  });

  it('CPT-011 gives an item without a price its line in the default price list, with amount zero', async () => {
    api.clock.advance();
    const { crmId } = await masters.itemPair({ unitPrice: '0' });
    const product = await given.read('crm.product', crmId);
    const [settings] = await rowsOf('sync.sales_settings', 'true', []);
    const lines = await rowsOf('crm.price_list_line', 't.product_id = $1', [crmId]);
    expect(lines.find((line) => line.uomId === product.defaultUomId)).toMatchObject({
      priceLevelId: settings?.defaultPriceListId,
      amount: '0',
    });
    expect(new Set(lines.map((line) => line.amount))).toEqual(new Set(['0']));
    expect(product).toMatchObject({ stateCode: 0, price: '0' });
    expect(await lastRun('ITEM-PRODUCT')).toMatchObject({ inserted: 1, failed: 0, errors: [] });
  });

  it('CPT-019 couples the unit group of a resource with a new, active unit schedule', async () => {
    await given.row('erp.resource', {
      number: 'CPT19',
      name: 'Nineteen',
      baseUnitOfMeasure: 'PCS',
    });
    const id = await masters.idOf('erp.unit_group', 'sourceNo', 'CPT19');
    const { code } = await given.read('erp.unit_group', id);
    const outcome = only(await couplings.createInCrm({ id, mapping: 'UNIT GROUP' }));
    expect(outcome).toMatchObject({ kind: 'INSERTED', error: null });
    expect(await given.read('crm.uom_schedule', outcome.crmId ?? '')).toMatchObject({
      name: code,
      stateCode: 0,
    });
    expect(await lastRun('UNIT GROUP')).toMatchObject({ inserted: 1, failed: 0, errors: [] });
  });

  it('CPT-036 makes a new account for a customer whose account was deleted in the CRM', async () => {
    const { erpId, crmId } = await masters.customerPair({ name: 'Bereft' });
    await masters.sync.lose('crm.account', crmId);
    const outcome = only(await couplings.createInCrm({ id: erpId, mapping: 'CUSTOMER' }));
    expect(outcome).toMatchObject({ kind: 'INSERTED', error: null });
    expect(outcome.crmId).not.toBe(crmId);
    expect((await given.read('crm.account', outcome.crmId ?? '')).name).toBe('Bereft');
    expect(await couplings.of('erpId', erpId)).toMatchObject([{ crmId: outcome.crmId }]);
  });
});

describe('a coupled record that stops taking part', () => {
  it('SR-007 a person that became a company is neither modified nor failed', async () => {
    const { erpId } = await masters.contactPair(await masters.customerPair());
    await given.change('erp.contact', erpId, { phoneNo: '7' });
    expect(await masters.sync.one({ erpId }, { direction: 'TO_CRM' })).toMatchObject({
      kind: 'MODIFIED',
    });
    expect(await lastRun('CONTACT')).toMatchObject({ modified: 1, failed: 0 });
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE erp.contact SET type = 0, phone_no = $2 WHERE id = $1', [erpId, '8']),
    );
    const outcome = await masters.sync.one({ erpId }, { direction: 'TO_CRM' });
    expect(outcome).toMatchObject({ kind: 'IGNORED', error: { code: 'NOT_ELIGIBLE' } });
    expect(await lastRun('CONTACT')).toMatchObject({ modified: 0, failed: 0 });
  });
});
