import { Masters } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

describe('synchronizing customers now', () => {
  it('ES-006 sends a changed name to the account', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ name: 'Before' });
    await given.change('erp.customer', erpId, { name: 'After' });
    expect(await sync.one({ erpId }, { direction: 'TO_CRM' })).toMatchObject({ kind: 'MODIFIED' });
    expect((await given.read('crm.account', crmId)).name).toBe('After');
  });

  it('IM-012 takes five accounts at once in one run', async () => {
    const { given, sync } = masters;
    const pairs = [];
    for (let i = 0; i < 5; i++) pairs.push(await masters.customerPair());
    for (const [at, { crmId }] of pairs.entries())
      await given.change('crm.account', crmId, { name: `Taken ${at}` });
    const outcomes = await sync.now(
      pairs.map(({ crmId }) => ({ crmId })),
      { direction: 'FROM_CRM' },
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(5).fill('MODIFIED'));
    for (const [at, { erpId }] of pairs.entries())
      expect((await given.read('erp.customer', erpId)).name).toBe(`Taken ${at}`);
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ direction: 'FROM_CRM', modified: 5, failed: 0, skipped: 0 });
  });

  it('ITS-031 modifies the coupled customer once when the account changed a day later', async () => {
    const { given, sync, api } = masters;
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo' });
    api.clock.set('2026-08-23T09:30:00.000Z');
    await given.change('crm.account', crmId, { address1City: 'Bergen' });
    const outcome = await sync.one({ crmId }, { direction: 'FROM_CRM', force: false });
    expect(outcome).toMatchObject({ kind: 'MODIFIED', erpId });
    expect((await given.read('erp.customer', erpId)).city).toBe('Bergen');
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ direction: 'FROM_CRM', modified: 1, unchanged: 0 });
  });

  it('ITS-038 keeps the company contact of a customer in step with the name that came', async () => {
    const { given, sync } = masters;
    const { erpId } = await masters.customerPair({ name: 'Old' });
    const contactId = await masters.idOf('erp.contact', 'number', await masters.companyOf(erpId));
    await given.change('erp.customer', erpId, { name: 'New' });
    await sync.one({ erpId }, { direction: 'FROM_CRM' });
    expect((await given.read('erp.customer', erpId)).name).toBe('Old');
    expect((await given.read('erp.contact', contactId)).name).toBe('Old');
  });

  it('MAP-048 takes the state of the account as the county of the customer', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair();
    await given.change('crm.account', crmId, { address1StateOrProvince: 'Texas' });
    await sync.one({ crmId }, { direction: 'FROM_CRM' });
    expect((await given.read('erp.customer', erpId)).county).toBe('Texas');
  });
});

describe('what is equal or untouched', () => {
  // In the reference product a forced transfer counts as modified though nothing differs; here it is unchanged.
  it('IRS-002 writes a changed field, and nothing where nothing differs, forced or not', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ name: 'Equal' });
    const versionOf = async () => (await given.read('crm.account', crmId)).version;
    const before = await versionOf();
    const unforced = { direction: 'TO_CRM', force: false } as const;
    expect((await sync.one({ erpId }, unforced)).kind).toBe('UNCHANGED');
    expect(await versionOf()).toBe(before);
    await given.change('erp.customer', erpId, { name: 'Different' });
    expect((await sync.one({ erpId }, unforced)).kind).toBe('MODIFIED');
    const after = await versionOf();
    expect((await sync.one({ erpId }, { direction: 'TO_CRM', force: true })).kind).toBe(
      'UNCHANGED',
    );
    expect(await versionOf()).toBe(after);
  });

  it('ITS-006 attempts nothing with a record untouched since it was synchronized', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair();
    const before = await given.read('erp.customer', erpId);
    const outcome = await sync.one({ crmId }, { direction: 'FROM_CRM', force: false });
    expect(outcome).toMatchObject({ kind: 'UNCHANGED', changes: [] });
    expect(await given.read('erp.customer', erpId)).toEqual(before);
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ unchanged: 1, modified: 0, failed: 0 });
    expect((await sync.coupling(erpId))?.lastResultFromCrm).toBe('NONE');
  });
});
