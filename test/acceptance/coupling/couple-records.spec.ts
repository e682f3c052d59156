import type { TestApi } from '../../support/api';
import { Couplings, only } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let couplings: Couplings;

beforeAll(async () => {
  const masters = await Masters.start();
  ({ api, given } = masters);
  couplings = new Couplings(api);
});

afterAll(() => api.stop());

const fromErp = (erpId: string, crmId: string) =>
  couplings.create({ mapping: 'CUSTOMER', erpId, crmId });
const fromCrm = (erpId: string, crmId: string) =>
  couplings.create({ mapping: 'CUSTOMER', erpId, crmId, startFrom: 'CRM' });
const erase = (table: string, id: string) =>
  api.composition.unitOfWork.run((tx) => tx.execute(`DELETE FROM ${table} WHERE id = $1`, [id]));
const failed = (erpId: string) =>
  api.composition.unitOfWork.run((tx) =>
    tx.execute(
      `UPDATE sync.coupling SET skipped = true, failure_code = 'UPDATE_CONFLICT',
              last_result_to_crm = 'FAILURE', last_result_from_crm = 'FAILURE' WHERE erp_id = $1`,
      [erpId],
    ),
  );
const crmIdsOf = async (erpId: string) =>
  (await couplings.of('erpId', erpId)).map((each) => each.crmId);
const erpIdsOf = async (crmId: string) =>
  (await couplings.of('crmId', crmId)).map((each) => each.erpId);

describe('looking a record up through its coupling', () => {
  it('CIR-001 finds no customer by the id of a free account, and exactly the coupled one afterwards', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    const customerOf = async () =>
      (
        await api.ask<{ account: { customer: { id: string } | null } }>(
          'query ($id: ID!) { account(id: $id) { customer { id } } }',
          { id: crmId },
        )
      ).account.customer;
    expect(await customerOf()).toBeNull();
    await couplings.pair('CUSTOMER', erpId, crmId);
    expect(await customerOf()).toEqual({ id: erpId });
  });

  it('IRM-002 gives no CRM id for a customer without a coupling: an empty result, no id that is null', async () => {
    const erpId = await given.customer();
    const { customer } = await api.ask<{ customer: { coupling: unknown; account: unknown } }>(
      'query ($id: ID!) { customer(id: $id) { coupling { crmId } account { id } } }',
      { id: erpId },
    );
    expect(customer).toEqual({ coupling: null, account: null });
    expect(await couplings.of('erpId', erpId)).toEqual([]);
  });
});

