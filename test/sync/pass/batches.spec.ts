import { Client } from 'pg';
import { composePasses, type Passes } from '../../../src/composition/passes';
import { Sessions } from '../../../src/platform/database/session';
import type { PassProgress } from '../../../src/sync/pass/pass';
import { Masters } from '../../support/masters';
import { codesOf, counted, runMapping, setMapping } from '../../support/runs';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
  await setMapping(masters.api, 'CUSTOMER', { only_coupled: false });
});

afterEach(() => masters.stop());

// The product's own passes with batches small enough that a test sees several of them.
function passesOf(batch: number): Passes {
  const { engine, db, unitOfWork } = masters.api.composition;
  const sessions = new Sessions(() => ({ connectionString: masters.api.database.url }));
  return composePasses(engine, { db, unitOfWork, sessions }, { batch, lanes: 2 });
}

async function customers(count: number, of: (n: number) => object = () => ({})): Promise<void> {
  const { unitOfWork, writers } = masters.api.composition;
  await unitOfWork.run(async (tx) => {
    const drafts = Array.from({ length: count }, (_, n) => ({
      number: `N${String(n).padStart(4, '0')}`,
      name: `Number ${n}`,
      ...of(n),
    }));
    const result = await writers.get('erp.customer')?.insert(tx, drafts);
    expect(result?.refused.size).toBe(0);
  });
}

const one = async (sql: string, values: unknown[] = []) =>
  (await masters.api.composition.db.query(sql, values))[0];
const CONSISTENT = `SELECT count(*)::int AS couplings,
    count(*) FILTER (WHERE c.id IS NULL OR a.id IS NULL OR c.version <> k.erp_version OR a.version <> k.crm_version)::int AS broken
  FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'CUSTOMER'
  LEFT JOIN erp.customer c ON c.id = k.erp_id LEFT JOIN crm.account a ON a.id = k.crm_id`;

describe('batches of a run', () => {
  it('do 997 of 1,000 records and report the 3 bad ones, each with its own code', async () => {
    const { given, api } = masters;
    await given.row('erp.currency', { code: 'XXX', description: 'Not coupled' });
    await given.row('erp.payment_terms', { code: 'NONE' });
    await api.database.dataSource.query(
      `ALTER TABLE crm.account ADD CONSTRAINT ck_account_test CHECK (name <> 'Number 700')`,
    );
    await customers(1000, (n) => ({
      currencyCode: n === 300 ? 'XXX' : null,
      paymentTermsCode: n === 500 ? 'NONE' : null,
    }));
    const { to } = await runMapping(api, 'CUSTOMER');
    expect(counted(to)).toBe('inserted 997, failed 3');
    const errors = to.errors.edges.map(({ node }) => `${node.record} ${node.field} ${node.code}`);
    expect(errors.sort()).toEqual([
      'Customer N0300 currencyCode REFERENCE_NOT_COUPLED',
      'Customer N0500 paymentTermsCode REFERENCE_NOT_COUPLED',
      'Customer N0700 null INVALID_INPUT',
    ]);
    expect(await one(CONSISTENT)).toEqual({ couplings: 997, broken: 0 });
  });

  it('leave a record out that the engine cannot cope with, and go on with the others', async () => {
    const { api } = masters;
    await customers(40);
    await api.database.dataSource.query(`
      CREATE FUNCTION crm.fall_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.name = 'Number 17' THEN RAISE EXCEPTION 'out of luck'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER fall_over BEFORE INSERT ON crm.account FOR EACH ROW EXECUTE FUNCTION crm.fall_over()`);
    const { to } = await runMapping(api, 'CUSTOMER');
    expect(counted(to)).toBe('inserted 39, failed 1');
    expect(codesOf(to)).toEqual(['UNEXPECTED_FAILURE']);
    expect(to.errors.edges[0]?.node).toMatchObject({ record: 'Customer N0017' });
    await api.database.dataSource.query('DROP TRIGGER fall_over ON crm.account');
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('inserted 1');
  });

  it('are told one by one, and a run that is stopped between them goes on under its own id', async () => {
    const passes = passesOf(25);
    await customers(200);
    const stop = new AbortController();
    const seen: PassProgress[] = [];
    const first = await passes.synchronizeModified.run({ mappings: ['CUSTOMER'] }, 'tester', {
      signal: stop.signal,
      onBatch: (progress) => {
        seen.push(progress);
        if (seen.length === 3) stop.abort();
      },
    });
    const [run] = first.runs;
    expect(first.runs).toHaveLength(1);
    expect(run).toMatchObject({ direction: 'TO_CRM', status: 'IN_PROCESS' });
    expect(seen[0]).toMatchObject({
      mapping: 'CUSTOMER',
      phase: 'CHANGES',
      inserted: 25,
      candidates: 25,
    });
    const half = await one('SELECT inserted, status, message FROM sync.sync_run WHERE id = $1', [
      run?.runId,
    ]);
    expect(Number(half?.inserted)).toBeGreaterThanOrEqual(75);
    expect(Number(half?.inserted)).toBeLessThan(200);
    expect(half).toMatchObject({ status: 'IN_PROCESS' });
    expect(String(half?.message)).toContain('goes on');
    const second = await passes.synchronizeModified.run({ mappings: ['CUSTOMER'] }, 'tester');
    expect(second.runs[0]).toMatchObject({ runId: run?.runId, status: 'SUCCESS' });
    expect(
      await one('SELECT inserted, message, phase FROM sync.sync_run WHERE id = $1', [run?.runId]),
    ).toEqual({ inserted: 200, message: null, phase: 'DONE' });
    expect(await one(CONSISTENT)).toEqual({ couplings: 200, broken: 0 });
  });

  it('give up a run of other options that was left behind, and say so', async () => {
    const passes = passesOf(25);
    await customers(100);
    const stop = new AbortController();
    const left = await passes.synchronizeModified.run({ mappings: ['CUSTOMER'] }, 'tester', {
      signal: stop.signal,
      onBatch: () => {
        stop.abort();
      },
    });
    const { runs } = await passes.synchronizeModified.run(
      { mappings: ['CUSTOMER'], full: true, direction: 'TO_CRM' },
      'tester',
    );
    expect(runs[0]?.runId).not.toBe(left.runs[0]?.runId);
    const old = await one('SELECT status, message FROM sync.sync_run WHERE id = $1', [
      left.runs[0]?.runId,
    ]);
    expect(old).toMatchObject({ status: 'ERROR' });
    expect(String(old?.message)).toContain(String(runs[0]?.runId));
    expect(await one(CONSISTENT)).toEqual({ couplings: 100, broken: 0 });
  });

  it('are given up with a reason when the mapping does not go their way any more', async () => {
    const { given, api } = masters;
    await given.account({ name: 'From the CRM' });
    const stop = new AbortController();
    const left = await passesOf(1).synchronizeModified.run(
      { mappings: ['CUSTOMER'], direction: 'FROM_CRM' },
      'tester',
      {
        signal: stop.signal,
        onBatch: () => {
          stop.abort();
        },
      },
    );
    expect(left.runs[0]).toMatchObject({ status: 'IN_PROCESS' });
    await setMapping(api, 'CUSTOMER', { direction: 'TO_CRM' });
    await runMapping(api, 'CUSTOMER');
    const old = await one('SELECT status, message FROM sync.sync_run WHERE id = $1', [
      left.runs[0]?.runId,
    ]);
    expect(old).toMatchObject({ status: 'ERROR' });
    expect(String(old?.message)).toContain('does not go this way');
  });

  it('roll back when another process has taken the run over', async () => {
    const passes = passesOf(25);
    await customers(100);
    const running = passes.synchronizeModified.run({ mappings: ['CUSTOMER'] }, 'tester', {
      onBatch: ({ runId }) =>
        masters.api.composition.unitOfWork.run(async (tx) => {
          await tx.execute('UPDATE sync.sync_run SET claim = gen_random_uuid() WHERE id = $1', [
            runId,
          ]);
        }),
    });
    await expect(running).rejects.toThrow('taken over');
    expect(await one(CONSISTENT)).toEqual({ couplings: 25, broken: 0 });
    expect(await one('SELECT inserted FROM sync.sync_run')).toEqual({ inserted: 25 });
  });
});

