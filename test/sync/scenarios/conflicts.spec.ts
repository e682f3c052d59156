import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;
let pair: PairIds;

beforeAll(async () => {
  masters = await Masters.start();
});

// Each scenario has a pair of its own that agrees; those before it are gone.
beforeEach(async () => {
  await masters.sync.uncoupleAll(['CUSTOMER']);
  pair = await masters.customerPair({ phoneNo: '0', city: 'Oslo' });
  await masters.sync.modified(['CUSTOMER']);
});

afterEach(async () => {
  await masters.sync.configure('CUSTOMER', { updatePolicy: 'MERGE', direction: 'BOTH' });
  await masters.sync.configureField('CUSTOMER', 'address1PrimaryContactName', {
    direction: 'BOTH',
  });
});

afterAll(() => masters.stop());

const quiet = { inserted: 0, modified: 0, unchanged: 0, skipped: 0, failed: 0 };
const erp = () => masters.given.read('erp.customer', pair.erpId);
const crm = () => masters.given.read('crm.account', pair.crmId);
const coupling = () => masters.sync.coupling(pair.erpId);
const job = () => masters.sync.modified(['CUSTOMER']);
const changePhones = async () => {
  await masters.given.change('erp.customer', pair.erpId, { phoneNo: '1' });
  await masters.given.change('crm.account', pair.crmId, { telephone1: '2' });
};
const retryAll = async () => {
  const { couplingRetry } = await masters.api.ask<{ couplingRetry: { errors: unknown[] } }>(
    'mutation ($input: CouplingRetryInput!) { couplingRetry(input: $input) { retried errors { code } } }',
    { input: { all: true } },
  );
  expect(couplingRetry.errors).toEqual([]);
};

describe('an update conflict', () => {
  it('SC-20 with no policy fails both ways, is skipped when it repeats, and is then left alone', async () => {
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'NONE' });
    await changePhones();
    for (const run of await job()) expect(run).toMatchObject({ ...quiet, failed: 1 });
    expect(await coupling()).toMatchObject({
      lastResultToCrm: 'FAILURE',
      lastResultFromCrm: 'FAILURE',
      failureCode: 'UPDATE_CONFLICT',
      failureField: 'phoneNo',
      skipped: false,
    });
    const [, first] = await masters.sync.runs('CUSTOMER', 2);
    expect(first?.errors).toMatchObject([{ code: 'UPDATE_CONFLICT' }]);
    expect(first?.errors[0]?.message).toContain('phoneNo');
    const [there] = await job();
    expect(there).toMatchObject({ ...quiet, skipped: 1 });
    expect((await coupling())?.skipped).toBe(true);
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bergen' });
    await job();
    expect((await crm()).address1City).toBe('Oslo');
    expect((await erp()).phoneNo).toBe('1');
    expect((await crm()).telephone1).toBe('2');
  });

  it('SC-21 under the policy SEND the ERP wins, without an error', async () => {
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'SEND' });
    await changePhones();
    const [there, back] = await job();
    expect(there).toMatchObject({ ...quiet, modified: 1 });
    expect(back).toMatchObject({ modified: 0, failed: 0 });
    expect((await crm()).telephone1).toBe('1');
    expect((await erp()).phoneNo).toBe('1');
  });

  it('SC-22 under the policy GET the CRM wins: the pass to the CRM skips the pair', async () => {
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'GET' });
    await changePhones();
    const [there, back] = await job();
    expect(there).toMatchObject({ ...quiet, skipped: 1 });
    expect(back).toMatchObject({ ...quiet, modified: 1 });
    expect((await erp()).phoneNo).toBe('2');
    expect((await crm()).telephone1).toBe('2');
  });

  it('SC-27 is resolved for skipped pairs by a policy and a retry of all', async () => {
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'NONE' });
    await changePhones();
    await job();
    await job();
    expect((await coupling())?.skipped).toBe(true);
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'SEND' });
    await retryAll();
    const [there] = await job();
    expect(there).toMatchObject({ ...quiet, modified: 1 });
    expect((await crm()).telephone1).toBe('1');
    expect(await coupling()).toMatchObject({ skipped: false, lastResultToCrm: 'SUCCESS' });
  });
});

describe('changes on both sides that do not clash', () => {
  it('SC-23 one-way fields of either direction travel without a conflict', async () => {
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'NONE' });
    await masters.sync.configureField('CUSTOMER', 'address1PrimaryContactName', {
      direction: 'FROM_CRM',
    });
    await masters.given.change('erp.customer', pair.erpId, { creditLimitLcy: '700' });
    await masters.given.change('crm.account', pair.crmId, { address1PrimaryContactName: 'Note' });
    const runs = await job();
    for (const run of runs) expect(run.failed).toBe(0);
    expect(Number((await crm()).creditLimit)).toBe(700);
    expect((await erp()).contact).toBe('Note');
    expect(await coupling()).toMatchObject({
      lastResultToCrm: 'SUCCESS',
      lastResultFromCrm: 'SUCCESS',
    });
    // Exact stamps: the next ordinary edit is not taken for a conflict.
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bergen' });
    const [there] = await job();
    expect(there).toMatchObject({ modified: 1, failed: 0 });
  });

  it('SC-24 different fields are merged; the same value on both sides is nothing to do', async () => {
    await masters.given.change('erp.customer', pair.erpId, { phoneNo: '1' });
    await masters.given.change('crm.account', pair.crmId, { address1City: 'Bergen' });
    for (const run of await job()) expect(run.failed).toBe(0);
    expect((await crm()).telephone1).toBe('1');
    expect((await erp()).city).toBe('Bergen');

    await masters.given.change('erp.customer', pair.erpId, { phoneNo: '5' });
    await masters.given.change('crm.account', pair.crmId, { telephone1: '5' });
    const versions = [(await erp()).version, (await crm()).version];
    for (const run of await job()) expect(run).toMatchObject({ modified: 0, failed: 0 });
    expect([(await erp()).version, (await crm()).version]).toEqual(versions);
  });

  it('SC-25 a one-way mapping overwrites the account without asking', async () => {
    await masters.sync.configure('CUSTOMER', { direction: 'TO_CRM' });
    await changePhones();
    const runs = await job();
    expect(runs).toMatchObject([{ ...quiet, direction: 'TO_CRM', modified: 1 }]);
    expect((await crm()).telephone1).toBe('1');
  });

  it('SC-31 a merge of one record takes the field from the side that changed it', async () => {
    await masters.given.change('crm.account', pair.crmId, { telephone1: '9' });
    const outcome = await masters.sync.one({ erpId: pair.erpId }, { direction: 'MERGE' });
    expect(outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    expect((await erp()).phoneNo).toBe('9');
    expect((await crm()).telephone1).toBe('9');
  });
});
