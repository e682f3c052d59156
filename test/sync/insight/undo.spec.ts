import { randomUUID } from 'node:crypto';
import { startApi, type TestApi } from '../../support/api';
import { dumpOf } from '../../support/dump';
import { Given } from '../../support/given';
import { runMapping } from '../../support/runs';
import { couple, coupled, latestRun, syncNow, undo } from './verbs';

let api: TestApi;
let given: Given;
let companyId: string;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  ({ companyId } = await given.company());
  await given.row('erp.number_series', { code: 'CUST', startingNo: 'D00001' });
  await given.row('erp.sales_setup', { customerNos: 'CUST' });
});

afterAll(() => api.stop());

const account = (id: string) => given.read('crm.account', id);
const customer = (id: string) => given.read('erp.customer', id);
const coupling = async (id: string) =>
  (
    await api.ask<{ coupling: { erpId: string; crmId: string } | null }>(
      `query ($id: ID!) { coupling(id: $id) { erpId crmId base } }`,
      { id },
    )
  ).coupling;
const created = async (erpId: string): Promise<{ crmId: string; runId: string }> => {
  const { couplingCreateInCrm } = await api.ask<{
    couplingCreateInCrm: { outcomes: { crmId: string; run: { id: string } }[] };
  }>(
    `mutation ($id: ID!) { couplingCreateInCrm(input: { records: [{ id: $id, mapping: "CUSTOMER" }] }) {
      outcomes { crmId run { id } error { message } } } }`,
    { id: erpId },
  );
  const [outcome] = couplingCreateInCrm.outcomes;
  return { crmId: outcome?.crmId ?? '', runId: outcome?.run.id ?? '' };
};

