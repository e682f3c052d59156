import { randomUUID } from 'node:crypto';
import { changeJob, jobOf, runDue } from '../../support/jobs';
import { Masters } from '../../support/masters';
import { runMapping, setMapping } from '../../support/runs';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.stop());

interface Cue {
  failedExecutions: number;
  jobsInError: number;
  skippedPairs: number;
  activeJobs: number;
  jobs: number;
  message: string;
  countedFrom: string | null;
}

const CUE = 'failedExecutions jobsInError skippedPairs activeJobs jobs message countedFrom';
const cue = async () => (await masters.api.ask<{ jobCue: Cue }>(`{ jobCue { ${CUE} } }`)).jobCue;
const reset = async () =>
  (
    await masters.api.ask<{ jobCueReset: { cue: Cue } }>(
      `mutation { jobCueReset(input: { seen: true }) { cue { ${CUE} } } }`,
    )
  ).jobCueReset.cue;
const query = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  masters.api.database.dataSource.query(sql, values);
const purge = async (days: number) =>
  (
    await masters.api.ask<{ logPurge: { runs: number; executions: number } }>(
      `mutation ($days: Int!) { logPurge(input: { olderThanDays: $days }) { runs executions errors { message } } }`,
      { days },
    )
  ).logPurge;

const runIds = async (): Promise<string[]> =>
  (
    await masters.api.ask<{ syncRuns: { edges: { node: { id: string } }[] } }>(
      `{ syncRuns(first: 100) { edges { node { id } } } }`,
    )
  ).syncRuns.edges.map(({ node }) => node.id);