describe('people who edit while a run is at work', () => {
  it('never lose an edit of the source: the batch waits for nobody, and the next run takes it', async () => {
    const { given, api } = masters;
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo' });
    await runMapping(api, 'CUSTOMER');
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const person = new Client(api.database.url);
    await person.connect();
    await person.query('BEGIN');
    await person.query(`UPDATE erp.customer SET phone_no = '1' WHERE id = $1`, [erpId]);
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('modified 1');
    await person.query('COMMIT');
    await person.end();
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('modified 1');
    expect(await given.read('crm.account', crmId)).toMatchObject({
      address1City: 'Bergen',
      telephone1: '1',
    });
  });

  it('never lose an edit of the destination: the batch waits for it and merges', async () => {
    const { given, api } = masters;
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo' });
    await runMapping(api, 'CUSTOMER');
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const person = new Client(api.database.url);
    await person.connect();
    await person.query('BEGIN');
    await person.query(`UPDATE crm.account SET telephone1 = '1' WHERE id = $1`, [crmId]);
    const running = runMapping(api, 'CUSTOMER');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await person.query('COMMIT');
    await person.end();
    expect(counted((await running).to)).toBe('modified 1');
    expect(await given.read('crm.account', crmId)).toMatchObject({
      address1City: 'Bergen',
      telephone1: '1',
    });
    expect((await given.read('erp.customer', erpId)).phoneNo).toBe('1');
  });

  it('lose nothing in many runs beside many edits on both sides', async () => {
    const { given, api } = masters;
    const pairs = [];
    for (let n = 0; n < 6; n++) pairs.push(await masters.customerPair());
    await runMapping(api, 'CUSTOMER');
    let editing = true;
    const edits = Promise.all(
      pairs.map(async ({ erpId, crmId }, n) => {
        for (let round = 0; round < 12; round++) {
          await given.change('erp.customer', erpId, { phoneNo: `${n}-${round}` });
          await given.change('crm.account', crmId, { emailAddress1: `${n}-${round}@x.example` });
        }
      }),
    ).then(() => (editing = false));
    while (editing) await runMapping(api, 'CUSTOMER');
    await edits;
    await runMapping(api, 'CUSTOMER');
    await runMapping(api, 'CUSTOMER');
    for (const [n, { erpId, crmId }] of pairs.entries()) {
      expect(await given.read('erp.customer', erpId)).toMatchObject({
        phoneNo: `${n}-11`,
        email: `${n}-11@x.example`,
      });
      expect(await given.read('crm.account', crmId)).toMatchObject({
        telephone1: `${n}-11`,
        emailAddress1: `${n}-11@x.example`,
      });
    }
    expect((await runMapping(api, 'CUSTOMER')).to.candidates).toBe(0);
  });
});
