import { Masters } from '../../support/masters';
import {
  askSync,
  fullyLoaded,
  lineOf,
  presentSync,
  reviewed,
  workedOff,
  type SyncSeen,
} from '../../support/full-sync';
import { runMapping, setMapping, syncModified, untilAllIsSeen } from '../../support/runs';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.stop());

const codes = (answer: { errors: readonly { code: string }[] }) =>
  answer.errors.map(({ code }) => code);
const count = async (from: string): Promise<number> => {
  const [row] = await masters.api.composition.db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${from}`,
  );
  return row?.n ?? -1;
};
const COUPLED = (mapping: string) =>
  `sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = '${mapping}'`;
const watermarks = async (mapping: string) => {
  const [row] = await masters.api.composition.db.query<{ erp: string; crm: string }>(
    `SELECT erp_watermark AS erp, crm_watermark AS crm FROM sync.table_mapping WHERE name = $1`,
    [mapping],
  );
  return [row?.erp ?? null, row?.crm ?? null];
};
const matchByName = () =>
  masters.api.database.dataSource.query(
    `UPDATE sync.field_mapping SET use_for_matching = true WHERE erp_field = 'name'
       AND mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')`,
  );
async function aPerson(customerId: string): Promise<string> {
  const companyNo = await masters.companyOf(customerId);
  return masters.given.row('erp.contact', {
    ...{ type: 1, firstName: 'Ida', surname: 'Holm', companyNo },
  });
}
// Its currency exists, but nobody has coupled it.
async function aFailingCustomer(): Promise<void> {
  await masters.given.row('erp.currency', { code: 'XXX', description: 'Nowhere', isoCode: 'XXX' });
  await masters.given.customer({ name: 'Failing', currencyCode: 'XXX' });
}

