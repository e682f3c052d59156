import { startApi, type TestApi } from '../support/api';
import { Given } from '../support/given';
import { allJobs, changeJob, jobOf, runDue } from '../support/jobs';
import { Pairs } from '../support/pairs';

let api: TestApi;
let given: Given;

beforeEach(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterEach(() => api.stop());

describe('recurring jobs', () => {
  it('J-4 there is one for each table mapping, but none for opportunities and lines, and one for each document kind that is wanted', async () => {
    const jobs = await allJobs(api);
    const ofMappings = jobs.flatMap(({ mapping }) => mapping?.name ?? []);
    expect(ofMappings).toEqual(
      expect.arrayContaining(['CUSTOMER', 'VENDOR', 'CONTACT', 'CURRENCY', 'ITEM-PRODUCT']),
    );
    expect(
      ofMappings.filter((name) => /OPPORTUNITY|LINE-/.test(name) && name !== 'PLLINE-PRODPRICE'),
    ).toEqual([]);
    expect(jobs.filter(({ mapping }) => mapping === null).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['POSTED_INVOICES', 'ACCOUNT_STATISTICS', 'CLEAN_UP']),
    );
    expect(jobs.find(({ kind }) => kind === 'AUTO_CREATE_ORDERS')).toBeUndefined();
  });

  it('synchronize a mapping when they are due, sleep when there was nothing to do, and nothing runs twice', async () => {
    const { erpId, crmId } = await new Pairs(api, given).agreed({ name: 'Adatum' });
    await given.change('erp.customer', erpId, { name: 'Adatum Corporation' });
    api.clock.set('2026-08-22T09:30:10.000Z');
    expect(await runDue(api)).toBeGreaterThan(5);
    expect(await given.read('crm.account', crmId)).toMatchObject({ name: 'Adatum Corporation' });
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      status: 'READY',
      nextRunAt: '2026-08-22T10:00:10Z',
      lastOutcome: 'SUCCESS',
      lastCounts: { modified: 1 },
    });
    expect(await jobOf(api, { mapping: 'VENDOR' })).toMatchObject({
      status: 'ON_HOLD_INACTIVE',
      nextRunAt: '2026-08-22T21:30:10Z',
    });
    expect(await runDue(api)).toBe(0);
  });

  it('JQI-004 a changed item wakes the job of items, a second ahead, and leaves that of customers asleep', async () => {
    await runDue(api);
    const item = await jobOf(api, { mapping: 'ITEM-PRODUCT' });
    expect(item.status).toBe('ON_HOLD_INACTIVE');
    await api.composition.unitOfWork.run(async (tx) => {
      const mapping = (await api.composition.engine.mappings.load(tx)).active('ITEM-PRODUCT');
      await api.composition.jobs.wake.run(tx, { mappingIds: [mapping.id] });
    });
    expect(await jobOf(api, { mapping: 'ITEM-PRODUCT' })).toMatchObject({
      status: 'READY',
      nextRunAt: '2026-08-22T09:30:01Z',
    });
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({ status: 'ON_HOLD_INACTIVE' });
  });

  it('J-12 a job that does not wake stays asleep', async () => {
    await runDue(api);
    const { id } = await jobOf(api, { mapping: 'ITEM-PRODUCT' });
    await changeJob(api, 'jobUpdate', { id, wakes: false });
    await api.composition.unitOfWork.run(async (tx) => {
      const mapping = (await api.composition.engine.mappings.load(tx)).active('ITEM-PRODUCT');
      expect(await api.composition.jobs.wake.run(tx, { mappingIds: [mapping.id] })).toBe(0);
    });
    expect(await jobOf(api, { mapping: 'ITEM-PRODUCT' })).toMatchObject({
      status: 'ON_HOLD_INACTIVE',
      wakes: false,
    });
  });

  it('a clock that was set back does not keep them waiting: their hour is never further away than their time', async () => {
    await runDue(api);
    api.clock.set('2026-08-20T09:00:00.000Z');
    const { claims } = api.composition.jobs;
    await api.composition.unitOfWork.run((tx) =>
      claims.pullAhead(tx, api.clock.now().toISOString()),
    );
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      nextRunAt: '2026-08-20T09:00:00Z',
    });
  });
});

describe('changing a job', () => {
  it('is paused until it is resumed, whatever is due meanwhile', async () => {
    const { id } = await jobOf(api, { mapping: 'CUSTOMER' });
    const paused = await changeJob(api, 'jobPause', { id });
    expect(paused.job).toMatchObject({ status: 'ON_HOLD', holdReason: 'PERSON', nextRunAt: null });
    expect((await changeJob(api, 'jobRun', { id })).codes).toEqual(['JOB_ON_HOLD']);
    await runDue(api);
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({ lastOutcome: null });
    await changeJob(api, 'jobResume', { id });
    await runDue(api);
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({ lastOutcome: 'SUCCESS' });
  });

  it('runs now when it is asked to, also from its sleep', async () => {
    await runDue(api);
    const { id } = await jobOf(api, { mapping: 'CUSTOMER' });
    api.clock.advance(60);
    expect((await changeJob(api, 'jobRun', { id })).job).toMatchObject({
      status: 'READY',
      nextRunAt: '2026-08-22T09:31:00Z',
    });
    expect(await runDue(api)).toBe(1);
  });

  it('gets another interval and sleep, and the shorter one counts at once', async () => {
    await runDue(api);
    const { id } = await jobOf(api, { mapping: 'CUSTOMER' });
    const { job } = await changeJob(api, 'jobUpdate', {
      id,
      intervalMinutes: 5,
      inactivityMinutes: 60,
    });
    expect(job).toMatchObject({
      effectiveIntervalMinutes: 5,
      effectiveInactivityMinutes: 60,
      nextRunAt: '2026-08-22T10:30:00Z',
    });
    const back = await changeJob(api, 'jobUpdate', {
      id,
      intervalMinutes: null,
      inactivityMinutes: null,
    });
    expect(back.job).toMatchObject({
      effectiveIntervalMinutes: 30,
      effectiveInactivityMinutes: 720,
    });
  });

  it('refuses a job that does not exist, and restarting one that has not given up', async () => {
    const { id } = await jobOf(api, { mapping: 'CUSTOMER' });
    expect((await changeJob(api, 'jobRestart', { id })).codes).toEqual(['JOB_NOT_FAILED']);
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const mutation of ['jobPause', 'jobResume', 'jobRun', 'jobRestart', 'jobUpdate'])
      expect((await changeJob(api, mutation, { id: unknown })).codes).toEqual(['JOB_NOT_FOUND']);
    expect((await changeJob(api, 'jobUpdate', { id, intervalMinutes: 0 })).codes).toEqual([
      'INVALID_INPUT',
    ]);
  });
});
