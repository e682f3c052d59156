import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterEach(() =>
  masters.sync.configure('CUSTOMER', {
    direction: 'BOTH',
    onlyCoupled: true,
    deletionPolicy: 'NONE',
  }),
);

afterAll(() => masters.stop());

// An account whose customer was deleted, and what becomes of it when it is synchronized to the ERP.
async function orphan(name: string): Promise<PairIds> {
  const pair = await masters.customerPair({ name });
  await masters.sync.lose('erp.customer', pair.erpId);
  return pair;
}

describe.each([
  ['not forced', false],
  // In the reference product a forced run fails technically; here the policy holds for it too (S-9).
  ['forced', true],
])('an account coupled to a deleted customer, %s', (_text, force) => {
  it.each([
    ['ITS-009', 'BOTH', true],
    ['ITS-011', 'FROM_CRM', true],
    ['ITS-012', 'FROM_CRM', false],
  ])(
    '%s gives the coupling up under the rule "remove coupling" (direction %s, only coupled %s)',
    async (_id, direction, onlyCoupled) => {
      const { given, sync } = masters;
      const { erpId, crmId, couplingId } = await orphan('Lost');
      await sync.configure('CUSTOMER', {
        direction,
        onlyCoupled,
        deletionPolicy: 'REMOVE_COUPLING',
      });
      await given.change('crm.account', crmId, { telephone1: '1' });
      const outcome = await sync.one({ couplingId }, { direction: 'FROM_CRM', force });
      expect(outcome).toMatchObject({ kind: 'REMOVED', error: null });
      expect(await sync.coupling(erpId)).toBeNull();
      expect((await given.read('crm.account', crmId)).name).toBe('Lost');
      const [run] = await sync.runs('CUSTOMER', 1);
      expect(run).toMatchObject({ skipped: 0, failed: 0, inserted: 0, modified: 0, errors: [] });
    },
  );

  it.each([
    ['ITS-013', 'BOTH'],
    ['ITS-015', 'FROM_CRM'],
  ])(
    '%s creates the customer again under the rule "restore records" (direction %s), only coupled though it is',
    async (_id, direction) => {
      const { given, sync } = masters;
      const { erpId, crmId, couplingId } = await orphan('To be restored');
      await sync.configure('CUSTOMER', { direction, deletionPolicy: 'RESTORE' });
      await given.change('crm.account', crmId, { name: 'x'.repeat(120) });
      const outcome = await sync.one({ couplingId }, { direction: 'FROM_CRM', force });
      expect(outcome).toMatchObject({ kind: 'INSERTED', crmId, error: null });
      expect(outcome.erpId).not.toBe(erpId);
      const restored = String(outcome.erpId);
      expect((await given.read('erp.customer', restored)).name).toBe('x'.repeat(100));
      expect(await sync.coupling(erpId)).toBeNull();
      expect(await sync.coupling(restored)).toMatchObject({
        crmId,
        skipped: false,
        lastResultFromCrm: 'SUCCESS',
      });
      expect((await given.read('crm.account', crmId)).name).toBe('x'.repeat(120));
      const [run] = await sync.runs('CUSTOMER', 1);
      expect(run).toMatchObject({ inserted: 1, skipped: 0, failed: 0 });
    },
  );

  it('fails and says how to restore or uncouple where no rule is set', async () => {
    const { given, sync } = masters;
    const { crmId, erpId, couplingId } = await orphan('Nobody decided');
    await given.change('crm.account', crmId, { telephone1: '1' });
    const outcome = await sync.one({ couplingId }, { direction: 'FROM_CRM', force });
    expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'COUNTERPART_DELETED' } });
    expect(outcome.error?.remedy).toContain('couplingRestore');
    expect(await sync.coupling(erpId)).toMatchObject({ lastResultFromCrm: 'FAILURE' });
  });
});