/** A run of a mapping that has ended, as an earlier time left it. */
async function pastRun(mapping: string, startedAt: string, failed = 0): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO sync.sync_run (id, mapping_id, kind, direction, status, started_at, finished_at, started_by, forced, failed)
     SELECT $1, id, 'SYNCHRONIZE', 'TO_CRM', CASE WHEN $4 > 0 THEN 'ERROR' ELSE 'SUCCESS' END, $3, $3, 'schedule', false, $4
       FROM sync.table_mapping WHERE name = $2 LIMIT 1`,
    [id, mapping, startedAt, failed],
  );
  await query(
    `INSERT INTO sync.sync_run_error (id, run_id, code, message, data, created_at) SELECT $1, $2, 'NO_MATCH', 'Any.', '{}', $3 WHERE $4 > 0`,
    [randomUUID(), id, startedAt, failed],
  );
  return id;
}

describe('the log of jobs', () => {
  it('SKP-025 removing everything keeps the runs and errors that explain a skipped pair', async () => {
    const { couplingId } = await masters.customerPair();
    const [a, b, c] = [
      await pastRun('CUSTOMER', '2026-08-01T00:00:00Z', 1),
      await pastRun('CUSTOMER', '2026-08-02T00:00:00Z', 1),
      await pastRun('CUSTOMER', '2026-08-03T00:00:00Z', 1),
    ];
    await query(
      `UPDATE sync.coupling SET skipped = true, failure_code = 'NO_MATCH', last_run_to_crm_id = $2, last_run_from_crm_id = $3 WHERE id = $1`,
      [couplingId, b, a],
    );
    await purge(0);
    expect((await runIds()).sort()).toEqual([a, b].sort());
    const left = await query(`SELECT run_id FROM sync.sync_run_error ORDER BY run_id`);
    expect(left).toEqual([a, b].sort().map((run_id) => ({ run_id })));
    expect(await runIds()).not.toContain(c);
  });

  it('J-20 purging by age and cleaning up by the settings leave what is younger', async () => {
    const old = await pastRun('CUSTOMER', '2026-07-01T00:00:00Z');
    const failed = await pastRun('CUSTOMER', '2026-07-01T00:00:00Z', 1);
    const older = await pastRun('CUSTOMER', '2026-04-01T00:00:00Z', 1);
    const young = await pastRun('CUSTOMER', '2026-08-20T00:00:00Z');
    const cleanUp = await jobOf(masters.api, { kind: 'CLEAN_UP' });
    await changeJob(masters.api, 'jobRun', { id: cleanUp.id });
    await runDue(masters.api);
    const left = await runIds();
    expect([old, failed, older, young].map((id) => left.includes(id))).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(await jobOf(masters.api, { kind: 'CLEAN_UP' })).toMatchObject({
      lastOutcome: 'SUCCESS',
      lastCounts: { deleted: 2 },
      nextRunAt: '2026-08-23T09:30:00Z',
    });
    await purge(7);
    expect((await runIds()).includes(failed)).toBe(false);
    await masters.api.ask(
      `mutation { jobSettingsUpdate(input: { keepSuccessfulRunsDays: 1 }) { settings { keepSuccessfulRunsDays } errors { message } } }`,
    );
    await changeJob(masters.api, 'jobRun', { id: cleanUp.id });
    await runDue(masters.api);
    expect((await runIds()).includes(young)).toBe(false);
  });

  it('MAP-008 the log of a mapping is its own runs alone, the newest first', async () => {
    await pastRun('VENDOR', '2026-08-01T00:00:00Z');
    const first = await pastRun('CUSTOMER', '2026-08-01T00:00:00Z');
    const second = await pastRun('CUSTOMER', '2026-08-02T00:00:00Z');
    const { tableMapping } = await masters.api.ask<{ tableMapping: { id: string } }>(
      `{ tableMapping(name: "CUSTOMER") { id } }`,
    );
    const { syncRuns } = await masters.api.ask<{ syncRuns: { edges: { node: { id: string } }[] } }>(
      `query ($id: ID!) { syncRuns(where: { mappingId: { eq: $id } }, orderBy: { field: STARTED_AT, direction: DESC }) { edges { node { id } } } }`,
      { id: tableMapping.id },
    );
    expect(syncRuns.edges.map(({ node }) => node.id)).toEqual([second, first]);
  });

  it('JSC-001 a run is logged for each direction of the mapping, also with nothing to do', async () => {
    const logged = async (direction: string) => {
      await setMapping(masters.api, 'CUSTOMER', { direction });
      const before = new Set(await runIds());
      const { id } = await jobOf(masters.api, { mapping: 'CUSTOMER' });
      await changeJob(masters.api, 'jobRun', { id });
      masters.api.clock.advance(5);
      await runDue(masters.api);
      const { job } = await masters.api.ask<{
        job: { executions: { edges: { node: { runs: { id: string; direction: string }[] } }[] } };
      }>(
        `query ($id: ID!) { job(id: $id) { executions(first: 1) { edges { node { runs { id direction } } } } } }`,
        { id },
      );
      const runs = job.executions.edges[0]?.node.runs ?? [];
      expect(runs.every((run) => !before.has(run.id))).toBe(true);
      return runs.map((run) => run.direction).sort();
    };
    await runDue(masters.api);
    expect(await logged('TO_CRM')).toEqual(['TO_CRM']);
    expect(await logged('FROM_CRM')).toEqual(['FROM_CRM']);
    expect(await logged('BOTH')).toEqual(['FROM_CRM', 'TO_CRM']);
  });

  it('J-2 J-19 CUE-002 CUE-003 a job that fails backs off, gives up, stays counted until it is restarted', async () => {
    const { api } = masters;
    await runDue(api);
    const { id } = await jobOf(api, { mapping: 'CUSTOMER' });
    expect(await cue()).toMatchObject({ failedExecutions: 0, jobsInError: 0 });
    await changeJob(api, 'jobUpdate', { id, maxAttempts: 3 });
    // What a run cannot do without is gone: a failure of the job as a whole.
    await query(`ALTER TABLE erp.customer RENAME TO mislaid`);
    await changeJob(api, 'jobRun', { id });
    await runDue(api);
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      status: 'READY',
      attempts: 1,
      lastOutcome: 'ERROR',
      nextRunAt: '2026-08-22T09:30:30Z',
    });
    api.clock.advance(40);
    await runDue(api);
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      attempts: 2,
      nextRunAt: '2026-08-22T09:31:40Z',
    });
    api.clock.advance(60);
    await runDue(api);
    const failed = await jobOf(api, { mapping: 'CUSTOMER' });
    expect(failed).toMatchObject({ status: 'ERROR', attempts: 3, nextRunAt: null });
    expect(failed.lastErrorCode).toBe('UNEXPECTED_FAILURE');
    const before = await cue();
    expect(before).toMatchObject({ failedExecutions: 3, jobsInError: 1 });
    expect(before.message).toBe(`${before.jobs - 1} of ${before.jobs} jobs are active.`);
    api.clock.advance(60);
    // CUE-003: what began since the job last became ready stays counted.
    expect(await reset()).toMatchObject({
      failedExecutions: 2,
      countedFrom: '2026-08-22T09:30:40Z',
    });
    await query(`ALTER TABLE erp.mislaid RENAME TO customer`);
    await changeJob(api, 'jobRestart', { id });
    await runDue(api);
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      attempts: 0,
      lastOutcome: 'SUCCESS',
      lastError: null,
    });
    // CUE-002: nothing is in error, so counting starts from now.
    expect(await reset()).toMatchObject({
      failedExecutions: 0,
      jobsInError: 0,
      countedFrom: '2026-08-22T09:32:40Z',
    });
  });

  it('SET-025 SET-026 CCS-027 jobs are counted and listed by their kind', async () => {
    const { api } = masters;
    const kinds = async (where: string) =>
      (
        await api.ask<{ jobs: { edges: { node: { kind: string } }[] } }>(
          `{ jobs(first: 100, where: ${where}) { edges { node { kind } } } }`,
        )
      ).jobs.edges.map(({ node }) => node.kind);
    expect(new Set(await kinds('{ kind: { in: [SYNCHRONIZE] } }'))).toEqual(
      new Set(['SYNCHRONIZE']),
    );
    expect(await kinds('{ kind: { in: [ACCOUNT_STATISTICS] } }')).toEqual(['ACCOUNT_STATISTICS']);
    const before = await cue();
    expect(before.activeJobs).toBe(before.jobs);
    const { id } = await jobOf(api, { mapping: 'CUSTOMER' });
    await changeJob(api, 'jobPause', { id });
    expect((await cue()).message).toBe(`${before.jobs - 1} of ${before.jobs} jobs are active.`);
  });

  it('SET-051 the kinds of jobs are named in the schema', async () => {
    const { __type } = await masters.api.ask<{ __type: { enumValues: { name: string }[] } }>(
      `{ __type(name: "JobKind") { enumValues { name } } }`,
    );
    expect(__type.enumValues.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'SYNCHRONIZE',
        'ACCOUNT_STATISTICS',
        'AUTO_CREATE_ORDERS',
        'AUTO_PROCESS_QUOTES',
      ]),
    );
  });

  it('NTF-003 NTF-013 NTF-019 NTF-028 the log of a pair is the runs it refers to, or those of its mapping', async () => {
    const { api } = masters;
    const { couplingId } = await masters.customerPair();
    await query(`DELETE FROM sync.sync_run`);
    const customers = [
      await pastRun('CUSTOMER', '2026-08-01T00:00:00Z'),
      await pastRun('CUSTOMER', '2026-08-02T00:00:00Z'),
      await pastRun('CUSTOMER', '2026-08-03T00:00:00Z'),
    ];
    await pastRun('CONTACT', '2026-08-03T00:00:00Z');
    const log = async (to: string | null, from: string | null) => {
      await query(
        `UPDATE sync.coupling SET last_run_to_crm_id = $2, last_run_from_crm_id = $3 WHERE id = $1`,
        [couplingId, to, from],
      );
      const { coupling } = await api.ask<{
        coupling: { runs: { edges: { node: { id: string } }[] } };
      }>(`query ($id: ID!) { coupling(id: $id) { runs { edges { node { id } } } } }`, {
        id: couplingId,
      });
      return coupling.runs.edges.map(({ node }) => node.id);
    };
    expect(await log(null, null)).toEqual([...customers].reverse());
    expect(await log(customers[0] ?? null, null)).toEqual([customers[0]]);
    expect(await log(null, customers[2] ?? null)).toEqual([customers[2]]);
  });

  it('JQI-006 the job of statistics sleeps for its time when nothing happened, and logs a run of statistics and one of invoices', async () => {
    const { api } = masters;
    await masters.customerPair();
    const { id } = await jobOf(api, { kind: 'ACCOUNT_STATISTICS' });
    await changeJob(api, 'jobUpdate', { id, inactivityMinutes: 10 });
    await runDue(api);
    api.clock.advance(5);
    await changeJob(api, 'jobRun', { id });
    await runDue(api);
    const job = await jobOf(api, { kind: 'ACCOUNT_STATISTICS' });
    expect(job).toMatchObject({ status: 'ON_HOLD_INACTIVE', nextRunAt: '2026-08-22T09:40:06Z' });
    const seen = await api.ask<{
      job: {
        executions: {
          edges: { node: { runs: { inserted: number; modified: number; unchanged: number }[] } }[];
        };
      };
    }>(
      `query ($id: ID!) { job(id: $id) { executions(first: 1) { edges { node { runs { inserted modified unchanged } } } } } }`,
      { id },
    );
    expect(seen.job.executions.edges[0]?.node.runs).toEqual([
      { inserted: 0, modified: 0, unchanged: 0 },
      { inserted: 0, modified: 0, unchanged: 0 },
    ]);
  });

  it('SC-37 a change that arrives while the job is at work has it run again at once', async () => {
    const { api, given } = masters;
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo' });
    await runDue(api);
    await runMapping(api, 'CUSTOMER');
    const { id } = await jobOf(api, { mapping: 'CUSTOMER' });
    await changeJob(api, 'jobRun', { id });
    const { jobs, unitOfWork, engine } = api.composition;
    const by = {
      claim: randomUUID(),
      now: api.clock.now().toISOString(),
      leaseSeconds: 30,
      worker: 'test/1',
    };
    await unitOfWork.run((tx) => jobs.claims.take(tx, id, by));
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await unitOfWork.run(async (tx) => {
      const mapping = (await engine.mappings.load(tx)).active('CUSTOMER');
      expect(await jobs.wake.run(tx, { mappingIds: [mapping.id] })).toBe(1);
    });
    const [row] = await query(`SELECT dirty, status FROM sync.job WHERE id = $1`, [id]);
    expect(row).toEqual({ dirty: true, status: 'IN_PROCESS' });
    await query(`UPDATE sync.job SET lease_until = now() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    await unitOfWork.run((tx) => jobs.claims.freeAbandoned(tx, api.clock.now().toISOString()));
    await runDue(api);
    expect(await given.read('crm.account', crmId)).toMatchObject({ address1City: 'Bergen' });
  });

  // J-11 waits 30 s; ours waits as long as the settings say, a second unless they were changed.
  it('SC-38 a change wakes the sleeping job after the time of the settings; a second change moves nothing', async () => {
    const { api } = masters;
    await runDue(api);
    await api.ask(
      `mutation { jobSettingsUpdate(input: { wakeDelaySeconds: 30 }) { errors { message } } }`,
    );
    const wake = () =>
      api.composition.unitOfWork.run(async (tx) => {
        const mapping = (await api.composition.engine.mappings.load(tx)).active('CUSTOMER');
        await api.composition.jobs.wake.run(tx, { mappingIds: [mapping.id] });
      });
    await wake();
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      status: 'READY',
      nextRunAt: '2026-08-22T09:30:30Z',
    });
    api.clock.advance(10);
    await wake();
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      nextRunAt: '2026-08-22T09:30:30Z',
    });
  });
});
