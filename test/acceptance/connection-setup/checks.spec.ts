import type { Row } from '../../../src/platform/database/record-table';
import { startApi, type TestApi } from '../../support/api';
import { connectionOf, EMPTY, enter, switchOff, switchOn } from '../../support/connection';
import { Given } from '../../support/given';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  await given.row('erp.company', { name: 'Contoso' });
});

beforeEach(async () => {
  await switchOff(api);
  await enter(api, EMPTY);
  await api.composition.unitOfWork.run((tx) => tx.execute('DELETE FROM crm.solution'));
});

afterAll(() => api.stop());

const BASE = 'bcbi_CdsBaseIntegration';
const SALES = 'MicrosoftDynamicsNavIntegration';
const INTEGRATION_ROLE = 'Business Central Integration User';
const ADDRESS = 'https://test.crm.dynamics.com';

const versionOf = async (uniqueName: string): Promise<string | null> =>
  (
    await api.ask<{ solution: { solutionVersion: string } | null }>(
      'query ($uniqueName: String!) { solution(uniqueName: $uniqueName) { solutionVersion } }',
      { uniqueName },
    )
  ).solution?.solutionVersion ?? null;

interface Check {
  key: string;
  passes: boolean;
  problem: { code: string; remedy: string | null } | null;
}

const checks = async (): Promise<Map<string, Check>> => {
  const { connection } = await api.ask<{ connection: { checks: Check[] } }>(
    '{ connection { checks { key passes problem { code remedy } } } }',
  );
  return new Map(connection.checks.map((check) => [check.key, check]));
};

const user = (values: Row) =>
  given.row('crm.system_user', {
    fullName: 'Integration',
    securityRoles: [INTEGRATION_ROLE],
    ...values,
  });

describe('the solutions of the CRM', () => {
  it('CIM-027 the base solution is missing before the connection was ever switched on', async () => {
    expect(await versionOf(BASE)).toBeNull();
    expect((await checks()).get('SOLUTION')).toMatchObject({
      passes: false,
      problem: { code: 'SOLUTION_MISSING' },
    });
  });

  it('CIM-029 CIM-031 a solution is there with its version, or not', async () => {
    expect(await versionOf('test1')).toBeNull();
    await given.row('crm.solution', { uniqueName: 'test1', solutionVersion: '5.6.7.8' });
    expect(await versionOf('test1')).toBe('5.6.7.8');
  });

  it('K-6 switching on imports what is missing or older, and leaves what is newer', async () => {
    await given.row('crm.solution', { uniqueName: BASE, solutionVersion: '0.9.5' });
    await given.row('crm.solution', { uniqueName: SALES, solutionVersion: '2.0' });
    expect((await checks()).get('SOLUTION')?.problem?.code).toBe('SOLUTION_OUTDATED');
    await switchOn(api);
    expect(await versionOf(BASE)).toBe('1.0.0.0');
    expect(await versionOf(SALES)).toBe('2.0');
    const after = await checks();
    expect([after.get('SOLUTION')?.passes, after.get('SALES_SOLUTION')?.passes]).toEqual([
      true,
      true,
    ]);
  });

  it('the base connection alone needs no sales solution', async () => {
    await switchOn(api, 'BASE');
    expect(await versionOf(SALES)).toBeNull();
    expect((await checks()).has('SALES_SOLUTION')).toBe(false);
    await switchOn(api, 'SALES');
    expect(await versionOf(SALES)).toBe('1.0.0.0');
  });
});

describe('what the connection stands on (K-4, K-5)', () => {
  it('is all well once the connection is on', async () => {
    await switchOn(api);
    const found = await checks();
    expect([...found.keys()]).toEqual([
      'CREDENTIALS',
      'CRM_VERSION',
      'INTEGRATION_USER',
      'BASE_CURRENCY',
      'SOLUTION',
      'OWNER_TEAM',
      'SALES_SOLUTION',
    ]);
    expect([...found.values()].filter(({ passes }) => !passes)).toEqual([]);
  });

  it('names what is wrong, each with its code and what to do', async () => {
    await enter(api, { environmentUrl: ADDRESS, userName: 'gone@contoso.example', password: 'x' });
    await api.composition.unitOfWork.run((tx) =>
      api.composition.engine.connections.update(tx, { crmVersion: '7.1.0.0' }),
    );
    const wrong = [...(await checks()).values()].filter(({ passes }) => !passes);
    expect(wrong.map(({ key, problem }) => [key, problem?.code])).toEqual([
      ['CRM_VERSION', 'CRM_VERSION_UNSUPPORTED'],
      ['INTEGRATION_USER', 'USER_NOT_FOUND'],
      ['SOLUTION', 'SOLUTION_MISSING'],
    ]);
    for (const { problem } of wrong) expect(problem?.remedy).toEqual(expect.any(String));
  });

  it('the owner team has the integration role, and gets it back by switching on again', async () => {
    const { connection } = await switchOn(api);
    const team = async () => {
      const [row] = await api.composition.db.query<{ id: string; roles: string[] }>(
        `SELECT id, security_roles AS roles FROM crm.team WHERE business_unit_id = $1`,
        [connection?.businessUnitId],
      );
      return row ?? { id: '', roles: [] };
    };
    expect((await team()).roles).toEqual([INTEGRATION_ROLE]);
    await given.change('crm.team', (await team()).id, { securityRoles: ['Reader'] });
    expect((await checks()).get('OWNER_TEAM')?.problem).toMatchObject({ code: 'ROLE_MISSING' });
    await switchOff(api);
    await switchOn(api);
    expect((await team()).roles).toEqual(['Reader', INTEGRATION_ROLE]);
    expect((await checks()).get('OWNER_TEAM')?.passes).toBe(true);
  });

  it('the sales connection asks two more roles of the integration user', async () => {
    const userName = 'sync@contoso.example';
    const id = await user({ domainName: userName });
    await enter(api, { environmentUrl: ADDRESS, userName, password: 'x' });
    expect((await switchOn(api)).errors[0]).toMatchObject({
      code: 'ROLE_MISSING',
      message:
        'The CRM user sync@contoso.example lacks the role Dynamics 365 Business Central Integration Administrator.',
    });
    expect((await switchOn(api, 'BASE')).errors).toEqual([]);
    expect((await switchOn(api, 'SALES')).errors[0]?.code).toBe('ROLE_MISSING');
    await given.change('crm.system_user', id, {
      securityRoles: [
        INTEGRATION_ROLE,
        'Dynamics 365 Business Central Integration Administrator',
        'Dynamics 365 Business Central Integration User',
      ],
    });
    expect((await switchOn(api, 'SALES')).errors).toEqual([]);
    expect((await checks()).get('INTEGRATION_USER')?.passes).toBe(true);
  });
});

