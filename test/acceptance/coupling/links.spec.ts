import type { TestApi } from '../../support/api';
import { Couplings, type ApiError, type ApiOutcome } from '../../support/couplings';
import type { Handle } from '../../support/coupling-dialog';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
  couplings = new Couplings(api);
});

afterAll(() => api.stop());

interface Linked {
  record: Handle;
  coupling: { id: string; mapping: { name: string } };
}

const LINKED = 'record { id noun key name } coupling { id mapping { name } }';

const erpRecord = async (entityName: string, crmId: string) =>
  (
    await api.ask<{ erpRecord: Linked | null }>(
      `query ($entityName: String!, $crmId: ID!) { erpRecord(entityName: $entityName, crmId: $crmId) { ${LINKED} } }`,
      { entityName, crmId },
    )
  ).erpRecord;
const open = async (entityName: string, crmId: string) =>
  (
    await api.ask<{
      couplingOpenFromCrm: {
        linked: Linked | null;
        outcome: ApiOutcome | null;
        errors: ApiError[];
      };
    }>(
      `mutation ($input: CouplingOpenFromCrmInput!) { couplingOpenFromCrm(input: $input) {
         linked { ${LINKED} } outcome { kind error { code } } errors { code message remedy } } }`,
      { input: { entityName, crmId } },
    )
  ).couplingOpenFromCrm;
const crmUrl = async (mapping: string, erpId: string) => {
  const { data, errors } = await api.send(
    'query ($mapping: String!, $erpId: ID!) { crmUrl(mapping: $mapping, erpId: $erpId) }',
    { mapping, erpId },
  );
  return (errors?.[0]?.extensions?.code ?? data?.crmUrl) as string;
};
const setAddress = async (crmWebAddress: string | null) =>
  (
    await api.ask<{
      salesSettingsUpdate: { salesSettings: { crmWebAddress: string } | null; errors: ApiError[] };
    }>(
      `mutation ($input: SalesSettingsUpdateInput!) { salesSettingsUpdate(input: $input) {
         salesSettings { crmWebAddress } errors { code path } } }`,
      { input: { changes: { crmWebAddress } } },
    )
  ).salesSettingsUpdate;

describe('the web address of a counterpart', () => {
  beforeAll(async () => {
    await setAddress('https://contoso.crm4.dynamics.com/');
  });

  it('IM-035 of a coupled customer is given, and refused once it is uncoupled', async () => {
    const { erpId, crmId } = await masters.customerPair();
    expect(await crmUrl('CUSTOMER', erpId)).toBe(
      `https://contoso.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=account&id=${crmId}`,
    );
    const { customer } = await api.ask<{ customer: { coupling: { crmUrl: string } } }>(
      'query ($id: ID!) { customer(id: $id) { coupling { crmUrl } } }',
      { id: erpId },
    );
    expect(customer.coupling.crmUrl).toBe(await crmUrl('CUSTOMER', erpId));
    await couplings.delete({ erpId });
    expect(await couplings.of('erpId', erpId)).toEqual([]);
    expect(await crmUrl('CUSTOMER', erpId)).toBe('NOT_COUPLED');
  });

  it('IM-037 of a coupled contact is given, and refused once it is uncoupled', async () => {
    const { erpId, crmId } = await masters.contactPair(await masters.customerPair());
    expect(await crmUrl('CONTACT', erpId)).toContain(`etn=contact&id=${crmId}`);
    await couplings.delete({ erpId });
    expect(await crmUrl('CONTACT', erpId)).toBe('NOT_COUPLED');
  });

  it('IM-034 of a kind of record that nothing is mapped to is refused, and so is coupling it', async () => {
    const erpId = await given.row('erp.country_region', { code: 'NO', name: 'Norway' });
    expect(await crmUrl('CUSTOMER BANK', erpId)).toBe('TABLE_NOT_MAPPED');
    const refused = await couplings.create({
      mapping: 'CUSTOMER BANK',
      erpId,
      crmId: await given.account(),
    });
    expect(refused.errors[0]?.code).toBe('TABLE_NOT_MAPPED');
  });

  it('follows the settings, which take only a web address', async () => {
    const { erpId } = await masters.customerPair();
    expect((await setAddress('contoso')).errors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'changes', 'crmWebAddress'] },
    ]);
    expect((await setAddress(null)).errors).toEqual([]);
    expect(await crmUrl('CUSTOMER', erpId)).toBe('CRM_ADDRESS_MISSING');
    const changed = await setAddress('https://other.example/crm/');
    expect(changed.salesSettings?.crmWebAddress).toBe('https://other.example/crm');
    expect(await crmUrl('CUSTOMER', erpId)).toContain('https://other.example/crm/main.aspx?');
  });

  it('does not exist for the value of an option set', async () => {
    const erpId = await given.row('erp.payment_terms', { code: '45D', description: '45 days' });
    await masters.createInCrm('PAYMENT TERMS', erpId);
    expect(await crmUrl('PAYMENT TERMS', erpId)).toBe('CRM_PAGE_MISSING');
  });
});

