import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

const three = async (
  make: (n: number) => Promise<PairIds>,
): Promise<[PairIds, PairIds, PairIds]> => [await make(1), await make(2), await make(3)];
const coupled = async (...pairs: PairIds[]): Promise<boolean[]> =>
  Promise.all(pairs.map(async ({ erpId }) => (await masters.sync.coupling(erpId)) !== null));
const named = (pairs: readonly PairIds[]) => pairs.map(({ erpId }) => ({ erpId }));
const kinds = async (pairs: readonly { erpId: string }[]) =>
  (await masters.sync.uncouple(pairs)).map((outcome) => outcome.kind);

// The reference product keeps no log of what is uncoupled at once. Here every write is journalled under a run, so
// that each of these leaves one entry in the log.
describe('mappings whose CRM records carry no company', () => {
  it('UNC-010 uncouples the named salespeople at once; an uncoupled one is skipped', async () => {
    const pairs = await three((n) => masters.salespersonPair(`S${n}`, `Sales ${n}`));
    const [first, second, third] = pairs;
    const loose = await masters.given.row('erp.salesperson', { code: 'LOOSE', name: 'Loose' });
    expect(await kinds([...named([first, third]), { erpId: loose }])).toEqual([
      'UNCOUPLED',
      'UNCOUPLED',
      'SKIPPED',
    ]);
    expect(await coupled(first, second, third)).toEqual([false, true, false]);
    const [run] = await masters.sync.runs('SALESPEOPLE', 1);
    expect(run).toMatchObject({ kind: 'UNCOUPLE', uncoupled: 2, modified: 0, failed: 0 });
  });

  it('UNC-019 uncouples two of three currencies', async () => {
    const [first, second, third] = await three((n) => masters.currencyPair(`C${n}X`));
    expect(await kinds(named([first, third]))).toEqual(['UNCOUPLED', 'UNCOUPLED']);
    expect(await coupled(first, second, third)).toEqual([false, true, false]);
  });

  const unit = async (n: number, code: string): Promise<PairIds> => {
    const erpId = await masters.given.row('erp.unit_of_measure', { code: `${code}${n}` });
    return masters.createInCrm('UNIT OF MEASURE', erpId);
  };

  it('UNC-028 uncouples two of three units of measure', async () => {
    await masters.sync.settings({ unitGroupMapping: false });
    const [first, second, third] = await three((n) => unit(n, 'BOX'));
    expect(await kinds(named([first, third]))).toEqual(['UNCOUPLED', 'UNCOUPLED']);
    expect(await coupled(first, second, third)).toEqual([false, true, false]);
    await masters.sync.settings({ unitGroupMapping: true });
  });

  it('UNC-029 uncouples one of three units of measure', async () => {
    await masters.sync.settings({ unitGroupMapping: false });
    const [first, second, third] = await three((n) => unit(n, 'CAN'));
    expect(await kinds(named([second]))).toEqual(['UNCOUPLED']);
    expect(await coupled(first, second, third)).toEqual([true, false, true]);
    await masters.sync.settings({ unitGroupMapping: true });
  });
});

