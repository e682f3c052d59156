import type { TestApi } from '../../support/api';
import { CouplingDialog } from '../../support/coupling-dialog';
import { Couplings } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
  couplings = new Couplings(api);
});

afterAll(() => api.stop());

const freePair = async () => ({
  erpId: await given.customer({ phoneNo: '111' }),
  crmId: await given.account({ telephone1: '222' }),
});
const phones = async ({ erpId, crmId }: { erpId: string; crmId: string }) => [
  (await given.read('erp.customer', erpId)).phoneNo,
  (await given.read('crm.account', crmId)).telephone1,
];
const couple = (erpId: string, crmId: string, initialSync = 'NONE') =>
  couplings.create({ mapping: 'CUSTOMER', erpId, crmId, initialSync });
const runs = (kind: string) =>
  masters.sync.runs('CUSTOMER', 100).then((all) => all.filter((run) => run.kind === kind));

describe('scenarios of coupling', () => {
  it('SC-01 couples a free pair without data transfer: no stamps, no results, no synchronization', async () => {
    const pair = await freePair();
    const before = (await runs('SYNCHRONIZE')).length;
    expect(await couple(pair.erpId, pair.crmId)).toMatchObject({ created: true, errors: [] });
    expect(await masters.sync.coupling(pair.erpId)).toMatchObject({
      crmId: pair.crmId,
      erpVersion: null,
      crmVersion: null,
      lastResultToCrm: 'NONE',
      lastResultFromCrm: 'NONE',
    });
    expect(await runs('SYNCHRONIZE')).toHaveLength(before);
    expect(await phones(pair)).toEqual(['111', '222']);
  });

  it('SC-02 couples and uses ERP data: at once, in the same request, where the reference schedules a job', async () => {
    const pair = await freePair();
    const answer = await couple(pair.erpId, pair.crmId, 'TO_CRM');
    expect(answer).toMatchObject({ errors: [], outcome: { kind: 'MODIFIED', error: null } });
    expect(await phones(pair)).toEqual(['111', '111']);
    const coupling = await masters.sync.coupling(pair.erpId);
    expect(coupling).toMatchObject({ lastResultToCrm: 'SUCCESS' });
    expect(coupling?.erpVersion).toBe((await given.read('erp.customer', pair.erpId)).version);
    expect(coupling?.crmVersion).toBe((await given.read('crm.account', pair.crmId)).version);
    expect(await masters.sync.run(coupling?.lastRunToCrmId)).toMatchObject({
      direction: 'TO_CRM',
      modified: 1,
      failed: 0,
    });
  });

  it('SC-03 refuses an account that is taken, and names the customer that has it', async () => {
    const taken = await masters.customerPair({ number: 'SC03' });
    const free = await given.customer();
    const refused = await couple(free, taken.crmId);
    expect(refused.errors[0]?.code).toBe('COUPLING_TAKEN');
    expect(refused.errors[0]?.message).toContain('SC03');
    expect(await couplings.of('crmId', taken.crmId)).toMatchObject([{ erpId: taken.erpId }]);
    expect(await couplings.of('erpId', free)).toEqual([]);
  });

  it('SC-04 lets a stale coupling give way', async () => {
    const stale = await masters.customerPair();
    await masters.sync.lose('erp.customer', stale.erpId);
    const erpId = await given.customer();
    expect((await couple(erpId, stale.crmId)).errors).toEqual([]);
    expect(await couplings.of('crmId', stale.crmId)).toMatchObject([{ erpId }]);
    expect(await couplings.of('erpId', stale.erpId)).toEqual([]);
  });

  it('SC-05 re-points from the ERP side: the CRM state is lost, the ERP stamp stays, never skipped', async () => {
    const pair = await masters.customerPair();
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        "UPDATE sync.coupling SET skipped = true, last_result_to_crm = 'FAILURE' WHERE id = $1",
        [pair.couplingId],
      ),
    );
    const stamp = (await masters.sync.coupling(pair.erpId))?.erpVersion;
    const free = await given.account();
    expect((await couple(pair.erpId, free)).coupling?.id).toBe(pair.couplingId);
    expect(await masters.sync.coupling(pair.erpId)).toMatchObject({
      crmId: free,
      skipped: false,
      lastResultToCrm: 'NONE',
      crmVersion: null,
      erpVersion: stamp,
    });
    expect(await couplings.of('crmId', pair.crmId)).toEqual([]);
  });

  // The reference product lets the new account overwrite the customer; a merge takes nothing that was never agreed.
  it('C-5 a re-pointed pair whose values differ is a conflict, whichever side is edited next', async () => {
    const { erpId } = await masters.customerPair({ name: 'Ours', phoneNo: '1' });
    const free = await given.account({ name: 'Theirs', telephone1: '2' });
    await couple(erpId, free);
    await given.change('crm.account', free, { websiteUrl: 'theirs.example.com' });
    await masters.sync.modified(['CUSTOMER']);
    expect(await given.read('erp.customer', erpId)).toMatchObject({ name: 'Ours', phoneNo: '1' });
    expect(await given.read('crm.account', free)).toMatchObject({
      name: 'Theirs',
      telephone1: '2',
    });
    expect(await masters.sync.coupling(erpId)).toMatchObject({ failureCode: 'UPDATE_CONFLICT' });
    const outcome = await masters.sync.one({ erpId }, { direction: 'FROM_CRM' });
    expect(outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    expect(await given.read('erp.customer', erpId)).toMatchObject({ name: 'Theirs', phoneNo: '2' });
  });

  it('SC-06 the engine does not take a coupled customer away, whether a person starts from the CRM or a natural key leads there', async () => {
    const pair = await masters.customerPair();
    const free = await given.account();
    const refused = await couplings.create({
      mapping: 'CUSTOMER',
      erpId: pair.erpId,
      crmId: free,
      startFrom: 'CRM',
    });
    expect(refused.errors[0]).toMatchObject({
      code: 'ERP_ALREADY_COUPLED',
      data: { crmId: free, coupledCrmId: pair.crmId },
    });
    expect(await couplings.of('erpId', pair.erpId)).toMatchObject([{ crmId: pair.crmId }]);

    const terms = await given.row('erp.payment_terms', { code: '30D', description: '30 days' });
    const own = await masters.createInCrm('PAYMENT TERMS', terms);
    const same = await given.row('crm.option_value', {
      optionSet: 'account.paymenttermscode',
      value: 99,
      label: '30D',
    });
    await masters.sync.configure('PAYMENT TERMS', { direction: 'FROM_CRM' });
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE sync.field_mapping SET direction = 'FROM_CRM' WHERE mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'PAYMENT TERMS')`,
      ),
    );
    const answer = await couplings.createInErp({ id: same, mapping: 'PAYMENT TERMS' });
    expect(answer.outcomes?.[0]).toMatchObject({
      kind: 'FAILED',
      error: { code: 'ERP_ALREADY_COUPLED', data: { erpId: terms } },
    });
    expect(await couplings.of('erpId', terms)).toMatchObject([{ crmId: own.crmId }]);
  });

  it('SC-07 one account may belong to a customer and a vendor; a vendor pair that fails twice skips the vendor alone', async () => {
    const pair = await masters.customerPair();
    await masters.sync.configure('VENDOR', { crmFilter: '[]' });
    await given.row('erp.payment_terms', { code: 'SC07', description: 'Not coupled' });
    const vendor = await given.row('erp.vendor', { name: 'V1', paymentTermsCode: 'SC07' });
    await couplings.pair('VENDOR', vendor, pair.crmId);
    expect(await couplings.of('crmId', pair.crmId)).toHaveLength(2);
    for (let i = 0; i < 2; i++) await masters.sync.one({ erpId: vendor }, { direction: 'TO_CRM' });
    expect(await masters.sync.coupling(vendor)).toMatchObject({
      skipped: true,
      failureCode: 'REFERENCE_NOT_COUPLED',
    });
    expect(await masters.sync.coupling(pair.erpId)).toMatchObject({
      skipped: false,
      lastResultToCrm: 'SUCCESS',
    });
  });

  it('SC-08 refuses a typed name that lies outside the filter, and stores nothing', async () => {
    const old = await given.account({ name: 'Northwind Old' });
    await given.change('crm.account', old, { stateCode: 1, statusCode: 2 });
    const erpId = await given.customer();
    const draft = await new CouplingDialog(api).draft({
      mapping: 'CUSTOMER',
      erpId,
      crmName: 'Northwind Old',
    });
    expect(draft).toMatchObject({ crmRecord: null, error: { code: 'CRM_OUTSIDE_FILTER' } });
    expect((await couple(erpId, old)).errors[0]?.code).toBe('CRM_OUTSIDE_FILTER');
    expect(await couplings.of('erpId', erpId)).toEqual([]);
  });

  it('SC-09 creates in bulk from mixed input: coupled, coupled to a lost account, uncoupled', async () => {
    const coupled = await masters.customerPair({ name: 'SC-09 coupled' });
    const lost = await masters.customerPair({ name: 'SC-09 lost' });
    const free = await given.customer({ name: 'SC-09 free' });
    await masters.sync.lose('crm.account', lost.crmId);
    const before = await given.read('crm.account', coupled.crmId);
    const answer = await couplings.createInCrm(
      ...[coupled.erpId, lost.erpId, free].map((id) => ({ id, mapping: 'CUSTOMER' })),
    );
    expect(answer.outcomes?.map((each) => each.kind)).toEqual(['SKIPPED', 'INSERTED', 'INSERTED']);
    const [run] = await masters.sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ inserted: 2, skipped: 1, failed: 0 });
    for (const [erpId, name] of [
      [lost.erpId, 'SC-09 lost'],
      [free, 'SC-09 free'],
    ] as const) {
      const [coupling] = await couplings.of('erpId', erpId);
      expect(coupling?.crmId).not.toBe(lost.crmId);
      expect((await given.read('crm.account', coupling?.crmId ?? '')).name).toBe(name);
    }
    expect(await couplings.of('crmId', lost.crmId)).toEqual([]);
    expect(await given.read('crm.account', coupled.crmId)).toEqual(before);
  });
});
