import { Conflicts } from '../../support/conflicts';
import { Masters } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.sync.configure('CUSTOMER', { updatePolicy: 'MERGE', direction: 'BOTH' }));

afterAll(() => masters.stop());

const UNFORCED = { force: false } as const;
const nothing = { inserted: 0, modified: 0, unchanged: 0, skipped: 0 };

describe('an explicit direction', () => {
  it('ES-007 wins over recency: the newer name of the account is overwritten', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ name: 'Ours' });
    await given.change('crm.account', crmId, { name: 'Newer' });
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('crm.account', crmId)).name).toBe('Ours');
    expect((await given.read('erp.customer', erpId)).name).toBe('Ours');
  });

  it('ITS-033 stops at a field both sides changed without force, and overwrites the customer with it', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ phoneNo: '0' });
    await given.change('erp.customer', erpId, { phoneNo: '1' });
    await given.change('crm.account', crmId, { telephone1: '2' });
    const stopped = await sync.one({ crmId }, { direction: 'FROM_CRM', ...UNFORCED });
    expect(stopped).toMatchObject({
      kind: 'FAILED',
      error: { code: 'UPDATE_CONFLICT' },
      changes: [],
    });
    expect((await given.read('erp.customer', erpId)).phoneNo).toBe('1');
    expect((await sync.one({ crmId }, { direction: 'FROM_CRM', force: true })).kind).toBe(
      'MODIFIED',
    );
    expect((await given.read('erp.customer', erpId)).phoneNo).toBe('2');
  });

  // The reference product knows no base, so a change of different fields is a conflict to it. Here that is so
  // under the policy NONE alone; the default policy MERGE lets both changes travel.
  it('ITS-034 writes nothing without force under the policy NONE, and overwrites the account with force', async () => {
    const { given, sync } = masters;
    await sync.configure('CUSTOMER', { updatePolicy: 'NONE' });
    const { erpId, crmId } = await masters.customerPair({ address: 'Old street' });
    await given.change('erp.customer', erpId, { address: 'New street' });
    await given.change('crm.account', crmId, { name: 'Renamed' });
    const stopped = await sync.one({ erpId }, { direction: 'TO_CRM', ...UNFORCED });
    expect(stopped).toMatchObject({ kind: 'FAILED', error: { code: 'UPDATE_CONFLICT' } });
    expect(await given.read('crm.account', crmId)).toMatchObject({
      name: 'Renamed',
      address1Line1: 'Old street',
    });
    await sync.one({ erpId }, { direction: 'TO_CRM' });
    const { name } = await given.read('erp.customer', erpId);
    expect(await given.read('crm.account', crmId)).toMatchObject({
      name,
      address1Line1: 'New street',
    });
  });
});

describe('what is no conflict', () => {
  it('ES-039 changes of both sides in fields that are not mapped', async () => {
    const { given, sync } = masters;
    // The account has no third e-mail here; a mapping without its web site stands for a field that is not mapped.
    await sync.configureField('CUSTOMER', 'websiteUrl', { enabled: false });
    const { erpId, crmId } = await masters.customerPair();
    await given.change('erp.customer', erpId, { name2: 'Second name' });
    await given.change('crm.account', crmId, { websiteUrl: 'third.example.com' });
    const outcome = await sync.one({ erpId }, { direction: 'TO_CRM', ...UNFORCED });
    await sync.configureField('CUSTOMER', 'websiteUrl', { enabled: true });
    expect(outcome).toMatchObject({ kind: 'UNCHANGED', error: null });
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ unchanged: 1, modified: 0, failed: 0, errors: [] });
  });

  it('IRS-008 counts only fields that travel both ways, whatever the destination changed', async () => {
    const { given, sync } = masters;
    await sync.configure('CUSTOMER', { updatePolicy: 'NONE' });
    const pair = await masters.customerPair({ name: 'Base', creditLimitLcy: '100' });
    // A one-way field of the account is simply overwritten.
    await given.change('crm.account', pair.crmId, { creditLimit: '900' });
    await given.change('erp.customer', pair.erpId, { name2: 'touched' });
    const oneWay = await sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM', ...UNFORCED });
    expect(oneWay.kind).toBe('MODIFIED');
    expect(Number((await given.read('crm.account', pair.crmId)).creditLimit)).toBe(100);
    // A two-way one is a conflict.
    await given.change('crm.account', pair.crmId, { name: 'Altered' });
    await given.change('erp.customer', pair.erpId, { name2: 'again' });
    const twoWay = await sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM', ...UNFORCED });
    expect(twoWay).toMatchObject({ kind: 'FAILED', error: { code: 'UPDATE_CONFLICT' } });
    expect((await given.read('crm.account', pair.crmId)).name).toBe('Altered');
  });

  it('ITS-044 a fax that travels one way only: from the other side nothing is to do, and each keeps its own', async () => {
    const { given, sync } = masters;
    await sync.configureField('CUSTOMER', 'fax', { direction: 'TO_CRM' });
    const { erpId, crmId } = await masters.customerPair({ faxNo: '0' });
    await given.change('erp.customer', erpId, { faxNo: '1' });
    await given.change('crm.account', crmId, { fax: '2' });
    const outcome = await sync.one({ crmId }, { direction: 'FROM_CRM', ...UNFORCED });
    await sync.configureField('CUSTOMER', 'fax', { direction: 'BOTH' });
    expect(outcome).toMatchObject({ kind: 'UNCHANGED', error: null });
    expect((await given.read('erp.customer', erpId)).faxNo).toBe('1');
    expect((await given.read('crm.account', crmId)).fax).toBe('2');
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ unchanged: 1, failed: 0, errors: [] });
  });

  it('loses nothing of such a fax: the pass that goes its way still sends it', async () => {
    const { given, sync } = masters;
    await sync.configureField('CUSTOMER', 'fax', { direction: 'TO_CRM' });
    const { erpId, crmId } = await masters.customerPair({ faxNo: '0' });
    await given.change('erp.customer', erpId, { faxNo: '1' });
    await given.change('crm.account', crmId, { description: 'touched' });
    await sync.one({ crmId }, { direction: 'FROM_CRM', ...UNFORCED });
    expect((await given.read('crm.account', crmId)).fax).toBe('0');
    const there = await sync.one({ erpId }, { direction: 'TO_CRM', ...UNFORCED });
    const back = await sync.one({ crmId }, { direction: 'FROM_CRM', ...UNFORCED });
    await sync.configureField('CUSTOMER', 'fax', { direction: 'BOTH' });
    expect([there.kind, back.kind]).toEqual(['MODIFIED', 'UNCHANGED']);
    expect((await given.read('crm.account', crmId)).fax).toBe('1');
  });
});

