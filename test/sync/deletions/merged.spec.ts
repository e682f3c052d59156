import { Masters, type PairIds } from '../../support/masters';
import { codesOf, counted, couplingRow, runMapping, setMapping } from '../../support/runs';
import { preview } from '../insight/verbs';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterEach(async () => {
  await masters.api.composition.unitOfWork.run((tx) => tx.execute('DELETE FROM sync.coupling'));
  await setMapping(masters.api, 'CUSTOMER', { direction: 'BOTH' });
});

afterAll(() => masters.stop());

// As Dynamics leaves a merge behind: the loser is inactive and names the account that took it over.
const merge = (loser: string, masterId: string) =>
  masters.given.change('crm.account', loser, {
    ...{ merged: true, masterId },
    ...{ stateCode: 1, statusCode: 2 },
  });

interface Failure {
  code: string;
  message: string;
  remedy: string;
  data: Record<string, unknown>;
  fix: { title: string; document: string; variables: Record<string, unknown> } | null;
}

interface Pair {
  standing: string;
  actions: string[];
  crmRecord: { merged: boolean };
  latestError: Failure | null;
  conflict: { verdict: string; error: { code: string; message: string } | null };
}

const stateOf = async (couplingId: string): Promise<Pair> => {
  const { coupling } = await masters.api.ask<{ coupling: Pair }>(
    `query ($id: ID!) { coupling(id: $id) { standing actions crmRecord { merged } conflict { verdict error { code message } }
       latestError { code message remedy data fix { title document variables } } } }`,
    { id: couplingId },
  );
  return coupling;
};
const mergedPair = async (): Promise<PairIds & { winnerId: string; number: string }> => {
  const pair = await masters.customerPair({ city: 'Oslo' });
  const winnerId = await masters.given.account({ name: 'Winner', address1City: 'Bergen' });
  await runMapping(masters.api, 'CUSTOMER');
  await merge(pair.crmId, winnerId);
  const { number } = await masters.given.read('erp.customer', pair.erpId);
  return { ...pair, winnerId, number: String(number) };
};

