import { startApi, type TestApi } from '../../support/api';
import { Configure, type Refused, type Warned } from '../../support/configure';
import { Given } from '../../support/given';
import { Pairs } from '../../support/pairs';
import { codesOf, runMapping } from '../../support/runs';

let api: TestApi;
let configure: Configure;
let given: Given;
let pairs: Pairs;

beforeEach(async () => {
  api = await startApi();
  configure = new Configure(api);
  given = new Given(api);
  pairs = new Pairs(api, given);
  await given.company();
  await given.row('erp.number_series', { code: 'CUST', startingNo: 'C00010' });
  await given.row('erp.sales_setup', { customerNos: 'CUST' });
});

afterEach(() => api.stop());

const create = (code: string, table: string, defaults: object) =>
  configure.mutate<{ recordTemplate: { code: string; defaults: object } | null }>(
    'recordTemplateCreate',
    { code, table, defaults },
    'recordTemplate { id code title recordTable defaults version }',
  );
const use = (side: 'ERP' | 'CRM', templates: object[]) =>
  configure.mutate<{ tableMapping: { templates: object[] } | null; warnings: Warned[] | null }>(
    'tableMappingTemplatesSet',
    { mapping: 'CUSTOMER', side, templates },
    'tableMapping { version templates { side priority templateCode filter template { code } } } warnings { code field message }',
  );

