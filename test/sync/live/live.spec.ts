import { setTimeout as pause } from 'node:timers/promises';
import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import {
  asPerson,
  breakListeners,
  countRuns,
  eventually,
  forgetChanges,
  goLive,
  jobIsNear,
  untilListening,
  untilCarried,
  waitingChanges,
} from '../../support/live';
import { Pairs } from '../../support/pairs';
import { runMapping, setMapping } from '../../support/runs';

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
  await setMapping(api, 'CUSTOMER', {
    enabled: true,
    event_wakeup: true,
    direction: 'BOTH',
    only_coupled: true,
  });
  await connect(true);
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

async function connect(enabled: boolean): Promise<void> {
  await api.composition.unitOfWork.run((tx) =>
    tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [enabled]),
  );
}

function listening(): Promise<void> {
  return untilListening(api, running.length);
}

describe('a change that is committed', () => {
  it('through the API reaches the other side at once', async () => {
    const { erpId, crmId } = await pairs.agreed();
    live();
    await listening();
    await api.ask(
      `mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { errors { message } } }`,
      { input: { id: erpId, changes: { name: 'Changed in the ERP' } } },
    );
    await eventually(
      'the account has the name',
      async () => (await accountName(crmId)) === 'Changed in the ERP',
      1_000,
    );
  });

  it('by a person with SQL travels both ways', async () => {
    const { erpId, crmId } = await pairs.agreed();
    live();
    await listening();
    await asPerson(api, async (client) => {
      await client.query(`UPDATE crm.account SET name = 'Changed in the CRM' WHERE id = $1`, [
        crmId,
      ]);
      await client.query(`UPDATE erp.customer SET city = 'Ulm' WHERE id = $1`, [erpId]);
    });
    await eventually(
      'both sides agree',
      async () =>
        (await given.read('erp.customer', erpId)).name === 'Changed in the CRM' &&
        (await given.read('crm.account', crmId)).address1City === 'Ulm',
      2_000,
    );
  });

  it('wakes exactly the record that changed', async () => {
    const first = await pairs.agreed();
    const second = await pairs.agreed();
    await renameCustomer(second.erpId, 'Waits for its run');
    await forgetChanges(api);
    live();
    await listening();
    await renameCustomer(first.erpId, 'Carried over');
    await eventually(
      'the first is there',
      async () => (await accountName(first.crmId)) === 'Carried over',
    );
    expect(await accountName(second.crmId)).not.toBe('Waits for its run');
    const [run] = await api.composition.db.query(
      `SELECT direction, candidates, modified, status, phase, started_by FROM sync.sync_run WHERE started_by = 'live' AND candidates > 0 ORDER BY id DESC LIMIT 1`,
    );
    expect(run).toEqual({
      ...{ direction: 'TO_CRM', candidates: 1, modified: 1, status: 'SUCCESS', phase: 'DONE' },
      started_by: 'live',
    });
  });

  it('late, behind changes that are carried over already, is not missed', async () => {
    const late = await pairs.agreed();
    const early = await pairs.agreed();
    live();
    await listening();
    await asPerson(api, async (client) => {
      await client.query('BEGIN');
      await client.query(`UPDATE erp.customer SET name = 'Late' WHERE id = $1`, [late.erpId]);
      await renameCustomer(early.erpId, 'Early');
      await eventually(
        'the early one is there',
        async () => (await accountName(early.crmId)) === 'Early',
      );
      await client.query('COMMIT');
    });
    await eventually(
      'the late one is there',
      async () => (await accountName(late.crmId)) === 'Late',
      1_000,
    );
  });

  it('that is rolled back wakes nothing', async () => {
    const { erpId } = await pairs.agreed();
    await forgetChanges(api);
    await asPerson(api, async (client) => {
      await client.query('BEGIN');
      await client.query(`UPDATE erp.customer SET name = 'Never' WHERE id = $1`, [erpId]);
      await client.query('ROLLBACK');
    });
    expect(await waitingChanges(api, 'CUSTOMER')).toBe(0);
  });

  it('creates the counterpart where the mapping does so, once with two servers', async () => {
    await setMapping(api, 'CUSTOMER', { only_coupled: false });
    live();
    live();
    await listening();
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, at) => given.customer({ name: `New ${at}` })),
    );
    await eventually('all have counterparts', async () => {
      const rows = await api.composition.db.query(
        'SELECT 1 FROM sync.coupling WHERE erp_id = ANY($1::uuid[])',
        [made],
      );
      return rows.length === made.length;
    });
    const accounts = await api.composition.db.query(
      `SELECT name FROM crm.account WHERE name LIKE 'New %'`,
    );
    expect(accounts).toHaveLength(20);
  });

  it('of very many records at once runs the mapping as a whole', async () => {
    await setMapping(api, 'CUSTOMER', { only_coupled: false });
    live();
    await listening();
    await asPerson(api, (client) =>
      client.query(
        `INSERT INTO erp.customer (id, number, name) SELECT gen_random_uuid(), 'M' || i, 'Many ' || i FROM generate_series(1, 600) i`,
      ),
    );
    await eventually('its job is woken', () => jobIsNear(api, 'SYNCHRONIZE', 'CUSTOMER'));
    api.clock.advance(2);
    await api.composition.jobs.runDue.run();
    await untilCarried(api);
    const [runs] = await api.composition.db.query(
      `SELECT count(*)::int AS count FROM sync.sync_run WHERE inserted = 600`,
    );
    expect(runs).toEqual({ count: 1 });
  });
});

