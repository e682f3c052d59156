import { normalAddress, versionWorks } from '../../../src/sync/connection/address.rules';
import { startApi, type TestApi } from '../../support/api';
import { connectionOf, EMPTY, enter, switchOff, switchOn } from '../../support/connection';
import { Given } from '../../support/given';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  await new Given(api).company();
  await switchOff(api);
});

beforeEach(() => enter(api, EMPTY));

afterAll(() => api.stop());

const entered = async (input: object) => {
  const { connection, errors } = await enter(api, input);
  expect(errors).toEqual([]);
  if (!connection) throw new Error('The change was refused.');
  return connection;
};
const refused = async (input: object) => (await enter(api, input)).errors[0];

describe('the address of the CRM', () => {
  it('RWZ-016 is completed, kept with port and path, cut from a deep link, or empty; http is refused', () => {
    expect(normalAddress('test.dynamics.com')).toEqual({ address: 'https://test.dynamics.com' });
    expect(normalAddress('https://test2.com:555/myOrg')).toEqual({
      address: 'https://test2.com:555/myOrg',
    });
    expect(normalAddress('https://test3.com/myOrg?id=1#x')).toEqual({
      address: 'https://test3.com',
    });
    // The newer set-up page takes https alone.
    expect(normalAddress('http://test1.com')).toEqual({ problem: 'NOT_HTTPS' });
    expect(normalAddress('not an address')).toEqual({ problem: 'UNREADABLE' });
  });

  it('CCS-025 gets its scheme', async () => {
    const { environmentUrl } = await entered({ environmentUrl: ' company.crm4.dynamics.com ' });
    expect(environmentUrl).toBe('https://company.crm4.dynamics.com');
  });

  it('SET-019 keeps its letter case', async () => {
    const { environmentUrl } = await entered({
      environmentUrl: 'https://CamelCaseUrl.crm4.dynamics.com',
    });
    expect(environmentUrl).toBe('https://CamelCaseUrl.crm4.dynamics.com');
  });

  it('refuses http and what is no address, naming the field', async () => {
    for (const environmentUrl of ['http://test.dynamics.com', 'ftp://test.com', 'no address']) {
      const error = await refused({ environmentUrl });
      expect(error).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'environmentUrl'] });
    }
    expect((await connectionOf(api)).environmentUrl).toBeNull();
  });

  it('refuses an address that carries a password, and does not repeat it', async () => {
    const error = await refused({ environmentUrl: 'https://me:hunter2@test.crm.dynamics.com' });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'environmentUrl'] });
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });

  it('CST-001 RST-001 under a domain of the cloud proposes the authentication of the cloud', async () => {
    await entered({ authenticationType: 'AD' });
    const { authenticationType } = await entered({
      environmentUrl: 'https://test.crm.dynamics.com',
    });
    expect(authenticationType).toBe('CLOUD');
  });

  it('CST-002 RST-002 only proposes it: another one that is chosen stays', async () => {
    await entered({ environmentUrl: 'https://test.crm.dynamics.com' });
    expect((await entered({ authenticationType: 'AD' })).authenticationType).toBe('AD');
    expect((await entered({ userName: 'domain\\user' })).authenticationType).toBe('AD');
  });

  it('CST-003 RST-003 outside the clouds proposes a directory on premises', async () => {
    await entered({ environmentUrl: 'https://test.crm.dynamics.com' });
    expect((await entered({ environmentUrl: 'https://crm.local' })).authenticationType).toBe('AD');
  });

  it('CCS-019 of another environment forgets the business unit of the one before', async () => {
    await switchOn(api);
    expect((await connectionOf(api)).businessUnitId).not.toBeNull();
    await switchOff(api);
    const moved = await entered({ environmentUrl: 'https://other.crm.dynamics.com' });
    expect(moved).toMatchObject({ businessUnitId: null, businessUnitName: null });
  });
});