describe('looking an ERP record up by entity name and id of the CRM', () => {
  it('IM-043 finds the resource of a product, where the same entity also stands for items', async () => {
    const resource = await masters.resourcePair();
    const item = await masters.itemPair();
    expect(await erpRecord('product', resource.crmId)).toMatchObject({
      record: { id: resource.erpId, noun: 'Resource' },
      coupling: { mapping: { name: 'RESOURCE-PRODUCT' } },
    });
    expect((await erpRecord('product', item.crmId))?.record).toMatchObject({
      id: item.erpId,
      noun: 'Item',
    });
  });

  it('IM-044 finds the salesperson of a user, whatever the case of the entity name', async () => {
    const { erpId, crmId } = await masters.salespersonPair('IM44', 'Jo Berry');
    for (const name of ['systemuser', 'SystemUser', 'SYSTEMUSER']) {
      expect((await erpRecord(name, crmId))?.record).toEqual({
        id: erpId,
        noun: 'Salesperson',
        key: 'IM44',
        name: 'Jo Berry',
      });
    }
  });

  it('CIR-001 finds nothing for a free account, and its customer once they are coupled', async () => {
    const crmId = await given.account();
    expect(await erpRecord('account', crmId)).toBeNull();
    const erpId = await given.customer();
    await couplings.pair('CUSTOMER', erpId, crmId);
    expect((await erpRecord('account', crmId))?.record.id).toBe(erpId);
  });

  it('opens an account that is coupled as customer and as vendor as what it is', async () => {
    await masters.sync.configure('VENDOR', {
      crmFilter: JSON.stringify([{ field: 'customerTypeCode', operator: 'eq', value: 11 }]),
    });
    const crmId = await given.account();
    const customer = await given.customer();
    await couplings.pair('CUSTOMER', customer, crmId);
    await given.change('crm.account', crmId, { customerTypeCode: 11 });
    const vendor = await given.row('erp.vendor', { name: 'Both' });
    await couplings.pair('VENDOR', vendor, crmId);
    expect((await erpRecord('account', crmId))?.record.id).toBe(vendor);
    await given.change('crm.account', crmId, { customerTypeCode: 3 });
    expect((await erpRecord('account', crmId))?.record.id).toBe(customer);
  });

  it('refuses an entity that nothing is mapped to', async () => {
    const { errors } = await api.send(
      `{ erpRecord(entityName: "annotation", crmId: "00000000-0000-4000-8000-000000000000") { record { id } } }`,
    );
    expect(errors?.[0]?.extensions?.code).toBe('TABLE_NOT_MAPPED');
  });
});

describe('opening from the CRM (C-18)', () => {
  afterEach(() => masters.sync.configure('CUSTOMER', { onlyCoupled: true, direction: 'BOTH' }));

  it('opens the coupled record and creates nothing', async () => {
    const { erpId, crmId, couplingId } = await masters.customerPair();
    expect(await open('account', crmId)).toMatchObject({
      linked: { record: { id: erpId, noun: 'Customer' }, coupling: { id: couplingId } },
      outcome: null,
      errors: [],
    });
  });

  it('creates and couples where the mapping takes new records, once', async () => {
    await masters.sync.configure('CUSTOMER', { onlyCoupled: false });
    const crmId = await given.account({ name: 'From a link' });
    const first = await open('Account', crmId);
    expect(first).toMatchObject({
      linked: { record: { noun: 'Customer', name: 'From a link' } },
      outcome: { kind: 'INSERTED', error: null },
      errors: [],
    });
    expect(await open('account', crmId)).toMatchObject({ linked: first.linked, outcome: null });
  });

  it('creates nothing where the mapping keeps to coupled records, goes the other way, or leaves the record out', async () => {
    const crmId = await given.account();
    expect((await open('account', crmId)).errors[0]?.code).toBe('NOT_COUPLED');
    await masters.sync.configure('CUSTOMER', { onlyCoupled: false, direction: 'TO_CRM' });
    expect((await open('account', crmId)).errors[0]?.code).toBe('DIRECTION_NOT_ALLOWED');
    await masters.sync.configure('CUSTOMER', { onlyCoupled: false, direction: 'BOTH' });
    const other = await given.account({ customerTypeCode: 5 });
    expect((await open('account', other)).errors[0]?.code).toBe('MAPPING_NOT_DETERMINED');
    const currency = await given.row('crm.transaction_currency', {
      isoCurrencyCode: 'XTS',
      currencyName: 'Test',
      currencySymbol: 'T',
      currencyPrecision: 2,
      exchangeRate: '1',
    });
    expect((await open('transactioncurrency', currency)).errors[0]?.code).toBe(
      'DIRECTION_NOT_ALLOWED',
    );
    expect(await erpRecord('account', crmId)).toBeNull();
  });

  it('says why the record could not be created', async () => {
    await masters.sync.configure('CUSTOMER', { onlyCoupled: false });
    const currency = await given.row('crm.transaction_currency', {
      isoCurrencyCode: 'DKK',
      currencyName: 'Krone',
      currencySymbol: 'kr',
      currencyPrecision: 2,
      exchangeRate: '7',
    });
    const crmId = await given.account({ transactionCurrencyId: currency });
    expect(await open('account', crmId)).toMatchObject({
      linked: null,
      outcome: { kind: 'FAILED', error: { code: 'REFERENCE_NOT_COUPLED' } },
    });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await open('account', nobody)).errors[0]?.code).toBe('CRM_NOT_FOUND');
  });
});