describe('a record that goes', () => {
  it('is treated as the mapping says of deletions', async () => {
    const { erpId, crmId } = await pairs.agreed();
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'REMOVE_COUPLING' });
    live();
    await listening();
    await asPerson(api, (client) => client.query('DELETE FROM crm.account WHERE id = $1', [crmId]));
    await eventually(
      'the coupling is gone',
      async () =>
        (await api.composition.db.query('SELECT 1 FROM sync.coupling WHERE erp_id = $1', [erpId]))
          .length === 0,
    );
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'NONE' });
  });
});

describe('what the engine writes', () => {
  it('wakes nothing, over many alternations', async () => {
    const { erpId, crmId } = await pairs.agreed();
    live({ delayMs: 0 });
    await listening();
    const before = await countRuns(api);
    for (let at = 0; at < 30; at++) {
      const fromErp = at % 2 === 0;
      await asPerson(api, (client) =>
        fromErp
          ? client.query('UPDATE erp.customer SET name = $2 WHERE id = $1', [erpId, `Turn ${at}`])
          : client.query('UPDATE crm.account SET name = $2 WHERE id = $1', [crmId, `Turn ${at}`]),
      );
      await eventually('the other side has it', async () => {
        const other = fromErp
          ? await given.read('crm.account', crmId)
          : await given.read('erp.customer', erpId);
        return other.name === `Turn ${at}`;
      });
    }
    await untilCarried(api);
    expect((await countRuns(api)) - before).toBe(30);
  });
});

describe('a notification that is lost', () => {
  it('is made up for when the connection is there again', async () => {
    const { erpId, crmId } = await pairs.agreed();
    const { log } = live({ sweepMs: 600_000 });
    await listening();
    expect(await breakListeners(api)).toBe(1);
    await renameCustomer(erpId, 'Said to nobody');
    await eventually(
      'it is carried over',
      async () => (await accountName(crmId)) === 'Said to nobody',
    );
    expect(log.join()).toContain('the connection that listens broke');
  });

  it('costs the time until the next look', async () => {
    const { erpId, crmId } = await pairs.agreed();
    live({ sweepMs: 300 });
    await listening();
    await asPerson(api, async (client) => {
      await client.query(`SET session_replication_role = replica`);
      await client.query(`INSERT INTO sync.changed_record (mapping_id, direction, record_id, changed_xid, changed_at)
        SELECT id, 'TO_CRM', '${erpId}', 0, now() FROM sync.table_mapping WHERE name = 'CUSTOMER'`);
      await client.query(
        `UPDATE erp.customer SET name = 'Without a word', version = nextval('erp.version') WHERE id = $1`,
        [erpId],
      );
    });
    await eventually(
      'it is carried over',
      async () => (await accountName(crmId)) === 'Without a word',
    );
  });

  it('and its note with it is found by the next run', async () => {
    const { erpId, crmId } = await pairs.agreed();
    await renameCustomer(erpId, 'Found by the run');
    await forgetChanges(api);
    await runMapping(api, 'CUSTOMER');
    expect(await accountName(crmId)).toBe('Found by the run');
  });
});

