import { Masters } from '../../support/masters';
import { askSync, lineOf, presentSync } from '../../support/full-sync';
import { startProduct, until, type ProductProcess } from '../../support/processes';

const CUSTOMERS = 6_000;
const KILLS = 3;

let masters: Masters;
const running: ProductProcess[] = [];

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(async () => {
  for (const each of running.splice(0)) await each.kill();
  await masters.stop();
});

async function worker(): Promise<ProductProcess> {
  const product = await startProduct('worker', masters.api.database.url, { WORKERS: '2' });
  running.push(product);
  return product;
}

const figure = async (sql: string): Promise<number> => {
  const [row] = await masters.api.composition.db.query<{ n: number }>(sql);
  return row?.n ?? -1;
};
const accounts = () => figure('SELECT count(*)::int AS n FROM crm.account');

describe('a full synchronization whose workers are killed', () => {
  it('goes on where the last batch ended, level after level, and loads every record once', async () => {
    const { api, given } = masters;
    const customer = await given.customer({ name: 'With a person' });
    const companyNo = await masters.companyOf(customer);
    await given.row('erp.contact', { type: 1, firstName: 'Ida', surname: 'Holm', companyNo });
    await api.database.dataSource.query(
      `INSERT INTO erp.customer (id, number, name) SELECT gen_random_uuid(), 'X' || i, 'Many ' || i FROM generate_series(1, ${CUSTOMERS}) i`,
    );
    await askSync(api, 'Start', { mappings: ['CURRENCY', 'CUSTOMER', 'CONTACT'] });
    for (let kill = 0; kill < KILLS; kill++) {
      const before = await accounts();
      const victim = await worker();
      await until('it has loaded some', async () => (await accounts()) > before);
      await victim.kill();
    }
    expect(await accounts()).toBeLessThan(CUSTOMERS + 1);
    await worker();
    const ended = async () => (await presentSync(api)).status === 'FINISHED';
    await until('all of it is done', ended, 50_000);
    const done = await presentSync(api);
    const line = lineOf(done, 'CUSTOMER');
    expect([line.status, line.processed, line.inserted]).toEqual([
      ...['FINISHED', CUSTOMERS + 1, CUSTOMERS + 1],
    ]);
    expect(lineOf(done, 'CONTACT').inserted).toBe(1);
    expect(await accounts()).toBe(CUSTOMERS + 1);
    expect(await figure('SELECT count(DISTINCT name)::int AS n FROM crm.account')).toBe(
      CUSTOMERS + 1,
    );
    // One run, begun by the first worker and ended by the last.
    expect(
      await figure(
        `SELECT count(*)::int AS n FROM sync.sync_run WHERE kind = 'FULL' AND direction = 'TO_CRM' AND inserted > 1`,
      ),
    ).toBe(1);
    expect(
      await figure(`SELECT count(*)::int AS n FROM sync.sync_run WHERE status = 'IN_PROCESS'`),
    ).toBe(0);
  }, 180_000);
});
