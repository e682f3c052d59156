import { Client } from 'pg';
import { Given } from '../../support/given';
import { startApi, type TestApi } from '../../support/api';
import {
  codesOf,
  counted,
  couplePair,
  couplingRow,
  runMapping,
  setMapping,
  syncModified,
} from '../../support/runs';

let api: TestApi;
let given: Given;

beforeEach(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterEach(() => api.stop());

async function pair(values: Record<string, string> = {}) {
  const [erpId, crmId] = [await given.customer(values), await given.account()];
  return { erpId, crmId, couplingId: await couplePair(api, { erpId, crmId }) };
}

const sql = (statement: string) =>
  api.composition.unitOfWork.run((tx) => tx.execute(statement, []));
const refuseCity = (city: string) =>
  sql(`ALTER TABLE crm.account ADD CONSTRAINT ck_refused CHECK (address1_city <> '${city}')`);
const allowEveryCity = () => sql('ALTER TABLE crm.account DROP CONSTRAINT ck_refused');
const retryAll = () =>
  api.ask('mutation { couplingRetry(input: { all: true }) { retried errors { code } } }');

describe('a run over modified records', () => {
  it('says how far it looked, and the next one goes on from there (Q-18)', async () => {
    const { erpId } = await pair({ city: 'Oslo' });
    const first = await runMapping(api, 'CUSTOMER');
    expect(first.to).toMatchObject({ watermarkFrom: null, phase: 'DONE', status: 'SUCCESS' });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const second = await runMapping(api, 'CUSTOMER');
    expect(second.to).toMatchObject({
      watermarkFrom: first.to.watermarkTo,
      candidates: 1,
      modified: 1,
    });
    expect(BigInt(second.to.watermarkTo ?? 0)).toBeGreaterThan(BigInt(first.to.watermarkTo ?? 0));
  });

  it('S-21 moves the watermark past a record that fails, in every run, and S-11 tries it again first', async () => {
    const { erpId, crmId } = await pair({ city: 'Oslo' });
    const before = await runMapping(api, 'CUSTOMER');
    await refuseCity('Nowhere');
    await given.change('erp.customer', erpId, { city: 'Nowhere' });
    const failed = await runMapping(api, 'CUSTOMER');
    expect(failed.to).toMatchObject({ watermarkFrom: before.to.watermarkTo, failed: 1 });
    await allowEveryCity();
    const again = await runMapping(api, 'CUSTOMER');
    expect(again.to).toMatchObject({ watermarkFrom: failed.to.watermarkTo, candidates: 1 });
    expect(again.to).toMatchObject({ modified: 1, failed: 0 });
    expect(await given.read('crm.account', crmId)).toMatchObject({ address1City: 'Nowhere' });
    const quiet = await runMapping(api, 'CUSTOMER');
    expect(quiet.to).toMatchObject({ watermarkFrom: again.to.watermarkTo, candidates: 0 });
  });

  it('S-11, S-19 a failure leaves the stamps and the base; once skipped the pair is no candidate', async () => {
    const { erpId, couplingId } = await pair({ city: 'Oslo' });
    await runMapping(api, 'CUSTOMER');
    const stamps = async () => {
      const row = await couplingRow(api, couplingId);
      return [row?.erp_version, row?.crm_version, row?.base, row?.last_synced_at];
    };
    const agreed = await stamps();
    await refuseCity('Nowhere');
    await given.change('erp.customer', erpId, { city: 'Nowhere' });
    const { to } = await runMapping(api, 'CUSTOMER');
    expect(await couplingRow(api, couplingId)).toMatchObject({
      ...{ last_result_to_crm: 'FAILURE', last_run_to_crm_id: to.id, skipped: false },
    });
    expect(await stamps()).toEqual(agreed);
    expect((await runMapping(api, 'CUSTOMER')).to).toMatchObject({ failed: 0, skipped: 1 });
    expect((await runMapping(api, 'CUSTOMER')).to).toMatchObject({ candidates: 0, skipped: 0 });
    expect(await stamps()).toEqual(agreed);
    await allowEveryCity();
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await retryAll();
    expect((await runMapping(api, 'CUSTOMER')).to).toMatchObject({ modified: 1 });
    expect(await couplingRow(api, couplingId)).toMatchObject({
      ...{ last_result_to_crm: 'SUCCESS', failure_code: null, failure_count: 0, skipped: false },
    });
  });

  it('never takes its own writes for changes, over 100 alternating runs', async () => {
    const pairs = [await pair(), await pair(), await pair()];
    await runMapping(api, 'CUSTOMER');
    for (let round = 0; round < 100; round++) {
      const { erpId, crmId } = pairs[round % 3] ?? pairs[0] ?? { erpId: '', crmId: '' };
      if (round % 2 === 0) await given.change('erp.customer', erpId, { city: `City ${round}` });
      else await given.change('crm.account', crmId, { address1City: `City ${round}` });
      const { to, from } = await runMapping(api, 'CUSTOMER');
      expect([to.candidates, from.candidates]).toEqual(round % 2 === 0 ? [1, 0] : [0, 1]);
      expect(to.modified + from.modified).toBe(1);
    }
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect([to.candidates, from.candidates]).toEqual([0, 0]);
  }, 120_000);

  it('finds a change that commits late, below changes that were already looked at', async () => {
    const [late, early] = [await pair({ city: 'Oslo' }), await pair({ city: 'Oslo' })];
    await runMapping(api, 'CUSTOMER');
    const other = new Client(api.database.url);
    await other.connect();
    await other.query('BEGIN');
    await other.query(`UPDATE erp.customer SET city = 'Late' WHERE id = $1`, [late.erpId]);
    await given.change('erp.customer', early.erpId, { city: 'Early' });
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('modified 1');
    await other.query('COMMIT');
    await other.end();
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('modified 1');
    expect((await given.read('crm.account', late.crmId)).address1City).toBe('Late');
    expect((await given.read('crm.account', early.crmId)).address1City).toBe('Early');
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('nothing');
  });

  it('reads a mapping from the beginning when its watermark is of another life of the database', async () => {
    const { erpId } = await pair({ city: 'Oslo' });
    await api.database.dataSource.query(
      `UPDATE sync.table_mapping SET erp_watermark = 9000000000, crm_watermark = 9000000000`,
    );
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const { to } = await runMapping(api, 'CUSTOMER');
    expect(to).toMatchObject({ watermarkFrom: null, modified: 1 });
    const [row] = await api.database.dataSource.query<{ erp_watermark: string }[]>(
      `SELECT erp_watermark FROM sync.table_mapping WHERE name = 'CUSTOMER'`,
    );
    expect(row?.erp_watermark).toBe(to.watermarkTo);
  });

  it('tries a create that failed again in every run, and forgets it when it is done (S-26)', async () => {
    await setMapping(api, 'CUSTOMER', { only_coupled: false });
    await given.row('erp.currency', { code: 'USD', description: 'Dollar' });
    await given.customer({ number: 'NEW', currencyCode: 'USD' });
    const first = await runMapping(api, 'CUSTOMER');
    expect(counted(first.to)).toBe('failed 1');
    expect(codesOf(first.to)).toEqual(['REFERENCE_NOT_COUPLED']);
    // Nobody has touched the customer; without a retry record the watermark would have passed it for ever.
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('failed 1');
    const waiting = await api.composition.db.query(`SELECT attempts FROM sync.pending_create`);
    expect(waiting).toEqual([{ attempts: 2 }]);
    const dollar = await given.row('crm.transaction_currency', {
      isoCurrencyCode: 'USD',
      currencyName: 'Dollar',
      currencyPrecision: 2,
      exchangeRate: '1',
    });
    const [usd] = await api.composition.db.query<{ id: string }>(
      `SELECT id FROM erp.currency WHERE code = 'USD'`,
    );
    await couplePair(api, {
      mapping: 'CURRENCY',
      erpId: usd?.id ?? '',
      crmId: dollar,
      initialSync: 'NONE',
    });
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('inserted 1');
    expect(await api.composition.db.query(`SELECT 1 FROM sync.pending_create`)).toEqual([]);
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('nothing');
  });

  it('refuses while another process runs the mapping, and lets others run', async () => {
    const [row] = await api.composition.db.query<{ id: string }>(
      `SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER'`,
    );
    const other = new Client(api.database.url);
    await other.connect();
    await other.query(`SELECT pg_advisory_lock(hashtextextended($1, 0))`, [
      `sync.pass.mapping/${row?.id}`,
    ]);
    const refused = await syncModified(api, { mappings: ['CUSTOMER'] });
    expect(refused.errors.map((error) => error.code)).toEqual(['RUN_IN_PROCESS']);
    const both = await syncModified(api, { mappings: ['CUSTOMER', 'CURRENCY'] });
    expect(both.runs?.map((run) => run.mapping?.name)).toEqual(['CURRENCY']);
    expect(both.refused).toEqual([{ mapping: 'CUSTOMER', error: { code: 'RUN_IN_PROCESS' } }]);
    await other.end();
    expect((await syncModified(api, { mappings: ['CUSTOMER'] })).errors).toEqual([]);
  });

  it('waits while another mapping of its category runs (J-7)', async () => {
    const other = new Client(api.database.url);
    await other.connect();
    await other.query(`SELECT pg_advisory_lock(hashtextextended('sync.pass.category/PARTIES', 0))`);
    let ended = false;
    const running = syncModified(api, { mappings: ['VENDOR'] }).then((result) => {
      ended = true;
      return result;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(ended).toBe(false);
    await other.end();
    expect((await running).runs).toHaveLength(2);
  });

  it('runs all active mappings in the order in which they refer to each other', async () => {
    const { runs } = await syncModified(api, {});
    const names = [...new Set(runs?.map((run) => run.mapping?.name))];
    const place = (name: string): number => names.indexOf(name);
    expect(place('CURRENCY')).toBeGreaterThanOrEqual(0);
    expect(place('CURRENCY')).toBeLessThan(place('CUSTOMER'));
    expect(place('PAYMENT TERMS')).toBeLessThan(place('CUSTOMER'));
    expect(place('CUSTOMER')).toBeLessThan(place('CONTACT'));
    expect(place('UNIT GROUP')).toBeLessThan(place('ITEM-PRODUCT'));
  });

  it('refuses lines, directions a mapping does not go, and a connection that is switched off', async () => {
    const refusal = async (input: object): Promise<string[]> =>
      (await syncModified(api, input)).errors.map((error) => error.code);
    expect(await refusal({ mappings: ['POSTEDSALESLINE-INV'] })).toEqual(['LINES_NEED_HEADER']);
    expect(await refusal({ mappings: ['CURRENCY'], direction: 'FROM_CRM' })).toEqual([
      'DIRECTION_NOT_ALLOWED',
    ]);
    expect(await refusal({ mappings: ['NOTHING'] })).toEqual(['TABLE_NOT_MAPPED']);
    await api.database.dataSource.query(
      'UPDATE sync.sales_settings SET connection_enabled = false',
    );
    expect(await refusal({})).toEqual(['CONNECTION_DISABLED']);
  });

  it('marks a pair whose record left the filter, without a failure, and takes it back', async () => {
    const { erpId, crmId, couplingId } = await pair({ city: 'Oslo' });
    await runMapping(api, 'CUSTOMER');
    await given.change('erp.customer', erpId, { blocked: 1, city: 'Bergen' });
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('nothing');
    expect(await couplingRow(api, couplingId)).toMatchObject({ erp_state: 'OUT_OF_SCOPE' });
    expect((await given.read('crm.account', crmId)).address1City).toBe('Oslo');
    await given.change('erp.customer', erpId, { blocked: 0 });
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('modified 1');
    expect(await couplingRow(api, couplingId)).toMatchObject({ erp_state: 'PRESENT' });
    expect((await given.read('crm.account', crmId)).address1City).toBe('Bergen');
  });
});
