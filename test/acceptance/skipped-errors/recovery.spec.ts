import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

const OUTCOMES =
  'outcomes { kind record erpId crmId error { code message remedy data } fix { document variables } } errors { code message }';

interface Outcome {
  kind: string;
  record: string | null;
  erpId: string;
  crmId: string;
  error: { code: string; message: string; data: Record<string, unknown> } | null;
  fix: { document: string; variables: Record<string, unknown> } | null;
}

const mutate = async (name: string, type: string, input: object, select = OUTCOMES) =>
  (
    await api.ask<
      Record<string, { retried: number; outcomes: Outcome[]; errors: { code: string }[] }>
    >(`mutation ($input: ${type}!) { ${name}(input: $input) { ${select} } }`, { input })
  )[name];
const syncNow = async (erpId: string, direction?: string) =>
  (await mutate('couplingSyncNow', 'CouplingSyncNowInput', { records: [{ erpId }], direction }))
    ?.outcomes[0];
const retry = (input: object) =>
  mutate('couplingRetry', 'CouplingRetryInput', input, `retried ${OUTCOMES}`);

/** A coupled pair whose phone both sides then changed: a conflict. */
const conflicting = async () => {
  const { erpId, crmId } = await pair();
  await given.change('erp.customer', erpId, { phoneNo: '1' });
  await given.change('crm.account', crmId, { telephone1: '2' });
  return { erpId, crmId };
};
const pair = async () => {
  const erpId = await given.customer({ phoneNo: '0' });
  const crmId = await given.account();
  await api.ask(
    `mutation ($erpId: ID!, $crmId: ID!) { couplingCreate(input: { mapping: "CUSTOMER", erpId: $erpId, crmId: $crmId, initialSync: TO_CRM }) { errors { code } } }`,
    { erpId, crmId },
  );
  return { erpId, crmId };
};
const skippedPair = async () => {
  const made = await conflicting();
  await syncNow(made.erpId);
  await syncNow(made.erpId);
  return made;
};
const drop = (table: string, id: string) =>
  api.composition.unitOfWork.run((tx) => tx.execute(`DELETE FROM ${table} WHERE id = $1`, [id]));

interface State {
  id: string;
  skipped: boolean;
  standing: string;
  actions: string[];
  failureCode: string | null;
  failureClass: string | null;
  erpRecord: { exists: boolean; name: string | null; noun: string };
  crmRecord: { exists: boolean; name: string | null };
  latestError: {
    code: string;
    message: string;
    fix: { document: string; variables: object } | null;
    errorClass: string;
  } | null;
}
const stateOf = async (erpId: string): Promise<State> => {
  const { couplings } = await api.ask<{ couplings: { nodes: State[] } }>(
    `query ($id: ID!) { couplings(where: { erpId: { eq: $id } }) { nodes { id skipped standing actions failureCode failureClass
       erpRecord { noun name exists } crmRecord { name exists } latestError { code message errorClass fix { document variables } } } } }`,
    { id: erpId },
  );
  const [state] = couplings.nodes;
  if (!state) throw new Error('There is no coupling.');
  return state;
};