describe('mappings whose CRM records carry the company', () => {
  it('UNC-031 uncouples one of three customer price groups', async () => {
    const [first, second, third] = await three(async (n) => {
      const code = `GROUP${n}`;
      const erpId = await masters.given.row('erp.customer_price_group', {
        code,
        description: code,
      });
      return masters.createInCrm('CUSTPRCGRP-PRICE', erpId);
    });
    expect(await kinds(named([second]))).toEqual(['UNCOUPLED']);
    expect(await coupled(first, second, third)).toEqual([true, false, true]);
    // Of price lists the reference leaves the company behind; here it is cleared wherever a record carries it (C-20).
    expect(
      await Promise.all(
        [first, second].map(({ crmId }) => masters.given.read('crm.price_list', crmId)),
      ),
    ).toMatchObject([{ companyId: masters.companyId }, { companyId: null }]);
  });

  it('UNC-017 uncouples one of three opportunities and empties its company alone', async () => {
    const { given, sync } = masters;
    const customer = await masters.customerPair();
    const contact = await masters.contactPair(customer);
    const { number } = await given.read('erp.contact', contact.erpId);
    const pairs = await three(async (n) => {
      const erpId = await given.row('erp.opportunity', {
        number: `OPP${n}`,
        description: `Chance ${n}`,
        contactNo: number ?? null,
      });
      return masters.createInCrm('OPPORTUNITY', erpId);
    });
    const [first, second, third] = pairs;
    const company = async ({ crmId }: PairIds) =>
      (await given.read('crm.opportunity', crmId)).companyId;
    expect(await company(second)).toBe(masters.companyId);
    expect(await kinds(named([second]))).toEqual(['UNCOUPLED']);
    expect(await coupled(first, second, third)).toEqual([true, false, true]);
    expect(await company(first)).toBe(masters.companyId);
    expect(await company(second)).toBeNull();
    const [run] = await sync.runs('OPPORTUNITY', 1);
    expect(run).toMatchObject({ kind: 'UNCOUPLE', uncoupled: 1, modified: 1, failed: 0 });
  });

  it('SC-10 clears the company of the account, and leaves that of another company alone', async () => {
    const { given, sync } = masters;
    const own = await masters.customerPair({ name: 'Own' });
    const other = await masters.customerPair({ name: 'Other' });
    const elsewhere = await given.row('crm.company', {
      name: 'Elsewhere',
      externalId: other.erpId,
    });
    await given.change('crm.account', other.crmId, { companyId: elsewhere });
    expect(await kinds(named([own]))).toEqual(['UNCOUPLED']);
    const [cleared] = await sync.runs('CUSTOMER', 1);
    expect(cleared).toMatchObject({ uncoupled: 1, modified: 1 });
    expect(await given.read('crm.account', own.crmId)).toMatchObject({
      companyId: null,
      name: 'Own',
    });
    expect(await kinds(named([other]))).toEqual(['UNCOUPLED']);
    const [left] = await sync.runs('CUSTOMER', 1);
    expect(left).toMatchObject({ uncoupled: 1, modified: 0 });
    expect((await given.read('crm.account', other.crmId)).companyId).toBe(elsewhere);
    expect(await coupled(own, other)).toEqual([false, false]);
  });

  it('SC-11 keeps the coupling when the CRM refuses, and names both records', async () => {
    const { given, sync, api } = masters;
    const pair = await masters.customerPair({ name: 'Stubborn' });
    const { number } = await given.read('erp.customer', pair.erpId);
    // The account breaks a rule of its CRM, so that the CRM takes no change of it.
    const rule = (sql: string) => api.composition.unitOfWork.run((tx) => tx.execute(sql));
    await rule(
      `ALTER TABLE crm.account ADD CONSTRAINT ck_stubborn CHECK (name <> 'Stubborn' OR company_id IS NOT NULL)`,
    );
    const [outcome] = await sync.uncouple(named([pair]));
    await rule('ALTER TABLE crm.account DROP CONSTRAINT ck_stubborn');
    expect(outcome).toMatchObject({
      kind: 'FAILED',
      record: `Customer ${String(number)}`,
      erpId: pair.erpId,
      crmId: pair.crmId,
    });
    expect(await coupled(pair)).toEqual([true]);
    expect((await given.read('crm.account', pair.crmId)).companyId).toBe(masters.companyId);
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ uncoupled: 0, modified: 0, failed: 1 });
    const errors = await api.composition.db.query(
      'SELECT record, erp_id, crm_id FROM sync.sync_run_error WHERE run_id = $1',
      [run?.id],
    );
    expect(errors).toEqual([
      { record: `Customer ${String(number)}`, erp_id: pair.erpId, crm_id: pair.crmId },
    ]);
  });
});

describe('what stands below a customer', () => {
  it('SC-12 uncouples the contacts of its account along, and no others', async () => {
    const { given, sync, api } = masters;
    const one = await masters.customerPair();
    const two = await masters.customerPair();
    const below = await masters.contactPair(one, { firstName: 'Below' });
    const beside = await masters.contactPair(two, { firstName: 'Beside' });
    await sync.uncouple(named([one]));
    expect(await coupled(one, two, below, beside)).toEqual([false, true, false, true]);
    expect((await given.read('crm.contact', below.crmId)).companyId).toBeNull();
    expect((await given.read('crm.contact', beside.crmId)).companyId).toBe(masters.companyId);
    const [run] = await sync.runs('CONTACT', 1);
    expect(run).toMatchObject({ kind: 'UNCOUPLE', uncoupled: 1, modified: 1 });
    const [entry] = await api.composition.db.query(
      `SELECT record_id FROM sync.journal_entry WHERE run_id = $1 AND action = 'UNCOUPLE'`,
      [run?.id],
    );
    expect(entry).toEqual({ record_id: below.erpId });
  });

  it('leaves the contacts of a vendor that shares the account', async () => {
    const { given, sync } = masters;
    const customer = await masters.customerPair();
    await sync.configure('VENDOR', { crmFilter: JSON.stringify([]) });
    const vendorId = await given.row('erp.vendor', { number: 'V1', name: 'Both' });
    await sync.couple('VENDOR', vendorId, customer.crmId);
    const [relation] = await masters.api.composition.db.query<{ contact_no: string }>(
      `SELECT contact_no FROM erp.contact_business_relation WHERE no = 'V1' AND link_to_table = 2`,
    );
    const buyer = await masters.contactPair(customer);
    const seller = await masters.contactPair(customer, { companyNo: relation?.contact_no ?? null });
    await sync.uncouple(named([customer]));
    expect(await coupled(customer, buyer, seller)).toEqual([false, false, true]);
  });

  it('answers for a contact that was named beside its customer', async () => {
    const customer = await masters.customerPair();
    const contact = await masters.contactPair(customer);
    expect(await kinds(named([customer, contact]))).toEqual(['UNCOUPLED', 'UNCOUPLED']);
  });
});
