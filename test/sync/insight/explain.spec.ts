import { randomUUID } from 'node:crypto';
import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { runMapping } from '../../support/runs';
import { coupled, setPolicy } from './verbs';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

interface Pass {
  direction: string;
  verdict: string;
  steps: { rule: string; question: string; answer: string; stops: boolean }[];
}

const explain = async (id: string): Promise<{ to: Pass; from: Pass }> => {
  const { syncExplain } = await api.ask<{ syncExplain: { mapping: string; passes: Pass[] } }>(
    `query ($id: ID!) { syncExplain(coupling: $id) { mapping coupling { id }
      passes { direction verdict steps { rule question answer stops } } } }`,
    { id },
  );
  const [to, from] = syncExplain.passes;
  if (!to || !from) throw new Error('Two directions are explained.');
  return { to, from };
};
const last = (pass: Pass) => pass.steps.at(-1);

describe('the explanation of a pair (Q-41)', () => {
  it('says that nothing is done while nothing changed, and since when', async () => {
    const { couplingId } = await coupled(api, given);
    const { to, from } = await explain(couplingId);
    expect([to.verdict, from.verdict]).toEqual(['NOT_LOOKED_AT', 'NOT_LOOKED_AT']);
    expect(last(to)).toMatchObject({ rule: 'S-12', stops: true });
    expect(last(to)?.answer).toContain('as it was when both sides last agreed at 2026-08-22');
  });

  it('goes through every step of a pair that is written, and names the fields', async () => {
    const { erpId, couplingId } = await coupled(api, given, { city: 'Oslo' });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const { to, from } = await explain(couplingId);
    expect(to.verdict).toBe('WRITES');
    expect(last(to)?.answer).toBe('Written: address1City.');
    expect(to.steps.map((step) => step.rule)).toEqual(
      expect.arrayContaining(['K-1', 'T-1', 'T-7', 'S-12', 'S-8, S-11', 'S-13', 'S-14/9']),
    );
    expect(to.steps.slice(0, -1).every((step) => !step.stops)).toBe(true);
    expect(to.steps.find((step) => step.rule === 'S-12')?.answer).toContain('written by person');
    expect(from.verdict).toBe('NOT_LOOKED_AT');
  });

  it('says that a conflict waits for a person, and over which fields', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Oslo' });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await given.change('crm.account', crmId, { address1City: 'Narvik' });
    const { to } = await explain(couplingId);
    expect(to.verdict).toBe('CONFLICT');
    expect(last(to)).toMatchObject({ rule: 'S-15' });
    expect(last(to)?.answer).toContain('A conflict over city');
  });

  it('says which side wins by the policy of the mapping', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Oslo' });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await given.change('crm.account', crmId, { address1City: 'Narvik' });
    await setPolicy(api, { updatePolicy: 'GET', deletionPolicy: 'NONE' });
    const { to, from } = await explain(couplingId);
    await setPolicy(api, { updatePolicy: 'MERGE', deletionPolicy: 'NONE' });
    expect([to.verdict, from.verdict]).toEqual(['YIELDS', 'WRITES']);
  });

  it('says that a blocked customer is outside the filter, with the filter', async () => {
    const { erpId, couplingId } = await coupled(api, given);
    await given.change('erp.customer', erpId, { blocked: 3, city: 'X' });
    const { to } = await explain(couplingId);
    expect(to.verdict).toBe('LEFT_ALONE');
    expect(last(to)?.answer).toMatch(/^No \(blocked = .*out of scope/);
  });

  it('says why a skipped pair is left alone, and how to bring it back', async () => {
    const { erpId, couplingId } = await coupled(api, given);
    await given.row('erp.payment_terms', { code: 'SKIP' });
    await given.change('erp.customer', erpId, { paymentTermsCode: 'SKIP' });
    const before = await explain(couplingId);
    expect(before.to.verdict).toBe('FAILS');
    expect(last(before.to)?.answer).toContain('REFERENCE_NOT_COUPLED');
    await runMapping(api, 'CUSTOMER');
    await runMapping(api, 'CUSTOMER');
    const { to } = await explain(couplingId);
    expect(to.verdict).toBe('LEFT_ALONE');
    expect(last(to)).toMatchObject({ rule: 'S-14/0, S-24' });
    expect(last(to)?.answer).toContain('couplingRetry');
  });

  it('says what the deletion policy does with a pair that lost its counterpart', async () => {
    const { crmId, couplingId } = await coupled(api, given);
    await given.remove('crm.account', crmId);
    const { to } = await explain(couplingId);
    expect(to.verdict).toBe('FAILS');
    expect(last(to)).toMatchObject({ rule: 'S-14/2, S-20' });
    await setPolicy(api, { updatePolicy: 'MERGE', deletionPolicy: 'RESTORE' });
    expect((await explain(couplingId)).to.verdict).toBe('RESTORES');
    await setPolicy(api, { updatePolicy: 'MERGE', deletionPolicy: 'DEACTIVATE' });
    expect((await explain(couplingId)).to.verdict).toBe('DEACTIVATES');
    await setPolicy(api, { updatePolicy: 'MERGE', deletionPolicy: 'IGNORE' });
    const ignored = (await explain(couplingId)).to;
    expect(ignored.verdict).toBe('LEFT_ALONE');
    expect(last(ignored)?.answer).toContain('the deletion policy IGNORE keeps the pair as it is');
    await setPolicy(api, { updatePolicy: 'MERGE', deletionPolicy: 'NONE' });
  });

  it('says of a settled pair what the policy did, when, and what would change it', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given);
    await given.remove('crm.account', crmId);
    const policy = (deletionPolicy: string) =>
      setPolicy(api, { updatePolicy: 'MERGE', deletionPolicy });
    await policy('IGNORE');
    await runMapping(api, 'CUSTOMER');
    const { coupling } = await api.ask<{ coupling: { deletionSettledAt: string } }>(
      `query ($id: ID!) { coupling(id: $id) { deletionSettledAt } }`,
      { id: couplingId },
    );
    const settled = '2026-08-22T09:30:00Z';
    expect(Date.parse(coupling.deletionSettledAt)).toBe(Date.parse(settled));
    const looked = (pass: Pass) => pass.steps.find((step) => step.rule === 'S-20, S-31')?.answer;
    const ignored = await explain(couplingId);
    expect([ignored.to.verdict, ignored.from.verdict]).toEqual(['LEFT_ALONE', 'NOT_LOOKED_AT']);
    expect(looked(ignored.to)).toBe(
      `Only when the ERP record that is left changes, or the one that is gone is there again: the deletion policy IGNORE left the pair as it was at ${settled}. Another deletionPolicy (tableMappingUpdate), couplingRestore or couplingDelete would change it.`,
    );
    expect(looked(ignored.from)).toMatch(/^No: the deletion policy IGNORE left the pair as it was/);
    expect(last(ignored.to)?.answer).toContain('Nothing has to be done.');
    await policy('DEACTIVATE');
    const chosen = (await explain(couplingId)).to;
    expect(chosen.verdict).toBe('DEACTIVATES');
    expect(looked(chosen)).toMatch(
      /^Yes: the deletion policy IGNORE .*, but the mapping goes by DEACTIVATE now\.$/,
    );
    api.clock.advance(60);
    await runMapping(api, 'CUSTOMER');
    const later = '2026-08-22T09:31:00Z';
    const done = (await explain(couplingId)).to;
    expect(done.verdict).toBe('LEFT_ALONE');
    expect(looked(done)).toContain(
      `the deletion policy DEACTIVATE deactivated the record that is left at ${later}`,
    );
    await given.change('erp.customer', erpId, { blocked: 0 });
    api.clock.advance(60);
    await runMapping(api, 'CUSTOMER');
    expect(looked((await explain(couplingId)).to)).toContain(`at ${later}`);
    await policy('RESTORE');
    const restored = await explain(couplingId);
    expect([restored.to.verdict, restored.from.verdict]).toEqual(['RESTORES', 'NOT_LOOKED_AT']);
    await policy('NONE');
    await api.ask(
      `mutation ($id: ID!) { couplingDelete(input: { records: [{ couplingId: $id }] }) { errors { code } } }`,
      { id: couplingId },
    );
  });

  it('says into which account the coupled one was merged (D-7)', async () => {
    const { crmId, couplingId } = await coupled(api, given);
    const masterId = await given.account({ name: 'Took it over' });
    const merged = { merged: true, masterId, stateCode: 1, statusCode: 2 };
    await given.change('crm.account', crmId, merged);
    const { to } = await explain(couplingId);
    expect(to.verdict).toBe('FAILS');
    expect(last(to)).toMatchObject({ rule: 'D-7' });
    expect(last(to)?.answer).toContain('was merged into Account Took it over');
  });

  it('says that nothing runs while the connection is off, and refuses what is no coupling', async () => {
    const { couplingId } = await coupled(api, given);
    const set = (on: boolean) =>
      api.composition.unitOfWork.run((tx) =>
        tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [on]),
      );
    await set(false);
    const { to } = await explain(couplingId);
    await set(true);
    expect(to.steps).toHaveLength(1);
    expect(last(to)).toMatchObject({ rule: 'K-1', stops: true });
    const code = async (id: string) =>
      (await api.send(`{ syncExplain(coupling: "${id}") { mapping } }`)).errors?.[0]?.extensions
        ?.code;
    expect(await code(randomUUID())).toBe('NOT_COUPLED');
    expect(await code('x')).toBe('INVALID_INPUT');
  });
});
