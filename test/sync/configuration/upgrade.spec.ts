import { install } from '../../../src/composition';
import { CATALOGUE } from '../../../src/mappings/catalogue';
import { SEEDED_RULES } from '../../../src/mappings/transformations/seeded-rules';
import { MappingEditStore } from '../../../src/sync/configuration/mapping-edit.store';
import { InstallMappings } from '../../../src/sync/mapping/install-mappings';
import type {
  FieldDefinition,
  MappingDefinition,
} from '../../../src/sync/mapping/mapping-definition';
import { TableMappingStore } from '../../../src/sync/mapping/table-mapping.store';
import { SalesSettingsStore } from '../../../src/sync/settings/sales-settings.store';
import { InstallRules, type DeliveredRule } from '../../../src/sync/transformation/install-rules';
import { TransformationRuleStore } from '../../../src/sync/transformation/transformation-rule.store';
import { startApi, type TestApi } from '../../support/api';
import { Configure } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeEach(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterEach(() => api.stop());

/** Installs another catalogue over the database, as a new version of the product would. */
async function upgrade(
  definitions: readonly MappingDefinition[],
  rules: readonly DeliveredRule[] = SEEDED_RULES,
): Promise<void> {
  const { tables, unitOfWork } = api.composition;
  const [mapping, field] = [tables.get('sync.table_mapping'), tables.get('sync.field_mapping')];
  const installer = new InstallMappings(
    {
      mappings: new TableMappingStore(mapping, field),
      edits: new MappingEditStore(mapping, field),
      settings: new SalesSettingsStore(tables.get('sync.sales_settings')),
    },
    new InstallRules(new TransformationRuleStore(tables.get('sync.transformation_rule')), rules),
    definitions,
  );
  await unitOfWork.run((tx) => installer.run(tx));
}

function changed(
  name: string,
  change: (definition: MappingDefinition) => Partial<MappingDefinition>,
): MappingDefinition[] {
  return CATALOGUE.map((each) => (each.name === name ? { ...each, ...change(each) } : each));
}

const isFax = ({ erpField }: FieldDefinition) => erpField === 'faxNo';

describe('an upgrade of a database whose mappings were customised', () => {
  it('T-23 keeps what a person changed and moves the rest to the new defaults', async () => {
    await configure.update('CUSTOMER', { intervalMinutes: 5, erpFilterText: 'city = "Hill"' });
    await upgrade(
      changed('CUSTOMER', () => ({
        intervalMinutes: 60,
        inactivityMinutes: 90,
        onlyCoupled: false,
        erpFilter: [],
      })),
    );
    expect(await configure.mapping('CUSTOMER')).toMatchObject({
      intervalMinutes: 5,
      erpFilterText: 'city = "Hill"',
      inactivityMinutes: 90,
      onlyCoupled: false,
    });
  });

  it('T-23 keeps changed field mappings, adds new ones in their place, and keeps those of a person', async () => {
    const fax = await configure.field('CUSTOMER', 'faxNo', 'fax');
    await configure.updateField(fax.id, { enabled: false });
    await configure.createFields('CUSTOMER', [
      { erpField: 'name2', crmField: 'description', enabled: true },
    ]);
    await upgrade(
      changed('CUSTOMER', ({ fields }) => ({
        fields: [
          { erpField: 'searchName', crmField: 'address1Name', direction: 'TO_CRM' },
          ...fields.map((field) =>
            isFax(field) ? { ...field, direction: 'TO_CRM' as const } : field,
          ),
          { erpField: 'languageCode', crmField: 'description', direction: 'TO_CRM' },
        ],
      })),
    );
    const { fieldMappings } = await configure.mapping('CUSTOMER');
    expect(fieldMappings[0]).toMatchObject({ erpField: 'searchName', enabled: true });
    expect(fieldMappings.find((field) => field.id === fax.id)).toMatchObject({
      enabled: false,
      direction: 'TO_CRM',
    });
    // What is new but writes a field that a person's own row writes arrives switched off.
    expect(fieldMappings.slice(-2)).toMatchObject([
      { erpField: 'languageCode', enabled: false, userDefined: false },
      { erpField: 'name2', enabled: true, userDefined: true },
    ]);
    expect(fieldMappings.map((field) => field.position)).toEqual(
      fieldMappings.map((_field, at) => at + 1),
    );
  });

  it('T-23 drops a field that is delivered no more, unless a person changed it', async () => {
    const without = changed('CUSTOMER', ({ fields }) => ({
      fields: fields.filter((field) => !isFax(field) && field.erpField !== 'homePage'),
    }));
    const home = await configure.field('CUSTOMER', 'homePage', 'websiteUrl');
    await configure.updateField(home.id, { direction: 'TO_CRM' });
    await upgrade(without);
    const { fieldMappings } = await configure.mapping('CUSTOMER');
    expect(fieldMappings.some((field) => field.erpField === 'faxNo')).toBe(false);
    expect(fieldMappings.find((field) => field.id === home.id)).toMatchObject({
      direction: 'TO_CRM',
      userDefined: true,
    });
  });

  it('T-23 keeps changed transformation rules', async () => {
    const change = (code: string) =>
      configure.mutate(
        'transformationRuleUpdate',
        { code, parameters: { startPosition: 1, length: 2 } },
        'transformationRule { id }',
      );
    await change('FOURTH_TO_SIXTH_CHAR');
    const rules = SEEDED_RULES.map((rule) =>
      rule.code === 'FOURTH_TO_SIXTH_CHAR'
        ? { ...rule, description: 'New words.', parameters: { startPosition: 9, length: 9 } }
        : rule,
    );
    await upgrade(CATALOGUE, rules);
    const { transformationRule } = await api.ask<{
      transformationRule: { description: string; parameters: object };
    }>('{ transformationRule(code: "FOURTH_TO_SIXTH_CHAR") { description parameters } }');
    expect(transformationRule).toEqual({
      description: 'New words.',
      parameters: { startPosition: 1, length: 2 },
    });
  });

  it('takes everything of a database that knew no defaults yet for what a person wants', async () => {
    await configure.update('CUSTOMER', { intervalMinutes: 5 });
    await api.composition.unitOfWork.run(async (tx) => {
      await tx.execute('UPDATE sync.table_mapping SET delivered = NULL');
      await tx.execute('UPDATE sync.field_mapping SET delivered = NULL');
    });
    await upgrade(changed('CUSTOMER', () => ({ intervalMinutes: 60, inactivityMinutes: 90 })));
    expect(await configure.mapping('CUSTOMER')).toMatchObject({
      intervalMinutes: 5,
      inactivityMinutes: 720,
    });
    await upgrade(changed('CUSTOMER', () => ({ intervalMinutes: 60, inactivityMinutes: 30 })));
    expect((await configure.mapping('CUSTOMER')).inactivityMinutes).toBe(720);
  });

  it('changes nothing when the same catalogue is installed again', async () => {
    await configure.update('CUSTOMER', { intervalMinutes: 5 });
    const before = await configure.mappings();
    await install(api.composition);
    expect(await configure.mappings()).toEqual(before);
  });
});
