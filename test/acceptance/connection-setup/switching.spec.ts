import type { Row } from '../../../src/platform/database/record-table';
import { startApi, type TestApi } from '../../support/api';
import { change, connectionOf, EMPTY, enter, switchOff, switchOn } from '../../support/connection';
import { Given } from '../../support/given';

let api: TestApi;
let given: Given;
let euroId: string;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  ({ euroId } = await given.company());
  await given.row('erp.company', { name: 'Contoso' });
});

beforeEach(async () => {
  await switchOff(api);
  await enter(api, EMPTY);
});

afterAll(() => api.stop());

const ROLES = [
  'Business Central Integration User',
  'Dynamics 365 Business Central Integration Administrator',
  'Dynamics 365 Business Central Integration User',
];
const COMPLETE = {
  environmentUrl: 'https://test.crm.dynamics.com',
  userName: 'sync@contoso.example',
  password: 'secret',
};
const user = (values: Row = {}) =>
  given.row('crm.system_user', {
    domainName: `user${Math.random()}@contoso.example`,
    fullName: 'Integration',
    securityRoles: ROLES,
    ...values,
  });
const count = async (table: string) =>
  (await api.composition.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

describe('switching the connection on and off', () => {
  it('CIM-001 CIM-002 CIM-003 is off until somebody switches it on, whatever is entered', async () => {
    expect((await connectionOf(api)).enabled).toBe(false);
    await enter(api, { environmentUrl: COMPLETE.environmentUrl });
    expect((await connectionOf(api)).enabled).toBe(false);
    await enter(api, COMPLETE);
    expect((await connectionOf(api)).enabled).toBe(false);
  });

  it('CIM-004 SET-009 is on once it is complete and switched on, and off again', async () => {
    await user({ domainName: COMPLETE.userName });
    await enter(api, COMPLETE);
    expect((await switchOn(api)).connection).toMatchObject({ enabled: true, salesEnabled: true });
    expect((await connectionOf(api)).enabled).toBe(true);
    expect((await switchOff(api)).connection).toMatchObject({
      enabled: false,
      salesEnabled: false,
    });
  });

  it('needs nothing entered for the CRM that comes with the hub', async () => {
    expect((await switchOn(api)).connection).toMatchObject({ enabled: true, embedded: true });
  });

  it('CCS-021 RWZ-006 RWZ-011 refuses a user without an address', async () => {
    await enter(api, { userName: 'sync@contoso.example', password: 'secret' });
    expect((await switchOn(api)).errors[0]).toMatchObject({
      code: 'CONNECTION_INCOMPLETE',
      path: ['input', 'environmentUrl'],
    });
    expect((await connectionOf(api)).enabled).toBe(false);
  });

  it('RWZ-010 refuses an address without the credentials of the user', async () => {
    await enter(api, { environmentUrl: COMPLETE.environmentUrl });
    expect((await switchOn(api)).errors[0]).toMatchObject({
      code: 'CONNECTION_INCOMPLETE',
      path: ['input', 'userName'],
    });
    await enter(api, { userName: COMPLETE.userName });
    expect((await switchOn(api)).errors[0]).toMatchObject({
      code: 'CONNECTION_INCOMPLETE',
      path: ['input', 'password'],
    });
  });

  it('CWZ-006 on premises needs a registered application: id, secret and redirect address', async () => {
    await enter(api, { environmentUrl: 'https://crm.local', authenticationType: 'OAUTH' });
    const missing = async () => (await switchOn(api)).errors[0]?.path.at(-1);
    expect(await missing()).toBe('clientId');
    await enter(api, { clientId: 'app' });
    expect(await missing()).toBe('clientSecret');
    await enter(api, { clientSecret: 'secret' });
    expect(await missing()).toBe('redirectUrl');
  });

  it('SET-014 keeps the base currency and the precisions of the CRM while it is on', async () => {
    expect((await switchOn(api)).connection).toMatchObject({
      baseCurrencyId: euroId,
      baseCurrencySymbol: '€',
      baseCurrencyPrecision: 2,
      currencyDecimalPrecision: 2,
    });
    expect((await switchOff(api)).connection).toMatchObject({
      baseCurrencyId: null,
      baseCurrencySymbol: null,
      baseCurrencyPrecision: null,
      currencyDecimalPrecision: null,
    });
  });

  it('CIM-021 CIM-032 finds or makes business unit, team and company record in the CRM, once', async () => {
    const { connection } = await switchOn(api);
    const unit = await given.read('crm.business_unit', connection?.businessUnitId ?? '');
    expect(connection?.businessUnitName).toBe(unit.name);
    expect(String(unit.name)).toMatch(/^Contoso \([0-9a-f]{8}\)$/);
    const [company] = await api.composition.db.query<{ id: string }>('SELECT id FROM erp.company');
    const { crmCompany } = await api.ask<{ crmCompany: { name: string; externalId: string } }>(
      'query ($id: String!) { crmCompany(externalId: $id) { name externalId } }',
      { id: company?.id ?? '' },
    );
    expect(crmCompany).toEqual({ name: 'Contoso', externalId: company?.id });
    const before = [
      await count('crm.business_unit'),
      await count('crm.team'),
      await count('crm.company'),
    ];
    await switchOff(api);
    await switchOn(api);
    expect([
      await count('crm.business_unit'),
      await count('crm.team'),
      await count('crm.company'),
    ]).toEqual(before);
  });

  it('CST-016 locks everything but the switch while it is on', async () => {
    await switchOn(api);
    const { lockedFields } = await connectionOf(api);
    expect(lockedFields).toEqual(
      expect.arrayContaining(['environmentUrl', 'authenticationType', 'userName']),
    );
    const { errors } = await enter(api, { authenticationType: 'AD' });
    expect(errors[0]).toMatchObject({ code: 'CONNECTION_ENABLED' });
  });

  it('SET-059 SET-060 shows why it was switched off by itself, until it is on again', async () => {
    await api.composition.unitOfWork.run((tx) =>
      api.composition.engine.connections.update(tx, { disableReason: 'ABC' }),
    );
    expect((await connectionOf(api)).disableReason).toBe('ABC');
    expect((await switchOn(api)).connection?.disableReason).toBeNull();
  });

  it('SET-005 comes back by itself when it is to be restored', async () => {
    await enter(api, { restoreConnection: true });
    expect((await connectionOf(api)).enabled).toBe(true);
    await switchOff(api);
    expect((await connectionOf(api)).enabled).toBe(false);
  });

  it('SC-50 keeps couplings and what was configured when it is off; synchronizing is refused', async () => {
    await switchOn(api);
    for (let n = 0; n < 12; n++) {
      const pair = { erpId: await given.customer(), crmId: await given.account() };
      await api.ask(
        `mutation ($erpId: ID!, $crmId: ID!) { couplingCreate(input: { mapping: "CUSTOMER", erpId: $erpId, crmId: $crmId }) { errors { code } } }`,
        pair,
      );
    }
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(`UPDATE sync.table_mapping SET direction = 'TO_CRM' WHERE name = 'CUSTOMER'`),
    );
    expect((await switchOff(api)).couplings).toBe(12);
    expect(await count('sync.coupling')).toBe(12);
    const { tableMappingSync } = await api.ask<{
      tableMappingSync: { errors: { code: string }[] };
    }>('mutation { tableMappingSync(input: { mappings: ["CUSTOMER"] }) { errors { code } } }');
    expect(tableMappingSync.errors[0]?.code).toBe('CONNECTION_DISABLED');
    await switchOn(api);
    const { tableMapping } = await api.ask<{ tableMapping: { direction: string } }>(
      '{ tableMapping(name: "CUSTOMER") { direction } }',
    );
    expect(tableMapping.direction).toBe('TO_CRM');
  });

  it('K-1 keeps the order of the two connections', async () => {
    expect((await switchOn(api, 'SALES')).errors[0]?.code).toBe('BASE_CONNECTION_REQUIRED');
    await switchOn(api);
    expect((await switchOff(api, 'BASE')).errors[0]?.code).toBe('DISABLE_SALES_FIRST');
    expect((await switchOff(api, 'SALES')).connection).toMatchObject({
      enabled: true,
      salesEnabled: false,
    });
    expect((await switchOff(api, 'BASE')).connection?.enabled).toBe(false);
  });
});