describe('the integration user', () => {
  it('CST-009 on premises needs its domain', async () => {
    await entered({ environmentUrl: 'https://crm.local', authenticationType: 'AD' });
    expect(await refused({ userName: 'admin' })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'userName'],
    });
  });

  it('CWZ-009 on premises is entered with its domain', async () => {
    await entered({ environmentUrl: 'https://crm.local', authenticationType: 'AD' });
    const { userName, domain } = await entered({ userName: 'domain001\\user' });
    expect({ userName, domain }).toEqual({ userName: 'domain001\\user', domain: 'domain001' });
  });

  it('CST-013 leaves type and domain when it is emptied', async () => {
    await entered({
      environmentUrl: 'https://crm.local',
      authenticationType: 'AD',
      userName: 'domain001\\user',
    });
    const emptied = await entered({ userName: '' });
    expect(emptied).toMatchObject({
      userName: null,
      domain: 'domain001',
      authenticationType: 'AD',
    });
  });

  it('RST-009 in the cloud is an e-mail address', async () => {
    await entered({ environmentUrl: 'https://test.crm.dynamics.com' });
    expect(await refused({ userName: 'admin' })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'userName'],
    });
  });

  it('RST-011 in the cloud has no domain', async () => {
    await entered({
      environmentUrl: 'https://crm.local',
      authenticationType: 'AD',
      userName: 'domain001\\user',
    });
    const moved = await entered({
      environmentUrl: 'https://test.crm.dynamics.com',
      userName: 'admin@domain.com',
    });
    expect(moved).toMatchObject({ userName: 'admin@domain.com', domain: null });
  });

  it('6.2 a name without a domain, in any directory, forgets the domain of the name before', async () => {
    await entered({ environmentUrl: 'https://crm.local', authenticationType: 'IFD' });
    expect((await entered({ userName: 'domain001\\user' })).domain).toBe('domain001');
    const moved = await entered({ userName: 'user@domain.com' });
    expect(moved).toMatchObject({ userName: 'user@domain.com', domain: null });
    expect(moved.connectionString).not.toContain('Domain=');
  });

  it('CCS-013 has a password that nobody sees, and that the database holds sealed', async () => {
    const secret = 'correct horse battery staple';
    const changed = await entered({
      environmentUrl: 'https://test.crm.dynamics.com',
      userName: 'sync@domain.com',
      password: secret,
    });
    expect(changed.hasPassword).toBe(true);
    expect(changed.connectionString).toContain('Url=https://test.crm.dynamics.com');
    expect(changed.connectionString).not.toContain(secret);
    const [row] = await api.composition.db.query<{ password: Buffer }>(
      'SELECT password FROM sync.connection',
    );
    expect(row?.password.toString('latin1')).not.toContain(secret);
  });

  it('has no password where there is no key to seal it with', async () => {
    const keyless = await startApi(4, null);
    try {
      await switchOff(keyless);
      const { errors } = await enter(keyless, { password: 'secret' });
      expect(errors[0]).toMatchObject({ code: 'SECRET_KEY_MISSING', path: ['input', 'password'] });
    } finally {
      await keyless.stop();
    }
  });
});

describe('the cloud', () => {
  it('CCS-002 CCS-003 CCS-004 is stored with where it signs people in and where its CRMs answer', async () => {
    await entered({ cloud: 'US_GOVERNMENT' });
    expect(await connectionOf(api)).toMatchObject({
      cloud: 'US_GOVERNMENT',
      authority: 'https://login.microsoftonline.us',
      cloudDomain: 'microsoftdynamics.us',
    });
  });

  it('SET-029 warns of a version that is not known to work', () => {
    expect([
      versionWorks('7.1'),
      versionWorks('6.1'),
      versionWorks('9.2.24'),
      versionWorks(null),
    ]).toEqual([false, false, true, true]);
  });
});

describe('the ownership model', () => {
  it('CCS-015 is the team unless something else was chosen', async () => {
    expect((await connectionOf(api)).ownershipModel).toBe('TEAM');
  });

  it('CCS-031 CCS-032 lets users be coupled with salespeople only where persons own records', async () => {
    expect((await connectionOf(api)).usersMayBeCoupled).toBe(false);
    expect((await entered({ ownershipModel: 'PERSON' })).usersMayBeCoupled).toBe(true);
    expect((await entered({ ownershipModel: 'TEAM' })).usersMayBeCoupled).toBe(false);
  });
});
