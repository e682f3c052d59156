import { Invoicing } from '../../support/invoicing';
import { Trade } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

interface Written {
  table: string;
  action: string;
  changes: Record<string, [unknown, unknown]>;
  /** The record is at the version that the entry says, unless written again. */
  current: boolean;
}

const update = (customerIds: string[]) =>
  trade.api.composition.invoices.updateStatistics.run(customerIds, 'Ada');
const written = (runId: string) =>
  trade.api.composition.db.query<Written & Record<string, unknown>>(
    `SELECT j.record_table AS table, j.action, j.changes, j.version = coalesce(a.version, s.version) AS current
       FROM sync.journal_entry j LEFT JOIN crm.account a ON a.id = j.record_id LEFT JOIN crm.account_statistics s ON s.id = j.record_id
      WHERE j.run_id = $1 ORDER BY j.id`,
    [runId],
  );
// Coupled customers in numbers that a nested loop over pairs would show.
const manyCustomers = async (prefix: string, count: number): Promise<string[]> => {
  const { unitOfWork, db } = trade.api.composition;
  await unitOfWork.run(async (tx) => {
    const number = `'${prefix}' || lpad(i::text, 6, '0')`;
    await tx.execute(
      `INSERT INTO erp.customer (id, number, name) SELECT gen_random_uuid(), ${number}, 'Many' FROM generate_series(1, ${count}) i`,
    );
    await tx.execute(
      `INSERT INTO crm.account (id, name, account_number) SELECT gen_random_uuid(), 'Many', number FROM erp.customer WHERE number LIKE $1`,
      [`${prefix}%`],
    );
    await tx.execute(
      `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at) SELECT gen_random_uuid(), m.id, c.id, a.id, now()
         FROM erp.customer c JOIN crm.account a ON a.account_number = c.number JOIN sync.table_mapping m ON m.name = 'CUSTOMER'
        WHERE c.number LIKE $1`,
      [`${prefix}%`],
    );
  });
  const rows = await db.query<{ id: string }>('SELECT id FROM erp.customer WHERE number LIKE $1', [
    `${prefix}%`,
  ]);
  return rows.map(({ id }) => id);
};
const stamps = (customerId: string) =>
  trade.api.composition.db.query<{ quiet: boolean; uploaded: boolean }>(
    `SELECT k.crm_version = a.version AS quiet, k.statistics_uploaded AS uploaded
       FROM sync.coupling k JOIN crm.account a ON a.id = k.crm_id WHERE k.erp_id = $1`,
    [customerId],
  );

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
});

afterAll(() => trade.stop());

