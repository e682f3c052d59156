import type { TestApi } from '../../support/api';
import { CouplingDialog } from '../../support/coupling-dialog';
import { Couplings } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let couplings: Couplings;
let dialog: CouplingDialog;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
  couplings = new Couplings(api);
  dialog = new CouplingDialog(api);
});

afterAll(() => api.stop());

const coupled = async () => {
  const [erpId, crmId] = [await given.customer(), await given.account()];
  await couplings.pair('CUSTOMER', erpId, crmId);
  return { erpId, crmId };
};

describe('the draft of a coupling', () => {
  it('CPR-002 suggests that a coupled customer is not synchronized', async () => {
    const { erpId } = await coupled();
    expect(await dialog.draft({ mapping: 'CUSTOMER', erpId })).toMatchObject({
      initialSync: 'NONE',
      initialSyncDue: false,
      error: null,
    });
  });

  it('suggests the way of the mapping for a free record: ERP data, but CRM data where it only comes from there (C-10)', async () => {
    const erpId = await given.customer();
    expect((await dialog.draft({ mapping: 'CUSTOMER', erpId })).initialSync).toBe('TO_CRM');
    const seller = await given.row('erp.salesperson', { code: 'C10' });
    expect((await dialog.draft({ mapping: 'SALESPEOPLE', erpId: seller })).initialSync).toBe(
      'FROM_CRM',
    );
  });

  it('CPR-003 forces ERP data when a new record is to be created, and gives the choice back afterwards', async () => {
    const erpId = await given.customer();
    const chosen = { mapping: 'CUSTOMER', erpId, initialSync: 'NONE' };
    expect(await dialog.draft({ ...chosen, createNew: true })).toMatchObject({
      createNew: true,
      initialSync: 'TO_CRM',
      crmRecord: null,
    });
    expect(await dialog.draft({ ...chosen, createNew: false })).toMatchObject({
      createNew: false,
      initialSync: 'NONE',
    });
  });

  it('CPR-025 keeps the chosen way of synchronizing whatever target is picked', async () => {
    const { erpId, crmId: a } = await coupled();
    const b = await given.account({ name: 'CPR-025 B' });
    for (const crmId of [b, a, a]) {
      const draft = await dialog.draft({
        mapping: 'CUSTOMER',
        erpId,
        crmId,
        initialSync: 'FROM_CRM',
      });
      expect(draft).toMatchObject({ crmRecord: { id: crmId }, initialSync: 'FROM_CRM' });
      expect(draft.crmRecord?.name).toBe((await given.read('crm.account', crmId)).name);
    }
  });

  it('CPR-029 carries the id of the present account once it is loaded for a coupled customer', async () => {
    const erpId = await given.customer({ number: 'CPR29', name: 'Twenty nine' });
    expect((await dialog.draft({ mapping: 'CUSTOMER', erpId })).crmRecord).toBeNull();
    const crmId = await given.account();
    const couplingId = await couplings.pair('CUSTOMER', erpId, crmId);
    expect(await dialog.draft({ mapping: 'CUSTOMER', erpId })).toMatchObject({
      mapping: { name: 'CUSTOMER' },
      startFrom: 'ERP',
      erpRecord: { id: erpId, noun: 'Customer', key: 'CPR29', name: 'Twenty nine' },
      crmRecord: { id: crmId },
      coupling: { id: couplingId },
    });
  });

  it('CPR-032 makes a synchronization due for the two ways that carry data, and for no other choice', async () => {
    const erpId = await given.customer();
    const due = async (initialSync: string) =>
      (await dialog.draft({ mapping: 'CUSTOMER', erpId, initialSync })).initialSyncDue;
    expect([await due('NONE'), await due('TO_CRM'), await due('FROM_CRM')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('CPR-042 permits no new record for a customer that is coupled, and says why', async () => {
    const { erpId } = await coupled();
    const draft = await dialog.draft({ mapping: 'CUSTOMER', erpId, createNew: true });
    expect(draft).toMatchObject({
      createNewAllowed: false,
      createNew: false,
      error: { code: 'ALREADY_COUPLED' },
    });
    const free = await given.customer();
    const allowed = await dialog.draft({ mapping: 'CUSTOMER', erpId: free });
    expect(allowed.createNewAllowed).toBe(true);
  });

  it('CPR-043 permits no new record for a salesperson: users are not created from here', async () => {
    const erpId = await given.row('erp.salesperson', { code: 'CPR43' });
    expect(await dialog.draft({ mapping: 'SALESPEOPLE', erpId, createNew: true })).toMatchObject({
      createNewAllowed: false,
      createNew: false,
      error: { code: 'DIRECTION_NOT_ALLOWED' },
    });
  });

  it('refuses a way that the mapping does not go', async () => {
    const erpId = await given.row('erp.salesperson', { code: 'WAY' });
    const draft = await dialog.draft({ mapping: 'SALESPEOPLE', erpId, initialSync: 'TO_CRM' });
    expect(draft.error?.code).toBe('DIRECTION_NOT_ALLOWED');
  });

  it('starts from a CRM record too, and then creates in the ERP', async () => {
    const crmId = await given.account({ name: 'From there' });
    const draft = await dialog.draft({ mapping: 'CUSTOMER', crmId, createNew: true });
    expect(draft).toMatchObject({
      startFrom: 'CRM',
      erpRecord: null,
      crmRecord: { id: crmId, noun: 'Account', name: 'From there' },
      createNewAllowed: true,
      createNew: true,
      initialSync: 'FROM_CRM',
    });
    const pair = await coupled();
    expect(await dialog.draft({ mapping: 'CUSTOMER', crmId: pair.crmId })).toMatchObject({
      erpRecord: { id: pair.erpId },
      createNewAllowed: false,
    });
  });

  it('says beforehand that the target belongs to another living customer', async () => {
    const { crmId } = await coupled();
    const erpId = await given.customer();
    const draft = await dialog.draft({ mapping: 'CUSTOMER', erpId, crmId });
    expect(draft).toMatchObject({ crmRecord: { id: crmId }, error: { code: 'COUPLING_TAKEN' } });
    expect((await couplings.create({ mapping: 'CUSTOMER', erpId, crmId })).errors[0]?.code).toBe(
      'COUPLING_TAKEN',
    );
  });

  it('refuses what no draft can be made of', async () => {
    const erpId = '00000000-0000-4000-8000-000000000000';
    expect(await dialog.refused({ mapping: 'CUSTOMER', erpId })).toBe('ERP_NOT_FOUND');
    expect(await dialog.refused({ mapping: 'CUSTOMER', crmId: erpId })).toBe('CRM_NOT_FOUND');
    expect(await dialog.refused({ mapping: 'NOTHING', erpId })).toBe('TABLE_NOT_MAPPED');
    expect(await dialog.refused({ mapping: 'CUSTOMER' })).toBe('INVALID_INPUT');
    expect(await dialog.refused({ mapping: 'CUSTOMER', erpId: 'x' })).toBe('INVALID_INPUT');
    await masters.sync.settings({ connectionEnabled: false });
    expect(await dialog.refused({ mapping: 'CUSTOMER', erpId: await given.customer() })).toBe(
      'CONNECTION_DISABLED',
    );
    await masters.sync.settings({ connectionEnabled: true });
  });

  it('stores nothing', async () => {
    const count = async () =>
      (
        await api.composition.db.query<{ n: string }>(
          `SELECT (SELECT count(*) FROM sync.coupling) || '/' || (SELECT count(*) FROM sync.sync_run)
               || '/' || (SELECT count(*) FROM crm.transaction_currency) AS n`,
        )
      )[0]?.n;
    const [erpId, crmId] = [await given.customer(), await given.account()];
    const before = await count();
    await dialog.draft({ mapping: 'CUSTOMER', erpId, crmId, initialSync: 'TO_CRM' });
    await dialog.draft({ mapping: 'CUSTOMER', erpId, createNew: true });
    expect(await count()).toBe(before);
  });
});

describe('the fields panel of the draft (1.3)', () => {
  it('shows both values of every enabled field mapping, what would travel, and whether they differ', async () => {
    const currency = await masters.currencyPair('SEK');
    const erpId = await given.customer({
      name: 'Both',
      city: 'Oslo',
      countryRegionCode: 'NO',
      currencyCode: 'SEK',
      creditLimitLcy: '100.00',
    });
    const crmId = await given.account({
      name: 'Both',
      address1City: 'Bergen',
      address1Country: 'no',
      transactionCurrencyId: masters.euroId,
      creditLimit: '100',
    });
    const { fields } = await dialog.draft({ mapping: 'CUSTOMER', erpId, crmId });
    const of = (crmField: string) => fields.find((field) => field.crmField === crmField);
    expect(of('name')).toMatchObject({
      erpField: 'name',
      direction: 'BOTH',
      erpValue: 'Both',
      crmValue: 'Both',
      differs: false,
    });
    expect(of('address1City')).toMatchObject({
      erpValue: 'Oslo',
      crmValue: 'Bergen',
      crmWouldBe: 'Oslo',
      erpWouldBe: 'Bergen',
      differs: true,
    });
    expect(of('transactionCurrencyId')).toMatchObject({
      erpValue: 'SEK',
      crmValue: masters.euroId,
      crmWouldBe: currency.crmId,
      erpWouldBe: null,
      differs: true,
    });
    expect(of('creditLimit')).toMatchObject({ direction: 'TO_CRM', differs: false });
    // Disabled by default, and the owner only counts where persons own records.
    expect(of('accountNumber')).toBeUndefined();
    expect(of('ownerId')).toBeUndefined();
  });

  it('names the reference that has to be coupled first, and compares all other fields all the same', async () => {
    await given.row('erp.payment_terms', { code: '21D', description: '21 days' });
    const erpId = await given.customer({ paymentTermsCode: '21D', city: 'Kiel' });
    const crmId = await given.account();
    const { fields } = await dialog.draft({ mapping: 'CUSTOMER', erpId, crmId });
    const terms = fields.find((field) => field.crmField === 'paymentTermsCode');
    expect(terms).toMatchObject({
      erpValue: '21D',
      error: { code: 'REFERENCE_NOT_COUPLED', data: { value: '21D', mapping: 'PAYMENT TERMS' } },
    });
    expect(fields.find((field) => field.crmField === 'address1City')?.differs).toBe(true);
  });

  it('leaves open whether values differ while there is no target', async () => {
    const { fields } = await dialog.draft({ mapping: 'CUSTOMER', erpId: await given.customer() });
    expect(new Set(fields.map((field) => field.differs))).toEqual(new Set([null]));
    expect(fields.find((field) => field.crmField === 'name')?.erpValue).toMatch(/^Customer /);
  });
});