describe('pairs that failed', () => {
  it('SKP-037 says what may be done with a skipped pair whose records both exist', async () => {
    const { erpId } = await skippedPair();
    expect(await stateOf(erpId)).toMatchObject({
      skipped: true,
      standing: 'SKIPPED',
      erpRecord: { exists: true, noun: 'Customer' },
      crmRecord: { exists: true },
      actions: ['SYNCHRONIZE', 'RETRY', 'COUPLE', 'UNCOUPLE'],
      failureCode: 'UPDATE_CONFLICT',
      failureClass: 'PERSON',
      latestError: { code: 'UPDATE_CONFLICT', errorClass: 'PERSON' },
    });
  });

  it('S-29 offers no retry for a pair that failed once, or that agrees: the next run takes those anyway', async () => {
    const agreed = await pair();
    expect((await stateOf(agreed.erpId)).actions).toEqual(['SYNCHRONIZE', 'COUPLE', 'UNCOUPLE']);
    const failed = await conflicting();
    await syncNow(failed.erpId);
    expect(await stateOf(failed.erpId)).toMatchObject({
      ...{ standing: 'FAILED', skipped: false, actions: ['SYNCHRONIZE', 'COUPLE', 'UNCOUPLE'] },
    });
  });

  it('SKP-041 lists only the pairs that are still skipped', async () => {
    const [one, two] = [await skippedPair(), await skippedPair()];
    await retry({ records: [{ erpId: one.erpId }] });
    const { couplings } = await api.ask<{ couplings: { nodes: { erpId: string }[] } }>(
      `query ($ids: [ID!]) { couplings(where: { erpId: { in: $ids }, skipped: { eq: true } }) { nodes { erpId } } }`,
      { ids: [one.erpId, two.erpId] },
    );
    expect(couplings.nodes).toEqual([{ erpId: two.erpId }]);
  });

  it('SKP-008 brings back the chosen ones and says how many', async () => {
    const made = [await skippedPair(), await skippedPair(), await skippedPair()];
    const answer = await retry({ records: made.slice(0, 2).map(({ erpId }) => ({ erpId })) });
    expect(answer?.retried).toBe(2);
    expect((await stateOf(made[0]?.erpId ?? '')).skipped).toBe(false);
    expect((await stateOf(made[2]?.erpId ?? '')).skipped).toBe(true);
  });

  it('SKP-012 synchronizes a skipped pair at once in spite of the mark', async () => {
    const { erpId, crmId } = await skippedPair();
    await given.change('crm.account', crmId, { telephone1: '1' });
    const answer = await retry({ records: [{ erpId }], syncNow: true });
    expect(answer?.outcomes[0]?.kind).toBe('UNCHANGED');
    expect(await stateOf(erpId)).toMatchObject({
      skipped: false,
      standing: 'AGREED',
      latestError: null,
    });
  });

  it('brings back every skipped pair of a mapping, and every one there is (S-29)', async () => {
    await skippedPair();
    await skippedPair();
    const mapping = await retry({ mapping: 'CUSTOMER' });
    expect(mapping?.retried).toBeGreaterThanOrEqual(2);
    await skippedPair();
    const vendor = await given.row('erp.vendor', { number: 'S29', name: 'S29' });
    const account = await given.account({ customerTypeCode: 11 });
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at, skipped)
         SELECT gen_random_uuid(), id, $1, $2, now(), true FROM sync.table_mapping WHERE name = 'VENDOR'`,
        [vendor, account],
      ),
    );
    expect((await retry({ mapping: 'CUSTOMER' }))?.retried).toBe(1);
    expect((await retry({ all: true }))?.retried).toBe(1);
    expect((await retry({ all: true }))?.retried).toBe(0);
  });

  it('refuses a retry that names no pairs, or pairs in two ways', async () => {
    expect((await retry({}))?.errors[0]?.code).toBe('INVALID_INPUT');
    expect((await retry({ all: true, mapping: 'CUSTOMER' }))?.errors[0]?.code).toBe(
      'INVALID_INPUT',
    );
    expect((await retry({ mapping: 'NOTHING' }))?.errors[0]?.code).toBe('TABLE_NOT_MAPPED');
  });

  it('comes back by itself when the value at fault changes, and stays while others do (S-24, SC-20)', async () => {
    const { erpId, crmId } = await skippedPair();
    await given.change('erp.customer', erpId, { city: 'Hill' });
    expect((await syncNow(erpId))?.error?.code).toBe('SKIPPED');
    await given.change('crm.account', crmId, { telephone1: '1' });
    expect((await syncNow(erpId))?.kind).toBe('MODIFIED');
    expect(await stateOf(erpId)).toMatchObject({ skipped: false, standing: 'AGREED' });
    expect((await given.read('crm.account', crmId)).address1City).toBe('Hill');
  });

  it('comes back by itself when the reference it waits for is coupled (Q-20)', async () => {
    await given.row('erp.currency', { code: 'USD', description: 'US Dollar', isoCode: 'USD' });
    await given.row('erp.currency_exchange_rate', {
      currencyCode: 'USD',
      startingDate: '2026-01-01',
      exchangeRateAmount: '1.1',
      relationalExchRateAmount: '1',
    });
    const { erpId, crmId } = await pair();
    await given.change('erp.customer', erpId, { currencyCode: 'USD' });
    const first = await syncNow(erpId);
    expect(first).toMatchObject({ kind: 'FAILED', error: { code: 'REFERENCE_NOT_COUPLED' } });
    expect((await syncNow(erpId))?.kind).toBe('SKIPPED');
    expect(await stateOf(erpId)).toMatchObject({ skipped: true, failureClass: 'WAITING' });
    // The fix is the mutation that couples the currency, ready to send.
    const fix = (await stateOf(erpId)).latestError?.fix;
    expect(fix?.document).toContain('couplingCreateInCrm');
    await api.ask(fix?.document ?? '', fix?.variables as Record<string, unknown>);
    expect((await stateOf(erpId)).skipped).toBe(false);
    expect((await syncNow(erpId))?.kind).toBe('MODIFIED');
    expect((await given.read('crm.account', crmId)).transactionCurrencyId).not.toBeNull();
  });
});

describe('pairs that lost a record', () => {
  it('SC-44 SC-45 restores an account that was deleted, from its customer', async () => {
    const { erpId, crmId } = await pair();
    await drop('crm.account', crmId);
    await given.change('erp.customer', erpId, { city: 'Lake' });
    expect((await syncNow(erpId))?.error?.code).toBe('COUNTERPART_DELETED');
    expect((await syncNow(erpId))?.kind).toBe('SKIPPED');
    expect(await stateOf(erpId)).toMatchObject({
      standing: 'DELETED',
      crmRecord: { exists: false, name: null },
      actions: ['COUPLE', 'UNCOUPLE', 'RESTORE', 'DELETE_RECORD'],
    });
    const answer = await mutate('couplingRestore', 'OneSidedPairsInput', { records: [{ erpId }] });
    expect(answer?.outcomes[0]).toMatchObject({ kind: 'INSERTED', error: null });
    const state = await stateOf(erpId);
    expect(state).toMatchObject({ standing: 'AGREED', skipped: false });
    expect(answer?.outcomes[0]?.crmId).not.toBe(crmId);
    const account = await given.read('crm.account', answer?.outcomes[0]?.crmId ?? '');
    expect(account.address1City).toBe('Lake');
  });

  it('SKP-028 deletes the account of a customer that is gone, and the coupling', async () => {
    const { erpId, crmId } = await pair();
    await drop('erp.customer', erpId);
    expect(await stateOf(erpId)).toMatchObject({
      standing: 'DELETED',
      erpRecord: { exists: false, name: null },
      crmRecord: { exists: true },
    });
    const answer = await mutate('couplingDeleteRecord', 'OneSidedPairsInput', {
      records: [{ erpId }],
    });
    expect(answer?.outcomes[0]).toMatchObject({ kind: 'REMOVED', error: null });
    await expect(given.read('crm.account', crmId)).rejects.toThrow('does not exist');
    await expect(stateOf(erpId)).rejects.toThrow('no coupling');
  });

  it('SKP-031 keeps an account that the CRM does not let go, coupled, and says why', async () => {
    const { erpId, crmId } = await pair();
    await given.row('crm.contact', {
      lastName: 'Holds it',
      parentCustomerId: crmId,
      parentCustomerIdType: 'account',
    });
    await drop('erp.customer', erpId);
    const answer = await mutate('couplingDeleteRecord', 'OneSidedPairsInput', {
      records: [{ erpId }],
    });
    expect(answer?.outcomes[0]).toMatchObject({ kind: 'FAILED', error: { code: 'RECORD_IN_USE' } });
    expect((await given.read('crm.account', crmId)).id).toBe(crmId);
    expect((await stateOf(erpId)).standing).toBe('DELETED');
  });

  it('refuses to restore or delete a pair of which nothing is missing', async () => {
    const { erpId, crmId } = await pair();
    for (const name of ['couplingRestore', 'couplingDeleteRecord']) {
      const answer = await mutate(name, 'OneSidedPairsInput', { records: [{ erpId }] });
      expect(answer?.outcomes[0]).toMatchObject({
        kind: 'FAILED',
        error: { code: 'NOTHING_MISSING' },
      });
    }
    expect((await given.read('crm.account', crmId)).id).toBe(crmId);
  });

  it('removes the coupling of two records that are both gone (D-4)', async () => {
    const { erpId, crmId } = await pair();
    const { id } = await stateOf(erpId);
    await drop('erp.customer', erpId);
    await drop('crm.account', crmId);
    const answer = await mutate('couplingRestore', 'OneSidedPairsInput', {
      records: [{ couplingId: id }],
    });
    expect(answer?.outcomes[0]?.error?.code).toBe('BOTH_DELETED');
    await expect(stateOf(erpId)).rejects.toThrow('no coupling');
  });

  it('SKP-038 couples a customer anew with another account, and it is skipped no more', async () => {
    const { erpId, crmId } = await pair();
    await drop('crm.account', crmId);
    await given.change('erp.customer', erpId, { city: 'Bay' });
    await syncNow(erpId);
    await syncNow(erpId);
    const other = await given.account();
    const answer = await api.ask<{
      couplingCreate: { errors: unknown[]; outcome: { kind: string } };
    }>(
      `mutation ($erpId: ID!, $crmId: ID!) { couplingCreate(input: { mapping: "CUSTOMER", erpId: $erpId, crmId: $crmId, initialSync: TO_CRM }) { outcome { kind } errors { code } } }`,
      { erpId, crmId: other },
    );
    expect(answer.couplingCreate).toMatchObject({ errors: [], outcome: { kind: 'MODIFIED' } });
    expect(await stateOf(erpId)).toMatchObject({ skipped: false, standing: 'AGREED' });
  });
});
