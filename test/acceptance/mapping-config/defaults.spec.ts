import { startApi, type TestApi } from '../../support/api';
import { Configure, type FieldRow } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterAll(() => api.stop());

const enabledOf = (rows: readonly FieldRow[]) => rows.filter((field) => field.enabled).length;
const reset = (mappings: string[] | null) =>
  configure.mutate<{ changes: { kind: string; name: string }[] }>(
    'tableMappingReset',
    { mappings },
    'changes { kind name }',
  );

// The key of every mapping is the id of our own row, so the cases speak of it no further.
const DEFAULTS: [string, string, string, string, number, number | null][] = [
  ['MAP-013 SALESPEOPLE', 'erp.salesperson', 'crm.system_user', 'FROM_CRM', 3, 30],
  ['MAP-015 CONTACT', 'erp.contact', 'crm.contact', 'BOTH', 20, 30],
  ['MAP-022 UNIT OF MEASURE', 'erp.unit_of_measure', 'crm.uom_schedule', 'TO_CRM', 1, 30],
  ['MAP-026 ITEM UOM', 'erp.item_unit_of_measure', 'crm.uom', 'TO_CRM', 2, 30],
  ['MAP-028 SALESPRC-PRODPRICE', 'erp.sales_price', 'crm.price_list_line', 'TO_CRM', 6, 30],
  ['MAP-030 SHIPPING AGENT', 'erp.shipping_agent', 'crm.option_value', 'TO_CRM', 1, 30],
  ['MAP-031 SHIPMENT METHOD', 'erp.shipment_method', 'crm.option_value', 'TO_CRM', 1, 30],
];

describe('the delivered mappings', () => {
  it.each(DEFAULTS)('%s: tables, direction, fields, schedule', async (...expected) => {
    const [id, erpTable, crmTable, direction, fields, intervalMinutes] = expected;
    const mapping = await configure.mapping(id.slice(id.indexOf(' ') + 1));
    expect(mapping).toMatchObject({ erpTable, crmTable, direction, intervalMinutes });
    expect(enabledOf(mapping.fieldMappings)).toBe(fields);
  });

  it('MAP-015 the owner of a contact is never emptied, and the county travels', async () => {
    expect(await configure.field('CONTACT', 'salespersonCode', 'ownerId')).toMatchObject({
      notNull: true,
    });
    expect(await configure.field('CONTACT', 'county', 'address1StateOrProvince')).toMatchObject({
      enabled: true,
    });
  });

  it('MAP-029 price list lines: of eight rows seven are active, as unit groups are on or off', async () => {
    const { fieldMappings, direction } = await configure.mapping('PLLINE-PRODPRICE');
    expect(direction).toBe('TO_CRM');
    const conditions = fieldMappings.map((field) => field.activeWhen);
    expect(conditions.filter((condition) => condition === null)).toHaveLength(6);
    expect(conditions.filter((condition) => condition !== null).sort()).toEqual([
      'unitGroupMapping=false',
      'unitGroupMapping=true',
    ]);
  });

  it('ES-049 the country of a customer travels both ways', async () => {
    expect(await configure.field('CUSTOMER', 'countryRegionCode', 'address1Country')).toMatchObject(
      { direction: 'BOTH' },
    );
  });

  it('IM-029 posted invoices: to the CRM only, this company or none, coupled ones only', async () => {
    expect(await configure.mapping('POSTEDSALESINV-INV')).toMatchObject({
      direction: 'TO_CRM',
      erpFilter: [],
      crmFilterText: 'companyId in ({company}, null)',
      onlyCoupled: true,
    });
  });

  it('MAP-001 runs leave no copy of a mapping behind in the list', async () => {
    const names = (await configure.mappings()).map(({ name, variant }) => `${name}/${variant}`);
    expect(new Set(names).size).toBe(24);
  });

  it('MAP-003 lists the field rows of one mapping, each with both fields', async () => {
    const { fieldMappings } = await configure.mapping('CURRENCY');
    expect(fieldMappings.map(({ erpField, crmField }) => [erpField, crmField])).toEqual([
      ['code', 'isoCurrencyCode'],
      ['symbol', 'currencySymbol'],
      ['description', 'currencyName'],
    ]);
  });
});

describe('resetting the delivered mappings', () => {
  it('MAP-013 a field mapping added by hand disappears', async () => {
    const added = await configure.createFields('SALESPEOPLE', [
      { erpField: 'phoneNo', crmField: 'mobilePhone', enabled: false },
    ]);
    const own = added.fieldMappings?.[0]?.id;
    await reset(['SALESPEOPLE']);
    const { fieldMappings } = await configure.mapping('SALESPEOPLE');
    expect(enabledOf(fieldMappings)).toBe(3);
    expect(fieldMappings.map((field) => field.id)).not.toContain(own);
  });

  // Our mappings of both price models are there together; their setting decides which are active.
  it('MAP-057, MAP-058 all are back at their defaults, and their number is unchanged', async () => {
    const before = await configure.mappings();
    await configure.update('POSTEDSALESINV-INV', { intervalMinutes: 1, onlyCoupled: false });
    await configure.update('PAYMENT TERMS', { direction: 'FROM_CRM' });
    await configure.update('OPPORTUNITY', { intervalMinutes: 10 });
    const { changes } = await reset(null);
    expect(changes.length).toBeGreaterThanOrEqual(4);
    const after = await configure.mappings();
    const plain = (rows: typeof after) => rows.map((row) => ({ ...row, version: 0 }));
    expect(plain(after)).toEqual(plain(before));
    const counts = Object.fromEntries(
      after.map((row) => [row.name, [enabledOf(row.fieldMappings), row.intervalMinutes]]),
    );
    expect(counts).toMatchObject({
      SALESPEOPLE: [3, 30],
      CUSTOMER: [20, 30],
      'POSTEDSALESINV-INV': [26, 30],
      OPPORTUNITY: [7, null],
      'POSTEDSALESLINE-INV': [6, null],
      'PLHEADER-PRICE': [5, 30],
    });
  });
});