describe('a coupled account that was merged into another one (D-7)', () => {
  it('is reported by the next run, although its customer did not change, once by its own code', async () => {
    const { couplingId, winnerId, crmId } = await mergedPair();
    const first = await runMapping(masters.api, 'CUSTOMER');
    expect([counted(first.to), counted(first.from)]).toEqual(['failed 1', 'nothing']);
    expect(codesOf(first.to)).toEqual(['COUNTERPART_MERGED']);
    const { latestError, ...state } = await stateOf(couplingId);
    expect(state).toMatchObject({
      standing: 'MERGED',
      actions: ['COUPLE', 'UNCOUPLE'],
      crmRecord: { merged: true },
      conflict: { verdict: 'FAILS', error: { code: 'COUNTERPART_MERGED' } },
    });
    expect(latestError?.message).toContain('was merged into Account Winner');
    expect(latestError?.remedy).toContain('couplingCreate');
    expect(latestError?.data).toMatchObject({ crmId, winnerId, winner: 'Account Winner' });
    expect(counted((await runMapping(masters.api, 'CUSTOMER')).to)).toBe('skipped 1');
    const third = await runMapping(masters.api, 'CUSTOMER');
    expect([counted(third.to), counted(third.from)]).toEqual(['nothing', 'nothing']);
  });

  it('is ended by the very fix that the report gives: the customer goes over to the account that is left', async () => {
    const { couplingId, erpId, winnerId, crmId } = await mergedPair();
    await runMapping(masters.api, 'CUSTOMER');
    const fix = (await stateOf(couplingId)).latestError?.fix;
    expect(fix?.variables).toEqual({
      input: { mapping: 'CUSTOMER', erpId, crmId: winnerId, initialSync: 'NONE' },
    });
    const answer = await masters.api.ask<{ couplingCreate: { errors: unknown[] } }>(
      fix?.document ?? '',
      fix?.variables,
    );
    expect(answer.couplingCreate.errors).toEqual([]);
    expect(await masters.sync.coupling(erpId)).toMatchObject({
      id: couplingId,
      crmId: winnerId,
      crmState: 'PRESENT',
      skipped: false,
      failureCode: null,
    });
    expect((await stateOf(couplingId)).standing).toBe('NEW');
    expect((await masters.sync.one({ couplingId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect((await masters.given.read('crm.account', winnerId)).address1City).toBe('Oslo');
    expect(await masters.given.read('crm.account', crmId)).toMatchObject({ merged: true });
  });

  it('names the customer that has the account already, and refuses to couple a second one with it', async () => {
    const winner = await masters.customerPair({ name: 'Keeps it' });
    const loser = await masters.customerPair({ name: 'Loses it' });
    await runMapping(masters.api, 'CUSTOMER');
    await merge(loser.crmId, winner.crmId);
    const { number } = await masters.given.read('erp.customer', winner.erpId);
    await runMapping(masters.api, 'CUSTOMER');
    const { latestError } = await stateOf(loser.couplingId);
    expect(latestError?.message).toContain(`which is coupled to Customer ${String(number)}`);
    expect(latestError?.fix?.document).toContain('couplingDelete');
    const { couplingCreate } = await masters.api.ask<{
      couplingCreate: { errors: { code: string; message: string }[] };
    }>(
      `mutation ($input: CouplingCreateInput!) { couplingCreate(input: $input) { errors { code message } } }`,
      { input: { mapping: 'CUSTOMER', erpId: loser.erpId, crmId: winner.crmId } },
    );
    expect(couplingCreate.errors[0]?.code).toBe('COUPLING_TAKEN');
    expect(couplingCreate.errors[0]?.message).toContain(`Customer ${String(number)}`);
    await masters.api.ask(latestError?.fix?.document ?? '', latestError?.fix?.variables);
    expect(await masters.sync.coupling(loser.erpId)).toBeNull();
    expect((await masters.sync.one({ erpId: winner.erpId })).kind).toBe('UNCHANGED');
  });

  it('leads to the account at the end of a row of merges', async () => {
    const { couplingId, winnerId } = await mergedPair();
    const last = await masters.given.account({ name: 'Last of all' });
    await merge(winnerId, last);
    await runMapping(masters.api, 'CUSTOMER');
    expect((await stateOf(couplingId)).latestError?.data).toMatchObject({
      winnerId: last,
      winner: 'Account Last of all',
    });
  });

  it.each(['TO_CRM', 'FROM_CRM'] as const)(
    'is noticed by a mapping that goes %s only',
    async (direction) => {
      await masters.customerPair();
      const pair = await mergedPair();
      await setMapping(masters.api, 'CUSTOMER', { direction });
      const { to, from } = await runMapping(masters.api, 'CUSTOMER');
      expect(codesOf(direction === 'TO_CRM' ? to : from)).toEqual(['COUNTERPART_MERGED']);
      expect(await couplingRow(masters.api, pair.couplingId)).toMatchObject({
        failure_code: 'COUNTERPART_MERGED',
      });
    },
  );

  it('is shown by a preview of the mapping and of the pair, and by the coupling dialog', async () => {
    const { erpId, winnerId, crmId } = await mergedPair();
    for (const input of [{ mapping: 'CUSTOMER' }, { records: [{ erpId }] }]) {
      const told = await preview(masters.api, input);
      expect(told.counts).toMatchObject({ failed: 1, modified: 0 });
      expect(told.outcomes).toMatchObject([
        { kind: 'FAILED', error: { code: 'COUNTERPART_MERGED' }, changes: [] },
      ]);
    }
    const { couplingDraft } = await masters.api.ask<{
      couplingDraft: { crmRecord: { id: string }; error: Failure };
    }>(
      `query ($erpId: ID!) { couplingDraft(mapping: "CUSTOMER", erpId: $erpId) { crmRecord { id } error { code message data } } }`,
      { erpId },
    );
    expect(couplingDraft.crmRecord.id).toBe(crmId);
    expect(couplingDraft.error).toMatchObject({
      code: 'COUNTERPART_MERGED',
      data: { winnerId, winner: 'Account Winner' },
    });
    expect(couplingDraft.error.message).toContain('Account Winner');
  });

  it('keeps the customer as it is when a person synchronizes the pair by force', async () => {
    const { erpId, crmId } = await mergedPair();
    for (const direction of ['TO_CRM', 'FROM_CRM'] as const) {
      const outcome = await masters.sync.one({ erpId }, { direction, force: true });
      expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'COUNTERPART_MERGED' } });
    }
    expect((await masters.given.read('erp.customer', erpId)).city).toBe('Oslo');
    expect((await masters.given.read('crm.account', crmId)).address1City).toBe('Oslo');
  });

  it('is no account that somebody merely made inactive', async () => {
    const pair = await masters.customerPair();
    await runMapping(masters.api, 'CUSTOMER');
    await masters.given.change('crm.account', pair.crmId, { stateCode: 1, statusCode: 2 });
    const { to, from } = await runMapping(masters.api, 'CUSTOMER');
    expect([counted(to), counted(from)]).toEqual(['nothing', 'nothing']);
    expect(await stateOf(pair.couplingId)).toMatchObject({
      standing: 'OUT_OF_SCOPE',
      crmRecord: { merged: false },
    });
  });
});