describe('a full synchronization', () => {
  it('SC-40 starts each line when what it depends on is done, and leaves every mapping with watermarks', async () => {
    const { given, api } = masters;
    await given.row('erp.currency', { code: 'USD', description: 'US Dollar', isoCode: 'USD' });
    await given.row('erp.currency_exchange_rate', {
      ...{ currencyCode: 'USD', startingDate: '2026-01-01' },
      ...{ exchangeRateAmount: '1.5', relationalExchRateAmount: '1' },
    });
    await aPerson(await given.customer({ currencyCode: 'USD' }));
    const { fullSync } = await askSync(api, 'Start', {
      mappings: ['CURRENCY', 'CUSTOMER', 'CONTACT'],
    });
    const started = fullSync as SyncSeen;
    expect([started.status, started.startedBy]).toEqual(['IN_PROCESS', 'tester']);
    const of = (sync: SyncSeen) =>
      ['CURRENCY', 'CUSTOMER', 'CONTACT'].map((mapping) => lineOf(sync, mapping).status);
    expect(of(started)).toEqual(['QUEUED', 'OPEN', 'OPEN']);
    expect(lineOf(started, 'CUSTOMER').jobId).toBeNull();
    const done = await workedOff(api);
    expect([done.status, ...of(done)]).toEqual(['FINISHED', 'FINISHED', 'FINISHED', 'FINISHED']);
    const [first, second, third] = await api.composition.db.query<{ from: string; to: string }>(
      `SELECT r.started_at::text AS "from", r.finished_at::text AS "to" FROM sync.sync_run r
         JOIN sync.table_mapping m ON m.id = r.mapping_id WHERE r.kind = 'FULL' AND r.direction = 'TO_CRM'
        ORDER BY array_position(ARRAY['CURRENCY', 'CUSTOMER', 'CONTACT'], m.name::text)`,
    );
    expect(first && second && third).toBeDefined();
    for (const mapping of ['CURRENCY', 'CUSTOMER', 'CONTACT'])
      expect((await watermarks(mapping))[0]).not.toBeNull();
    expect((await watermarks('CONTACT'))[1]).not.toBeNull();
    expect(await count(COUPLED('CONTACT'))).toBe(1);
    // What was loaded is known to the next run of every day.
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect([to.candidates, from.candidates]).toEqual([0, 0]);
  });

  it('SC-41 goes on past failed records, but not past a line that cannot run at all', async () => {
    const { given, api } = masters;
    const good = await given.customer();
    await aFailingCustomer();
    await aPerson(good);
    const done = await fullyLoaded(api, ['CUSTOMER', 'CONTACT']);
    const line = lineOf(done, 'CUSTOMER');
    expect([line.status, line.toCrmRun?.status, line.failed]).toEqual(['FINISHED', 'ERROR', 1]);
    expect([done.status, lineOf(done, 'CONTACT').status]).toEqual(['FINISHED', 'FINISHED']);

    await reviewed(api);
    await askSync(api, 'LinesUpdate', {
      lines: ['CUSTOMER', 'CONTACT'].map((mapping) => ({ mapping, choice: 'FULL' })),
    });
    await askSync(api, 'Start', { mappings: ['CUSTOMER', 'CONTACT'] });
    await api.database.dataSource.query(
      `UPDATE sync.sales_settings SET connection_enabled = false`,
    );
    const crashed = await workedOff(api);
    const { status, errorCode } = lineOf(crashed, 'CUSTOMER');
    expect([crashed.status, status, errorCode]).toEqual(['ERROR', 'ERROR', 'CONNECTION_DISABLED']);
    expect([lineOf(crashed, 'CONTACT').status, lineOf(crashed, 'CONTACT').waitsFor]).toEqual([
      'OPEN',
      ['CUSTOMER'],
    ]);
    // Once the reason is gone, restarting the line lets what waited for it follow.
    await api.database.dataSource.query(`UPDATE sync.sales_settings SET connection_enabled = true`);
    await askSync(api, 'LineRestart', { mapping: 'CUSTOMER', choice: 'FULL' });
    const mended = await workedOff(api);
    expect(mended.status).toBe('FINISHED');
    expect(lineOf(mended, 'CONTACT').status).toBe('FINISHED');
  });

  it('SC-43 begins a line again as advised now, and at once', async () => {
    const { given, api } = masters;
    await given.customer();
    await fullyLoaded(api, ['CUSTOMER']);
    const { fullSync } = await askSync(api, 'LineRestart', { mapping: 'CUSTOMER' });
    const restarted = lineOf(fullSync as SyncSeen, 'CUSTOMER');
    expect([restarted.recommendation, restarted.choice, restarted.status]).toEqual([
      ...['COUPLE', 'COUPLE', 'QUEUED'],
    ]);
    expect(codes(await askSync(api, 'LineRestart', { mapping: 'CUSTOMER' }))).toEqual([
      'FULL_SYNC_LINE_NOT_ENDED',
    ]);
    // Nothing is left to couple, so that no criteria are needed.
    expect((await workedOff(api)).status).toBe('FINISHED');
    expect(await count('crm.account')).toBe(1);
  });

  it('FS-010 couples good records where another one refers to a salesperson nobody has coupled', async () => {
    const { given, api } = masters;
    await api.database.dataSource.query(
      `UPDATE sync.sales_settings SET ownership_model = 'PERSON'`,
    );
    await given.row('erp.salesperson', { code: 'LN', name: 'Lone Nobody' });
    const good = await given.customer({ name: 'Good' });
    await given.customer({ name: 'Bad', salespersonCode: 'LN' });
    const line = lineOf(await fullyLoaded(api, ['CUSTOMER']), 'CUSTOMER');
    expect([line.status, line.toCrmRun?.status]).toEqual(['FINISHED', 'ERROR']);
    expect(line.toCrmRun?.errors.nodes.map(({ code }) => code)).toEqual(['OWNER_NOT_COUPLED']);
    const pairs = await api.composition.db.query(
      `SELECT k.erp_id AS id FROM ${COUPLED('CUSTOMER')}`,
    );
    expect(pairs).toEqual([{ id: good }]);
  });

  it('FS-018 starts lines whose dependencies are finished, and no others', async () => {
    const { given, api } = masters;
    await api.database.dataSource.query(
      `UPDATE sync.sales_settings SET unit_group_mapping = false, extended_price_calculation = true`,
    );
    await given.row('erp.resource', { number: 'R1', name: 'Fitter', baseUnitOfMeasure: 'PCS' });
    const finished = ['CURRENCY', 'UNIT OF MEASURE'];
    expect((await fullyLoaded(api, finished)).status).toBe('FINISHED');
    // Its dependency, the unit of measure, is finished; salespeople have no line while the team owns records.
    const { fullSync } = await askSync(api, 'LineRestart', {
      ...{ mapping: 'RESOURCE-PRODUCT', choice: 'FULL' },
    });
    expect(fullSync).toBeNull();
    await reviewed(api);
    const { fullSync: next } = await askSync(api, 'Start', { mappings: ['RESOURCE-PRODUCT'] });
    const queued = next?.lines.filter(({ status }) => status === 'QUEUED');
    expect(queued?.map(({ mapping }) => mapping.name)).toEqual(['RESOURCE-PRODUCT']);
    expect(next?.lines.some(({ mapping }) => mapping.name === 'SALESPEOPLE')).toBe(false);
    expect(lineOf(await workedOff(api), 'RESOURCE-PRODUCT').status).toBe('FINISHED');
  });

  it('FS-029 ends with both runs successful and both watermarks on the mapping itself', async () => {
    const { given, api } = masters;
    await given.customer();
    expect(await watermarks('CUSTOMER')).toEqual([null, null]);
    const line = lineOf(await fullyLoaded(api, ['CUSTOMER']), 'CUSTOMER');
    expect([line.status, line.toCrmRun?.status, line.fromCrmRun?.status]).toEqual([
      ...['FINISHED', 'SUCCESS', 'SUCCESS'],
    ]);
    expect([line.toCrmRun?.kind, line.fromCrmRun?.kind]).toEqual(['FULL', 'FULL']);
    expect(await watermarks('CUSTOMER')).not.toContain(null);
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect([to.candidates, from.candidates]).toEqual([0, 0]);
  });

  it('F-8 creates on both sides although the mapping is limited to coupled records, and leaves that setting', async () => {
    const { given, api } = masters;
    await given.customer({ name: 'From the ERP' });
    await given.account({ name: 'From the CRM' });
    await reviewed(api);
    await askSync(api, 'LinesUpdate', { lines: [{ mapping: 'CUSTOMER', choice: 'FULL' }] });
    const line = lineOf(await fullyLoaded(api, ['CUSTOMER']), 'CUSTOMER');
    expect([line.expected, line.processed, line.inserted]).toEqual([2, 2, 2]);
    expect(await count('erp.customer')).toBe(2);
    expect(await count('crm.account')).toBe(2);
    await given.customer({ name: 'Later' });
    await runMapping(api, 'CUSTOMER');
    expect(await count('crm.account')).toBe(2);
  });

  it('F-8 compares every pair whatever the watermarks say, and keeps what the CRM changed', async () => {
    const { given, api } = masters;
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo', phoneNo: '1' });
    await runMapping(api, 'CUSTOMER');
    // A change that no watermark and no version tells of, as after a restored backup.
    await api.database.dataSource.query(
      `ALTER TABLE crm.account DISABLE TRIGGER USER; UPDATE crm.account SET address1_city = 'Lost'; ALTER TABLE crm.account ENABLE TRIGGER USER`,
    );
    await given.change('crm.account', crmId, { telephone1: '2' });
    await reviewed(api);
    await askSync(api, 'LinesUpdate', { lines: [{ mapping: 'CUSTOMER', choice: 'FULL' }] });
    await fullyLoaded(api, ['CUSTOMER']);
    expect((await given.read('erp.customer', erpId)).phoneNo).toBe('2');
    expect((await given.read('crm.account', crmId)).telephone1).toBe('2');
    expect((await given.read('erp.customer', erpId)).city).toBe('Lost');
  });

  it('F-8 holds off the runs of every day from a mapping that has a line at work', async () => {
    await masters.given.customer();
    await askSync(masters.api, 'Start', { mappings: ['CUSTOMER'] });
    expect(codes(await syncModified(masters.api, { mappings: ['CUSTOMER'] }))).toEqual([
      'RUN_IN_PROCESS',
    ]);
    await workedOff(masters.api);
    expect(codes(await syncModified(masters.api, { mappings: ['CUSTOMER'] }))).toEqual([]);
  });

  it('F-10 stops what depends on a line when more of its records fail than a person allows', async () => {
    const { given, api } = masters;
    await aPerson(await given.customer());
    await aFailingCustomer();
    await reviewed(api, { mappings: ['CUSTOMER', 'CONTACT'] });
    await askSync(api, 'LinesUpdate', { lines: [{ mapping: 'CUSTOMER', stopAbovePercent: 40 }] });
    const done = await fullyLoaded(api);
    const { status, errorCode } = lineOf(done, 'CUSTOMER');
    expect([status, errorCode]).toEqual(['ERROR', 'FULL_SYNC_TOO_MANY_FAILED']);
    expect([done.status, lineOf(done, 'CONTACT').status]).toEqual(['ERROR', 'OPEN']);
  });

  it('F-5 couples by criteria before anything is created, and creates what nothing matches where the mapping says so', async () => {
    const { given, api } = masters;
    await matchByName();
    await setMapping(api, 'CUSTOMER', { create_on_no_match: true, sync_after_coupling: true });
    const same = await given.customer({ name: 'Same', city: 'Oslo' });
    await given.customer({ name: 'New' });
    const account = await given.account({ name: 'Same' });
    const line = lineOf(await fullyLoaded(api, ['CUSTOMER']), 'CUSTOMER');
    expect([line.choice, line.status, line.coupleRun?.status, line.coupled]).toEqual([
      ...['COUPLE', 'FINISHED', 'SUCCESS', 1],
    ]);
    expect((await given.read('crm.account', account)).address1City).toBe('Oslo');
    expect(await count('crm.account')).toBe(2);
    expect(await count(COUPLED('CUSTOMER'))).toBe(2);
    const [pair] = await api.composition.db.query(
      `SELECT crm_id AS id FROM sync.coupling WHERE erp_id = $1`,
      [same],
    );
    expect(pair).toEqual({ id: account });
    expect(await watermarks('CUSTOMER')).not.toContain(null);
  });

  it('F-5 cannot couple without criteria: the line says so and nothing is made', async () => {
    const { given, api } = masters;
    await given.customer();
    await given.account();
    const line = lineOf(await fullyLoaded(api, ['CUSTOMER']), 'CUSTOMER');
    expect([line.status, line.errorCode]).toEqual(['ERROR', 'NO_MATCH_CRITERIA']);
    expect(await count('sync.coupling')).toBe(0);
  });

  it('is stopped by a person: what has not begun does not begin', async () => {
    const { given, api } = masters;
    await given.customer();
    await askSync(api, 'Start', { mappings: ['CURRENCY', 'CUSTOMER'] });
    const { fullSync } = await askSync(api, 'Cancel');
    expect(fullSync?.status).toBe('CANCELLED');
    const after = await workedOff(api);
    expect([lineOf(after, 'CUSTOMER').status, await count('crm.account')]).toEqual([
      'CANCELLED',
      0,
    ]);
    expect(codes(await askSync(api, 'Cancel'))).toEqual(['FULL_SYNC_NOT_FOUND']);
    // Another one may begin now.
    expect((await fullyLoaded(api, ['CUSTOMER'])).status).toBe('FINISHED');
  });

  it('goes on where it was when its process was told to end', async () => {
    const { api } = masters;
    await api.database.dataSource.query(
      `INSERT INTO erp.customer (id, number, name) SELECT gen_random_uuid(), 'X' || i, 'Many ' || i FROM generate_series(1, 1600) i`,
    );
    await askSync(api, 'Start', { mappings: ['CUSTOMER'] });
    await untilAllIsSeen(api);
    const stop = new AbortController();
    const { fullSync } = api.composition;
    const running = fullSync.runFullSynchronization.run(stop.signal);
    while (lineOf(await presentSync(api), 'CUSTOMER').processed === 0) continue;
    stop.abort();
    await running;
    const between = lineOf(await presentSync(api), 'CUSTOMER');
    expect(between.status).toBe('IN_PROCESS');
    expect(between.processed).toBeLessThan(1600);
    const done = lineOf(await workedOff(api), 'CUSTOMER');
    expect([done.status, done.processed, done.inserted]).toEqual(['FINISHED', 1600, 1600]);
    expect(done.toCrmRun?.id).toBe(between.toCrmRun?.id);
    expect(await count('crm.account')).toBe(1600);
  });

  it('stops a line at work after the batch at hand, and closes its run', async () => {
    const { api } = masters;
    await api.database.dataSource.query(
      `INSERT INTO erp.customer (id, number, name) SELECT gen_random_uuid(), 'X' || i, 'Many ' || i FROM generate_series(1, 3000) i`,
    );
    await askSync(api, 'Start', { mappings: ['CUSTOMER'] });
    await untilAllIsSeen(api);
    const running = api.composition.fullSync.runFullSynchronization.run();
    while (lineOf(await presentSync(api), 'CUSTOMER').processed === 0) continue;
    await askSync(api, 'Cancel');
    await running;
    const line = lineOf(await presentSync(api), 'CUSTOMER');
    expect([line.status, line.toCrmRun?.status]).toEqual(['CANCELLED', 'ERROR']);
    expect(line.processed).toBeLessThan(3000);
    expect(await count('crm.account')).toBe(line.processed);
  });

  it('is taken back run by run', async () => {
    const { given, api } = masters;
    await given.customer();
    const { toCrmRun } = lineOf(await fullyLoaded(api, ['CUSTOMER']), 'CUSTOMER');
    const { syncRunUndo } = await api.ask<{
      syncRunUndo: { removed: number; kept: number; errors: object[] };
    }>(
      `mutation ($runId: ID!) { syncRunUndo(input: { runId: $runId }) { removed kept errors { code } } }`,
      { runId: toCrmRun?.id },
    );
    expect(syncRunUndo).toEqual({ removed: 1, kept: 0, errors: [] });
    expect([await count('crm.account'), await count('sync.coupling')]).toEqual([0, 0]);
  });

  it('has one worker at a line however many come', async () => {
    const { given, api } = masters;
    await given.customer();
    await askSync(api, 'Start', { mappings: ['CUSTOMER'] });
    await untilAllIsSeen(api);
    const { runFullSynchronization: run } = api.composition.fullSync;
    await Promise.all([run.run(), run.run(), run.run()]);
    expect((await presentSync(api)).status).toBe('FINISHED');
    expect(await count(`sync.sync_run WHERE kind = 'FULL' AND direction = 'TO_CRM'`)).toBe(1);
  });
});

