import { couplePair, syncModified } from '../../support/runs';
import { startApi, type TestApi } from '../../support/api';
import { connectionOf, enter, switchOff, switchOn } from '../../support/connection';
import { Given } from '../../support/given';
import { allJobs, changeJob, jobOf, runDue } from '../../support/jobs';
import { Pairs } from '../../support/pairs';

const sql = (statement: string) =>
  api.composition.unitOfWork.run((tx) => tx.execute(statement, []));
let api: TestApi;
let given: Given;

const USER = 'sync@contoso.example';
const ROLES = [
  'Business Central Integration User',
  'Dynamics 365 Business Central Integration Administrator',
  'Dynamics 365 Business Central Integration User',
];
const COMPLETE = {
  environmentUrl: 'https://test.crm.dynamics.com',
  userName: USER,
  password: 'secret',
};

beforeEach(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  await given.row('erp.company', { name: 'Contoso' });
});

afterEach(() => api.stop());

const settings = (input: string) =>
  api.ask(
    `mutation { salesSettingsUpdate(input: { changes: ${input} }) { errors { code message } } }`,
  );
const held = async () =>
  (await allJobs(api)).filter(({ holdReason }) => holdReason === 'CONNECTION');

describe('jobs and the connection', () => {
  it('SC-50 switching off holds all jobs, couplings stay, and switching on again resets nothing that was changed', async () => {
    for (let n = 0; n < 3; n++) await new Pairs(api, given).agreed();
    const customer = await jobOf(api, { mapping: 'CUSTOMER' });
    const vendor = await jobOf(api, { mapping: 'VENDOR' });
    await changeJob(api, 'jobUpdate', { id: customer.id, intervalMinutes: 7 });
    await changeJob(api, 'jobPause', { id: vendor.id });
    expect((await switchOff(api)).couplings).toBe(3);
    const off = await allJobs(api);
    // Cleaning up concerns the hub alone.
    expect(off.filter(({ kind, status }) => kind !== 'CLEAN_UP' && status !== 'ON_HOLD')).toEqual(
      [],
    );
    expect((await jobOf(api, { mapping: 'CUSTOMER' })).holdReason).toBe('CONNECTION');
    expect(await runDue(api)).toBe(1);
    expect((await switchOn(api)).errors).toEqual([]);
    expect(await jobOf(api, { mapping: 'CUSTOMER' })).toMatchObject({
      status: 'READY',
      holdReason: null,
      effectiveIntervalMinutes: 7,
      nextRunAt: '2026-08-22T09:30:01Z',
    });
    expect(await jobOf(api, { mapping: 'VENDOR' })).toMatchObject({
      status: 'ON_HOLD',
      holdReason: 'PERSON',
    });
  });

  it('SET-038 switching the sales connection off holds its jobs; those of the base connection go on', async () => {
    await switchOff(api, 'SALES');
    const holding = (await held()).flatMap(({ mapping, kind }) => mapping?.name ?? kind);
    expect(holding).toEqual(
      expect.arrayContaining(['ITEM-PRODUCT', 'POSTED_INVOICES', 'ACCOUNT_STATISTICS']),
    );
    for (const mapping of ['CONTACT', 'CUSTOMER', 'VENDOR', 'CURRENCY'])
      expect((await jobOf(api, { mapping })).status).toBe('READY');
  });

  it('SC-51 a run that finds the integration user without privileges switches the connection off, says why, and tries no more', async () => {
    await switchOff(api);
    const userId = await given.row('crm.system_user', {
      domainName: USER,
      fullName: 'Integration',
      securityRoles: ROLES,
    });
    await enter(api, COMPLETE);
    expect((await switchOn(api)).errors).toEqual([]);
    await given.change('crm.system_user', userId, { securityRoles: ['Salesperson'] });
    api.clock.advance(5);
    await runDue(api);
    expect(await connectionOf(api)).toMatchObject({
      enabled: false,
      disableReason:
        'The CRM user sync@contoso.example lacks the role Business Central Integration User.',
    });
    expect(
      (await allJobs(api)).filter(
        ({ kind, status }) => kind !== 'CLEAN_UP' && status !== 'ON_HOLD',
      ),
    ).toEqual([]);
    const { jobExecutions } = await api.ask<{
      jobExecutions: { edges: { node: { code: string; message: string } }[] };
    }>(`{ jobExecutions(where: { outcome: { eq: ERROR } }) { edges { node { code message } } } }`);
    // One job told; the others are held and add nothing.
    expect(jobExecutions.edges.map(({ node }) => node)).toEqual([
      {
        code: 'CONNECTION_DISABLED',
        message:
          'The connection was switched off: The CRM user sync@contoso.example lacks the role Business Central Integration User.',
      },
    ]);
    await given.change('crm.system_user', userId, { securityRoles: ROLES });
    expect((await switchOn(api)).connection).toMatchObject({ enabled: true, disableReason: null });
    expect((await jobOf(api, { mapping: 'CUSTOMER' })).status).toBe('READY');
  });

  it('S-27 a run of which the CRM refused a record for want of a privilege switches the connection off', async () => {
    await given.row('erp.currency', { code: 'S27', isoCode: 'S27' });
    const erpId = await given.customer();
    await couplePair(api, { erpId, crmId: await given.account() });
    await given.change('erp.customer', erpId, { currencyCode: 'S27' });
    // Stands for the answer of the CRM, which this database gives in no other way.
    await sql(`CREATE FUNCTION sync.refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 NEW.code := 'PRIVILEGE_MISSING'; NEW.message := 'The user may not create accounts.'; RETURN NEW; END $$`);
    await sql(`CREATE TRIGGER refused BEFORE INSERT ON sync.sync_run_error
                 FOR EACH ROW EXECUTE FUNCTION sync.refused()`);
    const { runs } = await syncModified(api, { mappings: ['CUSTOMER'], direction: 'TO_CRM' });
    await sql('DROP FUNCTION sync.refused CASCADE');
    expect(runs).toMatchObject([{ failed: 1 }]);
    expect(await connectionOf(api)).toMatchObject({
      ...{ enabled: false, disableReason: 'The user may not create accounts.' },
    });
    expect((await jobOf(api, { mapping: 'CUSTOMER' })).status).toBe('ON_HOLD');
    expect((await switchOn(api)).connection).toMatchObject({ enabled: true, disableReason: null });
  });

  it('SET-047 SET-049 switching on automatic orders and quotes makes their jobs, switching off holds them, and nothing is lost', async () => {
    expect((await allJobs(api)).filter(({ kind }) => kind.startsWith('AUTO_'))).toEqual([]);
    await settings(
      `{ orderIntegration: ONE_WAY, autoCreateSalesOrders: true, autoProcessQuotes: true }`,
    );
    const orders = await jobOf(api, { kind: 'AUTO_CREATE_ORDERS' });
    expect(orders).toMatchObject({ status: 'READY', effectiveIntervalMinutes: 30 });
    expect(await jobOf(api, { kind: 'AUTO_PROCESS_QUOTES' })).toMatchObject({ status: 'READY' });
    await changeJob(api, 'jobUpdate', { id: orders.id, intervalMinutes: 5 });
    await settings(`{ autoCreateSalesOrders: false }`);
    expect(await jobOf(api, { kind: 'AUTO_CREATE_ORDERS' })).toMatchObject({
      status: 'ON_HOLD',
      holdReason: 'SETTING',
    });
    await settings(`{ autoCreateSalesOrders: true }`);
    expect(await jobOf(api, { kind: 'AUTO_CREATE_ORDERS' })).toMatchObject({
      id: orders.id,
      status: 'READY',
      effectiveIntervalMinutes: 5,
    });
  });

  it('SET-041 switching off and on again leaves the job of automatic orders there', async () => {
    await settings(`{ orderIntegration: ONE_WAY, autoCreateSalesOrders: true }`);
    await switchOff(api);
    await switchOn(api);
    expect(await jobOf(api, { kind: 'AUTO_CREATE_ORDERS' })).toMatchObject({ status: 'READY' });
  });

  it('a mapping that is switched off holds its job, and releases it when it is on again', async () => {
    const enabled = (value: boolean) =>
      api.ask(
        `mutation ($enabled: Boolean!) { tableMappingUpdate(input: { mapping: "CURRENCY", changes: { enabled: $enabled } }) { errors { message } } }`,
        { enabled: value },
      );
    await enabled(false);
    expect(await jobOf(api, { mapping: 'CURRENCY' })).toMatchObject({
      status: 'ON_HOLD',
      holdReason: 'SETTING',
    });
    await enabled(true);
    expect(await jobOf(api, { mapping: 'CURRENCY' })).toMatchObject({
      status: 'READY',
      holdReason: null,
    });
  });
});
