import { startApi, type TestApi } from '../support/api';
import { Given } from '../support/given';
import { Pairs } from '../support/pairs';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

interface JobRow {
  status: string;
  hold_reason: string | null;
  next_run_at: string | null;
  last_counts: Record<string, number> | null;
  attempts: number;
}

async function jobOf(kind: string, mapping: string | null = null): Promise<JobRow> {
  const [row] = await api.composition.db.query(
    `SELECT j.* FROM sync.job j LEFT JOIN sync.table_mapping m ON m.id = j.mapping_id
      WHERE j.kind = $1 AND m.name IS NOT DISTINCT FROM $2`,
    [kind, mapping],
  );
  if (!row) throw new Error(`There is no job ${kind} ${mapping ?? ''}.`);
  return row as unknown as JobRow;
}

describe('recurring jobs', () => {
  it('synchronize a mapping when they are due, and come again after the interval', async () => {
    const { erpId: customer, crmId: account } = await new Pairs(api, given).agreed({
      name: 'Adatum',
    });
    await given.change('erp.customer', customer, { name: 'Adatum Corporation' });
    api.clock.set('2026-08-22T09:30:10.000Z');
    expect(await api.composition.jobs.runDue.run()).toBeGreaterThan(5);
    expect(await given.read('crm.account', account)).toMatchObject({ name: 'Adatum Corporation' });
    expect(await jobOf('SYNCHRONIZE', 'CUSTOMER')).toMatchObject({
      status: 'READY',
      next_run_at: '2026-08-22T10:00:10Z',
      last_counts: { modified: 1 },
    });
    expect(await jobOf('SYNCHRONIZE', 'VENDOR')).toMatchObject({
      status: 'ON_HOLD_INACTIVE',
      next_run_at: '2026-08-22T21:30:10Z',
    });
    expect(await api.composition.jobs.runDue.run()).toBe(0);
  });
});
