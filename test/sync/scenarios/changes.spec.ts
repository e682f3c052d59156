import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

beforeEach(() => masters.sync.uncoupleAll(['CUSTOMER']).then(() => undefined));

afterEach(() => masters.sync.configure('CUSTOMER', { direction: 'BOTH', onlyCoupled: true }));

afterAll(() => masters.stop());

const quiet = { inserted: 0, modified: 0, unchanged: 0, skipped: 0, failed: 0 };
const job = () => masters.sync.modified(['CUSTOMER']);

interface Fixed {
  error: { code: string } | null;
  fix: { document: string; variables: Record<string, unknown> };
}

describe('a run over modified records', () => {
  it('SC-18 sends what the ERP changed, stamps both sides, and does not take its own write for a change', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ phoneNo: '0' });
    await job();
    await given.change('erp.customer', erpId, { phoneNo: '1' });
    const [there, back] = await job();
    expect(there).toMatchObject({ ...quiet, direction: 'TO_CRM', modified: 1 });
    expect(back).toMatchObject({ ...quiet, direction: 'FROM_CRM' });
    const [erp, crm] = [
      await given.read('erp.customer', erpId),
      await given.read('crm.account', crmId),
    ];
    expect(crm.telephone1).toBe('1');
    expect(await sync.coupling(erpId)).toMatchObject({
      erpVersion: erp.version,
      crmVersion: crm.version,
      lastResultToCrm: 'SUCCESS',
      lastRunToCrmId: there?.id,
    });
  });

  // That the job then sleeps is a matter of its schedule.
  it('SC-19 counts nothing when nothing changed', async () => {
    await masters.customerPair();
    await job();
    const runs = await job();
    expect(runs.map((run) => run.direction)).toEqual(['TO_CRM', 'FROM_CRM']);
    for (const run of runs) expect(run).toMatchObject(quiet);
  });

  it('SC-32 creates counterparts both ways where the mapping is not limited to coupled records', async () => {
    const { given, sync } = masters;
    await sync.configure('CUSTOMER', { onlyCoupled: false });
    await job();
    const customerId = await given.customer({ name: 'Brand new customer' });
    const accountId = await given.account({ name: 'Brand new account' });
    expect((await given.read('crm.account', accountId)).companyId).toBeNull();
    const [there, back] = await job();
    expect(there).toMatchObject({ ...quiet, inserted: 1 });
    expect(back).toMatchObject({ ...quiet, inserted: 1 });
    const made = await sync.coupling(customerId);
    expect(await given.read('crm.account', String(made?.crmId))).toMatchObject({
      name: 'Brand new customer',
      ownerId: masters.teamId,
      ownerIdType: 'team',
      companyId: masters.companyId,
    });
    const newCustomerId = await masters.idOf('erp.customer', 'name', 'Brand new account');
    expect(await sync.coupling(newCustomerId)).toMatchObject({ crmId: accountId });
    expect((await given.read('crm.account', accountId)).companyId).toBe(masters.companyId);
    for (const run of await job()) expect(run).toMatchObject(quiet);
  });
});

describe('chosen records', () => {
  const threePairs = async (): Promise<[PairIds, PairIds, PairIds]> => [
    await masters.customerPair({ phoneNo: '1' }),
    await masters.customerPair({ phoneNo: '2' }),
    await masters.customerPair({ phoneNo: '3' }),
  ];

  it('SC-29 a selection protects an account that is newer', async () => {
    const { given, sync } = masters;
    const [first, second, third] = await threePairs();
    await given.change('crm.account', second.crmId, { telephone1: 'newer' });
    for (const { erpId } of [first, third])
      await given.change('erp.customer', erpId, { city: 'Bergen' });
    const outcomes = await sync.now(
      [first, second, third].map(({ erpId }) => ({ erpId })),
      { direction: 'TO_CRM' },
    );
    expect(outcomes.map(({ kind, error }) => error?.code ?? kind)).toEqual([
      'MODIFIED',
      'DESTINATION_NEWER',
      'MODIFIED',
    ]);
    expect((await given.read('crm.account', second.crmId)).telephone1).toBe('newer');
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ modified: 2, skipped: 1, failed: 0 });
  });

  it('SC-29 writes over it where that is asked for', async () => {
    const { given, sync } = masters;
    const [first, second, third] = await threePairs();
    await given.change('crm.account', second.crmId, { telephone1: 'newer' });
    const outcomes = await sync.now(
      [first, second, third].map(({ erpId }) => ({ erpId })),
      { direction: 'TO_CRM', overwriteNewer: true },
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['UNCHANGED', 'MODIFIED', 'UNCHANGED']);
    expect((await given.read('crm.account', second.crmId)).telephone1).toBe('2');
  });

  it('SC-30 of a one-way mapping a newer account stays, unless the direction is given', async () => {
    const { given, sync } = masters;
    await sync.configure('CUSTOMER', { direction: 'TO_CRM' });
    const { erpId, crmId } = await masters.customerPair({ phoneNo: '1' });
    await given.change('crm.account', crmId, { telephone1: 'newer' });
    const outcome = await sync.one({ erpId });
    expect(outcome).toMatchObject({ kind: 'SKIPPED', error: { code: 'DESTINATION_NEWER' } });
    expect((await given.read('crm.account', crmId)).telephone1).toBe('newer');
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('crm.account', crmId)).telephone1).toBe('1');
  });

  it.each([
    ['BOTH', { direction: 'MERGE' }, 'newer'],
    ['TO_CRM', { overwriteNewer: true }, '1'],
  ])(
    'SC-30 the way past a newer account of a mapping that goes %s is a mutation to paste',
    async (direction, way, telephone1) => {
      const { given, sync, api } = masters;
      await sync.configure('CUSTOMER', { direction });
      const pairs = [
        await masters.customerPair({ phoneNo: '1' }),
        await masters.customerPair({ phoneNo: '1' }),
      ];
      for (const { crmId } of pairs)
        await given.change('crm.account', crmId, { telephone1: 'newer' });
      const records = pairs.map(({ erpId }) => ({ erpId }));
      const { couplingSyncNow } = await api.ask<{ couplingSyncNow: { outcomes: Fixed[] } }>(
        `mutation ($input: CouplingSyncNowInput!) {
           couplingSyncNow(input: $input) { outcomes { error { code } fix { document variables } } } }`,
        { input: { records, direction: 'TO_CRM' } },
      );
      const [first] = couplingSyncNow.outcomes;
      expect(first).toMatchObject({
        error: { code: 'DESTINATION_NEWER' },
        fix: { variables: { input: { records: [{ couplingId: pairs[0]?.couplingId }], ...way } } },
      });
      await api.ask(first?.fix.document ?? '', first?.fix.variables);
      expect((await given.read('crm.account', pairs[0]?.crmId ?? '')).telephone1).toBe(telephone1);
      expect((await given.read('crm.account', pairs[1]?.crmId ?? '')).telephone1).toBe('newer');
      await sync.configure('CUSTOMER', { direction: 'BOTH' });
    },
  );

  it('goes on without asking where both sides changed and nothing would be overwritten (S-2)', async () => {
    const { given, sync } = masters;
    await sync.configure('CUSTOMER', { direction: 'TO_CRM' });
    const { erpId, crmId } = await masters.customerPair({ phoneNo: '1' });
    await given.change('crm.account', crmId, { description: 'not mapped' });
    await given.change('erp.customer', erpId, { name2: 'not mapped' });
    expect(await sync.one({ erpId })).toMatchObject({ kind: 'UNCHANGED', error: null });
  });
});
