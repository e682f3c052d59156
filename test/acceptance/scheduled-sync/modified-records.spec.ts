import { Masters, type PairIds } from '../../support/masters';
import { counted, couplingRow, runMapping, setMapping } from '../../support/runs';

// Where the reference product reads its own writes again and counts them as unchanged, ours recognises them by
// version and counts nothing. The clocks play no part: changes are found by transaction, never by time.

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.stop());

interface Marks {
  erp: string;
  crm: string;
}

const marksOf = async (mapping: string): Promise<Marks> => {
  const [row] = await masters.api.composition.db.query<Marks>(
    `SELECT erp_watermark AS erp, crm_watermark AS crm FROM sync.table_mapping WHERE name = $1`,
    [mapping],
  );
  return row ?? { erp: '0', crm: '0' };
};
const stampsOf = async ({ couplingId }: PairIds) => {
  const { erp_version, crm_version, last_synced_at } =
    (await couplingRow(masters.api, couplingId)) ?? {};
  return { erp_version, crm_version, last_synced_at };
};
const versionsOf = async ({ erpId, crmId }: PairIds, erpTable: string, crmTable: string) => ({
  erp_version: (await masters.given.read(erpTable, erpId)).version,
  crm_version: (await masters.given.read(crmTable, crmId)).version,
});
const both = async (mapping: string): Promise<[string, string]> => {
  const { to, from } = await runMapping(masters.api, mapping);
  return [counted(to), counted(from)];
};
const isForward = (before: Marks, after: Marks): boolean =>
  BigInt(after.erp) >= BigInt(before.erp) && BigInt(after.crm) >= BigInt(before.crm);

/** Lets the CRM's clock differ from the ERP's while its records are written. */
async function inCrmTime<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  masters.api.clock.advance(seconds);
  try {
    return await work();
  } finally {
    masters.api.clock.advance(-seconds);
  }
}

describe.each([
  ['ES-015', 0],
  ['ES-017', 300],
])('%s nothing changed, the clock of the CRM is %s seconds ahead', (_id, seconds) => {
  it('counts nothing either way and moves no stamp', async () => {
    const customer = await inCrmTime(seconds, () => masters.customerPair());
    const contact = await inCrmTime(seconds, () => masters.contactPair(customer));
    await both('CUSTOMER');
    await both('CONTACT');
    const before = [await stampsOf(customer), await stampsOf(contact)];
    const marks = [await marksOf('CUSTOMER'), await marksOf('CONTACT')] as const;
    expect(await both('CUSTOMER')).toEqual(['nothing', 'nothing']);
    expect(await both('CONTACT')).toEqual(['nothing', 'nothing']);
    expect([await stampsOf(customer), await stampsOf(contact)]).toEqual(before);
    // Our mark is the bound up to which everything has been looked at, so it moves on with every run.
    expect(isForward(marks[0], await marksOf('CUSTOMER'))).toBe(true);
    expect(isForward(marks[1], await marksOf('CONTACT'))).toBe(true);
  });
});

describe('ES-022 two customers and two contacts, each changed on one side, the clock of the CRM 300 seconds behind', () => {
  it('sends one and takes one of each, and stamps every record with its real version', async () => {
    const { given } = masters;
    const one = await masters.customerPair({ name: 'One' });
    const two = await masters.customerPair({ name: 'Two' });
    const contactOne = await masters.contactPair(one, { surname: 'One' });
    const contactTwo = await masters.contactPair(two, { surname: 'Two' });
    await both('CUSTOMER');
    await both('CONTACT');
    const marks = [await marksOf('CUSTOMER'), await marksOf('CONTACT')] as const;
    // A new name would also touch the persons of the company.
    await given.change('erp.customer', one.erpId, { phoneNo: '1' });
    await given.change('erp.contact', contactTwo.erpId, { surname: 'Two of ours' });
    await inCrmTime(-300, async () => {
      await given.change('crm.account', two.crmId, { telephone1: '2' });
      await given.change('crm.contact', contactOne.crmId, { lastName: 'One of theirs' });
    });

    expect(await both('CUSTOMER')).toEqual(['modified 1', 'modified 1']);
    expect(await both('CONTACT')).toEqual(['modified 1', 'modified 1']);

    expect((await given.read('crm.account', one.crmId)).telephone1).toBe('1');
    expect((await given.read('erp.customer', two.erpId)).phoneNo).toBe('2');
    expect((await given.read('erp.contact', contactOne.erpId)).surname).toBe('One of theirs');
    expect((await given.read('crm.contact', contactTwo.crmId)).lastName).toBe('Two of ours');
    for (const pair of [one, two])
      expect(await stampsOf(pair)).toMatchObject(
        await versionsOf(pair, 'erp.customer', 'crm.account'),
      );
    for (const pair of [contactOne, contactTwo])
      expect(await stampsOf(pair)).toMatchObject(
        await versionsOf(pair, 'erp.contact', 'crm.contact'),
      );
    expect(isForward(marks[0], await marksOf('CUSTOMER'))).toBe(true);
    expect(isForward(marks[1], await marksOf('CONTACT'))).toBe(true);
    expect(await both('CUSTOMER')).toEqual(['nothing', 'nothing']);
    expect(await both('CONTACT')).toEqual(['nothing', 'nothing']);
  });
});