describe('the integration user', () => {
  const tryWith = async (values: Row | null) => {
    const userName = `u${Math.random()}@contoso.example`;
    if (values) await user({ domainName: userName, ...values });
    await enter(api, { ...COMPLETE, userName });
    return (await switchOn(api)).errors[0]?.code;
  };

  it('SC-49 must not be a system administrator, and nothing is made in the CRM before that is known', async () => {
    const before = await count('crm.business_unit');
    expect(await tryWith({ securityRoles: ['System Administrator'] })).toBe('USER_IS_ADMIN');
    expect((await connectionOf(api)).enabled).toBe(false);
    expect(await count('crm.business_unit')).toBe(before);
  });

  it('K-5 must exist, be enabled, and have its role', async () => {
    expect(await tryWith(null)).toBe('USER_NOT_FOUND');
    expect(await tryWith({ isDisabled: true })).toBe('USER_DISABLED');
    expect(await tryWith({ securityRoles: [] })).toBe('ROLE_MISSING');
  });

  it('K-3 is tried with the rest of the connection, without changing anything', async () => {
    const ask = async () =>
      (
        await api.ask<{
          connectionTest: {
            works: boolean;
            users: number | null;
            problem: { code: string } | null;
          };
        }>('mutation { connectionTest(input: {}) { works users problem { code } } }')
      ).connectionTest;
    expect(await ask()).toMatchObject({ works: true, problem: null });
    await enter(api, { ...COMPLETE, userName: 'nobody@contoso.example' });
    expect(await ask()).toMatchObject({ works: false, problem: { code: 'USER_NOT_FOUND' } });
    expect((await connectionOf(api)).enabled).toBe(false);
  });
});

