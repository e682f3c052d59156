import type { TestApi } from '../../support/api';
import { Configure } from '../../support/configure';
import { Couplings, only } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let configure: Configure;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
  configure = new Configure(api);
  couplings = new Couplings(api);
});

afterEach(async () => {
  for (const name of ['CUSTOMER', 'VENDOR', 'CONTACT'])
    await configure.update(name, { numberPolicy: 'ASSIGN' });
});

afterAll(() => masters.stop());

const account = (accountNumber: string | null, customerTypeCode = 3) =>
  given.account({ accountNumber, customerTypeCode });
const create = async (id: string, mapping = 'CUSTOMER') =>
  only(await couplings.createInErp({ id, mapping }));
const keep = (mapping: string) => configure.update(mapping, { numberPolicy: 'KEEP' });
const customersOf = async (number: string) =>
  api.composition.tables
    .get('erp.customer')
    .rowsWhere(api.composition.db, 't.number = $1', [number]);

describe('numbers of what is created in the ERP (Q-37)', () => {
  it('come from the series unless the mapping keeps those of the CRM', async () => {
    const { erpId } = await create(await account('K-1'));
    expect(await given.read('erp.customer', erpId ?? '')).toMatchObject({ number: 'C90001' });

    expect((await keep('CUSTOMER')).tableMapping).toMatchObject({ numberPolicy: 'KEEP' });
    const kept = await create(await account(' k-2 '));
    expect(await given.read('erp.customer', kept.erpId ?? '')).toMatchObject({ number: 'K-2' });

    await keep('VENDOR');
    const vendor = await create(await account('LIEF 7', 11), 'VENDOR');
    expect(await given.read('erp.vendor', vendor.erpId ?? '')).toMatchObject({ number: 'LIEF 7' });
  });

  it('are passed over by the series once they are kept', async () => {
    await keep('CUSTOMER');
    await create(await account('C90002'));
    await configure.update('CUSTOMER', { numberPolicy: 'ASSIGN' });
    const { erpId } = await create(await account(null));
    expect(await given.read('erp.customer', erpId ?? '')).toMatchObject({ number: 'C90003' });
  });

  it.each([
    ['is blank', '  ', 'CRM_NUMBER_MISSING', ''],
    ['belongs to another customer', 'taken', 'CRM_NUMBER_TAKEN', 'TAKEN'],
  ])('refuse a record whose CRM number %s, and it alone', async (_what, number, code, value) => {
    await keep('CUSTOMER');
    if (value === 'TAKEN') await given.customer({ number: 'TAKEN' });
    const bad = await account(number);
    const good = await account(`G-${code.slice(-5)}`);
    const [refused, made] =
      (
        await couplings.createInErp(
          { id: bad, mapping: 'CUSTOMER' },
          { id: good, mapping: 'CUSTOMER' },
        )
      ).outcomes ?? [];
    expect(refused).toMatchObject({
      kind: 'FAILED',
      erpId: null,
      error: {
        code,
        path: ['input', 'accountNumber'],
        data: { mapping: 'CUSTOMER', field: 'accountNumber', value },
      },
    });
    expect(refused?.error?.remedy).toContain('numberPolicy ASSIGN');
    expect(made).toMatchObject({ kind: 'INSERTED', error: null });
    expect(await couplings.of('crmId', bad)).toEqual([]);
  });

  it('are refused where the series takes none by hand, until it does', async () => {
    const series = await masters.idOf('erp.number_series', 'code', 'CUST');
    await given.change('erp.number_series', series, { manualNos: false });
    await keep('CUSTOMER');
    const crmId = await account('HAND-1');
    expect(await create(crmId)).toMatchObject({
      kind: 'FAILED',
      error: {
        code: 'MANUAL_NUMBER_REFUSED',
        path: ['input', 'accountNumber'],
        data: { field: 'accountNumber', value: 'HAND-1', seriesCode: 'CUST' },
      },
    });
    expect(await customersOf('HAND-1')).toEqual([]);
    await given.change('erp.number_series', series, { manualNos: true });
    expect(await create(crmId)).toMatchObject({ kind: 'INSERTED' });
  });

  it('let one of two records with the same number win, in one request and in two at once', async () => {
    await keep('CUSTOMER');
    const [a, b] = [await account('TWIN-1'), await account('TWIN-1')];
    const together = await couplings.createInErp(
      { id: a, mapping: 'CUSTOMER' },
      { id: b, mapping: 'CUSTOMER' },
    );
    expect(together.outcomes?.map(({ kind, error }) => error?.code ?? kind)).toEqual([
      'INSERTED',
      'CRM_NUMBER_TAKEN',
    ]);

    const [c, d] = [await account('TWIN-2'), await account('TWIN-2')];
    const apart = await Promise.all([create(c), create(d)]);
    expect(apart.map(({ kind, error }) => error?.code ?? kind).sort()).toEqual([
      'CRM_NUMBER_TAKEN',
      'INSERTED',
    ]);
    expect(await customersOf('TWIN-2')).toHaveLength(1);
  });

  it('are shown by the preview as the run then gives them', async () => {
    await keep('CUSTOMER');
    const crmId = await account('SHOWN-1');
    const { syncPreview } = await api.ask<{ syncPreview: { outcomes: unknown[] } }>(
      `query ($records: [CoupledRecordInput!]) { syncPreview(input: { records: $records, createMissing: true }) {
         outcomes { kind changes { field after } } } }`,
      { records: [{ crmId, mapping: 'CUSTOMER' }] },
    );
    expect(syncPreview.outcomes).toEqual([
      expect.objectContaining({
        kind: 'INSERTED',
        changes: expect.arrayContaining([{ field: 'number', after: 'SHOWN-1' }]) as unknown,
      }),
    ]);
    expect(await customersOf('SHOWN-1')).toEqual([]);
    const { erpId } = await create(crmId);
    expect(await given.read('erp.customer', erpId ?? '')).toMatchObject({ number: 'SHOWN-1' });
  });

  it('stay with their record when the CRM number changes afterwards', async () => {
    await keep('CUSTOMER');
    const crmId = await account('STAYS-1');
    const { erpId } = await create(crmId);
    await given.change('crm.account', crmId, { accountNumber: 'MOVED-1', name: 'Moved' });
    await masters.sync.modified(['CUSTOMER']);
    expect(await given.read('erp.customer', erpId ?? '')).toMatchObject({
      number: 'STAYS-1',
      name: 'Moved',
    });
  });
});

