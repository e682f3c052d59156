import type { TestApi } from '../../support/api';
import { Couplings, type ApiError } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let couplings: Couplings;
let count = 0;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
  couplings = new Couplings(api);
});

afterAll(() => api.stop());

const user = () =>
  given.row('crm.system_user', {
    firstName: 'User',
    lastName: String(++count),
    domainName: `user${count}@example.com`,
    businessUnitId: masters.businessUnitId,
  });
const salesperson = (code: string) => given.row('erp.salesperson', { code, name: code });

const assign = async (crmId: string, erpId: string | null) =>
  (
    await api.ask<{
      couplingAssign: { pending: boolean; erpRecord: { key: string } | null; errors: ApiError[] };
    }>(
      `mutation ($input: CouplingAssignInput!) { couplingAssign(input: $input) {
         pending crmRecord { id } erpRecord { key } errors { code } } }`,
      { input: { mapping: 'SALESPEOPLE', crmId, erpId } },
    )
  ).couplingAssign;
const apply = async () =>
  (
    await api.ask<{
      couplingAssignmentsApply: {
        outcomes: { crmId: string; coupling: { id: string } | null; error: ApiError | null }[];
      };
    }>(
      `mutation { couplingAssignmentsApply(input: { mapping: "SALESPEOPLE" }) {
         outcomes { crmId erpId coupling { id erpId } error { code } } errors { code } } }`,
    )
  ).couplingAssignmentsApply.outcomes;
const shown = async (id: string) => {
  const { crmUser } = await api.ask<{
    crmUser: { salesperson: { code: string } | null; assignedSalesperson: { code: string } | null };
  }>(
    'query ($id: ID!) { crmUser(id: $id) { salesperson { code } assignedSalesperson { code } } }',
    { id },
  );
  return {
    coupled: crmUser.salesperson?.code ?? null,
    assigned: crmUser.assignedSalesperson?.code ?? null,
  };
};

describe('assigning salespeople to users', () => {
  it('CPT-029 couples nothing until the assignments are applied', async () => {
    const [seller, one] = [await salesperson('CPT29'), await user()];
    expect(await assign(one, seller)).toMatchObject({ pending: true, erpRecord: { key: 'CPT29' } });
    expect(await shown(one)).toEqual({ coupled: null, assigned: 'CPT29' });
    expect(await apply()).toMatchObject([{ crmId: one, coupling: { erpId: seller }, error: null }]);
    expect(await shown(one)).toEqual({ coupled: 'CPT29', assigned: 'CPT29' });
  });

  it('CPT-031 moves a salesperson to another user: shown at once, coupled when applied', async () => {
    const seller = await salesperson('CPT31');
    const [one, two] = [await user(), await user()];
    await couplings.pair('SALESPEOPLE', seller, one);
    await assign(two, seller);
    expect(await shown(one)).toEqual({ coupled: 'CPT31', assigned: null });
    expect(await shown(two)).toEqual({ coupled: null, assigned: 'CPT31' });
    await apply();
    expect(await shown(one)).toEqual({ coupled: null, assigned: null });
    expect(await shown(two)).toEqual({ coupled: 'CPT31', assigned: 'CPT31' });
    expect(await couplings.of('erpId', seller)).toMatchObject([{ crmId: two }]);
  });

  it('lets two salespeople change places', async () => {
    const [a, b] = [await salesperson('SWAPA'), await salesperson('SWAPB')];
    const [one, two] = [await user(), await user()];
    await couplings.pair('SALESPEOPLE', a, one);
    await couplings.pair('SALESPEOPLE', b, two);
    await assign(one, b);
    await assign(two, a);
    expect((await apply()).map((outcome) => outcome.error)).toEqual([null, null]);
    expect([(await shown(one)).coupled, (await shown(two)).coupled]).toEqual(['SWAPB', 'SWAPA']);
  });

  it('takes a salesperson away from a user, and forgets a choice that is coupled already', async () => {
    const [seller, one] = [await salesperson('AWAY'), await user()];
    await couplings.pair('SALESPEOPLE', seller, one);
    expect(await assign(one, null)).toMatchObject({ pending: true, erpRecord: null });
    expect(await shown(one)).toEqual({ coupled: 'AWAY', assigned: null });
    expect(await assign(one, seller)).toMatchObject({ pending: false });
    expect(await apply()).toEqual([]);
    await assign(one, null);
    await apply();
    expect(await couplings.of('erpId', seller)).toEqual([]);
  });

  it('keeps a choice that is refused, and makes the others', async () => {
    const [gone, seller] = [await salesperson('GONE'), await salesperson('STAYS')];
    const [one, two] = [await user(), await user()];
    await assign(one, gone);
    await assign(two, seller);
    await masters.sync.lose('erp.salesperson', gone);
    const outcomes = await apply();
    expect(outcomes.find((each) => each.crmId === one)?.error?.code).toBe('ERP_NOT_FOUND');
    expect(outcomes.find((each) => each.crmId === two)?.error).toBeNull();
    expect((await apply()).map((each) => each.crmId)).toEqual([one]);
    await assign(one, null);
    expect(await apply()).toEqual([]);
  });

  it('refuses users that take no part, and records that do not exist', async () => {
    const seller = await salesperson('REFUSED');
    const disabled = await user();
    await given.change('crm.system_user', disabled, { isDisabled: true });
    expect((await assign(disabled, seller)).errors[0]?.code).toBe('CRM_OUTSIDE_FILTER');
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await assign(nobody, seller)).errors[0]?.code).toBe('CRM_NOT_FOUND');
    expect((await assign(await user(), nobody)).errors[0]?.code).toBe('ERP_NOT_FOUND');
  });
});

describe('ERP records whose coupling goes with them (C-23)', () => {
  const remove = async (mutation: string, id: string) => {
    api.clock.advance();
    return (
      await api.ask<Record<string, { deletedId: string | null; errors: ApiError[] }>>(
        `mutation ($id: ID!) { ${mutation}(input: { id: $id }) { deletedId errors { code } } }`,
        { id },
      )
    )[mutation];
  };

  it('a deleted salesperson is uncoupled, the user stays as it is (SP-04)', async () => {
    const { erpId, crmId } = await masters.salespersonPair('SP04', 'Sam Poe');
    const before = await given.read('crm.system_user', crmId);
    expect(await remove('salespersonDelete', erpId)).toEqual({ deletedId: erpId, errors: [] });
    expect(await couplings.of('crmId', crmId)).toEqual([]);
    expect(await given.read('crm.system_user', crmId)).toEqual(before);
    const [run] = await masters.sync.runs('SALESPEOPLE', 1);
    expect(run).toMatchObject({ kind: 'UNCOUPLE', uncoupled: 1 });
    expect((await remove('salespersonDelete', erpId))?.errors[0]?.code).toBe('RECORD_NOT_FOUND');
  });

  it('any other deleted record leaves its coupling in place', async () => {
    const { erpId } = await masters.customerPair();
    await masters.sync.lose('erp.customer', erpId);
    expect(await couplings.of('erpId', erpId)).toHaveLength(1);
  });
});
