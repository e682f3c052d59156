import type { ClaimedJob } from '../../src/sync/job/job-claim.store';
import { backOffSeconds, settledAfter } from '../../src/sync/job/job.rules';

const now = new Date('2026-08-22T09:30:00.000Z');
const job: ClaimedJob = {
  id: 'a',
  kind: 'SYNCHRONIZE',
  mappingId: null,
  mappingName: null,
  key: '',
  payload: {},
  recurring: true,
  category: null,
  attempts: 1,
  maxAttempts: 3,
  intervalMinutes: 30,
  inactivityMinutes: 720,
  claim: 'c',
  startedAt: now.toISOString(),
};
const quiet = { now, dirty: false, held: false };
const failed = { kind: 'FAILED', code: 'ANY', message: 'Any.', passing: false } as const;

describe('how a job is left after an execution', () => {
  it.each([
    [{ inserted: 1 }, 'READY', '2026-08-22T10:00:00.000Z'],
    [{ modified: 1 }, 'READY', '2026-08-22T10:00:00.000Z'],
    [{ deleted: 1 }, 'READY', '2026-08-22T10:00:00.000Z'],
    [{ failed: 1 }, 'READY', '2026-08-22T10:00:00.000Z'],
    [
      { skipped: 9, unchanged: 9, coupled: 9, uncoupled: 9 },
      'ON_HOLD_INACTIVE',
      '2026-08-22T21:30:00.000Z',
    ],
  ])('J-8 counts %j as %s', (counts, status, nextRunAt) => {
    const settled = settledAfter(job, { kind: 'DONE', counts }, quiet);
    expect(settled).toMatchObject({ status, nextRunAt, attempts: 0 });
  });

  it('J-9 an inactivity timeout of 0 sleeps until it is woken', () => {
    const settled = settledAfter(
      { ...job, inactivityMinutes: 0 },
      { kind: 'DONE', counts: {} },
      quiet,
    );
    expect(settled).toMatchObject({ status: 'ON_HOLD_INACTIVE', nextRunAt: null });
  });

  it('a job without inactivity timeout comes again after its interval, whatever it found', () => {
    const settled = settledAfter(
      { ...job, inactivityMinutes: null },
      { kind: 'DONE', counts: {} },
      quiet,
    );
    expect(settled).toMatchObject({ status: 'READY', nextRunAt: '2026-08-22T10:00:00.000Z' });
  });

  it('J-10 a change that arrived meanwhile has it run again at once, although it found nothing', () => {
    const settled = settledAfter(job, { kind: 'DONE', counts: {} }, { ...quiet, dirty: true });
    expect(settled).toMatchObject({ status: 'READY', nextRunAt: '2026-08-22T09:30:00.000Z' });
  });

  it('J-1 a one-off job is finished; a hold that came meanwhile holds a recurring one', () => {
    const held = { ...quiet, held: true };
    expect(
      settledAfter({ ...job, recurring: false }, { kind: 'DONE', counts: {} }, held).status,
    ).toBe('FINISHED');
    expect(settledAfter(job, { kind: 'DONE', counts: {} }, held)).toMatchObject({
      status: 'ON_HOLD',
      nextRunAt: null,
    });
  });

  it('J-2 waits twice as long after each failure, an hour at most', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map(backOffSeconds)).toEqual([
      30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600,
    ]);
  });

  it('J-2 gives up after its attempts, but never when the connection was at fault', () => {
    const third = { ...job, attempts: 3 };
    expect(settledAfter({ ...job, attempts: 2 }, failed, quiet).nextRunAt).toBe(
      '2026-08-22T09:31:00.000Z',
    );
    expect(settledAfter(third, failed, quiet)).toMatchObject({
      status: 'ERROR',
      nextRunAt: null,
      errorCode: 'ANY',
    });
    expect(
      settledAfter({ ...third, attempts: 50 }, { ...failed, passing: true }, quiet),
    ).toMatchObject({
      status: 'READY',
      nextRunAt: '2026-08-22T10:30:00.000Z',
    });
  });

  it('what was stopped or found its subject taken costs no attempt', () => {
    expect(settledAfter(job, { kind: 'STOPPED' }, quiet)).toMatchObject({
      status: 'READY',
      attempts: 0,
      nextRunAt: '2026-08-22T09:30:00.000Z',
    });
    expect(settledAfter(job, { kind: 'BUSY' }, quiet)).toMatchObject({
      status: 'READY',
      attempts: 0,
      nextRunAt: '2026-08-22T09:30:30.000Z',
    });
  });
});