describe('the policy', () => {
  it.each([
    ['CURRENCY', 'it creates no records in the ERP'],
    ['SALESPEOPLE', 'no field mapping pairs the number'],
    ['CONTACT', 'no field mapping pairs the number'],
    ['OPPORTUNITY', 'documents are numbered by the ERP alone'],
  ])('is refused for %s: %s', async (mapping, because) => {
    const { errors, tableMapping } = await keep(mapping);
    expect(tableMapping).toBeNull();
    expect(errors).toMatchObject([
      {
        code: 'NUMBER_POLICY_NOT_ALLOWED',
        path: ['input', 'changes', 'numberPolicy'],
        data: { mapping },
      },
    ]);
    expect(errors[0]?.message).toContain(because);
  });

  it('takes the number from a user-defined field that a row pairs with it', async () => {
    await configure.mutate(
      'userFieldCreate',
      { table: 'crm.contact', name: 'erpNumber', type: 'TEXT' },
      'userField { id }',
    );
    const { errors } = await configure.createFields('CONTACT', [
      { erpField: 'number', crmField: 'userFields.erpNumber', direction: 'TO_CRM' },
    ]);
    expect(errors).toEqual([]);
    expect((await keep('CONTACT')).errors).toEqual([]);
    const company = await masters.customerPair();
    const person = (erpNumber: string) =>
      given.row('crm.contact', {
        firstName: 'Ada',
        lastName: 'Moe',
        parentCustomerId: company.crmId,
        parentCustomerIdType: 'account',
        userFields: { erpNumber },
      });
    const { erpId } = await create(await person('CT-ADA'), 'CONTACT');
    expect(await given.read('erp.contact', erpId ?? '')).toMatchObject({ number: 'CT-ADA' });
    const long = 'CT-0123456789-0123456789';
    expect(await create(await person(long), 'CONTACT')).toMatchObject({
      kind: 'FAILED',
      error: {
        code: 'CRM_NUMBER_TOO_LONG',
        data: { field: 'userFields.erpNumber', value: long, length: 20 },
      },
    });
  });

  it('ends with the direction that creates in the ERP', async () => {
    await keep('CUSTOMER');
    const { errors } = await configure.update('CUSTOMER', { direction: 'TO_CRM' });
    expect(errors[0]?.code).toBe('NUMBER_POLICY_NOT_ALLOWED');
    const both = { direction: 'TO_CRM', numberPolicy: 'ASSIGN' };
    expect((await configure.update('CUSTOMER', both)).errors).toEqual([]);
    expect((await configure.update('CUSTOMER', { direction: 'BOTH' })).errors).toEqual([]);
  });

  it('travels with the exported configuration and shows in the difference', async () => {
    await keep('VENDOR');
    const { mappingConfiguration } = await api.ask<{
      mappingConfiguration: { document: { tableMappings: Record<string, unknown>[] } };
    }>('{ mappingConfiguration(onlyCustomised: true) { document } }');
    const { document } = mappingConfiguration;
    expect(document.tableMappings).toContainEqual(
      expect.objectContaining({ name: 'VENDOR', numberPolicy: 'KEEP' }),
    );
    await configure.update('VENDOR', { numberPolicy: 'ASSIGN' });
    const { changes } = await configure.mutate<{ changes: { properties: object[] }[] }>(
      'mappingConfigurationImport',
      { document },
      'applied changes { kind element name properties { property before after } }',
    );
    expect(changes.flatMap(({ properties }) => properties)).toContainEqual({
      property: 'numberPolicy',
      before: 'ASSIGN',
      after: 'KEEP',
    });
    expect((await configure.mapping('VENDOR')).numberPolicy).toBe('KEEP');
  });
});