describe('templates of new records', () => {
  it('SC-34 refuses a new record whose template is missing before anything is inserted', async () => {
    await configure.update('CUSTOMER', { onlyCoupled: false });
    const { warnings } = await use('CRM', [{ template: 'x' }]);
    expect(warnings).toMatchObject([{ code: 'TEMPLATE_MISSING', field: 'templates.0.template' }]);
    await given.customer({ name: 'Contoso' });
    const first = await runMapping(api, 'CUSTOMER');
    expect(first.to).toMatchObject({ failed: 1, inserted: 0 });
    expect(codesOf(first.to)).toEqual(['TEMPLATE_MISSING']);
    const accounts = () => api.composition.db.query('SELECT name, description FROM crm.account');
    expect(await accounts()).toEqual([]);
    await create('X', 'crm.account', { description: 'From the ERP' });
    const second = await runMapping(api, 'CUSTOMER');
    expect(second.to).toMatchObject({ failed: 0, inserted: 1 });
    expect(await accounts()).toEqual([{ name: 'Contoso', description: 'From the ERP' }]);
  });

  it('T-14 takes the first whose filter takes the source record', async () => {
    await create('L1', 'erp.customer', { locationCode: 'ONE' });
    await create('L2', 'erp.customer', { locationCode: 'TWO' });
    await create('L3', 'erp.customer', { locationCode: 'ANY' });
    const { tableMapping } = await use('ERP', [
      { template: 'L1', filterText: 'fax = "123"' },
      { template: 'L2', filter: [{ field: 'fax', operator: 'startsWith', value: '4' }] },
      { template: 'L3' },
    ]);
    expect(tableMapping?.templates).toMatchObject([
      { side: 'ERP', priority: 1, templateCode: 'L1', template: { code: 'L1' } },
      { side: 'ERP', priority: 2, templateCode: 'L2' },
      { side: 'ERP', priority: 3, templateCode: 'L3', filter: [] },
    ]);
    const locationOf = async (fax: string) => {
      const crmId = await given.account({ fax });
      const { erpId, error } = await pairs.createInErp(crmId);
      expect(error).toBeNull();
      return (await given.read('erp.customer', erpId ?? '')).locationCode;
    };
    expect(await locationOf('123')).toBe('ONE');
    expect(await locationOf('456')).toBe('TWO');
    expect(await locationOf('789')).toBe('ANY');
  });

  it('T-15 gives values where the mapping leaves a blank, and mapped values win', async () => {
    await create('BOTH', 'crm.account', {
      fax: '000',
      address1City: 'Nowhere',
      creditOnHold: true,
    });
    await use('CRM', [{ template: 'BOTH' }]);
    const erpId = await given.customer({ city: 'Hill' });
    const { crmId, kind } = await pairs.createInCrm(erpId);
    expect(kind).toBe('INSERTED');
    const account = await given.read('crm.account', crmId ?? '');
    expect([account.address1City, account.fax, account.creditOnHold]).toEqual([
      'Hill',
      '000',
      true,
    ]);
  });

  it('T-16 numbers new records from the series of their template, else from that of the sales setup', async () => {
    await given.row('erp.number_series', { code: 'ABROAD', startingNo: 'X00500' });
    await create('NEAR', 'erp.customer', { locationCode: 'MAIN' });
    const { recordTemplate } = await create('FAR', 'erp.customer', { numberSeries: 'abroad' });
    expect(recordTemplate?.defaults).toEqual({ numberSeries: 'ABROAD' });
    await use('ERP', [{ template: 'FAR', filterText: 'fax = "2"' }, { template: 'NEAR' }]);
    const numberOf = async (fax: string) => {
      const { erpId, error } = await pairs.createInErp(await given.account({ fax }));
      expect(error).toBeNull();
      return (await given.read('erp.customer', erpId ?? '')).number;
    };
    expect(await numberOf('1')).toBe('C00010');
    expect(await numberOf('2')).toBe('X00500');
    expect(await numberOf('2')).toBe('X00501');
    expect(await numberOf('1')).toBe('C00011');
  });

  it('T-16 refuses a series that does not exist, and a series for records without numbers', async () => {
    const { errors } = await create('FAR', 'erp.customer', { numberSeries: 'NOWHERE' });
    expect(errors).toMatchObject([
      {
        code: 'TEMPLATE_INVALID',
        path: ['input', 'defaults', 'numberSeries'],
        message: 'There is no number series NOWHERE.',
      },
    ]);
    const crm = await create('FAR', 'crm.account', { numberSeries: 'CUST' });
    expect(crm.errors[0]?.message).toContain('crm.account has no field numberSeries');
  });

  it('leaves existing records alone', async () => {
    await create('FAX', 'crm.account', { description: 'new' });
    await use('CRM', [{ template: 'FAX' }]);
    const { crmId } = await pairs.agreed({ city: 'Hill' });
    expect((await given.read('crm.account', crmId)).description).toBeNull();
  });

  it('checks values and filters when they are saved', async () => {
    const errorOf = async (answer: Promise<{ errors: Refused[] }>) => (await answer).errors[0];
    expect(await errorOf(create('A', 'crm.account', { nothing: 1 }))).toMatchObject({
      code: 'TEMPLATE_INVALID',
      path: ['input', 'defaults', 'nothing'],
    });
    expect(await errorOf(create('A', 'crm.account', { creditLimit: 'much' }))).toMatchObject({
      code: 'TEMPLATE_INVALID',
      path: ['input', 'defaults', 'creditLimit'],
    });
    expect(await errorOf(create('A', 'crm.account', { version: '1' }))).toMatchObject({
      code: 'TEMPLATE_INVALID',
    });
    expect(await errorOf(create('A', 'crm.nothing', {}))).toMatchObject({ code: 'TABLE_UNKNOWN' });
    const { recordTemplate } = await create('A', 'erp.customer', { blocked: 'SHIP' });
    expect(recordTemplate?.defaults).toEqual({ blocked: 1 });
    expect(await errorOf(create('a', 'erp.customer', {}))).toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    expect(await errorOf(use('ERP', [{ template: 'A', filterText: 'city = Hill' }]))).toMatchObject(
      {
        code: 'FILTER_INVALID',
        path: ['input', 'templates', '0', 'filterText'],
      },
    );
    expect(await errorOf(use('CRM', [{ template: 'A' }]))).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'templates', '0', 'template'],
    });
  });

  it('changes a template with a version, and keeps one that is used', async () => {
    await create('B', 'crm.account', { fax: '1' });
    await use('CRM', [{ template: 'B' }]);
    const update = (version: number, fax: string) =>
      configure.mutate<{ recordTemplate: { version: number } | null }>(
        'recordTemplateUpdate',
        { code: 'B', version, defaults: { fax } },
        'recordTemplate { version defaults }',
      );
    expect((await update(1, '2')).recordTemplate).toMatchObject({ version: 2 });
    expect((await update(1, '3')).errors[0]?.code).toBe('VERSION_CONFLICT');
    const remove = () =>
      configure.mutate<{ deletedId: string | null }>(
        'recordTemplateDelete',
        { code: 'B' },
        'deletedId',
      );
    expect((await remove()).errors[0]).toMatchObject({
      code: 'RECORD_IN_USE',
      data: { mappings: ['CUSTOMER'] },
    });
    await use('CRM', []);
    expect((await remove()).errors).toEqual([]);
  });
});
