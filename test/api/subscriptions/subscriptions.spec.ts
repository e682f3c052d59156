import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { breakListeners, eventually, untilListening } from '../../support/live';
import { Pairs } from '../../support/pairs';
import { syncModified } from '../../support/runs';
import { serveSubscriptions, Subscriber } from '../../support/subscriptions';

const RECORDS = `subscription ($mapping: String, $record: ID) { recordSynced(mapping: $mapping, record: $record) {
  side record action changes { field before after } run { mapping { name } } } }`;

interface Synced {
  side: string;
  record: string;
  action: string;
  changes: { field: string; before: unknown; after: unknown }[];
  run: { mapping: { name: string } };
}

let api: TestApi;
let given: Given;
let pairs: Pairs;
let server: Awaited<ReturnType<typeof serveSubscriptions>>;
const clients: Subscriber[] = [];

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  pairs = new Pairs(api, given);
  await given.company();
  server = await serveSubscriptions(api);
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

afterAll(async () => {
  await server.stop();
  await api.stop();
});

function subscribe(query: string, variables: Record<string, unknown> = {}): Subscriber {
  const client = new Subscriber(server.url);
  clients.push(client);
  client.subscribe(query, variables);
  return client;
}

// Whoever subscribes is heard from then on; a write that everybody is told of shows when that is.
async function heard(client: Subscriber): Promise<void> {
  const { erpId } = await pairs.agreed();
  await eventually('the subscription is heard', async () => {
    await given.change('erp.customer', erpId, { name: `Probe ${Date.now()}` });
    await pairs.sync(erpId);
    return client.events.length > 0;
  });
  client.events.length = 0;
}

describe('recordSynced', () => {
  it('tells of what a synchronization wrote, when it is committed', async () => {
    const { erpId } = await pairs.agreed({ number: 'SUB1', name: 'Before' });
    const client = subscribe(RECORDS);
    await heard(client);
    await given.change('erp.customer', erpId, { name: 'After' });
    await pairs.sync(erpId);
    const mine = () =>
      client
        .values<Synced>('recordSynced')
        .filter(({ changes }) => changes.some(({ after }) => after === 'After'));
    await eventually('it is told', () => mine().length > 0);
    expect(mine()).toEqual([
      {
        side: 'CRM',
        record: 'Account After',
        action: 'UPDATE',
        changes: [{ field: 'name', before: 'Before', after: 'After' }],
        run: { mapping: { name: 'CUSTOMER' } },
      },
    ]);
  });

  it('tells of one record alone, whichever side it is on', async () => {
    const followed = await pairs.agreed();
    const other = await pairs.agreed();
    const byErp = subscribe(RECORDS, { record: followed.erpId, mapping: 'CUSTOMER' });
    const byCrm = subscribe(RECORDS, { record: followed.crmId });
    const byOther = subscribe(RECORDS, { record: followed.erpId, mapping: 'VENDOR' });
    const all = subscribe(RECORDS);
    await heard(all);
    for (const { erpId } of [other, followed]) {
      await given.change('erp.customer', erpId, { city: 'Ulm' });
      await pairs.sync(erpId);
    }
    await eventually('all are told', () => all.events.length >= 2);
    await eventually('it is told', () => byErp.events.length > 0 && byCrm.events.length > 0);
    expect(byErp.events).toHaveLength(1);
    expect(byCrm.events).toHaveLength(1);
    expect(byOther.events).toHaveLength(0);
  });

  it('tells each event as it is then, not as it was before', async () => {
    const { erpId } = await pairs.agreed({ name: 'First' });
    const client = subscribe(
      `subscription ($record: ID) { recordSynced(record: $record) { coupling { crmRecord { name } } } }`,
      { record: erpId },
    );
    const names = (): unknown[] =>
      client
        .values<{ coupling: { crmRecord: { name: string } } }>('recordSynced')
        .map(({ coupling }) => coupling.crmRecord.name);
    for (const name of ['Second', 'Third']) {
      await eventually(`${name} is told`, async () => {
        await given.change('erp.customer', erpId, { name, name2: String(Date.now()) });
        await pairs.sync(erpId);
        return names().at(-1) === name;
      });
    }
  });

  it('makes up for what was committed while its connection to the database was gone', async () => {
    const { erpId } = await pairs.agreed();
    const client = subscribe(RECORDS, { mapping: 'CUSTOMER' });
    await heard(client);
    expect(await breakListeners(api)).toBe(1);
    await given.change('erp.customer', erpId, { name: 'In the gap' });
    await pairs.sync(erpId);
    await untilListening(api, 1);
    const told = (name: string) =>
      client
        .values<Synced>('recordSynced')
        .filter(({ changes }) => changes.some(({ after }) => after === name)).length;
    await eventually('it is told', () => told('In the gap') > 0);
    await given.change('erp.customer', erpId, { name: 'After the gap' });
    await pairs.sync(erpId);
    await eventually('it is told', () => told('After the gap') > 0);
    expect([told('In the gap'), told('After the gap')]).toEqual([1, 1]);
  });
});

describe('syncRunProgress', () => {
  it('shows a run that has ended once, and ends', async () => {
    const { erpId } = await pairs.agreed();
    await given.change('erp.customer', erpId, { name: 'Run' });
    const { runs } = await syncModified(api, { mappings: ['CUSTOMER'], direction: 'TO_CRM' });
    const [run] = runs ?? [];
    const client = subscribe(
      'subscription ($id: ID!) { syncRunProgress(runId: $id) { id status modified mapping { name } } }',
      { id: run?.id },
    );
    await eventually('it ends', () => client.end !== null);
    expect(client.end).toBe('complete');
    expect(client.values('syncRunProgress')).toEqual([
      { id: run?.id, status: 'SUCCESS', modified: run?.modified, mapping: { name: 'CUSTOMER' } },
    ]);
  });

  it('refuses a run that is not there', async () => {
    const client = subscribe(
      'subscription { syncRunProgress(runId: "00000000-0000-4000-8000-000000000000") { id } }',
    );
    await eventually('it is refused', () => client.events.length > 0);
    expect(client.events[0]?.errors).toEqual([
      expect.objectContaining({
        message: 'There is no run 00000000-0000-4000-8000-000000000000.',
        extensions: expect.objectContaining({
          code: 'RECORD_NOT_FOUND',
          field: 'runId',
        }) as unknown,
      }),
    ]);
  });

  it('gives back what it holds when a client leaves a run that stands still', async () => {
    const runId = '00000000-0000-4000-8000-0000000000aa';
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO sync.sync_run (id, kind, status, started_at, started_by, forced) VALUES ($1, 'SYNCHRONIZE', 'IN_PROCESS', now(), 'x', false)`,
        [runId],
      ),
    );
    const client = new Subscriber(server.url);
    const leave = client.subscribe(
      'subscription ($id: ID!) { syncRunProgress(runId: $id) { status } }',
      { id: runId },
    );
    await eventually('it is shown', () => client.events.length === 1);
    leave();
    await eventually('it has ended', () => client.end === 'complete');
    await client.close();
  });
});