describe('the assisted set-up', () => {
  it('lists what is done, and the mutation for the next step', async () => {
    const steps = async () =>
      (
        await api.ask<{
          setupSteps: { key: string; done: boolean; ready: boolean; mutation: string }[];
        }>('{ setupSteps { key done ready mutation } }')
      ).setupSteps;
    const next = (await steps()).find((step) => !step.done && step.ready);
    expect(next).toMatchObject({ key: 'ENABLE_BASE', mutation: 'connectionEnable' });
    await switchOn(api);
    expect((await steps()).filter((step) => step.done).map((step) => step.key)).toEqual(
      expect.arrayContaining(['CONNECTION', 'ENABLE_BASE', 'ENABLE_SALES']),
    );
  });

  it('SO-020 SET-039 switches order integration off on both sides', async () => {
    const set = (mode: string) =>
      api.ask(
        `mutation { salesSettingsUpdate(input: { changes: { orderIntegration: ${mode} } }) { errors { code message } } }`,
      );
    const flag = async () =>
      (
        await api.composition.db.query<{ f: boolean }>(
          'SELECT is_sop_integration_enabled AS f FROM crm.organization',
        )
      )[0]?.f;
    await set('NONE');
    await set('ONE_WAY');
    expect(await flag()).toBe(true);
    await set('NONE');
    expect(await flag()).toBe(false);
    const { salesSettings } = await api.ask<{ salesSettings: { orderIntegration: string } }>(
      '{ salesSettings { orderIntegration } }',
    );
    expect(salesSettings.orderIntegration).toBe('NONE');
  });

  it('CIM-050 forgets connection and couplings of a copied company, when that is confirmed', async () => {
    await switchOn(api);
    const wrong = await change(api, 'connectionReset', 'ConnectionResetInput', {
      confirm: 'PLEASE',
    });
    expect(wrong.errors[0]?.code).toBe('INVALID_INPUT');
    const answer = await change(api, 'connectionReset', 'ConnectionResetInput', {
      confirm: 'RESET',
    });
    expect(answer.errors).toEqual([]);
    expect(await count('sync.coupling')).toBe(0);
    expect(await connectionOf(api)).toMatchObject({
      enabled: false,
      businessUnitId: null,
      userName: null,
    });
  });
});
