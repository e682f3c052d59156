import { Client } from 'pg';
import { runMapping } from '../../support/runs';
import { Trade } from '../../support/trade';
import { coupled, latestRun, syncMany, undo } from './verbs';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

const one = async (sql: string, id: string): Promise<string> => {
  const [row] = await trade.api.composition.db.query<{ id: string }>(sql, [id]);
  return row?.id ?? '';
};
const couplingOf = (crmId: string) => one('SELECT id FROM sync.coupling WHERE crm_id = $1', crmId);

/** A run on a connection of its own, as far as it locks: its couplings, and then its records. */
async function runAtWork(couplingId: string): Promise<Client> {
  const run = new Client(trade.api.database.url);
  await run.connect();
  await run.query('BEGIN');
  await run.query(`SELECT 1 FROM sync.coupling WHERE id = $1 FOR UPDATE`, [couplingId]);
  return run;
}

/** Waits until somebody waits for a lock that this connection holds. */
async function blocking(run: Client): Promise<void> {
  const { rows } = await run.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  for (let tries = 0; tries < 200; tries++) {
    const waiting = await trade.api.composition.db.query(
      'SELECT 1 FROM pg_stat_activity a WHERE $1 = ANY(pg_blocking_pids(a.pid))',
      [rows[0]?.pid],
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Nobody waits for the run.');
}

// Refused at once when somebody else has the record: then both would wait for each other.
const take = (run: Client, table: string, id: string) =>
  run.query(`SELECT 1 FROM ${table} WHERE id = $1 FOR UPDATE NOWAIT`, [id]);

async function converted(): Promise<{ crmId: string; erpId: string; runId: string }> {
  const { id: crmId } = await trade.crmOrder();
  const { order, errors } = await trade.convert(crmId);
  expect(errors).toEqual([]);
  return { crmId, erpId: order?.id ?? '', runId: await latestRun(trade.api, 'CONVERT') };
}

describe('an undo beside a run on the same pair', () => {
  it('waits for the coupling of a converted order before it takes either order', async () => {
    const { crmId, erpId, runId } = await converted();
    const run = await runAtWork(await couplingOf(crmId));
    const undone = undo(trade.api, runId);
    await blocking(run);
    await take(run, 'crm.sales_order', crmId);
    await take(run, 'erp.sales_order', erpId);
    await run.query('COMMIT');
    await run.end();
    expect(await undone).toMatchObject({ removed: 1, uncoupled: 1, kept: 0, errors: [] });
  });

  it('waits for the coupling of a pair that only changed before it takes either record', async () => {
    const { api, given } = trade;
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Oslo' });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await syncMany(api, { records: [{ couplingId }] });
    const run = await runAtWork(couplingId);
    const undone = undo(api, await latestRun(api, 'SYNCHRONIZE'));
    await blocking(run);
    await take(run, 'crm.account', crmId);
    await take(run, 'erp.customer', erpId);
    await run.query('COMMIT');
    await run.end();
    expect(await undone).toMatchObject({ restored: 1, kept: 0, errors: [] });
  });

  it('waits for the coupling that a record has through another mapping as well', async () => {
    const { api, given } = trade;
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Oslo' });
    const vendorId = await given.row('erp.vendor', { number: 'TWOFOLD', name: 'Twofold' });
    const other = await one(
      `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, base, created_at)
       SELECT gen_random_uuid(), m.id, $1, k.crm_id, '{}', k.created_at
         FROM sync.table_mapping m, sync.coupling k WHERE m.name = 'VENDOR' AND k.erp_id <> $1 AND k.id = '${couplingId}' RETURNING id`,
      vendorId,
    );
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await syncMany(api, { records: [{ couplingId }] });
    const run = await runAtWork(other);
    const undone = undo(api, await latestRun(api, 'SYNCHRONIZE'));
    await blocking(run);
    await take(run, 'crm.account', crmId);
    await run.query('COMMIT');
    await run.end();
    expect(await undone).toMatchObject({ restored: 1, kept: 0, errors: [] });
  });

  it('ends like the run, whichever is first, and no deadlock reaches the caller', async () => {
    const { api, given } = trade;
    for (let round = 0; round < 4; round++) {
      const { crmId, erpId, runId } = await converted();
      await given.change('erp.sales_order', erpId, { externalDocumentNo: `R${round}` });
      const { erpId: customerId, couplingId } = await coupled(api, given, { city: 'Oslo' });
      await given.change('erp.customer', customerId, { city: 'Bergen' });
      await syncMany(api, { records: [{ couplingId }] });
      const changed = await latestRun(api, 'SYNCHRONIZE');
      await given.change('erp.customer', customerId, { name: `Round ${round}` });
      const [order, pair, orders, customers, now] = await Promise.all([
        undo(api, runId),
        undo(api, changed),
        runMapping(api, 'SALESORDER-ORDER'),
        runMapping(api, 'CUSTOMER'),
        trade.convert(crmId),
      ]);
      expect([order.errors, pair.errors, now.errors]).toEqual([[], [], []]);
      expect(orders.to.status).not.toBe('IN_PROCESS');
      expect(customers.to.status).not.toBe('IN_PROCESS');
    }
  });
});
