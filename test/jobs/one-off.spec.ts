import type { OneOffJob } from '../../src/sync/job/enqueue-job';
import { JOB_KINDS } from '../../src/sync/job/job-kinds';
import { startApi, type TestApi } from '../support/api';
import { Given } from '../support/given';
import { allJobs, changeJob, jobOf, runDue } from '../support/jobs';
import { eventually, goLive } from '../support/live';

let api: TestApi;
let given: Given;

beforeEach(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  await runDue(api);
});

afterEach(() => api.stop());

const enqueue = (jobs: OneOffJob[]): Promise<string[]> =>
  api.composition.unitOfWork.run((tx) => api.composition.jobs.enqueue.run(tx, jobs, 'tester'));
const cleaning = (more: Partial<OneOffJob> = {}): OneOffJob => ({
  kind: 'CLEAN_UP',
  payload: {},
  ...more,
});
const statusOf = async (id: string | undefined): Promise<string | undefined> =>
  (await allJobs(api)).find((job) => job.id === id)?.status;

describe('one-off jobs', () => {
  it('J-5 start a second after they were asked for, and run once', async () => {
    const [id] = await enqueue([cleaning()]);
    expect(await runDue(api)).toBe(0);
    api.clock.advance(1);
    expect(await runDue(api)).toBe(1);
    expect(await statusOf(id)).toBe('FINISHED');
    api.clock.advance(60);
    expect(await runDue(api)).toBe(0);
    expect((await changeJob(api, 'jobRun', { id })).codes).toEqual(['JOB_FINISHED']);
  });

  it('J-5 a waiting one for the same subject is replaced', async () => {
    const [first] = await enqueue([cleaning({ key: 'subject' })]);
    const [second, other] = await enqueue([
      cleaning({ key: 'subject' }),
      cleaning({ key: 'another' }),
    ]);
    expect([await statusOf(first), await statusOf(second), await statusOf(other)]).toEqual([
      undefined,
      'READY',
      'READY',
    ]);
  });

  it('are there only when what asked for them was committed', async () => {
    const before = (await allJobs(api)).length;
    const refused = api.composition.unitOfWork.run(async (tx) => {
      await api.composition.jobs.enqueue.run(tx, [cleaning()], 'tester');
      throw new Error('No.');
    });
    await expect(refused).rejects.toThrow('No.');
    expect((await allJobs(api)).length).toBe(before);
    const messages = await api.composition.db.query(
      `SELECT 1 FROM queue.job WHERE name = 'job' AND data->>'jobId' NOT IN (SELECT id::text FROM sync.job)`,
    );
    expect(messages).toEqual([]);
  });

  it('wait for those that must have finished before', async () => {
    const [first] = await enqueue([cleaning({ delayMs: 60_000 })]);
    const [second] = await enqueue([cleaning({ waitsFor: [first ?? ''] })]);
    api.clock.advance(2);
    expect(await runDue(api)).toBe(0);
    expect(await statusOf(second)).toBe('WAITING');
    api.clock.advance(60);
    expect(await runDue(api)).toBe(2);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['FINISHED', 'FINISHED']);
  });

  it('J-7 of one category never run at the same time: the later one waits', async () => {
    const [first, second] = await enqueue([
      cleaning({ category: 'ONE' }),
      cleaning({ category: 'ONE' }),
    ]);
    api.clock.advance(2);
    const { claims } = api.composition.jobs;
    const by = {
      claim: '00000000-0000-4000-8000-00000000000a',
      now: api.clock.now().toISOString(),
      leaseSeconds: 30,
      worker: 'test/1',
    };
    const take = (id = '') => api.composition.unitOfWork.run((tx) => claims.take(tx, id, by));
    expect((await take(first)).kind).toBe('TAKEN');
    expect((await take(first)).kind).toBe('NOTHING');
    expect((await take(second)).kind).toBe('WAITING');
    expect(await statusOf(second)).toBe('WAITING');
  });
});

it('JQI-005 ST-13 the job of statistics that sleeps is ready as soon as the ledger has something new', async () => {
  expect(await jobOf(api, { kind: 'ACCOUNT_STATISTICS' })).toMatchObject({
    status: 'ON_HOLD_INACTIVE',
  });
  await given.customer({ number: 'C1' });
  const live = goLive(api);
  try {
    await given.row('erp.customer_ledger_entry', {
      entryNo: '1',
      customerNo: 'C1',
      documentNumber: 'P1',
      documentType: 1,
      amount: '-10',
      amountLcy: '-10',
      remainingAmount: '0',
      remainingAmountLcy: '0',
      postingDate: '2026-08-22',
    });
    await eventually(
      'the job is ready',
      async () => (await jobOf(api, { kind: 'ACCOUNT_STATISTICS' })).status === 'READY',
    );
  } finally {
    await live.stop();
  }
});

it('every kind of job has something that runs it', () => {
  const run = api.composition.jobs.definitions.list().map(({ kind }) => kind);
  expect([...run].sort()).toEqual(Object.keys(JOB_KINDS).sort());
});
