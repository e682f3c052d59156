import { recordGone } from '../../../src/sync/undo/undo.errors';
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

interface Status {
  failureCode: string | null;
  lastResultToCrm: string;
  lastResultFromCrm: string;
  latestError: { code: string; message: string } | null;
  lastRunToCrm: { id: string; errors: { nodes: { code: string; erpId: string | null }[] } } | null;
  lastRunFromCrm: { id: string } | null;
}

const statusOf = async (erpId: string): Promise<Status | undefined> =>
  (
    await api.ask<{ couplings: { nodes: Status[] } }>(
      `query ($id: ID!) { couplings(where: { erpId: { eq: $id } }) { nodes { failureCode lastResultToCrm lastResultFromCrm
         latestError { code message } lastRunToCrm { id errors { nodes { code erpId } } } lastRunFromCrm { id } } } }`,
      { id: erpId },
    )
  ).couplings.nodes[0];

const couple = async (mapping: string, erpId: string, crmId: string, initialSync = 'NONE') => {
  const { couplingCreate } = await api.ask<{ couplingCreate: { errors: unknown[] } }>(
    `mutation ($mapping: String!, $erpId: ID!, $crmId: ID!, $initialSync: InitialSync!) {
       couplingCreate(input: { mapping: $mapping, erpId: $erpId, crmId: $crmId, initialSync: $initialSync }) { errors { code message } } }`,
    { mapping, erpId, crmId, initialSync },
  );
  expect(couplingCreate.errors).toEqual([]);
};
const sync = async (erpId: string, direction: string) =>
  (
    await api.ask<{
      couplingSyncNow: { outcomes: { kind: string; error: { code: string } | null }[] };
    }>(
      `mutation ($erpId: ID!, $direction: SyncNowDirection!) {
         couplingSyncNow(input: { records: [{ erpId: $erpId }], direction: $direction }) { outcomes { kind error { code } } } }`,
      { erpId, direction },
    )
  ).couplingSyncNow.outcomes[0];

let codes = 10;

/** A customer in a currency that is not coupled: it cannot go to the CRM. */
const unsendable = async () => {
  const code = `X${++codes}`;
  await given.row('erp.currency', { code, description: code, isoCode: code });
  const [erpId, crmId] = [await given.customer({ currencyCode: code }), await given.account()];
  await couple('CUSTOMER', erpId, crmId);
  return { erpId, crmId, code };
};
/** Makes the CRM record unfit for the ERP: its currency is not coupled either. */
const unfetchable = async (crmId: string, iso: string) => {
  const transactionCurrencyId = await given.row('crm.transaction_currency', {
    isoCurrencyCode: iso,
    currencyName: iso,
    currencySymbol: iso,
    currencyPrecision: 2,
    exchangeRate: '1',
  });
  await given.change('crm.account', crmId, { transactionCurrencyId });
};

describe('the latest error of a pair', () => {
  it('CPR-035 is that of the way to the CRM when both ways failed', async () => {
    const { erpId, crmId, code } = await unsendable();
    await unfetchable(crmId, 'YAA');
    await sync(erpId, 'FROM_CRM');
    await sync(erpId, 'TO_CRM');
    const status = await statusOf(erpId);
    expect(status).toMatchObject({ lastResultToCrm: 'FAILURE', lastResultFromCrm: 'FAILURE' });
    expect(status?.latestError).toMatchObject({ code: 'REFERENCE_NOT_COUPLED' });
    expect(status?.latestError?.message).toContain(code);
  });

  it('CPR-036 is that of the way to the CRM when only that one failed', async () => {
    const { erpId, code } = await unsendable();
    await sync(erpId, 'TO_CRM');
    const status = await statusOf(erpId);
    expect(status).toMatchObject({ lastResultToCrm: 'FAILURE', lastResultFromCrm: 'NONE' });
    expect(status?.latestError?.message).toContain(code);
  });

  it('CPR-037 NTF-008 NTF-026 is that of the way to the ERP when only that one failed', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple('CUSTOMER', erpId, crmId);
    await unfetchable(crmId, 'YBB');
    expect((await sync(erpId, 'FROM_CRM'))?.kind).toBe('FAILED');
    const status = await statusOf(erpId);
    expect(status).toMatchObject({ lastResultToCrm: 'NONE', lastResultFromCrm: 'FAILURE' });
    expect(status?.latestError?.code).toBe('REFERENCE_NOT_COUPLED');
    expect(status?.lastRunFromCrm).not.toBeNull();
  });

  it('NTF-031 is none when the later attempt succeeded', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple('CUSTOMER', erpId, crmId);
    await unfetchable(crmId, 'YCC');
    await sync(erpId, 'FROM_CRM');
    expect((await sync(erpId, 'TO_CRM'))?.kind).toBe('MODIFIED');
    expect(await statusOf(erpId)).toMatchObject({
      failureCode: null,
      latestError: null,
      lastResultToCrm: 'SUCCESS',
    });
  });

  it('NTF-032 is the failure when that was the later attempt', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple('CUSTOMER', erpId, crmId, 'TO_CRM');
    await unfetchable(crmId, 'YDD');
    await sync(erpId, 'FROM_CRM');
    const status = await statusOf(erpId);
    expect(status).toMatchObject({ lastResultToCrm: 'SUCCESS', lastResultFromCrm: 'FAILURE' });
    expect(status?.latestError?.code).toBe('REFERENCE_NOT_COUPLED');
  });

  it('NTF-041 follows the latest attempt when the reason changes', async () => {
    const { erpId, code } = await unsendable();
    await sync(erpId, 'TO_CRM');
    expect((await statusOf(erpId))?.latestError?.message).toContain(code);
    await given.row('erp.currency', { code: 'Z99', description: 'Z', isoCode: 'Z99' });
    await given.change('erp.customer', erpId, { currencyCode: 'Z99' });
    await sync(erpId, 'TO_CRM');
    expect((await statusOf(erpId))?.latestError?.message).toContain('Z99');
  });

  it('SKP-020 NTF-020 has a log of its own: the runs of the pair hold its error alone', async () => {
    const made = [await unsendable(), await unsendable(), await unsendable()];
    for (const { erpId } of made) await sync(erpId, 'TO_CRM');
    const second = made[1]?.erpId ?? '';
    const status = await statusOf(second);
    expect(status?.lastRunToCrm?.errors.nodes).toEqual([
      { code: 'REFERENCE_NOT_COUPLED', erpId: second },
    ]);
  });
});

