import { startApi, type TestApi } from '../../support/api';
import { Configure, type Refused } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeEach(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterEach(() => api.stop());

interface Change {
  kind: string;
  element: string;
  name: string;
  properties: { property: string; before: unknown; after: unknown }[];
}
const reset = (
  input: object,
): Promise<{
  changes: Change[] | null;
  applied: boolean | null;
  errors: Refused[];
}> =>
  configure.mutate(
    'tableMappingReset',
    input,
    'applied changes { kind element name properties { property before after } }',
  );

describe('resetting table mappings', () => {
  it('T-21 brings a selected mapping back to its defaults, and says what it changes', async () => {
    const before = await configure.mapping('CUSTOMER');
    await configure.update('CUSTOMER', {
      onlyCoupled: false,
      erpFilterText: 'city = "Hill"',
      intervalMinutes: 5,
    });
    const fax = await configure.field('CUSTOMER', 'faxNo', 'fax');
    await configure.updateField(fax.id, { enabled: false });
    await configure.update('VENDOR', { intervalMinutes: 5 });
    const { changes, applied, errors } = await reset({ mappings: ['CUSTOMER'] });
    expect([errors, applied]).toEqual([[], true]);
    expect(changes).toEqual([
      {
        kind: 'CHANGED',
        element: 'TABLE_MAPPING',
        name: 'CUSTOMER',
        properties: expect.arrayContaining([
          { property: 'onlyCoupled', before: false, after: true },
          { property: 'intervalMinutes', before: 5, after: 30 },
          {
            property: 'erpFilter',
            before: [{ field: 'city', operator: 'eq', value: 'Hill' }],
            after: [{ field: 'blocked', operator: 'eq', value: 0 }],
          },
        ]) as unknown,
      },
      {
        kind: 'CHANGED',
        element: 'FIELD_MAPPING',
        name: 'CUSTOMER: faxNo ↔ fax',
        properties: [{ property: 'enabled', before: false, after: true }],
      },
    ]);
    const after = await configure.mapping('CUSTOMER');
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
    expect((await configure.mapping('VENDOR')).intervalMinutes).toBe(5);
  });

  it('T-23 shows what it would change and writes nothing when asked', async () => {
    await configure.update('CUSTOMER', { intervalMinutes: 5 });
    const { changes, applied } = await reset({ dryRun: true });
    expect(applied).toBe(false);
    expect(changes).toMatchObject([
      { name: 'CUSTOMER', properties: [{ property: 'intervalMinutes', before: 5, after: 30 }] },
    ]);
    expect((await configure.mapping('CUSTOMER')).intervalMinutes).toBe(5);
  });

  it('T-21 takes the templates of new records off the mapping; the templates themselves stay', async () => {
    await configure.mutate(
      'recordTemplateCreate',
      { code: 'BIG', table: 'crm.account', defaults: { fax: '1' } },
      'recordTemplate { id }',
    );
    await configure.mutate(
      'tableMappingTemplatesSet',
      { mapping: 'CUSTOMER', side: 'CRM', templates: [{ template: 'BIG' }] },
      'tableMapping { id }',
    );
    const templates = () =>
      api.ask(
        `{ tableMapping(name: "CUSTOMER") { templates { templateCode } }
           recordTemplates(first: 5) { nodes { code } } }`,
      );
    const kept = { recordTemplates: { nodes: [{ code: 'BIG' }] } };
    expect(await templates()).toEqual({
      tableMapping: { templates: [{ templateCode: 'BIG' }] },
      ...kept,
    });
    expect((await reset({ mappings: ['CUSTOMER'] })).errors).toEqual([]);
    expect(await templates()).toEqual({ tableMapping: { templates: [] }, ...kept });
  });

  it('T-22 keeps the delivered fields that are switched off', async () => {
    const number = await configure.field('CUSTOMER', 'number', 'accountNumber');
    await configure.updateField(number.id, { enabled: true });
    await reset({ mappings: ['CUSTOMER'] });
    expect((await configure.field('CUSTOMER', 'number', 'accountNumber')).enabled).toBe(false);
  });

  it('takes user-defined fields away unless they are to stay', async () => {
    const add = () =>
      configure.createFields('CUSTOMER', [
        { erpField: 'name2', crmField: 'description', enabled: true },
      ]);
    const names = async () =>
      (await configure.mapping('CUSTOMER')).fieldMappings.map((field) => field.crmField);
    await add();
    await reset({ mappings: ['CUSTOMER'], keepUserDefined: true });
    expect((await names()).at(-1)).toBe('description');
    const { changes } = await reset({ mappings: ['CUSTOMER'] });
    expect(changes).toMatchObject([
      { kind: 'REMOVED', element: 'FIELD_MAPPING', name: 'CUSTOMER: name2 ↔ description' },
    ]);
    expect(await names()).not.toContain('description');
  });

  it('T-27 builds a user-defined mapping again from its definition, deleted or changed', async () => {
    const create = await configure.mutate<{ tableMapping: { id: string } | null }>(
      'tableMappingCreate',
      {
        name: 'agents',
        erpTable: 'erp.salesperson',
        crmTable: 'crm.price_list',
        direction: 'TO_CRM',
        shareTables: true,
        erpFilterText: 'code is not null',
        crmFilterText: 'name is not null',
        fields: [{ erpField: 'name', crmField: 'name' }],
      },
      'tableMapping { id }',
    );
    expect(create.errors).toEqual([]);
    await configure.update('AGENTS', { onlyCoupled: false });
    const back = await reset({ mappings: ['AGENTS'] });
    expect(back.changes).toMatchObject([
      { name: 'AGENTS', properties: [{ property: 'onlyCoupled', before: false, after: true }] },
    ]);
    await configure.mutate('tableMappingDelete', { mapping: 'AGENTS' }, 'deletedId');
    expect((await configure.mappings()).map((mapping) => mapping.name)).not.toContain('AGENTS');
    await reset({ mappings: ['AGENTS'] });
    expect((await configure.mapping('AGENTS')).fieldMappings).toMatchObject([
      { erpField: 'name', crmField: 'name', enabled: true, userDefined: true },
    ]);
    const gone = { mapping: 'AGENTS', deleteDefinition: true };
    await configure.mutate('tableMappingDelete', gone, 'deletedId');
    expect((await reset({ mappings: ['AGENTS'] })).errors[0]).toMatchObject({
      code: 'RECORD_NOT_FOUND',
      path: ['input', 'mappings', '0'],
    });
  });

  it('changes nothing when nothing was changed', async () => {
    const before = await configure.mappings();
    expect((await reset({})).changes).toEqual([]);
    expect(await configure.mappings()).toEqual(before);
  });

  it('refuses a configuration that has moved on', async () => {
    const { mappingConfiguration } = await api.ask<{
      mappingConfiguration: { fingerprint: string };
    }>('{ mappingConfiguration { fingerprint } }');
    const { fingerprint } = mappingConfiguration;
    await configure.update('CUSTOMER', { intervalMinutes: 5 });
    expect((await reset({ fingerprint })).errors[0]?.code).toBe('VERSION_CONFLICT');
  });
});
