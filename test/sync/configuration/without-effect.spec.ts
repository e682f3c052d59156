import { startApi, type TestApi } from '../../support/api';
import { Configure, type Warned } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterAll(() => api.stop());

const load = (fields: object[], settings: object = {}) =>
  configure.mutate<{ applied: boolean | null; warnings: Warned[] | null }>(
    'mappingConfigurationImport',
    { document: { format: 1, tableMappings: [{ name: 'SALESPEOPLE', ...settings, fields }] } },
    'applied warnings { code field message }',
  );
const without = (warnings: Warned[] | null) =>
  (warnings ?? []).filter(({ code }) => code === 'NO_EFFECT' || code === 'FIELD_NEVER_RUNS');

const AGAINST =
  'email ↔ internalEmailAddress goes TO_CRM, and SALESPEOPLE goes FROM_CRM alone: nothing travels by the row. Let the row go FROM_CRM or BOTH (fieldMappingUpdate), or let SALESPEOPLE go TO_CRM or BOTH (tableMappingUpdate).';

describe('a field mapping without an effect (4.2)', () => {
  it('is told when it is turned against a table mapping that goes one way, with what would help', async () => {
    const { id } = await configure.field('SALESPEOPLE', 'email', 'internalEmailAddress');
    const turned = await configure.updateField(id, { direction: 'TO_CRM' });
    expect(turned.errors).toEqual([]);
    expect(turned.fieldMapping?.direction).toBe('TO_CRM');
    expect(without(turned.warnings)).toEqual([
      { code: 'FIELD_NEVER_RUNS', field: 'direction', message: AGAINST },
    ]);
    const both = await configure.updateField(id, { direction: 'BOTH' });
    expect(without(both.warnings)).toEqual([]);
  });

  it('is told when it is made, enabled or not', async () => {
    const { errors, warnings } = await configure.createFields('SALESPEOPLE', [
      { erpField: 'jobTitle', crmField: 'firstName', direction: 'TO_CRM' },
      { erpField: 'phoneNo', crmField: 'lastName', direction: 'FROM_CRM' },
      { crmField: 'domainName', constantValue: 'X' },
    ]);
    expect(errors).toEqual([]);
    expect(without(warnings).map(({ field, message }) => [field, message])).toEqual([
      ['direction', expect.stringMatching(/^jobTitle ↔ firstName goes TO_CRM/)],
      [
        'direction',
        '"X" ↔ domainName goes TO_CRM, and SALESPEOPLE goes FROM_CRM alone: nothing travels by the row. Let SALESPEOPLE go TO_CRM or BOTH (tableMappingUpdate).',
      ],
    ]);
  });

  it('is told while the setting that it waits for is another one', async () => {
    const rows = (await configure.mappings()).flatMap(({ fieldMappings }) => fieldMappings);
    const row = rows.find(
      ({ activeWhen, enabled }) => enabled && activeWhen === 'unitGroupMapping=false',
    );
    const { warnings } = await configure.updateField(row?.id ?? '', { enabled: true });
    const [told] = without(warnings);
    expect(told?.field).toBe('enabled');
    expect(told?.message).toContain('takes part only while the setting unitGroupMapping is false');
  });

  it('is told of a policy that is never asked, of a row and of a table mapping', async () => {
    const { id } = await configure.field('SALESPEOPLE', 'email', 'internalEmailAddress');
    await configure.updateField(id, { direction: 'BOTH' });
    const row = await configure.updateField(id, { updatePolicy: 'ERP_WINS' });
    expect(without(row.warnings).map(({ field }) => field)).toEqual(['updatePolicy']);
    expect(without(row.warnings)[0]?.message).toContain('SALESPEOPLE goes FROM_CRM alone');
    await configure.updateField(id, { updatePolicy: null });
    const mapping = await configure.update('SALESPEOPLE', { updatePolicy: 'SEND' });
    expect(without(mapping.warnings).map(({ field }) => field)).toEqual(['updatePolicy']);
    const customer = await configure.update('CUSTOMER', { updatePolicy: 'SEND' });
    expect(without(customer.warnings)).toEqual([]);
  });

  it('is told of an imported document at its place, of what the document changes alone', async () => {
    const email = { erpField: 'email', crmField: 'internalEmailAddress' };
    const first = { erpField: 'name', crmField: 'fullName', direction: 'FROM_CRM' };
    const told = await load([first, { ...email, direction: 'TO_CRM' }]);
    expect(told.errors).toEqual([]);
    expect(told.applied).toBe(true);
    expect(told.warnings).toEqual([
      { code: 'FIELD_NEVER_RUNS', field: 'tableMappings.0.fields.1.direction', message: AGAINST },
    ]);
    const again = await load([first, { ...email, direction: 'TO_CRM' }]);
    expect(again.warnings).toEqual([]);
  });

  it('is judged by what the whole document makes of the table mapping', async () => {
    const { errors, warnings } = await load(
      [
        { erpField: 'email', crmField: 'internalEmailAddress', direction: 'TO_CRM' },
        { erpField: 'name', crmField: 'fullName', direction: 'BOTH' },
      ],
      { direction: 'BOTH' },
    );
    expect(errors).toEqual([]);
    expect(without(warnings)).toEqual([]);
  });
});

describe('a field mapping that can never be written', () => {
  it('is refused when its target is computed', async () => {
    const { id } = await configure.field('ITEM-PRODUCT', 'inventory', 'quantityOnHand');
    const { errors } = await configure.updateField(id, { direction: 'FROM_CRM' });
    expect(errors).toMatchObject([
      {
        code: 'FIELD_NOT_MAPPABLE',
        message: 'inventory of erp.item is computed and never written.',
      },
    ]);
  });

  it('is refused when a row that depends on a setting writes its target already', async () => {
    const mapping = (await configure.mappings()).find(({ fieldMappings }) =>
      fieldMappings.some(({ activeWhen, enabled, crmField }) => enabled && activeWhen && crmField),
    );
    const row = mapping?.fieldMappings.find(
      ({ activeWhen, enabled, crmField }) => enabled && activeWhen && crmField,
    );
    const { errors } = await configure.createFields(mapping?.name ?? '', [
      { crmField: row?.crmField, constantValue: '1', enabled: true },
    ]);
    expect(errors).toMatchObject([
      { code: 'FIELD_ALREADY_MAPPED', data: { field: row?.crmField, fieldMappingId: row?.id } },
    ]);
  });

  it('is no delivered one: each passes the checks that hold for a change', async () => {
    const refused: object[] = [];
    for (const { name, fieldMappings } of await configure.mappings())
      for (const { id, enabled, direction } of fieldMappings) {
        if (!enabled) continue;
        const { errors } = await configure.updateField(id, { direction });
        for (const { message } of errors) refused.push({ name, message });
      }
    expect(refused).toEqual([]);
    const [clashes] = await api.composition.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM sync.field_mapping a JOIN sync.field_mapping b
           ON b.mapping_id = a.mapping_id AND b.id > a.id AND a.enabled AND b.enabled
          AND (a.active_when IS NULL OR b.active_when IS NULL OR a.active_when = b.active_when)
        WHERE a.crm_field = b.crm_field AND a.direction <> 'FROM_CRM' AND b.direction <> 'FROM_CRM'
           OR a.erp_field = b.erp_field AND a.direction <> 'TO_CRM' AND b.direction <> 'TO_CRM'`,
    );
    expect(clashes?.count).toBe(0);
  });
});
