import { Masters } from '../../support/masters';
import { askSync, lineOf, presentSync, type SyncSeen } from '../../support/full-sync';
import { untilAllIsSeen } from '../../support/runs';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.stop());

const jobs = () =>
  masters.api.composition.db.query<{ name: string; kind: string; status: string; id: string }>(
    `SELECT j.id, m.name, j.kind, j.status FROM sync.job j JOIN sync.table_mapping m ON m.id = j.mapping_id
      WHERE m.name IN ('CURRENCY', 'CUSTOMER', 'CONTACT') ORDER BY m.name, j.kind`,
  );

describe('the background of a full synchronization', () => {
  it('FS-006 is a job for each line that may begin', async () => {
    const { fullSync } = await askSync(masters.api, 'Start', { mappings: ['CURRENCY'] });
    const line = lineOf(fullSync as SyncSeen, 'CURRENCY');
    expect(line.status).toBe('QUEUED');
    const own = (await jobs()).filter(({ kind }) => kind === 'FULL_SYNC');
    expect(own).toEqual([{ id: line.jobId, name: 'CURRENCY', kind: 'FULL_SYNC', status: 'READY' }]);
  });

  it('SC-40 enqueues the next level when a line has ended, and leaves the recurring jobs as they were', async () => {
    const { given, api } = masters;
    const customer = await given.customer();
    const companyNo = await masters.companyOf(customer);
    await given.row('erp.contact', { type: 1, firstName: 'Ida', surname: 'Holm', companyNo });
    const { db } = api.composition;
    await db.query(`UPDATE sync.job SET next_run_at = '2027-01-01' WHERE recurring`);
    await db.query(
      `UPDATE sync.job SET status = 'ON_HOLD', hold_reason = 'PERSON', next_run_at = NULL WHERE recurring
          AND mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')`,
    );
    const recurring = async () => (await jobs()).filter(({ kind }) => kind === 'SYNCHRONIZE');
    const before = await recurring();
    expect(before.map(({ status }) => status)).toContain('ON_HOLD');
    await askSync(api, 'Start', { mappings: ['CURRENCY', 'CUSTOMER', 'CONTACT'] });
    await untilAllIsSeen(api);
    expect(await api.composition.jobs.runDue.run()).toBe(3);
    const done = await presentSync(api);
    expect(done.status).toBe('FINISHED');
    expect(lineOf(done, 'CONTACT').inserted).toBe(1);
    const executions = await db.query(
      `SELECT m.name, e.outcome, e.counts -> 'inserted' AS inserted FROM sync.job_execution e
         JOIN sync.table_mapping m ON m.id = e.mapping_id WHERE e.kind = 'FULL_SYNC' ORDER BY e.ctid`,
    );
    expect(executions).toEqual([
      { name: 'CURRENCY', outcome: 'SUCCESS', inserted: 0 },
      { name: 'CUSTOMER', outcome: 'SUCCESS', inserted: 1 },
      { name: 'CONTACT', outcome: 'SUCCESS', inserted: 1 },
    ]);
    expect(await recurring()).toEqual(before);
  });

  it('lets a recurring job of a mapping come back later while its line is at work', async () => {
    const { given, api } = masters;
    await given.customer();
    const { db } = api.composition;
    await askSync(api, 'Start', { mappings: ['CUSTOMER'] });
    await untilAllIsSeen(api);
    await db.query(`UPDATE sync.job SET next_run_at = '2027-01-01' WHERE kind <> 'SYNCHRONIZE'`);
    await api.composition.jobs.runDue.run();
    const [job] = await db.query(
      `SELECT status, last_outcome AS outcome FROM sync.job WHERE kind = 'SYNCHRONIZE'
          AND mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')`,
    );
    expect(job?.status).toBe('READY');
    expect(lineOf(await presentSync(api), 'CUSTOMER').status).toBe('QUEUED');
    expect(await db.query('SELECT 1 FROM crm.account')).toEqual([]);
  });
});
