import type { TestApi } from '../../support/api';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
  ({ api, given } = masters);
});

afterAll(() => masters.stop());

interface Written {
  record: string;
  overwrote: boolean;
  changes: { field: string; before: unknown; after: unknown; overwrote: boolean }[];
}
const overwrittenBy = async (runId: string) =>
  api.ask<{ syncRun: { overwritten: number }; journalEntries: { nodes: Written[] } }>(
    `query ($id: ID!) { syncRun(id: $id) { overwritten }
       journalEntries(where: { runId: { eq: $id }, overwrote: { eq: true } }) {
         nodes { record overwrote changes { field before after overwrote } } } }`,
    { id: runId },
  );
const run = async (mapping: string, direction?: string) => {
  const runs = await masters.sync.modified([mapping]);
  const found = runs.find((each) => direction === undefined || each.direction === direction);
  if (!found) throw new Error('There is no run.');
  return found;
};

describe('edits that a run overwrote (Q-16)', () => {
  it('are counted and listed field by field when a one-way mapping buries them', async () => {
    await masters.sync.configure('CUSTOMER', { direction: 'TO_CRM' });
    const plain = await masters.customerPair({ name: 'Plain', city: 'Hill' });
    const edited = await masters.customerPair({ name: 'Edited', city: 'Hill' });
    await given.change('crm.account', edited.crmId, { name: 'Typed by hand' });
    await given.change('crm.account', plain.crmId, { description: 'of no mapping' });
    await given.change('erp.customer', edited.erpId, { city: 'Vale' });
    await given.change('erp.customer', plain.erpId, { city: 'Vale' });

    const { id, modified } = await run('CUSTOMER');
    expect(modified).toBe(2);
    const { syncRun, journalEntries } = await overwrittenBy(id);
    expect(syncRun.overwritten).toBe(1);
    expect(journalEntries.nodes).toMatchObject([
      {
        record: 'Account Edited',
        overwrote: true,
        changes: [
          { field: 'address1City', before: 'Hill', after: 'Vale', overwrote: false },
          { field: 'name', before: 'Typed by hand', after: 'Edited', overwrote: true },
        ],
      },
    ]);
    await masters.sync.configure('CUSTOMER', { direction: 'BOTH' });
  });

  it('are told by the preview before they are lost', async () => {
    const { erpId, crmId, couplingId } = await masters.customerPair({ name: 'Before' });
    await given.change('crm.account', crmId, { name: 'Typed' });
    await given.change('erp.customer', erpId, { city: 'Vale' });
    const { syncPreview } = await api.ask<{ syncPreview: { outcomes: unknown[] } }>(
      `query ($id: ID!) { syncPreview(input: { records: [{ couplingId: $id }], direction: TO_CRM }) {
         outcomes { changes { field overwrites } } } }`,
      { id: couplingId },
    );
    expect(syncPreview.outcomes).toEqual([
      {
        changes: expect.arrayContaining([
          { field: 'name', overwrites: true },
          { field: 'address1City', overwrites: false },
        ]) as unknown,
      },
    ]);
    await masters.sync.modified(['CUSTOMER']);
  });

  it('are counted under the policies that let one side win, in either direction', async () => {
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'GET' });
    const { erpId, crmId } = await masters.customerPair({ name: 'Loser' });
    await given.change('erp.customer', erpId, { name: 'Typed in the ERP' });
    await given.change('crm.account', crmId, { name: 'Typed in the CRM' });
    const { id } = await run('CUSTOMER', 'FROM_CRM');
    const { syncRun, journalEntries } = await overwrittenBy(id);
    expect(syncRun.overwritten).toBe(1);
    expect(journalEntries.nodes[0]?.changes).toContainEqual({
      field: 'name',
      before: 'Typed in the ERP',
      after: 'Typed in the CRM',
      overwrote: true,
    });
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'MERGE' });
  });

  it('are none in a merge, nor where both sides never agreed, nor of what the hub wrote itself', async () => {
    const merged = await masters.customerPair({ name: 'Merge', city: 'Hill' });
    await given.change('erp.customer', merged.erpId, { city: 'Vale' });
    await given.change('crm.account', merged.crmId, { name: 'Typed' });
    for (const { id } of await masters.sync.modified(['CUSTOMER']))
      expect(await overwrittenBy(id)).toEqual({
        syncRun: { overwritten: 0 },
        journalEntries: { nodes: [] },
      });
    await given.change('erp.customer', merged.erpId, { name: 'Again' });
    for (const { id } of await masters.sync.modified(['CUSTOMER']))
      expect((await overwrittenBy(id)).syncRun.overwritten).toBe(0);

    const erpId = await given.customer({ name: 'First' });
    const crmId = await given.account({ name: 'Other' });
    await masters.sync.couple('CUSTOMER', erpId, crmId, 'TO_CRM');
    const [first] = await masters.sync.runs('CUSTOMER', 1);
    expect((await overwrittenBy(String(first?.id))).syncRun.overwritten).toBe(0);
    expect(await given.read('crm.account', crmId)).toMatchObject({ name: 'First' });
  });

  it('come back when the run is undone', async () => {
    const { erpId, crmId, couplingId } = await masters.customerPair({ name: 'Sent' });
    await given.change('crm.account', crmId, { name: 'Typed' });
    await masters.sync.one({ couplingId }, { direction: 'TO_CRM', overwriteNewer: true });
    const [last] = await masters.sync.runs('CUSTOMER', 1);
    expect((await overwrittenBy(String(last?.id))).syncRun.overwritten).toBe(1);
    await api.ask(
      'mutation ($id: ID!) { syncRunUndo(input: { runId: $id }) { errors { code } } }',
      { id: last?.id },
    );
    expect(await given.read('crm.account', crmId)).toMatchObject({ name: 'Typed' });
    expect(await given.read('erp.customer', erpId)).toMatchObject({ name: 'Sent' });
  });
});