describe('different fields changed on either side', () => {
  const pairWithEdits = async () => {
    const { given } = masters;
    const pair = await masters.customerPair({ faxNo: '0', homePage: 'old.example.com' });
    await given.change('erp.customer', pair.erpId, { faxNo: '1' });
    await given.change('crm.account', pair.crmId, { websiteUrl: 'new.example.com' });
    return pair;
  };
  const values = async ({ erpId, crmId }: { erpId: string; crmId: string }) => {
    const { faxNo, homePage } = await masters.given.read('erp.customer', erpId);
    const { fax, websiteUrl } = await masters.given.read('crm.account', crmId);
    return { faxNo, homePage, fax, websiteUrl };
  };
  const untouched = {
    faxNo: '1',
    homePage: 'old.example.com',
    fax: '0',
    websiteUrl: 'new.example.com',
  };

  it.each([
    ['ITS-047', 'TO_CRM'],
    ['ITS-048', 'FROM_CRM'],
  ] as const)(
    '%s (ours: only under the policy NONE) is a conflict %s; all values stay',
    async (_id, direction) => {
      const { sync } = masters;
      await sync.configure('CUSTOMER', { updatePolicy: 'NONE' });
      const pair = await pairWithEdits();
      const outcome = await sync.one({ couplingId: pair.couplingId }, { direction, ...UNFORCED });
      expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'UPDATE_CONFLICT' } });
      expect(await values(pair)).toEqual(untouched);
      const [run] = await sync.runs('CUSTOMER', 1);
      expect(run).toMatchObject({ failed: 1, ...nothing });
      expect(run?.errors).toHaveLength(1);
    },
  );

  it.each([
    ['ITS-047', 'TO_CRM'],
    ['ITS-048', 'FROM_CRM'],
  ] as const)(
    '%s (ours: the default policy MERGE) travels both ways in one step, asked %s',
    async (_id, direction) => {
      const { sync } = masters;
      const pair = await pairWithEdits();
      const outcome = await sync.one({ couplingId: pair.couplingId }, { direction, ...UNFORCED });
      expect(outcome).toMatchObject({ kind: 'MODIFIED', error: null });
      expect(await values(pair)).toEqual({
        faxNo: '1',
        homePage: 'new.example.com',
        fax: '1',
        websiteUrl: 'new.example.com',
      });
      const [run] = await sync.runs('CUSTOMER', 1);
      expect(run).toMatchObject({ modified: 1, failed: 0, errors: [] });
    },
  );

  it('ITS-049 a field changed to different values is a conflict under NONE and under MERGE; both keep their values', async () => {
    const { given, sync, api } = masters;
    for (const updatePolicy of ['NONE', 'MERGE']) {
      await sync.configure('CUSTOMER', { updatePolicy });
      const { erpId, crmId, couplingId } = await masters.customerPair({ faxNo: '0' });
      await given.change('erp.customer', erpId, { faxNo: '1' });
      await given.change('crm.account', crmId, { fax: '2' });
      const outcome = await sync.one({ erpId }, { direction: 'TO_CRM', ...UNFORCED });
      expect(outcome.error).toMatchObject({
        code: 'UPDATE_CONFLICT',
        data: {
          conflicts: [
            {
              erpField: 'faxNo',
              crmField: 'fax',
              base: { erp: '0', crm: '0' },
              erp: '1',
              crm: '2',
            },
          ],
        },
      });
      expect(outcome.error?.remedy).toContain('conflictSettle');
      const { erpVersion, crmVersion } = await new Conflicts(api).of(couplingId);
      expect(outcome.error?.data).toMatchObject({ couplingId, erpVersion, crmVersion });
      expect((await given.read('erp.customer', erpId)).faxNo).toBe('1');
      expect((await given.read('crm.account', crmId)).fax).toBe('2');
      const [run] = await sync.runs('CUSTOMER', 1);
      expect(run).toMatchObject({ failed: 1, ...nothing });
      expect(run?.errors).toHaveLength(1);
    }
  });
});
