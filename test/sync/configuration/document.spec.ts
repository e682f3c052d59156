import { startApi, type TestApi } from '../../support/api';
import { Configure, type Refused } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeEach(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterEach(() => api.stop());

interface Element {
  [property: string]: unknown;
}
interface Mapping extends Element {
  name: string;
  fields: Element[];
}
interface Document {
  format: number;
  tableMappings: Mapping[];
  transformationRules: Element[];
  templates: Element[];
  userFields: Element[];
}
interface Exported {
  document: Document;
  fingerprint: string;
  customisedCount: number;
}
const read = async (onlyCustomised = false, from = api): Promise<Exported> =>
  (
    await from.ask<{ mappingConfiguration: Exported }>(
      `query ($only: Boolean!) { mappingConfiguration(onlyCustomised: $only) {
         document fingerprint customisedCount } }`,
      { only: onlyCustomised },
    )
  ).mappingConfiguration;

interface Imported {
  changes: { kind: string; element: string; name: string; properties: object[] }[] | null;
  applied: boolean | null;
  errors: Refused[];
}
const load = (document: unknown, more: object = {}, into = configure): Promise<Imported> =>
  into.mutate(
    'mappingConfigurationImport',
    { document, ...more },
    'applied changes { kind element name properties { property before after } }',
  );

async function customise(): Promise<void> {
  const field = (table: string, name: string) =>
    configure.mutate(
      'userFieldCreate',
      { table, name, type: 'INTEGER', title: 'Size' },
      'userField { id }',
    );
  await field('erp.customer', 'shoeSize');
  await field('crm.account', 'footLength');
  const rule = (input: object) =>
    configure.mutate('transformationRuleCreate', input, 'transformationRule { id }');
  await rule({ code: 'CLEAN', type: 'TRIM', nextRule: 'LOWERCASE' });
  await configure.mutate(
    'recordTemplateCreate',
    { code: 'BIG', table: 'crm.account', defaults: { fax: '1' } },
    'recordTemplate { id }',
  );
  await configure.createFields('CUSTOMER', [
    { erpField: 'userFields.shoeSize', crmField: 'userFields.footLength', enabled: true },
  ]);
  const home = await configure.field('CUSTOMER', 'homePage', 'websiteUrl');
  await configure.updateField(home.id, { direction: 'TO_CRM', transformationRule: 'CLEAN' });
  await configure.update('CUSTOMER', {
    erpFilterText: 'blocked = NO and (city = "A" or city = "B")',
  });
  await configure.mutate(
    'tableMappingTemplatesSet',
    {
      mapping: 'CUSTOMER',
      side: 'CRM',
      templates: [{ template: 'BIG', filterText: 'city = "A"' }],
    },
    'tableMapping { id }',
  );
  await configure.mutate(
    'tableMappingCreate',
    {
      name: 'AGENTS',
      erpTable: 'erp.payment_method',
      crmTable: 'crm.note',
      direction: 'TO_CRM',
      fields: [{ erpField: 'description', crmField: 'subject' }],
    },
    'tableMapping { id }',
  );
}

describe('the configuration as one document', () => {
  it('is marked nowhere on a fresh installation', async () => {
    const { document, customisedCount } = await read();
    expect(customisedCount).toBe(0);
    expect(document.tableMappings).toHaveLength(24);
    expect(document.transformationRules).toHaveLength(13);
    expect((await read(true)).document.tableMappings).toEqual([]);
  });

  it('marks what differs from what was delivered', async () => {
    await customise();
    const { document, customisedCount } = await read(true);
    expect(customisedCount).toBeGreaterThan(6);
    expect(document.tableMappings.map((mapping) => [mapping.name, mapping.customised])).toEqual([
      ['CUSTOMER', ['erpFilter']],
      ['AGENTS', []],
    ]);
    expect(document.tableMappings[0]?.fields).toMatchObject([
      {
        erpField: 'homePage',
        customised: ['direction', 'transformationRule', 'transformationDirection'],
      },
      { erpField: 'userFields.shoeSize', userDefined: true },
    ]);
    expect(document.transformationRules).toMatchObject([{ code: 'CLEAN', nextRule: 'LOWERCASE' }]);
  });

  it('changes nothing when it is imported where it came from', async () => {
    await customise();
    const { document, fingerprint } = await read();
    const { changes, applied, errors } = await load(document, { fingerprint, removeMissing: true });
    expect([errors, changes, applied]).toEqual([[], [], true]);
    expect((await read()).fingerprint).toBe(fingerprint);
  });

  it('makes another hub the same, and says what it changed', async () => {
    await customise();
    const { document, fingerprint } = await read(true);
    const other = await startApi();
    try {
      const into = new Configure(other);
      const dry = await load(document, { dryRun: true }, into);
      expect([dry.errors, dry.applied]).toEqual([[], false]);
      expect((await read(false, other)).customisedCount).toBe(0);
      const { changes, applied } = await load(document, {}, into);
      expect(applied).toBe(true);
      expect(changes).toEqual(dry.changes);
      expect(
        changes?.map(({ kind, element, name }) => `${kind} ${element} ${name}`).sort(),
      ).toEqual([
        'ADDED FIELD_MAPPING AGENTS: description ↔ subject',
        'ADDED FIELD_MAPPING CUSTOMER: userFields.shoeSize ↔ userFields.footLength',
        'ADDED RECORD_TEMPLATE BIG',
        'ADDED TABLE_MAPPING AGENTS',
        'ADDED TRANSFORMATION_RULE CLEAN',
        'ADDED USER_FIELD crm.account: footLength',
        'ADDED USER_FIELD erp.customer: shoeSize',
        'CHANGED FIELD_MAPPING CUSTOMER: homePage ↔ websiteUrl',
        'CHANGED TABLE_MAPPING CUSTOMER',
      ]);
      expect((await read(false, other)).fingerprint).toBe(fingerprint);
    } finally {
      await other.stop();
    }
  });

  it('checks every element before anything is written, and names the place of each problem', async () => {
    const { fingerprint } = await read();
    const { errors, changes } = await load({
      format: 1,
      tableMappings: [
        {
          name: 'CUSTOMER',
          intervalMinutes: 5,
          erpFilter: [{ field: 'citty', operator: 'eq', value: 'A' }],
        },
        {
          name: 'VENDOR',
          intervalMinutes: 7,
          fields: [
            { erpField: 'name2', crmField: 'creditLimit' },
            { erpField: 'city', crmField: 'address1City', enabled: false },
          ],
        },
        { name: 'NEW ONE', direction: 'TO_CRM' },
      ],
      transformationRules: [{ code: 'BAD', type: 'REPLACE', parameters: {} }],
    });
    expect(changes).toBeNull();
    expect(errors[0]).toMatchObject({ code: 'DOCUMENT_INVALID' });
    const problems = errors[0]?.data.problems as { path: string; code: string }[];
    expect(problems.map(({ path, code }) => `${code} ${path}`)).toEqual([
      'RULE_INVALID transformationRules.0.parameters.find',
      'FILTER_INVALID tableMappings.0.erpFilter.0.field',
      'FIELD_TYPES_DIFFER tableMappings.1.fields.0.crmField',
      'INVALID_INPUT tableMappings.2.name',
    ]);
    expect((await read()).fingerprint).toBe(fingerprint);
  });

  it.each([
    ['another format', { format: 2 }, 'document.format'],
    ['an unknown part', { format: 1, things: [] }, 'document.things'],
    [
      'an unknown property',
      { format: 1, tableMappings: [{ name: 'CUSTOMER', colour: 1 }] },
      'document.tableMappings.0.colour',
    ],
    [
      'a wrong type',
      { format: 1, tableMappings: [{ name: 'CUSTOMER', enabled: 'yes' }] },
      'document.tableMappings.0.enabled',
    ],
    [
      'a wrong choice',
      { format: 1, tableMappings: [{ name: 'CUSTOMER', direction: 'UP' }] },
      'document.tableMappings.0.direction',
    ],
    [
      'a wrong policy',
      {
        format: 1,
        tableMappings: [
          { name: 'CUSTOMER', fields: [{ erpField: 'city', updatePolicy: 'MERGE' }] },
        ],
      },
      'document.tableMappings.0.fields.0.updatePolicy',
    ],
    ['no list', { format: 1, templates: {} }, 'document.templates'],
    ['no name', { format: 1, tableMappings: [{ direction: 'BOTH' }] }, 'document.tableMappings.0'],
    ['no object', 'CUSTOMER', 'document'],
  ])('refuses a document with %s', async (_what, document, place) => {
    const { errors } = await load(document);
    expect(errors[0]).toMatchObject({ code: 'DOCUMENT_INVALID' });
    expect(errors[0]?.path.slice(1).join('.')).toBe(place);
  });

  it('lists every fault of the form, not the first alone', async () => {
    const { errors } = await load({
      format: 1,
      tableMappings: [
        'CUSTOMER',
        { name: 'VENDOR', direction: 'UP', fields: [{ erpField: 7 }, { colour: 1 }] },
      ],
      templates: {},
    });
    expect(errors[0]?.message).toBe('tableMappings.0: is an object. (and 4 more)');
    expect(errors[0]?.data.problems).toEqual([
      { path: 'tableMappings.0', message: 'is an object.' },
      { path: 'tableMappings.1.direction', message: 'is one of BOTH, TO_CRM, FROM_CRM.' },
      { path: 'tableMappings.1.fields.0.erpField', message: 'is a text or null.' },
      { path: 'tableMappings.1.fields.1.colour', message: 'there is no such property.' },
      { path: 'templates', message: 'is a list.' },
    ]);
  });

  it('removes user-defined elements that the document does not have only when asked', async () => {
    const bare = (await read()).document;
    await customise();
    const kept = await load({ ...bare, tableMappings: [] });
    expect(kept.changes).toEqual([]);
    const { changes, errors } = await load(bare, { removeMissing: true });
    expect(errors).toEqual([]);
    expect(
      changes
        ?.filter(({ kind }) => kind === 'REMOVED')
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'AGENTS',
      'AGENTS: description ↔ subject',
      'BIG',
      'CLEAN',
      'CUSTOMER: userFields.shoeSize ↔ userFields.footLength',
      'crm.account: footLength',
      'erp.customer: shoeSize',
    ]);
    expect((await read()).customisedCount).toBe(0);
  });

  it('refuses a configuration that has moved on', async () => {
    const { document, fingerprint } = await read();
    await configure.update('CUSTOMER', { intervalMinutes: 5 });
    expect((await load(document, { fingerprint })).errors[0]).toMatchObject({
      code: 'VERSION_CONFLICT',
      path: ['input', 'fingerprint'],
    });
  });
});
