import { startApi, type TestApi } from '../../support/api';
import { Configure } from '../../support/configure';
import { syncModified } from '../../support/runs';

let api: TestApi;
let configure: Configure;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterAll(() => api.stop());

describe('changing a table mapping', () => {
  it('T-1 takes a direction that an enabled field mapping has exactly', async () => {
    const { tableMapping, errors } = await configure.update('CUSTOMER', { direction: 'TO_CRM' });
    expect(errors).toEqual([]);
    expect(tableMapping).toMatchObject({
      direction: 'TO_CRM',
      runsToCrm: true,
      runsFromCrm: false,
    });
    await configure.update('CUSTOMER', { direction: 'BOTH' });
  });

  it('T-1 refuses a direction that no enabled field mapping has exactly', async () => {
    const { tableMapping, errors } = await configure.update('SALESPEOPLE', { direction: 'TO_CRM' });
    expect(tableMapping).toBeNull();
    expect(errors[0]).toMatchObject({
      code: 'NO_FIELD_FOR_DIRECTION',
      path: ['input', 'changes', 'direction'],
      data: { mapping: 'SALESPEOPLE', direction: 'TO_CRM' },
    });
    expect((await configure.mapping('SALESPEOPLE')).direction).toBe('FROM_CRM');
  });

  it('T-1 never lets an option mapping go both ways, and turns its fields with it', async () => {
    const both = await configure.update('PAYMENT TERMS', { direction: 'BOTH' });
    expect(both.errors[0]?.code).toBe('OPTION_MAPPING_ONE_WAY');
    const turned = await configure.update('PAYMENT TERMS', { direction: 'FROM_CRM' });
    expect(turned.tableMapping?.direction).toBe('FROM_CRM');
    expect(turned.tableMapping?.fieldMappings.map((field) => field.direction)).toEqual([
      'FROM_CRM',
    ]);
  });

  it('T-1 a field that goes both ways is not one of exactly one direction', async () => {
    const { fieldMappings } = await configure.mapping('VENDOR');
    const oneWay = fieldMappings.filter((field) => field.enabled && field.direction !== 'BOTH');
    for (const { id } of oneWay) await configure.updateField(id, { enabled: false });
    for (const direction of ['TO_CRM', 'FROM_CRM']) {
      const { errors } = await configure.update('VENDOR', { direction });
      expect(errors[0]).toMatchObject({ code: 'NO_FIELD_FOR_DIRECTION' });
    }
    for (const { id } of oneWay) await configure.updateField(id, { enabled: true });
  });

  it('T-7 a mapping without an enabled field for its direction fails its run, though nothing changed', async () => {
    const ways = async () => (await configure.mapping('SALESPEOPLE')).runsFromCrm;
    const { fieldMappings } = await configure.mapping('SALESPEOPLE');
    const enabled = fieldMappings.filter((field) => field.enabled);
    for (const { id } of enabled) await configure.updateField(id, { enabled: false });
    expect(await ways()).toBe(false);
    const { runs } = await syncModified(api, { mappings: ['SALESPEOPLE'] });
    expect(runs).toMatchObject([{ direction: 'FROM_CRM', status: 'ERROR' }]);
    expect(runs?.[0]?.message).toContain('no enabled field mapping that goes FROM_CRM');
    for (const { id } of enabled) await configure.updateField(id, { enabled: true });
    expect(await ways()).toBe(true);
    // What changed meanwhile is not passed over.
    const again = await syncModified(api, { mappings: ['SALESPEOPLE'] });
    expect(again.runs).toMatchObject([{ status: 'SUCCESS', watermarkFrom: null }]);
  });

  it('T-2 warns when removed couplings would bring deleted counterparts back', async () => {
    const { warnings, errors } = await configure.update('CONTACT', {
      deletionPolicy: 'REMOVE_COUPLING',
      onlyCoupled: false,
    });
    expect(errors).toEqual([]);
    expect(warnings?.map((warning) => warning.code)).toEqual(['COUNTERPARTS_RECREATED']);
  });

  it('T-4 keeps the filters of orders that go both ways', async () => {
    const { errors } = await configure.update(
      'SALESORDER-ORDER',
      { erpFilterText: 'status = OPEN' },
      { variant: 'bidirectional' },
    );
    expect(errors[0]).toMatchObject({
      code: 'FILTER_FIXED',
      path: ['input', 'changes', 'erpFilter'],
    });
  });

  it('T-4 points out a filter that leaves new CRM rows without a company out', async () => {
    const only = await configure.update('OPPORTUNITY', { crmFilterText: 'companyId = {company}' });
    expect(only.warnings?.map((warning) => warning.code)).toEqual(['COMPANY_BLANK_LEFT_OUT']);
    const both = await configure.update('OPPORTUNITY', {
      crmFilterText: 'companyId in ({company}, null)',
    });
    expect(both.warnings).toEqual([]);
  });

  it('saves a filter as text and shows it as data and as text', async () => {
    const text = 'blocked = NO and (city = "Hill" or countryRegionCode in (DE, at))';
    const { tableMapping, errors } = await configure.update('CUSTOMER', { erpFilterText: text });
    expect(errors).toEqual([]);
    expect(tableMapping?.erpFilter).toEqual([
      { field: 'blocked', operator: 'eq', value: 0 },
      {
        any: [
          { field: 'city', operator: 'eq', value: 'Hill' },
          { field: 'countryRegionCode', operator: 'in', value: ['DE', 'AT'] },
        ],
      },
    ]);
    expect(tableMapping?.erpFilterText).toBe(
      'blocked = NO and (city = "Hill" or countryRegionCode in (DE, AT))',
    );
  });

  it('refuses a filter with the line and the column of the offending word', async () => {
    const { errors } = await configure.update('CUSTOMER', {
      erpFilterText: 'blocked = NO and\n  (citty = "Hill")',
    });
    expect(errors[0]).toMatchObject({
      code: 'FILTER_INVALID',
      path: ['input', 'changes', 'erpFilterText'],
      data: { line: 2, column: 4, found: 'citty', expected: ['city'] },
    });
    expect(errors[0]?.message).toContain('line 2, column 4');
  });

  it.each([
    [{ field: 'blocked', operator: 'eq', value: true }, 'erpFilter.0.value'],
    [{ field: 'blocked', operator: 'in', value: ['SHIP', 9] }, 'erpFilter.0.value.1'],
    [{ field: 'creditLimitLcy', operator: 'contains', value: '1' }, 'erpFilter.0.operator'],
    [{ field: 'name', operator: 'gt', value: null }, 'erpFilter.0.value'],
    [{ any: [{ field: 'nothing', operator: 'isNull' }] }, 'erpFilter.0.any.0.field'],
  ])('refuses %j in a filter', async (node, place) => {
    const { errors } = await configure.update('CUSTOMER', { erpFilter: [node] });
    expect(errors[0]).toMatchObject({
      code: 'FILTER_INVALID',
      path: ['input', 'changes', ...place.split('.')],
    });
  });

  it('refuses a filter given as data with the place of the offending part', async () => {
    const { errors } = await configure.update('CUSTOMER', {
      erpFilter: [
        { field: 'city', operator: 'eq', value: 'Hill' },
        { any: [{ field: 'creditLimitLcy', operator: 'gt', value: 'much' }] },
      ],
    });
    expect(errors[0]).toMatchObject({
      code: 'FILTER_INVALID',
      path: ['input', 'changes', 'erpFilter', '1', 'any', '0', 'value'],
    });
  });

  it('keeps two administrators from overwriting each other', async () => {
    const { version } = await configure.mapping('VENDOR');
    const first = await configure.update('VENDOR', { intervalMinutes: 15 }, { version });
    expect(first.tableMapping).toMatchObject({ intervalMinutes: 15, version: version + 1 });
    const second = await configure.update('VENDOR', { intervalMinutes: 45 }, { version });
    expect(second.errors[0]).toMatchObject({
      code: 'VERSION_CONFLICT',
      path: ['input', 'version'],
    });
    expect((await configure.mapping('VENDOR')).intervalMinutes).toBe(15);
  });

  it('changes nothing when repeated, not even the version', async () => {
    const first = await configure.update('ITEM-PRODUCT', { updatePolicy: 'SEND' });
    const again = await configure.update('ITEM-PRODUCT', { updatePolicy: 'SEND' });
    expect(again.tableMapping?.version).toBe(first.tableMapping?.version);
  });

  it('refuses intervals that make no sense, and takes a mapping off the schedule', async () => {
    const { errors } = await configure.update('CURRENCY', { intervalMinutes: 0 });
    expect(errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'changes', 'intervalMinutes'],
    });
    const off = await configure.update('CURRENCY', { intervalMinutes: null });
    expect(off.tableMapping).toMatchObject({ intervalMinutes: null, inactivityMinutes: null });
  });

  it('writes nothing when one of several settings is refused', async () => {
    const { errors } = await configure.update('ITEM-PRODUCT', {
      title: 'Things',
      crmFilterText: 'nothing = 1',
    });
    expect(errors[0]?.code).toBe('FILTER_INVALID');
    expect((await configure.mapping('ITEM-PRODUCT')).title).not.toBe('Things');
  });

  it('refuses a mapping that does not exist', async () => {
    const { errors } = await configure.update('NOTHING', { enabled: false });
    expect(errors[0]).toMatchObject({ code: 'RECORD_NOT_FOUND', path: ['input', 'mapping'] });
  });
});