describe('what writing statistics leaves behind', () => {
  it('journals new statistics and the link to them, and leaves the account unmodified for the engine', async () => {
    const { customerId, accountId } = await trade.coupledCustomer({ number: 'J1', name: 'J One' });
    await invoicing.entry({ customerNo: 'J1', documentType: 2, documentNumber: 'A', amount: '70' });
    const before = await trade.given.read('crm.account', accountId);
    const { runId } = await update([customerId]);
    const account = await trade.given.read('crm.account', accountId);
    const [statistics, link, ...more] = await written(runId);
    expect(more).toEqual([]);
    expect(statistics).toMatchObject({
      table: 'crm.account_statistics',
      action: 'INSERT',
      current: true,
      changes: {
        name: [null, 'J One'],
        customerNo: [null, 'J1'],
        balanceLcy: [null, '70'],
        overdueAmountsAsOf: [null, '2026-08-22'],
        invoicedPrepaymentAmountLcy: [null, '0'],
      },
    });
    expect(Object.keys(statistics?.changes ?? {})).toHaveLength(12);
    expect(link).toEqual({
      table: 'crm.account',
      action: 'UPDATE',
      current: true,
      changes: {
        accountStatisticsId: [null, account.accountStatisticsId],
        '@version': [before.version, account.version],
      },
    });
    expect(account.modifiedBy).toBe('integration');
    expect(await stamps(customerId)).toEqual([{ quiet: true, uploaded: true }]);
  });

  it('journals of statistics that are there only what differs, with the versions before and after', async () => {
    const { customerId, accountId } = await trade.coupledCustomer({ number: 'J2', name: 'J Two' });
    await update([customerId]);
    const { accountStatisticsId, version } = await trade.given.read('crm.account', accountId);
    const before = await trade.given.read('crm.account_statistics', String(accountStatisticsId));
    await invoicing.entry({ customerNo: 'J2', documentType: 2, documentNumber: 'B', amount: '30' });
    const { runId, counts } = await update([customerId]);
    expect(counts).toEqual({ inserted: 0, modified: 1, unchanged: 0, failed: 0 });
    const after = await trade.given.read('crm.account_statistics', String(accountStatisticsId));
    expect(await written(runId)).toEqual([
      {
        table: 'crm.account_statistics',
        action: 'UPDATE',
        current: true,
        changes: {
          balanceLcy: ['0', '30'],
          totalLcy: ['0', '30'],
          '@version': [before.version, after.version],
        },
      },
    ]);
    expect((await trade.given.read('crm.account', accountId)).version).toBe(version);
    expect(await written((await update([customerId])).runId)).toEqual([]);
  });

  it('gives statistics to an account that lost them, and those that the ERP never wrote to their customer', async () => {
    const lost = await trade.coupledCustomer({ number: 'J3', name: 'J Three' });
    const blank = await trade.coupledCustomer({ number: 'J4', name: 'J Four' });
    await update([lost.customerId]);
    const { accountStatisticsId: id } = await trade.given.read('crm.account', lost.accountId);
    const made = await trade.given.row('crm.account_statistics', { name: 'made in the CRM' });
    await trade.given.change('crm.account', blank.accountId, { accountStatisticsId: made });
    await trade.given.change('crm.account', lost.accountId, { accountStatisticsId: null });
    const { outcomes } = await update([lost.customerId, blank.customerId]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['inserted', 'inserted']);
    expect(outcomes[1]?.statisticsId).toBe(made);
    const again = await trade.given.read('crm.account', lost.accountId);
    expect(again.accountStatisticsId).toBe(outcomes[0]?.statisticsId);
    expect(again.accountStatisticsId).not.toBe(id);
    expect(await trade.given.read('crm.account_statistics', made)).toMatchObject({
      name: 'J Four',
      customerNo: 'J4',
    });
  });

  it('answers for each customer by itself when the database refuses one of them', async () => {
    const pairs = await Promise.all(
      ['K1', 'K2', 'K3'].map((number) => trade.coupledCustomer({ number, name: number })),
    );
    const rule = (statement: string) =>
      trade.api.composition.unitOfWork.run((tx) => tx.execute(statement));
    await rule(
      `ALTER TABLE crm.account_statistics ADD CONSTRAINT ck_tried CHECK (customer_no <> 'K2')`,
    );
    const done = await update(pairs.map(({ customerId }) => customerId));
    await rule('ALTER TABLE crm.account_statistics DROP CONSTRAINT ck_tried');
    expect(done.outcomes.map(({ kind }) => kind)).toEqual(['inserted', 'failed', 'inserted']);
    expect(done.outcomes[1]?.refusal).toMatchObject({ code: 'INVALID_INPUT' });
    expect(done.counts).toMatchObject({ inserted: 2, failed: 1 });
    expect(await stamps(pairs[1]?.customerId ?? '')).toEqual([{ quiet: true, uploaded: false }]);
    expect(await written(done.runId)).toHaveLength(4);
  });

  it('two runs at once over the same customers leave one record each', async () => {
    const pairs = await Promise.all(
      ['L1', 'L2', 'L3'].map((number) => trade.coupledCustomer({ number, name: number })),
    );
    const ids = pairs.map(({ customerId }) => customerId);
    const runs = await Promise.all([update(ids), update([...ids].reverse()), update(ids)]);
    const kinds = runs.flatMap(({ outcomes }) => outcomes.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind === 'inserted')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'unchanged')).toHaveLength(6);
    const [made] = await trade.api.composition.db.query<{ count: string }>(
      `SELECT count(*) FROM crm.account_statistics WHERE customer_no LIKE 'L_'`,
    );
    expect(made?.count).toBe('3');
  });

  it('costs as much for each of 3,000 customers as for each of 300, whatever the planner believes', async () => {
    const seconds = async (ids: string[]): Promise<number> => {
      const started = performance.now();
      const { counts } = await update(ids);
      expect(counts).toMatchObject({ inserted: ids.length, failed: 0 });
      return (performance.now() - started) / 1000;
    };
    await update(await manyCustomers('WARM', 300));
    const few = await seconds(await manyCustomers('FEW', 300));
    const many = await seconds(await manyCustomers('MANY', 3_000));
    // A loop over all pairs for each of them would make it a hundred times as much.
    expect(many / few).toBeLessThan(40);
  });
});
