import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import {
  asPerson,
  eventually,
  forgetChanges,
  goLive,
  jobIsNear,
  untilListening,
  untilCarried,
  waitingChanges,
} from '../../support/live';
import { Pairs } from '../../support/pairs';

let api: TestApi;
let given: Given;
let pairs: Pairs;
const running: { stop: () => Promise<void> }[] = [];

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  pairs = new Pairs(api, given);
  await given.company();
});

afterEach(async () => {
  for (const live of running.splice(0)) await live.stop();
  await forgetChanges(api);
});

afterAll(() => api.stop());

function live(timing: Parameters<typeof goLive>[1] = {}) {
  const started = goLive(api, timing);
  running.push(started);
  return started;
}

async function accountName(crmId: string): Promise<unknown> {
  return (await given.read('crm.account', crmId)).name;
}

async function renameCustomer(erpId: string, name: string): Promise<void> {
  await asPerson(api, (client) =>
    client.query('UPDATE erp.customer SET name = $2 WHERE id = $1', [erpId, name]),
  );
}

function listening(): Promise<void> {
  return untilListening(api, running.length);
}

describe('writers', () => {
  it('notify nobody while a server looks by itself, as notifying commits stand in line', async () => {
    const { erpId } = await pairs.agreed();
    const heard: string[] = [];
    await asPerson(api, async (ear) => {
      ear.on('notification', ({ payload }) => void heard.push(payload ?? ''));
      await ear.query('LISTEN tandem_changed');
      await asPerson(api, async (awake) => {
        await awake.query(`SELECT pg_advisory_lock(hashtextextended('sync.live.awake', 0))`);
        await renameCustomer(erpId, 'Quietly');
      });
      await renameCustomer(erpId, 'Aloud');
      await eventually('it is told', () => heard.length > 0);
    });
    expect(heard).toHaveLength(1);
    expect(await waitingChanges(api, 'CUSTOMER')).toBeGreaterThanOrEqual(2);
  });

  it('that kept quiet and commit when the server has gone to sleep are found all the same', async () => {
    const { erpId, crmId } = await pairs.agreed();
    live();
    await listening();
    await asPerson(api, async (client) => {
      await client.query('BEGIN');
      await client.query(`UPDATE erp.customer SET name = 'Slow' WHERE id = $1`, [erpId]);
      await client.query('SELECT pg_sleep(2.5)');
      await client.query('COMMIT');
    });
    await eventually(
      'it is carried over',
      async () => (await accountName(crmId)) === 'Slow',
      2_500,
    );
  });
});

describe('a change that the engine cannot cope with', () => {
  it('fails alone, with its reason; the others of its batch are carried over', async () => {
    const bad = await pairs.agreed();
    const good = await Promise.all(Array.from({ length: 5 }, () => pairs.agreed()));
    await asPerson(api, async (client) => {
      await client.query(`CREATE FUNCTION crm.stumble() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.crm_id = '${bad.crmId}' THEN RAISE EXCEPTION 'Stumbled.'; END IF; RETURN NEW; END $$`);
      await client.query(
        'CREATE TRIGGER stumble BEFORE UPDATE ON sync.coupling FOR EACH ROW WHEN (NEW.last_result_to_crm = $q$SUCCESS$q$) EXECUTE FUNCTION crm.stumble()',
      );
      for (const { erpId } of [bad, ...good])
        await client.query(`UPDATE erp.customer SET city = 'Graz' WHERE id = $1`, [erpId]);
    });
    live();
    await untilCarried(api);
    await asPerson(api, (client) => client.query('DROP FUNCTION crm.stumble() CASCADE'));
    const reached = await api.composition.db.query<{ id: string }>(
      `SELECT id FROM crm.account WHERE address1_city = 'Graz'`,
    );
    expect(reached.map(({ id }) => id).sort()).toEqual(good.map(({ crmId }) => crmId).sort());
    const errors = await api.composition.db.query(
      `SELECT e.code FROM sync.sync_run_error e WHERE e.erp_id = $1`,
      [bad.erpId],
    );
    expect(errors).toEqual([{ code: 'UNEXPECTED_FAILURE' }]);
  });
});