describe('what holds of a run holds of live changes', () => {
  it('nothing travels while the connection is off', async () => {
    const { erpId } = await pairs.agreed();
    await forgetChanges(api);
    await connect(false);
    await renameCustomer(erpId, 'Not yet');
    expect(await waitingChanges(api, 'CUSTOMER')).toBe(0);
  });

  it('what was noted before the connection went off waits until it is on again', async () => {
    const { erpId, crmId } = await pairs.agreed();
    await renameCustomer(erpId, 'When it is on');
    await connect(false);
    live({ sweepMs: 50 });
    await listening();
    await pause(300);
    expect(await accountName(crmId)).not.toBe('When it is on');
    await connect(true);
    await eventually(
      'it is carried over',
      async () => (await accountName(crmId)) === 'When it is on',
    );
  });

  it('J-12 a mapping whose changes do not wake it waits for its run', async () => {
    const { erpId, crmId } = await pairs.agreed();
    await forgetChanges(api);
    const { tableMappingUpdate } = await api.ask(
      `mutation { tableMappingUpdate(input: { mapping: "CUSTOMER", changes: { eventWakeup: false } }) {
         tableMapping { eventWakeup } errors { message } } }`,
    );
    expect(tableMappingUpdate).toEqual({ tableMapping: { eventWakeup: false }, errors: [] });
    await renameCustomer(erpId, 'By the run');
    expect(await waitingChanges(api, 'CUSTOMER')).toBe(0);
    await runMapping(api, 'CUSTOMER');
    expect(await accountName(crmId)).toBe('By the run');
  });

  it('a change against the direction of the mapping stays where it is', async () => {
    const { crmId } = await pairs.agreed();
    await setMapping(api, 'CUSTOMER', { direction: 'TO_CRM' });
    await forgetChanges(api);
    await asPerson(api, (client) =>
      client.query(`UPDATE crm.account SET name = 'Stays' WHERE id = $1`, [crmId]),
    );
    expect(await waitingChanges(api, 'CUSTOMER')).toBe(0);
  });

  it('a conflict is reported on the pair, and the other changes travel', async () => {
    const torn = await pairs.agreed({ name: 'Agreed' });
    const other = await pairs.agreed();
    await asPerson(api, async (client) => {
      await client.query(`UPDATE erp.customer SET name = 'One' WHERE id = $1`, [torn.erpId]);
      await client.query(`UPDATE crm.account SET name = 'Other' WHERE id = $1`, [torn.crmId]);
      await client.query(`UPDATE erp.customer SET name = 'Free' WHERE id = $1`, [other.erpId]);
    });
    live();
    await untilCarried(api);
    expect(await accountName(other.crmId)).toBe('Free');
    expect(await accountName(torn.crmId)).toBe('Other');
    const [coupling] = await api.composition.db.query(
      'SELECT failure_code FROM sync.coupling WHERE erp_id = $1',
      [torn.erpId],
    );
    expect(coupling).toEqual({ failure_code: 'UPDATE_CONFLICT' });
  });

  it('a record outside the filter is left alone', async () => {
    const account = await given.account({ customerTypeCode: 1 });
    await setMapping(api, 'CUSTOMER', { only_coupled: false });
    live();
    await asPerson(api, (client) =>
      client.query(`UPDATE crm.account SET name = 'No customer' WHERE id = $1`, [account]),
    );
    await untilCarried(api);
    expect(
      await api.composition.db.query(`SELECT 1 FROM erp.customer WHERE name = 'No customer'`),
    ).toEqual([]);
  });
});