describe('ES-026 a contact of the CRM alone, the clock of the CRM 300 seconds ahead', () => {
  it('becomes an ERP contact and the primary contact of its customer, which is not taken for a change of a person', async () => {
    const { given, api } = masters;
    const customer = await masters.customerPair();
    await both('CUSTOMER');
    await both('CONTACT');
    await setMapping(api, 'CONTACT', { only_coupled: false });
    const contactId = await inCrmTime(300, () =>
      given.row('crm.contact', {
        firstName: 'Ida',
        lastName: 'Holm',
        parentCustomerId: customer.crmId,
      }),
    );
    const [marks, stamps] = [await marksOf('CUSTOMER'), await stampsOf(customer)];

    expect(await both('CONTACT')).toEqual(['nothing', 'inserted 1']);

    const [row] = await api.composition.db.query<{ number: string; surname: string }>(
      `SELECT c.number, c.surname FROM sync.coupling k JOIN erp.contact c ON c.id = k.erp_id WHERE k.crm_id = $1`,
      [contactId],
    );
    expect(row?.surname).toBe('Holm');
    const after = await given.read('erp.customer', customer.erpId);
    expect(after).toMatchObject({ primaryContactNo: row?.number, contact: 'Ida Holm' });
    expect(await stampsOf(customer)).toEqual({ ...stamps, erp_version: after.version });
    expect(await marksOf('CUSTOMER')).toEqual(marks);
    expect(await both('CUSTOMER')).toEqual(['nothing', 'nothing']);
  });
});

describe.each([
  ['ES-034', -300],
  ['ES-035', 300],
])(
  '%s a name changed in the ERP, then in the CRM, whose clock is off by %s seconds',
  (_id, seconds) => {
    it('travels each time from where it was changed', async () => {
      const { given } = masters;
      const pair = await masters.customerPair({ name: 'Base' });
      await both('CUSTOMER');
      await given.change('erp.customer', pair.erpId, { name: 'Ours' });
      expect(await both('CUSTOMER')).toEqual(['modified 1', 'nothing']);
      await inCrmTime(seconds, () => given.change('crm.account', pair.crmId, { name: 'Theirs' }));
      expect(await both('CUSTOMER')).toEqual(['nothing', 'modified 1']);
      expect((await given.read('erp.customer', pair.erpId)).name).toBe('Theirs');
      expect((await given.read('crm.account', pair.crmId)).name).toBe('Theirs');
    });
  },
);

describe('ES-037 a name changed in the CRM, then in the ERP, the clock of the CRM 300 seconds ahead', () => {
  it('travels each time from where it was changed', async () => {
    const { given } = masters;
    const pair = await masters.customerPair({ name: 'Base' });
    await both('CUSTOMER');
    await inCrmTime(300, () => given.change('crm.account', pair.crmId, { name: 'Theirs' }));
    expect(await both('CUSTOMER')).toEqual(['nothing', 'modified 1']);
    await given.change('erp.customer', pair.erpId, { name: 'Ours' });
    expect(await both('CUSTOMER')).toEqual(['modified 1', 'nothing']);
    expect((await given.read('erp.customer', pair.erpId)).name).toBe('Ours');
    expect((await given.read('crm.account', pair.crmId)).name).toBe('Ours');
  });
});

describe('watermarks', () => {
  it('JSC-008 a record that moves on without a change in mapped fields leaves the mark set and never moves it back', async () => {
    const { given } = masters;
    const pairs = [await masters.customerPair(), await masters.customerPair()];
    await both('CUSTOMER');
    const before = await marksOf('CUSTOMER');
    for (const { crmId } of pairs)
      await given.change('crm.account', crmId, { description: 'Not mapped' });
    expect(await both('CUSTOMER')).toEqual(['nothing', 'unchanged 2']);
    const after = await marksOf('CUSTOMER');
    expect(BigInt(after.crm)).toBeGreaterThanOrEqual(BigInt(before.crm));
    expect(BigInt(after.crm)).toBeGreaterThan(0n);
  });

  it('MAP-011 without a mark of their own both changed accounts are taken, whatever the mark of the other direction', async () => {
    const { given, api } = masters;
    const [one, two] = [await masters.customerPair(), await masters.customerPair()];
    await given.change('crm.account', one.crmId, { address1City: 'Oslo' });
    await api.database.dataSource.query(
      `UPDATE sync.table_mapping SET crm_watermark = NULL, erp_watermark = pg_current_xact_id()::text::bigint WHERE name = 'CUSTOMER'`,
    );
    await given.change('crm.account', two.crmId, { address1City: 'Bergen' });
    const { from } = await runMapping(api, 'CUSTOMER', { direction: 'FROM_CRM' });
    expect(counted(from)).toBe('modified 2');
  });

  it('MAP-012 with the mark between two changes only the later one is taken', async () => {
    const { given, api } = masters;
    const [one, two] = [await masters.customerPair(), await masters.customerPair()];
    await given.change('crm.account', one.crmId, { address1City: 'Oslo' });
    await api.database.dataSource.query(
      `UPDATE sync.table_mapping SET crm_watermark = pg_current_xact_id()::text::bigint WHERE name = 'CUSTOMER'`,
    );
    await given.change('crm.account', two.crmId, { address1City: 'Bergen' });
    const { from } = await runMapping(api, 'CUSTOMER', { direction: 'FROM_CRM' });
    expect(counted(from)).toBe('modified 1');
    expect((await given.read('erp.customer', two.erpId)).city).toBe('Bergen');
    expect((await given.read('erp.customer', one.erpId)).city).toBeNull();
  });
});
