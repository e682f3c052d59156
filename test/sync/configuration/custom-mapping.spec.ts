import { startApi, type TestApi } from '../../support/api';
import { Configure, type MappingRow, type Warned } from '../../support/configure';
import { Given } from '../../support/given';
import { counted, runMapping } from '../../support/runs';

let api: TestApi;
let configure: Configure;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

const create = (input: object) =>
  configure.mutate<{ tableMapping: MappingRow | null; warnings: Warned[] | null }>(
    'tableMappingCreate',
    input,
    `tableMapping { id name title userDefined direction onlyCoupled enabled erpFilterText
       fieldMappings { erpField crmField direction enabled } } warnings { code }`,
  );
const territories = {
  name: 'methods',
  erpTable: 'erp.payment_method',
  crmTable: 'crm.business_unit',
  direction: 'TO_CRM',
  onlyCoupled: false,
  fields: [{ erpField: 'description', crmField: 'name' }],
};

describe('making a table mapping without code', () => {
  it('T-24 makes the mapping with its fields, which are enabled', async () => {
    const { tableMapping, errors } = await create(territories);
    expect(errors).toEqual([]);
    expect(tableMapping).toMatchObject({
      name: 'METHODS',
      title: 'methods',
      userDefined: true,
      direction: 'TO_CRM',
      fieldMappings: [
        { erpField: 'description', crmField: 'name', direction: 'TO_CRM', enabled: true },
      ],
    });
  });

  it('T-24 runs like any other: creates, changes and leaves what is equal', async () => {
    const id = await given.row('erp.payment_method', { code: 'CASH', description: 'Cash' });
    const first = await runMapping(api, 'METHODS');
    expect(counted(first.to)).toBe('inserted 1');
    await given.change('erp.payment_method', id, { description: 'Coins' });
    expect(counted((await runMapping(api, 'METHODS')).to)).toBe('modified 1');
    expect(counted((await runMapping(api, 'METHODS', { full: true })).to)).toBe('unchanged 1');
    const units = await api.composition.db.query(
      `SELECT name FROM crm.business_unit WHERE name <> 'Root'`,
    );
    expect(units).toEqual([{ name: 'Coins' }]);
  });

  it('T-5 keeps a mapping through which records are coupled, and says how many', async () => {
    const { errors } = await configure.mutate<object>(
      'tableMappingDelete',
      { mapping: 'METHODS' },
      'deletedId',
    );
    expect(errors[0]).toMatchObject({
      code: 'RECORD_IN_USE',
      data: { mapping: 'METHODS', couplings: 1 },
    });
  });

  it('keeps a delivered mapping', async () => {
    const { errors } = await configure.mutate<object>(
      'tableMappingDelete',
      { mapping: 'CUSTOMER' },
      'deletedId',
    );
    expect(errors[0]?.code).toBe('DELIVERED_FIXED');
  });

  it('T-24 refuses a name that is taken or none', async () => {
    expect((await create({ ...territories, name: 'customer' })).errors[0]).toMatchObject({
      code: 'ALREADY_EXISTS',
      path: ['input', 'name'],
    });
    expect((await create({ ...territories, name: '???' })).errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'name'],
    });
  });

  it('T-24 refuses tables that do not exist or lie on the other side', async () => {
    const unknown = await create({ ...territories, name: 'X', erpTable: 'erp.nothing' });
    expect(unknown.errors[0]).toMatchObject({ code: 'TABLE_UNKNOWN', path: ['input', 'erpTable'] });
    const swapped = await create({ ...territories, name: 'X', crmTable: 'erp.item' });
    expect(swapped.errors[0]).toMatchObject({ code: 'TABLE_UNKNOWN', path: ['input', 'crmTable'] });
    const machinery = await create({ ...territories, name: 'X', crmTable: 'sync.coupling' });
    expect(machinery.errors[0]?.code).toBe('TABLE_UNKNOWN');
  });

  it('T-24 refuses a table that is mapped, unless it is shared by a filter', async () => {
    const resellers = {
      name: 'resellers',
      erpTable: 'erp.customer',
      crmTable: 'crm.account',
      direction: 'BOTH',
      fields: [{ erpField: 'name', crmField: 'name', direction: 'BOTH' }],
    };
    const taken = await create(resellers);
    expect(taken.errors[0]).toMatchObject({
      code: 'TABLE_ALREADY_MAPPED',
      data: { table: 'erp.customer', mappings: ['CUSTOMER'] },
    });
    const half = await create({ ...resellers, shareTables: true, erpFilterText: 'city = "A"' });
    expect(half.errors[0]).toMatchObject({ path: ['input', 'crmTable'] });
    const shared = await create({
      ...resellers,
      shareTables: true,
      erpFilterText: 'customerPriceGroup is not null',
      crmFilterText: 'customerTypeCode = 9',
    });
    expect(shared.errors).toEqual([]);
  });

  it('writes nothing when one of its fields is refused', async () => {
    const { errors } = await create({
      ...territories,
      name: 'BROKEN',
      erpTable: 'erp.company',
      crmTable: 'crm.team',
      fields: [{ erpField: 'name', crmField: 'nothing' }],
    });
    expect(errors[0]).toMatchObject({
      code: 'FIELD_UNKNOWN',
      path: ['input', 'fields', '0', 'crmField'],
    });
    expect((await configure.mappings()).map(({ name }) => name)).not.toContain('BROKEN');
  });

  it('Q-37 keeps the numbers of the CRM from the start where it is told to, and refuses where it cannot', async () => {
    const suppliers = {
      name: 'suppliers',
      ...{ erpTable: 'erp.vendor', crmTable: 'crm.account', shareTables: true, onlyCoupled: false },
      ...{ direction: 'FROM_CRM', numberPolicy: 'KEEP', crmFilterText: 'customerTypeCode = 11' },
      erpFilterText: 'name <> "Nobody"',
      fields: [{ erpField: 'name', crmField: 'name' }],
    };
    const refused = await create(suppliers);
    expect(refused).toMatchObject({
      tableMapping: null,
      errors: [{ code: 'NUMBER_POLICY_NOT_ALLOWED', path: ['input', 'numberPolicy'] }],
    });
    expect(await configure.mapping('SUPPLIERS').catch(() => null)).toBeFalsy();
    const number = { erpField: 'number', crmField: 'accountNumber', direction: 'TO_CRM' };
    const { errors } = await create({
      ...suppliers,
      fields: [...suppliers.fields, { ...number, enabled: false }],
    });
    expect(errors).toEqual([]);
    expect(await configure.mapping('SUPPLIERS')).toMatchObject({ numberPolicy: 'KEEP' });
  });

  it('lets mappings depend on others, but not in a circle', async () => {
    const first = await configure.update('METHODS', { dependsOn: ['CUSTOMER'] });
    expect(first.errors).toEqual([]);
    const circle = await configure.update('CUSTOMER', { dependsOn: ['METHODS'] });
    expect(circle.errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'changes', 'dependsOn'],
    });
    const unknown = await configure.update('METHODS', { dependsOn: ['NOTHING'] });
    expect(unknown.errors[0]?.path).toEqual(['input', 'changes', 'dependsOn']);
  });
});