describe('runs of every day', () => {
  it('ITS-035 a full run brings watermarks back that lie ahead of everything', async () => {
    const { api } = masters;
    await masters.customerPair();
    await api.database.dataSource.query(
      `UPDATE sync.table_mapping SET erp_watermark = 9000000000000, crm_watermark = 9000000000000 WHERE name = 'CUSTOMER'`,
    );
    const { to, from } = await runMapping(api, 'CUSTOMER', { full: true });
    expect([to.unchanged, from.unchanged]).toEqual([1, 1]);
    const [erp, crm] = await watermarks('CUSTOMER');
    expect([erp, crm]).toEqual([to.watermarkTo, from.watermarkTo]);
    expect(Number(erp)).toBeLessThan(9000000000000);
  });

  // Codes of option sets run with the others here, as they are mappings like them; lines of documents do not.
  it('MAP-034 run all mappings in order but lines of documents', async () => {
    const { api } = masters;
    const { runs } = await syncModified(api, {});
    const ran = new Set(runs?.map(({ mapping }) => mapping?.name));
    const active = await api.composition.engine.mappings.load(api.composition.db);
    const enabled = active.all.filter(({ enabled: on }) => on).map(({ name }) => name);
    expect(enabled).toHaveLength(19);
    expect(enabled.filter((name) => !ran.has(name))).toEqual(['POSTEDSALESLINE-INV']);
  });
});