describe('the business unit of the company', () => {
  const unit = async (name: string, values: Row = {}): Promise<string> => {
    const [root] = await api.composition.db.query<{ id: string }>(
      'SELECT id FROM crm.business_unit WHERE parent_business_unit_id IS NULL',
    );
    return given.row('crm.business_unit', {
      name,
      parentBusinessUnitId: root?.id ?? null,
      ...values,
    });
  };

  // The reference asks whether to share it; here sharing is allowed without a question.
  it('CIM-023 may be one that another company uses already', async () => {
    const id = await unit('Shared');
    const teamId = await given.row('crm.team', { name: 'Others', businessUnitId: id });
    await given.row('crm.company', {
      externalId: 'b5d2f4b0-0000-4000-8000-000000000001',
      name: 'Other company',
      defaultOwningTeam: teamId,
      ownerId: teamId,
      ownerIdType: 'team',
    });
    expect((await enter(api, { businessUnitName: 'Shared' })).errors).toEqual([]);
    expect((await switchOn(api)).connection).toMatchObject({
      businessUnitId: id,
      businessUnitName: 'Shared',
    });
  });

  it('CIM-024 may change from one to another while the connection is off', async () => {
    const [first, second] = [await unit('Unit 1'), await unit('Unit 2')];
    await enter(api, { businessUnitName: 'Unit 1' });
    expect((await switchOn(api)).connection?.businessUnitId).toBe(first);
    expect((await enter(api, { businessUnitName: 'Unit 2' })).errors[0]?.code).toBe(
      'CONNECTION_ENABLED',
    );
    await switchOff(api);
    expect((await enter(api, { businessUnitName: 'Unit 2' })).errors).toEqual([]);
    expect((await switchOn(api)).connection?.businessUnitId).toBe(second);
    expect((await connectionOf(api)).businessUnitName).toBe('Unit 2');
  });

  it('is an enabled one right below the root, or a new name', async () => {
    const parent = await unit('Parent');
    await unit('Grandchild', { parentBusinessUnitId: parent });
    await unit('Closed', { isDisabled: true });
    for (const businessUnitName of ['Grandchild', 'Closed'])
      expect((await enter(api, { businessUnitName })).errors[0]).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'businessUnitName'],
      });
    await enter(api, { businessUnitName: 'Brand new' });
    expect((await switchOn(api)).connection?.businessUnitName).toBe('Brand new');
  });
});

describe('the address of the ERP in the CRM', () => {
  interface Answer {
    erpWebAddress: string | null;
    message: string | null;
    errors: { code: string; path: string[] }[];
  }
  const reset = async (webAddress: string | null = null): Promise<Answer> =>
    (
      await api.ask<{ connectionWebAddressReset: Answer }>(
        `mutation ($input: ConnectionWebAddressResetInput!) {
          connectionWebAddressReset(input: $input) { erpWebAddress message errors { code path } } }`,
        { input: { webAddress } },
      )
    ).connectionWebAddressReset;
  const kept = async () =>
    (
      await api.composition.db.query<{ address: string | null }>(
        `SELECT c.erp_web_address AS address FROM crm.company c JOIN sync.sales_settings s ON s.company_id = c.id`,
      )
    )[0]?.address;

  it('SET-031 is reset to its default, and says so', async () => {
    await switchOn(api);
    await reset('https://erp.contoso.example/tandem');
    expect(await kept()).toBe('https://erp.contoso.example/tandem');
    expect(await reset()).toEqual({
      erpWebAddress: 'http://localhost:4000',
      message: 'The address of the ERP in the CRM was reset to its default.',
      errors: [],
    });
    expect(await kept()).toBe('http://localhost:4000');
  });

  it('is refused while the connection is off, and for what is no address', async () => {
    expect((await reset()).errors[0]?.code).toBe('CONNECTION_DISABLED');
    await switchOn(api);
    expect((await reset('nowhere')).errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'webAddress'],
    });
  });
});
