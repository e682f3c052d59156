import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { coupled, syncNow } from './verbs';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

interface Entry {
  action: string;
  side: string;
  record: string;
  direction: string | null;
  startedBy: string | null;
  changes: { field: string; before: unknown; after: unknown }[];
}
interface Page {
  nodes: Entry[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const ENTRY = `nodes { id action side record recordTable direction startedBy version createdAt run { id kind }
  changes { field before after } } totalCount pageInfo { hasNextPage endCursor }`;

describe('the journal as history', () => {
  it('tells field by field what each run wrote to a pair, newest first, and who started it (Q-27)', async () => {
    const { erpId, couplingId } = await coupled(api, given, { number: 'HIST', city: 'Oslo' });
    await given.change('erp.customer', erpId, { city: 'Bergen', phoneNo: '47' });
    await syncNow(api, { couplingId });
    const { coupling } = await api.ask<{ coupling: { history: Page } }>(
      `query ($id: ID!) { coupling(id: $id) { history { ${ENTRY} } } }`,
      { id: couplingId },
    );
    const [latest] = coupling.history.nodes;
    expect(latest).toMatchObject({
      action: 'UPDATE',
      side: 'CRM',
      direction: 'TO_CRM',
      startedBy: 'tester',
      run: { kind: 'SYNCHRONIZE' },
    });
    expect(latest?.changes).toEqual([
      { field: 'address1City', before: 'Oslo', after: 'Bergen' },
      { field: 'telephone1', before: null, after: '47' },
    ]);
    expect(coupling.history.nodes.at(-1)?.action).toBe('COUPLE');
    expect(coupling.history.totalCount).toBe(coupling.history.nodes.length);
  });

  it('is offered on the records of both sides, paged by keyset', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Rome' });
    for (const city of ['Milan', 'Turin', 'Genoa']) {
      await given.change('erp.customer', erpId, { city });
      await syncNow(api, { couplingId });
    }
    const read = async (after: string | null) =>
      (
        await api.ask<{ account: { syncHistory: Page } }>(
          `query ($id: ID!, $after: String) { account(id: $id) { syncHistory(first: 2, after: $after) { ${ENTRY} } } }`,
          { id: crmId, after },
        )
      ).account.syncHistory;
    const first = await read(null);
    expect(first.nodes.map((entry) => entry.changes[0]?.after)).toEqual(['Genoa', 'Turin']);
    const second = await read(first.pageInfo.endCursor);
    expect(second.nodes[0]?.changes[0]).toEqual({
      field: 'address1City',
      before: 'Rome',
      after: 'Milan',
    });
    const { customer } = await api.ask<{ customer: { syncHistory: Page } }>(
      `query ($id: ID!) { customer(id: $id) { syncHistory { ${ENTRY} } } }`,
      { id: erpId },
    );
    expect(customer.syncHistory.nodes.map((entry) => entry.action)).toEqual(['COUPLE']);
  });

  it('shows what one run wrote, in the order in which it did, and filters by record', async () => {
    const { erpId, couplingId } = await coupled(api, given, { number: 'ONERUN', city: 'Paris' });
    await given.change('erp.customer', erpId, { city: 'Lyon' });
    await syncNow(api, { couplingId });
    const { coupling } = await api.ask<{
      coupling: { lastRunToCrm: { modified: number; journal: Page } };
    }>(
      `query ($id: ID!) { coupling(id: $id) { lastRunToCrm { modified journal { ${ENTRY} } } } }`,
      { id: couplingId },
    );
    expect(coupling.lastRunToCrm.modified).toBe(1);
    expect(coupling.lastRunToCrm.journal.nodes).toHaveLength(1);
    expect(coupling.lastRunToCrm.journal.nodes[0]?.record).toMatch(/^Account /);
    const { journalEntries } = await api.ask<{ journalEntries: Page }>(
      `query ($id: ID!) { journalEntries(where: { recordId: { eq: $id } }) { ${ENTRY} } }`,
      { id: erpId },
    );
    expect(journalEntries.nodes.map((entry) => entry.record)).toEqual(['Customer ONERUN']);
  });

  it('refuses a cursor of another list', async () => {
    const answer = await api.send(
      `{ journalEntries(after: "${Buffer.from('["id",0,null,"x"]').toString('base64url')}") { nodes { id } } }`,
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR');
  });

  it('names the records of a page in as many statements for two entries as for twenty', async () => {
    const { couplingId, erpId } = await coupled(api, given, { city: 'A' });
    const query = `query ($id: ID!, $first: Int!) { coupling(id: $id) { history(first: $first) { nodes { record } } } }`;
    for (let n = 0; n < 20; n++) {
      await given.change('erp.customer', erpId, { city: `City ${n}` });
      await syncNow(api, { couplingId });
    }
    const count = async (first: number) =>
      (await api.statementsOf(() => api.ask(query, { id: couplingId, first }))).length;
    expect(await count(20)).toBe(await count(2));
  });
});
