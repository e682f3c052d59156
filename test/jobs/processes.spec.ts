import { startApi, type TestApi } from '../support/api';
import { Given } from '../support/given';
import { startProduct, until, type ProductProcess } from '../support/processes';
import { setMapping } from '../support/runs';

const CUSTOMERS = 4_000;

const MORE = `INSERT INTO erp.customer (id, number, name)
  SELECT gen_random_uuid(), 'X' || n, 'Customer ' || n FROM generate_series(1, ${CUSTOMERS}) n`;

let api: TestApi;
const running: ProductProcess[] = [];

beforeEach(async () => {
  api = await startApi();
  await new Given(api).company();
  await setMapping(api, 'CUSTOMER', { only_coupled: false, direction: 'TO_CRM' });
});

afterEach(async () => {
  for (const each of running.splice(0)) await each.kill();
  await api.stop();
});

async function start(command: 'worker' | 'serve', variables: Record<string, string> = {}) {
  const product = await startProduct(command, api.database.url, variables);
  running.push(product);
  return product;
}

async function figure(sql: string): Promise<number> {
  const [row] = await api.composition.db.query<{ n: number }>(sql);
  return row?.n ?? 0;
}

const accounts = () => figure(`SELECT count(*)::int AS n FROM crm.account`);
const doubles = () =>
  figure(
    `SELECT count(*)::int AS n FROM (SELECT name FROM crm.account GROUP BY name HAVING count(*) > 1) d`,
  );

interface Execution {
  kind: string;
  outcome: string;
  worker: string;
  mapping: string | null;
}

const executions = (): Promise<Execution[]> =>
  api.composition.db.query(
    `SELECT e.kind, e.outcome, e.worker, m.name AS mapping FROM sync.job_execution e
       LEFT JOIN sync.table_mapping m ON m.id = e.mapping_id ORDER BY e.started_at`,
  ) as unknown as Promise<Execution[]>;

const workerOf = ({ worker }: Execution): number => Number(worker.split('/')[1]);

describe('two processes on one database', () => {
  it('run every job once, each by one of them, and no record twice', async () => {
    await api.composition.unitOfWork.run((tx) => tx.execute(MORE));
    await Promise.all([start('worker'), start('serve', { WORKERS: '4' })]);
    await until('all accounts are there', async () => (await accounts()) === CUSTOMERS);
    await until(
      'every job has run',
      async () =>
        (await figure(
          `SELECT count(*)::int AS n FROM sync.job WHERE status IN ('READY', 'WAITING', 'IN_PROCESS') AND last_finished_at IS NULL`,
        )) === 0,
    );
    const done = await executions();
    const names = done.map(({ kind, mapping }) => `${kind} ${mapping ?? ''}`);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(done.filter(({ outcome }) => outcome !== 'SUCCESS')).toEqual([]);
    expect(new Set(done.map(workerOf)).size).toBe(2);
    expect(await doubles()).toBe(0);
  });

  it('a worker that is killed leaves its job to the other within its lease', async () => {
    const both = [await start('worker'), await start('worker')];
    await api.composition.unitOfWork.run(async (tx) => {
      await tx.execute(MORE);
      const mapping = (await api.composition.engine.mappings.load(tx)).active('CUSTOMER');
      await api.composition.jobs.wake.run(tx, { mappingIds: [mapping.id] });
    });
    await until('one of them is at work', async () => (await accounts()) > 0);
    const [job] = await api.composition.db.query<{ worker: string }>(
      `SELECT j.worker FROM sync.job j JOIN sync.table_mapping m ON m.id = j.mapping_id WHERE m.name = 'CUSTOMER'`,
    );
    const first = both.find(({ pid }) => job?.worker.endsWith(`/${pid}`));
    const second = both.find((each) => each !== first);
    expect(await accounts()).toBeLessThan(CUSTOMERS);
    await first?.kill();
    const killedAt = Date.now();
    await until('the second goes on', async () => (await accounts()) === CUSTOMERS, 30_000);
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    await until(
      'it has settled the job',
      async () =>
        (await figure(`SELECT count(*)::int AS n FROM sync.job WHERE worker IS NOT NULL`)) === 0,
    );
    const customer = (await executions()).findLast(({ mapping }) => mapping === 'CUSTOMER');
    expect(customer && workerOf(customer)).toBe(second?.pid);
    expect(customer).toMatchObject({ outcome: 'SUCCESS' });
    expect(await doubles()).toBe(0);
    expect(await figure(`SELECT count(*)::int AS n FROM sync.coupling`)).toBe(CUSTOMERS);
  });

  it('a worker that is asked to end finishes its batch, gives the job back, and another goes on at once', async () => {
    await api.composition.unitOfWork.run((tx) => tx.execute(MORE));
    const first = await start('worker', { WORKERS: '2' });
    await until('the first has begun', async () => (await accounts()) > 0);
    expect(await first.stop()).toBe(0);
    const left = await accounts();
    expect(left % 500).toBe(0);
    expect(left).toBeLessThan(CUSTOMERS);
    expect(
      await figure(`SELECT count(*)::int AS n FROM sync.job WHERE status = 'IN_PROCESS'`),
    ).toBe(0);
    expect((await executions()).filter(({ mapping }) => mapping === 'CUSTOMER')).toMatchObject([
      { outcome: 'STOPPED' },
    ]);
    await start('worker');
    await until('the next goes on', async () => (await accounts()) === CUSTOMERS, 20_000);
    expect(await doubles()).toBe(0);
    const runs = await api.composition.db.query(
      `SELECT m.name AS mapping, r.kind, r.status, r.inserted, r.started_by AS "startedBy" FROM sync.sync_run r
         JOIN sync.table_mapping m ON m.id = r.mapping_id WHERE r.inserted > 0 AND r.kind = 'SYNCHRONIZE'`,
    );
    expect(runs).toMatchObject([{ mapping: 'CUSTOMER', inserted: CUSTOMERS }]);
  });
});