describe('errors of records', () => {
  it('NTF-010 are found by the record when no coupling exists', async () => {
    await given.row('erp.currency', { code: 'Q1', description: 'Q', isoCode: 'Q1' });
    const erpId = await given.customer({ currencyCode: 'Q1' });
    await api.ask(
      `mutation ($id: ID!) { couplingCreateInCrm(input: { records: [{ id: $id, mapping: "CUSTOMER" }] }) { failed } }`,
      { id: erpId },
    );
    expect(await statusOf(erpId)).toBeUndefined();
    const { syncRunErrors } = await api.ask<{
      syncRunErrors: { nodes: { code: string; record: string }[] };
    }>(
      `query ($id: ID!) { syncRunErrors(where: { erpId: { eq: $id } }) { nodes { code record } } }`,
      { id: erpId },
    );
    expect(syncRunErrors.nodes).toHaveLength(1);
    expect(syncRunErrors.nodes[0]?.code).toBe('REFERENCE_NOT_COUPLED');
  });

  it('ITS-008 skip a pair whose customer is gone at the second attempt, and write nothing', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple('CUSTOMER', erpId, crmId, 'TO_CRM');
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM erp.customer WHERE id = $1', [erpId]),
    );
    const { version } = await given.read('crm.account', crmId);
    expect((await sync(erpId, 'FROM_CRM'))?.error?.code).toBe('COUNTERPART_DELETED');
    expect((await sync(erpId, 'FROM_CRM'))?.kind).toBe('SKIPPED');
    expect((await given.read('crm.account', crmId)).version).toBe(version);
  });

  it('ITS-041 name the record that is left when the other one is gone', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple('CUSTOMER', erpId, crmId, 'TO_CRM');
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM crm.account WHERE id = $1', [crmId]),
    );
    await sync(erpId, 'TO_CRM');
    const { syncRunErrors } = await api.ask<{
      syncRunErrors: { nodes: { code: string; record: string; erpId: string; crmId: string }[] };
    }>(
      `query ($id: ID!) { syncRunErrors(where: { erpId: { eq: $id } }) { nodes { code record erpId crmId } } }`,
      { id: erpId },
    );
    expect(syncRunErrors.nodes[0]).toMatchObject({ code: 'COUNTERPART_DELETED', erpId, crmId });
    expect(syncRunErrors.nodes[0]?.record).toMatch(/^Customer C\d+/);
  });

  it('ITS-040 count as one failure and name no record where neither side can be told', async () => {
    const { engine, unitOfWork } = api.composition;
    const runId = await unitOfWork.run((tx) =>
      engine.sessions.within(tx, async (session) => {
        const id = await session.startRun({
          mapping: session.mappings.active('CUSTOMER'),
          kind: 'SYNCHRONIZE',
          direction: 'TO_CRM',
          forced: false,
          scope: null,
        });
        await session.finishRun(id, [
          {
            kind: 'failed',
            mapping: 'CUSTOMER',
            direction: 'TO_CRM',
            record: null,
            erpId: null,
            crmId: null,
            couplingId: null,
            coupled: false,
            refusal: recordGone('Customer'),
            writes: [],
          },
        ]);
        return id;
      }),
    );
    const { syncRun } = await api.ask<{
      syncRun: { failed: number; errors: { nodes: { erpId: string | null }[] } };
    }>(`query ($id: ID!) { syncRun(id: $id) { failed errors { nodes { erpId crmId record } } } }`, {
      id: runId,
    });
    expect(syncRun).toEqual({
      failed: 1,
      errors: { nodes: [{ erpId: null, crmId: null, record: null }] },
    });
  });

  it('SKP-021 are refused for a record that no mapping covers', async () => {
    const { couplingRetry } = await api.ask<{ couplingRetry: { errors: { code: string }[] } }>(
      `mutation { couplingRetry(input: { mapping: "BANK ACCOUNT" }) { errors { code } } }`,
    );
    expect(couplingRetry.errors[0]?.code).toBe('TABLE_NOT_MAPPED');
  });
});