describe('coupling that starts from the CRM record (C-4)', () => {
  it('CIR-004 refuses another CRM record for a coupled customer', async () => {
    const [erpId, one, two] = [
      await given.customer({ number: 'CIR4' }),
      await given.account(),
      await given.account(),
    ];
    await couplings.pair('CUSTOMER', erpId, one);
    const refused = await fromCrm(erpId, two);
    expect(refused.errors[0]).toMatchObject({ code: 'ERP_ALREADY_COUPLED' });
    expect(refused.errors[0]?.message).toContain('CIR4');
    expect(await crmIdsOf(erpId)).toEqual([one]);
  });

  it('CIR-005 refuses when both are coupled elsewhere, and re-points nothing', async () => {
    const [a, b] = [await given.customer(), await given.customer()];
    const [ofA, ofB] = [await given.account(), await given.account()];
    await couplings.pair('CUSTOMER', a, ofA);
    await couplings.pair('CUSTOMER', b, ofB);
    const refused = await fromCrm(b, ofA);
    expect(refused.errors[0]?.code).toBe('ERP_ALREADY_COUPLED');
    expect([await crmIdsOf(a), await crmIdsOf(b)]).toEqual([[ofA], [ofB]]);
  });

  it('moves a coupled CRM record over to a free customer, keeping the CRM stamp and losing the ERP one (C-4/4, C-5)', async () => {
    const [a, b, account] = [await given.customer(), await given.customer(), await given.account()];
    await couplings.pair('CUSTOMER', a, account, 'TO_CRM');
    const moved = await fromCrm(b, account);
    expect(moved).toMatchObject({ created: true, errors: [], coupling: { erpId: b } });
    expect(moved.coupling).toMatchObject({ lastResultToCrm: 'SUCCESS', lastResultFromCrm: 'NONE' });
    const [row] = await api.composition.db.query<{ erp: string | null; crm: string | null }>(
      'SELECT erp_version AS erp, crm_version AS crm FROM sync.coupling WHERE crm_id = $1',
      [account],
    );
    expect(row).toEqual({ erp: null, crm: (await given.read('crm.account', account)).version });
    expect(await crmIdsOf(a)).toEqual([]);
  });

  it('C-5 a pair that moved over is skipped no more, and knows no attempt of the customer it had', async () => {
    const [a, b, account] = [await given.customer(), await given.customer(), await given.account()];
    await couplings.pair('CUSTOMER', a, account, 'TO_CRM');
    await failed(a);
    const { coupling } = await fromCrm(b, account);
    expect(coupling).toMatchObject({ skipped: false, lastResultFromCrm: 'NONE' });
    expect(coupling).toMatchObject({ lastResultToCrm: 'FAILURE', lastSyncedAt: null });
  });

  it('C-5 pairs that waited for a customer are tried again when an account moves over to it', async () => {
    const [a, b, account] = [await given.customer(), await given.customer(), await given.account()];
    await couplings.pair('CUSTOMER', a, account);
    const waiting = await given.customer();
    await couplings.pair('CUSTOMER', waiting, await given.account());
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE sync.coupling SET skipped = true, waiting_mapping_id = mapping_id, waiting_for = $2 WHERE erp_id = $1`,
        [waiting, b],
      ),
    );
    expect((await fromCrm(b, account)).errors).toEqual([]);
    expect(await couplings.of('erpId', waiting)).toMatchObject([{ skipped: false }]);
  });

  it('couples two free records and changes nothing when repeated (C-4/1, C-4/3)', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    expect(await fromCrm(erpId, crmId)).toMatchObject({ created: true, errors: [] });
    expect(await fromCrm(erpId, crmId)).toMatchObject({ created: false, errors: [] });
    expect(await crmIdsOf(erpId)).toEqual([crmId]);
  });
});

describe('coupling that starts from the ERP record (C-3)', () => {
  it('CIR-006 re-points a coupled customer to a free account: one row, the same one', async () => {
    const [erpId, one, two] = [
      await given.customer(),
      await given.account(),
      await given.account(),
    ];
    const first = await fromErp(erpId, one);
    const second = await fromErp(erpId, two);
    expect(second.coupling?.id).toBe(first.coupling?.id);
    expect(await crmIdsOf(erpId)).toEqual([two]);
    expect(await erpIdsOf(one)).toEqual([]);
  });

  it('C-5 a re-pointed pair is skipped no more, and knows no attempt of the side that changed', async () => {
    const [erpId, one, two] = [
      await given.customer(),
      await given.account(),
      await given.account(),
    ];
    await couplings.pair('CUSTOMER', erpId, one, 'TO_CRM');
    await failed(erpId);
    const { coupling } = await fromErp(erpId, two);
    expect(coupling).toMatchObject({ skipped: false, lastResultToCrm: 'NONE' });
    expect(coupling).toMatchObject({ lastResultFromCrm: 'FAILURE', lastSyncedAt: null });
    const [row] = await api.composition.db.query(
      `SELECT erp_version::text AS erp, crm_version AS crm, base, last_run_to_crm_id AS "to", failure_code AS failure
         FROM sync.coupling WHERE erp_id = $1`,
      [erpId],
    );
    const { version } = await given.read('erp.customer', erpId);
    expect(row).toEqual({ erp: version, crm: null, base: null, to: null, failure: null });
  });

  it('CIR-009 refuses an account that has a living partner, and names the partner', async () => {
    const [a, b] = [await given.customer({ number: 'CIR9' }), await given.customer()];
    const [ofA, ofB] = [await given.account(), await given.account()];
    await couplings.pair('CUSTOMER', a, ofA);
    await couplings.pair('CUSTOMER', b, ofB);
    const refused = await fromErp(b, ofA);
    expect(refused.errors[0]).toMatchObject({ code: 'COUPLING_TAKEN' });
    expect(refused.errors[0]?.message).toContain('CIR9');
    expect([await crmIdsOf(a), await crmIdsOf(b)]).toEqual([[ofA], [ofB]]);
  });

  it('CIR-010 takes over from a deleted customer: two rows become one', async () => {
    const [a, b] = [await given.customer(), await given.customer()];
    const [ofA, ofB] = [await given.account(), await given.account()];
    await couplings.pair('CUSTOMER', a, ofA);
    await couplings.pair('CUSTOMER', b, ofB);
    await erase('erp.customer', a);
    expect((await fromErp(b, ofA)).errors).toEqual([]);
    expect(await crmIdsOf(b)).toEqual([ofA]);
    expect([await crmIdsOf(a), await erpIdsOf(ofB)]).toEqual([[], []]);
  });

  it('C-12 refuses to begin with a way the mapping does not go, and couples nothing', async () => {
    const erpId = await given.row('erp.salesperson', { code: 'C12', name: 'C12' });
    const crmId = await given.row('crm.system_user', {
      ...{ firstName: 'C', lastName: '12', domainName: 'c12@example.com', isLicensed: true },
    });
    const pair = { mapping: 'SALESPEOPLE', erpId, crmId };
    const refused = await couplings.create({ ...pair, initialSync: 'TO_CRM' });
    expect(refused.errors).toMatchObject([
      { code: 'DIRECTION_NOT_ALLOWED', data: { own: 'FROM_CRM', direction: 'TO_CRM' } },
    ]);
    expect(await couplings.of('erpId', erpId)).toEqual([]);
    const taken = await couplings.create({ ...pair, initialSync: 'FROM_CRM' });
    expect(taken.outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    expect(await given.read('erp.salesperson', erpId)).toMatchObject({ name: 'C 12' });
  });

  it('IM-005 says that no table mapping covers the record when there is none for it', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    const refused = await couplings.create({ mapping: 'NO SUCH MAPPING', erpId, crmId });
    expect(refused.errors[0]?.code).toBe('TABLE_NOT_MAPPED');
    await api.composition.unitOfWork.run((tx) =>
      tx.execute("UPDATE sync.table_mapping SET enabled = false WHERE name = 'CUSTOMER'"),
    );
    const off = await fromErp(erpId, crmId);
    expect(off.errors[0]?.code).toBe('TABLE_NOT_MAPPED');
    await api.composition.unitOfWork.run((tx) =>
      tx.execute("UPDATE sync.table_mapping SET enabled = true WHERE name = 'CUSTOMER'"),
    );
    expect((await fromErp(erpId, crmId)).errors).toEqual([]);
  });
});

describe('coupling at the same time', () => {
  it('one of ten customers gets the account, the others are told who has it', async () => {
    const crmId = await given.account();
    const customers = await Promise.all(Array.from({ length: 10 }, () => given.customer()));
    const answers = await Promise.all(customers.map((erpId) => fromErp(erpId, crmId)));
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => answer.errors.map((error) => error.code)))).toEqual(
      new Set(['COUPLING_TAKEN']),
    );
    expect(await erpIdsOf(crmId)).toHaveLength(1);
  });

  it('one of ten accounts gets the customer when they start from the CRM', async () => {
    const erpId = await given.customer();
    const accounts = await Promise.all(Array.from({ length: 10 }, () => given.account()));
    const answers = await Promise.all(accounts.map((crmId) => fromCrm(erpId, crmId)));
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    expect(await crmIdsOf(erpId)).toHaveLength(1);
  });

  it('ten links opened at once create one record (C-18)', async () => {
    await api.composition.unitOfWork.run((tx) =>
      tx.execute("UPDATE sync.table_mapping SET only_coupled = false WHERE name = 'CUSTOMER'"),
    );
    const crmId = await given.account({ name: 'Opened by ten' });
    const open = () =>
      api.ask<{ couplingOpenFromCrm: { linked: { record: { id: string } } | null } }>(
        `mutation ($crmId: ID!) { couplingOpenFromCrm(input: { entityName: "account", crmId: $crmId }) {
           linked { record { id } } outcome { kind error { code } } errors { code } } }`,
        { crmId },
      );
    const answers = await Promise.all(Array.from({ length: 10 }, open));
    const opened = answers.map((answer) => answer.couplingOpenFromCrm.linked?.record.id);
    expect(new Set(opened).size).toBe(1);
    expect(await erpIdsOf(crmId)).toEqual([opened[0]]);
    await api.composition.unitOfWork.run((tx) =>
      tx.execute("UPDATE sync.table_mapping SET only_coupled = true WHERE name = 'CUSTOMER'"),
    );
  });
});

describe('couplings that cannot be', () => {
  const insert = (mapping: string | null, erpId: string | null, crmId: string | null) =>
    api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
         VALUES (gen_random_uuid(), (SELECT id FROM sync.table_mapping WHERE name = $1), $2, $3, now())`,
        [mapping, erpId, crmId],
      ),
    );

  it('CIR-016 refuses a coupling without a table mapping, in the database itself', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await expect(insert(null, erpId, crmId)).rejects.toThrow(/mapping_id/);
  });

  it('C-9, CIR-019 needs no repair of couplings without a table: the database holds none, whichever side is gone', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await expect(insert(null, erpId, crmId)).rejects.toThrow(/mapping_id/);
    await expect(insert('CUSTOMER', null, crmId)).rejects.toThrow(/erp_id/);
    await expect(insert('CUSTOMER', erpId, null)).rejects.toThrow(/crm_id/);
    await couplings.pair('CUSTOMER', erpId, crmId);
    await erase('erp.customer', erpId);
    await erase('crm.account', crmId);
    // Both are gone: the pair still says of which table it was, and goes with the next touch (D-4).
    expect(only(await couplings.syncNow([{ erpId }], 'TO_CRM')).kind).toBe('REMOVED');
    expect(await couplings.of('erpId', erpId)).toEqual([]);
  });

  it('keeps couplings one to one in the database itself (C-1)', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couplings.pair('CUSTOMER', erpId, crmId);
    await expect(insert('CUSTOMER', erpId, await given.account())).rejects.toThrow(/unique/);
    await expect(insert('CUSTOMER', await given.customer(), crmId)).rejects.toThrow(/unique/);
  });
});
