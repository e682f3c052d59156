import { UncoupleMappings } from '../../../src/sync/uncoupling/uncouple-mappings';
import { PassLockStore } from '../../../src/sync/pass/pass-lock.store';
import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

// Every spec starts with no customer coupled.
afterEach(async () => {
  await masters.sync.configure('CUSTOMER', { onlyCoupled: true });
  await masters.sync.uncoupleAll(['CUSTOMER']);
});

afterAll(() => masters.stop());

const coupled = async (...pairs: PairIds[]): Promise<boolean[]> =>
  Promise.all(pairs.map(async ({ erpId }) => (await masters.sync.coupling(erpId)) !== null));
const companyOf = async (table: string, id: string) =>
  (await masters.given.read(table, id)).companyId;

describe('uncoupling whole mappings', () => {
  // In the reference product salespeople leave no log row; here everything that is removed has one.
  it('UNC-003 uncouples customers, items and salespeople, and leaves the others', async () => {
    const { given, sync } = masters;
    const customer = await masters.customerPair();
    const salesperson = await masters.salespersonPair('SP', 'Sales Person');
    const items = [await masters.itemPair(), await masters.itemPair(), await masters.itemPair()];
    const currency = await masters.currencyPair('USD');
    const contact = await masters.contactPair(customer);
    const { number } = await given.read('erp.contact', contact.erpId);
    const opportunityId = await given.row('erp.opportunity', {
      number: 'OPP1',
      description: 'Chance',
      contactNo: number ?? null,
    });
    const opportunity = await masters.createInCrm('OPPORTUNITY', opportunityId);

    const { runs, refused, warnings } = await sync.uncoupleAll([
      'CUSTOMER',
      'ITEM-PRODUCT',
      'SALESPEOPLE',
    ]);

    expect(await coupled(customer, salesperson, ...items)).toEqual(Array(5).fill(false));
    expect(await coupled(currency, opportunity)).toEqual([true, true]);
    expect(await companyOf('crm.account', customer.crmId)).toBeNull();
    for (const { crmId } of items) expect(await companyOf('crm.product', crmId)).toBeNull();
    expect(await companyOf('crm.opportunity', opportunity.crmId)).toBe(masters.companyId);
    expect(
      runs.map(({ mapping, kind, uncoupled, modified, failed }) => ({
        mapping,
        kind,
        uncoupled,
        modified,
        failed,
      })),
    ).toEqual([
      { mapping: 'CUSTOMER', kind: 'UNCOUPLE', uncoupled: 1, modified: 1, failed: 0 },
      // The contact stands below the customer's account (C-8).
      { mapping: 'CONTACT', kind: 'UNCOUPLE', uncoupled: 1, modified: 1, failed: 0 },
      { mapping: 'ITEM-PRODUCT', kind: 'UNCOUPLE', uncoupled: 3, modified: 3, failed: 0 },
      { mapping: 'SALESPEOPLE', kind: 'UNCOUPLE', uncoupled: 1, modified: 0, failed: 0 },
    ]);
    expect(refused).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('clears the company of CRM records without a coupling too, of this company and kind only (C-22)', async () => {
    const { given, sync } = masters;
    const { companyId } = masters;
    const elsewhere = await given.row('crm.company', { name: 'Elsewhere', externalId: companyId });
    const orphan = await given.account({ companyId });
    const inactive = await given.account({ companyId, stateCode: 1, statusCode: 2 });
    const vendor = await given.account({ companyId, customerTypeCode: 11 });
    const other = await given.account({ companyId: elsewhere });
    const { runs } = await sync.uncoupleAll(['CUSTOMER']);
    expect(await companyOf('crm.account', orphan)).toBeNull();
    expect(await companyOf('crm.account', inactive)).toBeNull();
    expect(await companyOf('crm.account', vendor)).toBe(companyId);
    expect(await companyOf('crm.account', other)).toBe(elsewhere);
    expect(runs).toMatchObject([{ mapping: 'CUSTOMER', uncoupled: 0, modified: 2 }]);
  });

  it('removes couplings of which one side or nothing is left (C-22)', async () => {
    const { sync } = masters;
    const [both, erpGone, crmGone] = [
      await masters.customerPair(),
      await masters.customerPair(),
      await masters.customerPair(),
    ];
    await sync.lose('erp.customer', both.erpId);
    await sync.lose('crm.account', both.crmId);
    await sync.lose('erp.customer', erpGone.erpId);
    await sync.lose('crm.account', crmGone.crmId);
    const { runs } = await sync.uncoupleAll(['CUSTOMER']);
    expect(await coupled(both, erpGone, crmGone)).toEqual([false, false, false]);
    expect(await companyOf('crm.account', erpGone.crmId)).toBeNull();
    expect(runs).toMatchObject([{ uncoupled: 3, modified: 1, failed: 0 }]);
  });

  it('warns that the next run creates counterparts where the mapping is not limited to coupled records (C-25)', async () => {
    const { sync } = masters;
    await sync.configure('CUSTOMER', { onlyCoupled: false });
    await masters.customerPair();
    const { warnings } = await sync.uncoupleAll(['CUSTOMER', 'SALESPEOPLE']);
    expect(warnings).toMatchObject([{ mapping: 'CUSTOMER' }]);
    expect(warnings[0]?.message).toContain('creates counterparts');
    expect(warnings[0]?.remedy).toContain('tableMappingUpdate');
  });

  it('keeps what the CRM refuses, with the reason, and uncouples the rest', async () => {
    const { given, sync, api } = masters;
    const [good, bad] = [await masters.customerPair(), await masters.customerPair({ name: 'Bad' })];
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `ALTER TABLE crm.account ADD CONSTRAINT ck_bad CHECK (name <> 'Bad' OR company_id IS NOT NULL)`,
      ),
    );
    const { runs } = await sync.uncoupleAll(['CUSTOMER']);
    expect(runs).toMatchObject([{ uncoupled: 1, modified: 1, failed: 1 }]);
    expect(await coupled(good, bad)).toEqual([false, true]);
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('ALTER TABLE crm.account DROP CONSTRAINT ck_bad'),
    );
    const { number } = await given.read('erp.customer', bad.erpId);
    const [run] = await sync.runs('CUSTOMER', 1);
    expect(run?.errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    const [error] = await api.composition.db.query(
      'SELECT record FROM sync.sync_run_error WHERE run_id = $1',
      [run?.id],
    );
    expect(error).toEqual({ record: `Customer ${String(number)}` });
  });

  it('refuses a mapping that does not exist, and lines', async () => {
    await expect(masters.sync.uncoupleAll(['NOTHING'])).rejects.toThrow('TABLE_NOT_MAPPED');
    const lines = masters.sync.uncoupleAll(['SOLINE-ORDERDETAIL']);
    await expect(lines).rejects.toThrow('LINES_NEED_HEADER');
  });
});

