import type { TestApi } from '../../support/api';
import { Couplings, only, type ApiError } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let count = 0;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
});

afterAll(() => api.stop());

const user = (businessUnitId = masters.businessUnitId) =>
  given.row('crm.system_user', {
    firstName: 'Owner',
    lastName: String(++count),
    domainName: `owner${count}@example.com`,
    businessUnitId,
  });
const ownedByTeam = () => given.account({ ownerId: masters.teamId, ownerIdType: 'team' });
const assign = async (input: Record<string, unknown>) =>
  (
    await api.ask<{
      crmOwnerAssign: { ownerId: string | null; ownerIdType: string | null; errors: ApiError[] };
    }>(
      'mutation ($input: CrmOwnerAssignInput!) { crmOwnerAssign(input: $input) { ownerId ownerIdType errors { code } } }',
      { input: { entityName: 'account', ...input } },
    )
  ).crmOwnerAssign;
const check = async (crmId: string, userId?: string) =>
  (
    await api.ask<{ crmOwnerCheck: boolean }>(
      'query ($crmId: ID!, $userId: ID) { crmOwnerCheck(entityName: "account", crmId: $crmId, userId: $userId) }',
      { crmId, userId },
    )
  ).crmOwnerCheck;

describe('owners of CRM records', () => {
  it('CIM-034 a user of the business unit of the owning team becomes the owner, with the check on', async () => {
    const [crmId, userId] = [await ownedByTeam(), await user()];
    expect(await assign({ crmId, userId, sameBusinessUnit: true })).toEqual({
      ownerId: userId,
      ownerIdType: 'systemuser',
      errors: [],
    });
    expect(await given.read('crm.account', crmId)).toMatchObject({
      ownerId: userId,
      ownerIdType: 'systemuser',
    });
  });

  it('a user of another business unit is refused with the check on, and taken with the check off', async () => {
    const elsewhere = await given.row('crm.business_unit', {
      name: 'Elsewhere',
      parentBusinessUnitId: masters.businessUnitId,
    });
    const [crmId, userId] = [await ownedByTeam(), await user(elsewhere)];
    expect((await assign({ crmId, userId })).errors[0]?.code).toBe('OWNER_OUTSIDE_BUSINESS_UNIT');
    expect((await given.read('crm.account', crmId)).ownerId).toBe(masters.teamId);
    expect((await assign({ crmId, userId, sameBusinessUnit: false })).errors).toEqual([]);
    expect(await check(crmId, userId)).toBe(false);
  });

  it('CIM-038 an account of a user is no account of the owning team, until it is given to the team', async () => {
    const crmId = await given.account({ ownerId: await user(), ownerIdType: 'systemuser' });
    expect(await check(crmId)).toBe(false);
    expect(await assign({ crmId })).toMatchObject({ ownerId: masters.teamId, ownerIdType: 'team' });
    expect(await check(crmId)).toBe(true);
  });

  it('CIM-039 an account of the team is no account of a user, until it is given to the user', async () => {
    const [crmId, userId] = [await ownedByTeam(), await user()];
    expect(await check(crmId, userId)).toBe(false);
    await assign({ crmId, userId });
    expect(await check(crmId, userId)).toBe(true);
    expect(await check(crmId)).toBe(false);
  });

  it('refuses a disabled user, records without an owner, and what does not exist', async () => {
    const [crmId, disabled] = [await ownedByTeam(), await user()];
    await given.change('crm.system_user', disabled, { isDisabled: true });
    expect((await assign({ crmId, userId: disabled })).errors[0]?.code).toBe('OWNER_DISABLED');
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await assign({ crmId, userId: nobody })).errors[0]?.code).toBe('RECORD_NOT_FOUND');
    expect((await assign({ crmId: nobody })).errors[0]?.code).toBe('RECORD_NOT_FOUND');
    const unowned = await assign({ crmId: masters.euroId, entityName: 'transactioncurrency' });
    expect(unowned.errors[0]?.code).toBe('INVALID_INPUT');
  });
});

describe('owners where persons own records (K-12)', () => {
  beforeAll(() => masters.sync.settings({ ownershipModel: 'PERSON' }));

  const created = async (salespersonCode: string | null) => {
    const id = await given.customer({ salespersonCode });
    return only(await new Couplings(api).createInCrm({ id, mapping: 'CUSTOMER' }));
  };
  const ownerOf = async (crmId: string | null) => {
    const { ownerId, ownerIdType } = await given.read('crm.account', crmId ?? '');
    return { ownerId, ownerIdType };
  };
  const team = () => ({ ownerId: masters.teamId, ownerIdType: 'team' });

  it('a new account belongs to the user of the salesperson, without one to the owning team (GEN-05)', async () => {
    const seller = await masters.salespersonPair('GEN05', 'Gen Five');
    const owned = await created('GEN05');
    expect(await ownerOf(owned.crmId)).toEqual({
      ownerId: seller.crmId,
      ownerIdType: 'systemuser',
    });
    expect(await ownerOf((await created(null)).crmId)).toEqual(team());
  });

  it('an account follows a changed salesperson, and a blank one leaves the owner (GEN-06)', async () => {
    const [a, b] = [
      await masters.salespersonPair('GENA', 'Gen Aye'),
      await masters.salespersonPair('GENB', 'Gen Bee'),
    ];
    const { erpId, crmId } = await created('GENA');
    expect((await ownerOf(crmId)).ownerId).toBe(a.crmId);
    await given.change('erp.customer', erpId ?? '', { salespersonCode: 'GENB' });
    await masters.sync.one({ erpId: erpId ?? '' }, { direction: 'TO_CRM' });
    expect((await ownerOf(crmId)).ownerId).toBe(b.crmId);
    await given.change('erp.customer', erpId ?? '', { salespersonCode: null, name: 'Left alone' });
    await masters.sync.one({ erpId: erpId ?? '' }, { direction: 'TO_CRM' });
    expect((await ownerOf(crmId)).ownerId).toBe(b.crmId);
  });

  it('a salesperson without a user fails the record, by name (GEN-07)', async () => {
    await given.row('erp.salesperson', { code: 'GEN07', name: 'Gen Seven' });
    const refused = await created('GEN07');
    expect(refused).toMatchObject({ kind: 'FAILED', error: { code: 'OWNER_NOT_COUPLED' } });
    expect(refused.error?.message).toContain('GEN07');
  });
});
