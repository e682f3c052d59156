import { startApi, type TestApi } from '../../support/api';
import { Configure, type MappingRow } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterAll(() => api.stop());

const create = (input: object) =>
  configure.mutate<{ tableMapping: MappingRow | null }>(
    'tableMappingCreate',
    input,
    'tableMapping { runsToCrm runsFromCrm }',
  );

describe('whether a mapping can run a way', () => {
  it('MAP-063 from the CRM only where table and field go that way', async () => {
    expect(await configure.mapping('SALESPEOPLE')).toMatchObject({
      runsToCrm: false,
      runsFromCrm: true,
    });
    const { errors } = await configure.update('SALESPEOPLE', { direction: 'BOTH' });
    expect(errors[0]?.code).toBe('NO_FIELD_FOR_DIRECTION');
  });

  it('MAP-064 to the CRM only where table and field go that way', async () => {
    expect(await configure.mapping('CURRENCY')).toMatchObject({
      runsToCrm: true,
      runsFromCrm: false,
    });
  });

  it('MAP-066 no way where its only field goes the other one', async () => {
    const { tableMapping, errors } = await create({
      name: 'AGAINST',
      erpTable: 'erp.payment_method',
      crmTable: 'crm.business_unit',
      direction: 'TO_CRM',
      fields: [{ erpField: 'description', crmField: 'name', direction: 'FROM_CRM' }],
    });
    expect(errors).toEqual([]);
    expect(tableMapping).toEqual({ runsToCrm: false, runsFromCrm: false });
  });
});

describe('settings of fields and mappings', () => {
  it('MAP-005 not null and clearing a failed value exclude each other', async () => {
    const owner = await configure.field('CUSTOMER', 'salespersonCode', 'ownerId');
    expect(owner.notNull).toBe(true);
    const { errors } = await configure.updateField(owner.id, { clearOnFailedSync: true });
    expect(errors[0]).toMatchObject({
      code: 'SETTINGS_EXCLUDE',
      path: ['input', 'changes', 'clearOnFailedSync'],
    });
  });

  // Our account has no county beside the state or province.
  it('MAP-069 fields given by their logical names are found, and arrive switched off', async () => {
    const { fieldMappings, errors } = await configure.createFields('CUSTOMER', [
      { erpField: 'Name 2', crmField: 'address1_line3' },
      { erpField: 'Search Name', crmField: 'address1_name' },
    ]);
    expect(errors).toEqual([]);
    expect(fieldMappings).toMatchObject([
      { erpField: 'name2', crmField: 'address1Line3', enabled: false },
      { erpField: 'searchName', crmField: 'address1Name', enabled: false },
    ]);
  });

  it('CIM-048 a mapping without a CRM table is refused', async () => {
    const { errors } = await create({
      name: 'TEST',
      erpTable: 'erp.customer',
      crmTable: '',
      direction: 'TO_CRM',
    });
    expect(errors[0]).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'crmTable'] });
  });
});
