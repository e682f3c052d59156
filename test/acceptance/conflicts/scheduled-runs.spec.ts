import { Masters, type PairIds } from '../../support/masters';

const nothing = { inserted: 0, modified: 0, unchanged: 0, skipped: 0 };

// The clock of the CRM plays no part: changes are found by version, never by time.
describe.each([
  ['ES-019', 'behind', -300],
  ['ES-020', 'ahead', 300],
])('%s the clock of the CRM is 300 seconds %s', (_id, _way, seconds) => {
  let masters: Masters;
  let customer: PairIds;
  let contact: PairIds;

  beforeAll(async () => {
    masters = await Masters.start();
    customer = await masters.customerPair({ name: 'Base' });
    contact = await masters.contactPair(customer, { surname: 'Base' });
    await masters.sync.modified(['CUSTOMER', 'CONTACT']);
  });

  afterAll(() => masters.stop());

  const watermarks = () =>
    masters.api.composition.db.query<{ erp: string; crm: string }>(
      `SELECT erp_watermark AS erp, crm_watermark AS crm FROM sync.table_mapping
        WHERE name IN ('CUSTOMER', 'CONTACT') ORDER BY name`,
    );
  const stamps = async ({ erpId }: PairIds) => {
    const coupling = await masters.sync.coupling(erpId);
    const { erpVersion, crmVersion, lastSyncedAt } = coupling ?? {};
    return { erpVersion, crmVersion, lastSyncedAt };
  };

  it('fails a field that both sides changed in both directions, overwrites nothing, and moves no stamp', async () => {
    const { given, sync, api } = masters;
    await given.change('erp.customer', customer.erpId, { name: 'Ours' });
    await given.change('erp.contact', contact.erpId, { surname: 'Ours' });
    api.clock.advance(seconds);
    await given.change('crm.account', customer.crmId, { name: 'Theirs' });
    await given.change('crm.contact', contact.crmId, { lastName: 'Theirs' });
    api.clock.advance(-seconds);
    const before = [await stamps(customer), await stamps(contact)];
    const marks = await watermarks();

    const runs = await sync.modified(['CUSTOMER', 'CONTACT']);

    expect(runs.map(({ mapping, direction }) => `${mapping} ${direction}`)).toEqual([
      'CUSTOMER TO_CRM',
      'CUSTOMER FROM_CRM',
      'CONTACT TO_CRM',
      'CONTACT FROM_CRM',
    ]);
    for (const run of runs) expect(run).toMatchObject({ failed: 1, ...nothing });
    expect((await given.read('erp.customer', customer.erpId)).name).toBe('Ours');
    expect((await given.read('crm.account', customer.crmId)).name).toBe('Theirs');
    expect((await given.read('erp.contact', contact.erpId)).surname).toBe('Ours');
    expect((await given.read('crm.contact', contact.crmId)).lastName).toBe('Theirs');
    expect([await stamps(customer), await stamps(contact)]).toEqual(before);
    for (const [at, { erp, crm }] of (await watermarks()).entries()) {
      expect(BigInt(erp)).toBeGreaterThanOrEqual(BigInt(marks[at]?.erp ?? 0));
      expect(BigInt(crm)).toBeGreaterThanOrEqual(BigInt(marks[at]?.crm ?? 0));
    }
  });
});