describe('batches', () => {
  const verb = () => {
    const { engine, unitOfWork, db, sessions } = masters.api.composition;
    return new UncoupleMappings({
      mappings: engine.mappings,
      sessions: engine.sessions,
      engine: engine.parts,
      unitOfWork,
      locks: new PassLockStore(),
      connections: { db, sessions },
    });
  };

  it('commit on their own: what stopped half-way is gone on with, and its run says so', async () => {
    const { sync, api } = masters;
    const pairs: PairIds[] = [];
    for (let i = 0; i < 5; i++) pairs.push(await masters.customerPair());
    // The second batch stops at its second pair: nothing of that batch may remain.
    const ids = pairs.map(({ couplingId }) => couplingId).sort();
    const stop = (sql: string) => api.composition.unitOfWork.run((tx) => tx.execute(sql));
    await stop(
      `CREATE FUNCTION sync.stop_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF OLD.id = '${String(ids[3])}' THEN RAISE EXCEPTION 'stopped'; END IF; RETURN OLD; END $$`,
    );
    await stop(
      `CREATE TRIGGER stop_here BEFORE DELETE ON sync.coupling FOR EACH ROW EXECUTE FUNCTION sync.stop_here()`,
    );
    const input = { mappings: ['CUSTOMER'], batchSize: 2 };
    api.clock.advance();
    await expect(verb().run(input, 'tester')).rejects.toThrow('stopped');
    const left = async () =>
      (
        await api.composition.db.query<{ id: string }>(
          'SELECT id FROM sync.coupling WHERE id = ANY($1) ORDER BY id',
          [ids],
        )
      ).map((row) => row.id);
    expect(await left()).toEqual(ids.slice(2));
    await stop('DROP TRIGGER stop_here ON sync.coupling');

    api.clock.advance();
    const { runIds } = await verb().run(input, 'tester');
    expect(await left()).toEqual([]);
    expect(await sync.run(runIds[0])).toMatchObject({ uncoupled: 3, modified: 3, failed: 0 });
    const runs = await api.composition.db.query<{ id: string }>(
      `SELECT id, status, uncoupled, message IS NOT NULL AS explained FROM sync.sync_run
        WHERE kind = 'UNCOUPLE' ORDER BY started_at DESC LIMIT 2`,
    );
    expect(runs).toMatchObject([
      { status: 'SUCCESS', uncoupled: 3, explained: false },
      { status: 'ERROR', uncoupled: 2, explained: true },
    ]);
    const entries = await api.composition.db.query(
      `SELECT count(*)::int AS n FROM sync.journal_entry WHERE action = 'UNCOUPLE' AND run_id = ANY($1)`,
      [runs.map((run) => run.id)],
    );
    expect(entries).toEqual([{ n: 5 }]);
  });

  it('refuse a mapping that somebody else is running', async () => {
    const { sync, api } = masters;
    await masters.customerPair();
    const mappingId = await sync.mappingId('CUSTOMER');
    await api.composition.sessions.within(async (connection) => {
      await new PassLockStore().tryMapping(connection, mappingId);
      await expect(sync.uncoupleAll(['CUSTOMER'])).rejects.toThrow('RUN_IN_PROCESS');
    });
    expect((await sync.uncoupleAll(['CUSTOMER'])).runs).toMatchObject([{ uncoupled: 1 }]);
  });
});