describe('documents', () => {
  it('J-11 that are posted or submitted wake the jobs that wait for them', async () => {
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.sales_settings SET auto_create_sales_orders = true'),
    );
    await api.composition.unitOfWork.run((tx) => api.composition.jobs.arrange.run(tx));
    api.clock.advance(120);
    await api.composition.jobs.runDue.run();
    live();
    await listening();
    await eventually('jobs are woken for what may have been missed', () =>
      jobIsNear(api, 'AUTO_CREATE_ORDERS'),
    );
    api.clock.advance(120);
    await api.composition.jobs.runDue.run();
    expect(await jobIsNear(api, 'AUTO_CREATE_ORDERS')).toBe(false);
    expect(await jobIsNear(api, 'POSTED_INVOICES')).toBe(false);
    const orderId = await given.row('crm.sales_order', { name: 'Order', stateCode: 0 });
    await asPerson(api, (client) =>
      client.query('UPDATE crm.sales_order SET state_code = 1, status_code = 3 WHERE id = $1', [
        orderId,
      ]),
    );
    await eventually('orders are created soon', () => jobIsNear(api, 'AUTO_CREATE_ORDERS'));
    expect(await jobIsNear(api, 'POSTED_INVOICES')).toBe(false);
  });

  it('B-26 a version of an order that is kept wakes the job of archived orders', async () => {
    await api.composition.unitOfWork.run(async (tx) => {
      await tx.execute(`UPDATE sync.sales_settings SET order_integration = 'TWO_WAY'`);
      await api.composition.jobs.arrange.run(tx);
    });
    live();
    await listening();
    await eventually('jobs are woken for what may have been missed', () =>
      jobIsNear(api, 'ARCHIVED_ORDERS'),
    );
    // Waking may go on for a moment after the first look.
    await eventually('it has had its turn', async () => {
      api.clock.advance(120);
      await api.composition.jobs.runDue.run();
      return !(await jobIsNear(api, 'ARCHIVED_ORDERS'));
    });
    await given.row('erp.sales_setup', { archiveOrders: true });
    await given.customer({ number: 'ARCH' });
    const id = await given.row('erp.sales_order', {
      ...{ number: 'A-1', sellToCustomerNo: 'ARCH', billToCustomerNo: 'ARCH' },
      ...{ documentDate: '2026-03-01', postingDate: '2026-03-01', orderDate: '2026-03-01' },
    });
    const { archive } = await api.ask<{ archive: { errors: object[] } }>(
      'mutation ($id: ID!) { archive: orderDelete(input: { id: $id }) { errors { code message } } }',
      { id },
    );
    expect(archive.errors).toEqual([]);
    await eventually('the CRM is told soon', () => jobIsNear(api, 'ARCHIVED_ORDERS'));
    expect(await jobIsNear(api, 'AUTO_CREATE_ORDERS')).toBe(false);
  });

  it('J-11 wake with their lines', async () => {
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(`UPDATE sync.sales_settings SET order_integration = 'TWO_WAY'`),
    );
    const orderId = await given.row('crm.sales_order', { name: 'Order with a line' });
    const lineId = await given.row('crm.sales_order_line', { salesOrderId: orderId });
    await forgetChanges(api);
    await asPerson(api, (client) =>
      client.query('UPDATE crm.sales_order_line SET quantity = 3 WHERE id = $1', [lineId]),
    );
    const noted = await api.composition.db.query(
      `SELECT DISTINCT c.record_id FROM sync.changed_record c JOIN sync.table_mapping m ON m.id = c.mapping_id
        WHERE m.name = 'SALESORDER-ORDER'`,
    );
    expect(noted).toEqual([{ record_id: orderId }]);
  });

  it('wait while a person holds the job of their mapping', async () => {
    const { erpId, crmId } = await pairs.agreed();
    const hold = (status: string, reason: string | null) =>
      api.composition.unitOfWork.run((tx) =>
        tx.execute(
          `UPDATE sync.job SET status = $1, hold_reason = $2
            WHERE mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')`,
          [status, reason],
        ),
      );
    await hold('ON_HOLD', 'PERSON');
    const { stop } = live({ sweepMs: 100 });
    await forgetChanges(api);
    await renameCustomer(erpId, 'Held');
    await eventually('others are carried over', async () => (await waitingChanges(api)) === 1);
    expect(await accountName(crmId)).not.toBe('Held');
    await hold('READY', null);
    await eventually('it is carried over', async () => (await accountName(crmId)) === 'Held');
    await stop();
  });
});

describe('how far a mapping is behind', () => {
  it('is told by its oldest change that waits and their number', async () => {
    const { erpId } = await pairs.agreed();
    await forgetChanges(api);
    await given.change('erp.customer', erpId, { name: 'Behind' });
    await renameCustomer(erpId, 'Further behind');
    const lag = async () =>
      (
        await api.ask<{ tableMapping: { lag: unknown } }>(
          '{ tableMapping(name: "CUSTOMER") { lag { waiting since } } }',
        )
      ).tableMapping.lag;
    expect(await lag()).toEqual({
      waiting: 2,
      since: api.clock.now().toISOString().replace('.000Z', 'Z'),
    });
    live();
    await untilCarried(api);
    expect(await lag()).toEqual({ waiting: 0, since: null });
  });
});