describe('the undo of a run', () => {
  it('puts changed fields back, on both sides, and the next runs leave them so (Q-27)', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Oslo', phoneNo: '1' });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await given.change('crm.account', crmId, { telephone1: '2' });
    await syncNow(api, { couplingId });
    const result = await undo(api, await latestRun(api, 'SYNCHRONIZE'));
    expect(result).toMatchObject({ restored: 2, kept: 0, errors: [] });
    expect(result.run).toMatchObject({ kind: 'UNDO', status: 'SUCCESS' });
    expect((await account(crmId)).address1City).toBe('Oslo');
    expect((await customer(erpId)).phoneNo).toBe('1');
    for (const direction of ['first', 'second']) {
      const { to, from } = await runMapping(api, 'CUSTOMER');
      expect([direction, to.modified, from.modified, to.failed, from.failed]).toEqual([
        direction,
        ...[0, 0, 0, 0],
      ]);
    }
    expect(await customer(erpId)).toMatchObject({ city: 'Bergen', phoneNo: '1' });
    expect(await account(crmId)).toMatchObject({ address1City: 'Oslo', telephone1: '2' });
  });

  it('removes what the run created, with its coupling, and gives the company back', async () => {
    const erpId = await given.customer({ name: 'Made and unmade' });
    const { crmId, runId } = await created(erpId);
    expect((await account(crmId)).companyId).toBe(companyId);
    const result = await undo(api, runId);
    expect(result).toMatchObject({ removed: 1, uncoupled: 1, kept: 0 });
    await expect(account(crmId)).rejects.toThrow('does not exist');
    const { customer: left } = await api.ask<{ customer: { coupling: unknown } }>(
      `query ($id: ID!) { customer(id: $id) { coupling { id } } }`,
      { id: erpId },
    );
    expect(left.coupling).toBeNull();
  });

  it('takes an ERP record back that came from the CRM, and the claim on its source', async () => {
    const crmId = await given.account({ name: 'From the CRM' });
    const { couplingCreateInErp } = await api.ask<{
      couplingCreateInErp: { outcomes: { erpId: string; run: { id: string } }[] };
    }>(
      `mutation ($id: ID!) { couplingCreateInErp(input: { records: [{ id: $id, mapping: "CUSTOMER" }] }) {
        outcomes { erpId run { id } error { message } } } }`,
      { id: crmId },
    );
    const [outcome] = couplingCreateInErp.outcomes;
    expect((await account(crmId)).companyId).toBe(companyId);
    const result = await undo(api, outcome?.run.id ?? '');
    expect(result).toMatchObject({ removed: 1, restored: 1, uncoupled: 1, kept: 0 });
    expect((await account(crmId)).companyId).toBeNull();
    await expect(customer(outcome?.erpId ?? '')).rejects.toThrow('does not exist');
  });

  it('keeps a created record that somebody changed since, and says which field', async () => {
    const erpId = await given.customer({ number: 'KEPT1' });
    const { crmId, runId } = await created(erpId);
    await given.change('crm.account', crmId, { address1City: 'Mine' });
    const result = await undo(api, runId);
    expect(result).toMatchObject({ removed: 0, kept: 1 });
    expect(result.run?.status).toBe('ERROR');
    expect(result.outcomes?.[0]).toMatchObject({
      kind: 'KEPT',
      problems: [{ code: 'CHANGED_SINCE', data: { modifiedBy: 'person' } }],
    });
    expect((await account(crmId)).address1City).toBe('Mine');
  });

  it('keeps a created record that others refer to, and says what to do', async () => {
    const erpId = await given.customer();
    const { crmId, runId } = await created(erpId);
    await given.row('crm.contact', {
      lastName: 'Person',
      parentCustomerId: crmId,
      parentCustomerIdType: 'account',
      accountId: crmId,
    });
    const result = await undo(api, runId);
    expect(result.outcomes?.[0]).toMatchObject({
      kind: 'KEPT',
      problems: [{ code: 'RECORD_IN_USE' }],
    });
    expect(result.outcomes?.[0]?.problems[0]?.remedy).toBeTruthy();
  });

  it('puts back only the fields that nobody changed since, and the next run carries that change on', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Rome', phoneNo: '1' });
    await given.change('erp.customer', erpId, { city: 'Milan', phoneNo: '2' });
    await syncNow(api, { couplingId });
    await given.change('crm.account', crmId, { telephone1: '3' });
    const result = await undo(api, await latestRun(api, 'SYNCHRONIZE'));
    expect(result).toMatchObject({ restored: 1, kept: 1 });
    expect(result.outcomes?.[0]?.changes).toEqual([
      { field: 'address1City', before: 'Milan', after: 'Rome' },
    ]);
    expect(result.outcomes?.[0]?.problems).toEqual([
      expect.objectContaining({
        code: 'CHANGED_SINCE',
        data: { before: '1', written: '2', value: '3', modifiedBy: 'person' },
      }),
    ]);
    const { from } = await runMapping(api, 'CUSTOMER');
    expect(from.failed).toBe(0);
    expect((await customer(erpId)).phoneNo).toBe('3');
  });

  it('brings a removed coupling back as it was, with the company of the CRM record', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Cairo' });
    await api.ask(
      `mutation ($id: ID!) { couplingDelete(input: { records: [{ couplingId: $id }] }) { failed } }`,
      { id: couplingId },
    );
    expect((await account(crmId)).companyId).toBeNull();
    const result = await undo(api, await latestRun(api, 'UNCOUPLE'));
    expect(result).toMatchObject({ coupled: 1, restored: 1, kept: 0 });
    expect(await coupling(couplingId)).toMatchObject({ erpId, crmId });
    expect((await account(crmId)).companyId).toBe(companyId);
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect([to.modified, from.modified, from.failed]).toEqual([0, 0, 0]);
  });

  it('leaves a removed coupling removed when a record is coupled otherwise now', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given);
    await api.ask(
      `mutation ($id: ID!) { couplingDelete(input: { records: [{ couplingId: $id }] }) { failed } }`,
      { id: couplingId },
    );
    const runId = await latestRun(api, 'UNCOUPLE');
    await couple(api, erpId, await given.account());
    const result = await undo(api, runId);
    expect(result.coupled).toBe(0);
    expect(result.outcomes?.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'COUPLING_TAKEN',
    ]);
    expect((await account(crmId)).companyId).toBe(companyId);
  });

  it('removes a coupling the run made, and points one back that it had pointed elsewhere', async () => {
    const erpId = await given.customer();
    const [one, two] = [await given.account(), await given.account()];
    const couplingId = await couple(api, erpId, one);
    const made = await latestRun(api, 'COUPLE');
    await couple(api, erpId, two);
    expect(await undo(api, await latestRun(api, 'COUPLE'))).toMatchObject({ coupled: 1, kept: 0 });
    expect(await coupling(couplingId)).toMatchObject({ erpId, crmId: one });
    expect(await undo(api, made)).toMatchObject({ uncoupled: 1, kept: 0 });
    expect(await coupling(couplingId)).toBeNull();
  });

  it('says what it would do and writes nothing when it is only tried', async () => {
    const { erpId, couplingId } = await coupled(api, given, { city: 'Lima' });
    await given.change('erp.customer', erpId, { city: 'Quito' });
    await syncNow(api, { couplingId });
    const runId = await latestRun(api, 'SYNCHRONIZE');
    const before = await dumpOf(api);
    const tried = await undo(api, runId, true);
    expect(tried).toMatchObject({ run: null, restored: 1, kept: 0 });
    expect(await dumpOf(api)).toEqual(before);
    const done = await undo(api, runId);
    expect({ ...done, run: null }).toEqual(tried);
  });

  it('is refused a second time, for a run in process and for one that does not exist', async () => {
    const { erpId, couplingId } = await coupled(api, given, { city: 'A' });
    await given.change('erp.customer', erpId, { city: 'B' });
    await syncNow(api, { couplingId });
    const runId = await latestRun(api, 'SYNCHRONIZE');
    const first = await undo(api, runId);
    const second = await undo(api, runId);
    expect(second.errors).toEqual([
      { code: 'RUN_ALREADY_UNDONE', data: { runId, undoRunId: first.run?.id } },
    ]);
    expect((await undo(api, randomUUID())).errors[0]?.code).toBe('RUN_NOT_FOUND');
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(`UPDATE sync.sync_run SET status = 'IN_PROCESS' WHERE id = $1`, [first.run?.id]),
    );
    expect((await undo(api, first.run?.id ?? '')).errors[0]?.code).toBe('RUN_NOT_FINISHED');
  });

  it('can be undone itself, which has the writes of the run back', async () => {
    const erpId = await given.customer({ name: 'Back again', city: 'Nice' });
    const { crmId, runId } = await created(erpId);
    const first = await undo(api, runId);
    const again = await undo(api, first.run?.id ?? '');
    expect(again).toMatchObject({ recreated: 1, coupled: 1, kept: 0 });
    expect(await account(crmId)).toMatchObject({ name: 'Back again', address1City: 'Nice' });
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect([to.inserted, to.modified, from.inserted, from.modified]).toEqual([0, 0, 0, 0]);
    expect((await undo(api, runId)).errors).toEqual([]);
  });

  it('tries again only what could not be put back the first time', async () => {
    const erpId = await given.customer();
    const { crmId, runId } = await created(erpId);
    const personId = await given.row('crm.contact', {
      lastName: 'P',
      parentCustomerId: crmId,
      parentCustomerIdType: 'account',
      accountId: crmId,
    });
    expect((await undo(api, runId)).kept).toBe(1);
    await given.remove('crm.contact', personId);
    expect(await undo(api, runId)).toMatchObject({ removed: 1, uncoupled: 1, kept: 0 });
  });

  it('takes several runs back one after the other, the latest first, down to nothing', async () => {
    const erpId = await given.customer({ city: 'One' });
    const { crmId, runId: first } = await created(erpId);
    const runs = [first];
    for (const city of ['Two', 'Three']) {
      await given.change('erp.customer', erpId, { city });
      await syncNow(api, { erpId });
      runs.push(await latestRun(api, 'SYNCHRONIZE'));
    }
    expect((await account(crmId)).address1City).toBe('Three');
    expect(await undo(api, runs[2] ?? '')).toMatchObject({ restored: 1, kept: 0 });
    expect(await undo(api, runs[1] ?? '')).toMatchObject({ restored: 1, kept: 0 });
    expect((await account(crmId)).address1City).toBe('One');
    expect(await undo(api, first)).toMatchObject({ removed: 1, kept: 0 });
    await expect(account(crmId)).rejects.toThrow('does not exist');
  });

  it('keeps a created record that a later run changed as well, until that run is undone', async () => {
    const erpId = await given.customer({ city: 'One' });
    const { runId } = await created(erpId);
    await given.change('erp.customer', erpId, { city: 'Two' });
    await syncNow(api, { erpId });
    const result = await undo(api, runId);
    expect(result).toMatchObject({ removed: 0, kept: 1 });
    expect(result.outcomes?.[0]?.problems[0]).toMatchObject({
      code: 'CHANGED_SINCE',
      data: { fields: ['address1City'], modifiedBy: 'integration' },
    });
  });
});
