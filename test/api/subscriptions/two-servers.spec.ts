import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { asPerson, eventually, untilCarried, untilListening } from '../../support/live';
import { Pairs } from '../../support/pairs';
import {
  askOverHttp,
  startServerProcess,
  Subscriber,
  type Running,
} from '../../support/subscriptions';

let api: TestApi;
let given: Given;
let pairs: Pairs;
const running: Running[] = [];

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  pairs = new Pairs(api, given);
  await given.company();
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

afterAll(() => api.stop());

async function start(env: Record<string, string>) {
  const server = await startServerProcess(api.database.url, { WORKERS: '0', ...env });
  running.push(server);
  return server;
}

describe('two servers on one database', () => {
  it('show each other what they do: a run of one is followed at the other', async () => {
    await asPerson(api, (client) =>
      client.query(
        `INSERT INTO erp.customer (id, number, name) SELECT gen_random_uuid(), 'R' || i, 'Run ' || i FROM generate_series(1, 1500) i`,
      ),
    );
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(`UPDATE sync.table_mapping SET only_coupled = false WHERE name = 'CUSTOMER'`),
    );
    const works = await start({ LIVE_SYNC: 'off' });
    const shows = await start({ LIVE_SYNC: 'off' });
    const synced = new Subscriber(shows.url);
    synced.subscribe('subscription { recordSynced(mapping: "CUSTOMER") { id run { id } } }');
    await untilListening(api, 1);
    const run = askOverHttp<{ tableMappingSync: { runs: { id: string; inserted: number }[] } }>(
      works.url,
      'mutation { tableMappingSync(input: { mappings: ["CUSTOMER"], direction: TO_CRM }) { runs { id inserted } errors { message } } }',
    );
    await eventually('the run is told of', () => synced.events.length > 0, 20_000);
    const { id } = synced.values<{ run: { id: string } }>('recordSynced')[0]?.run ?? { id: '' };
    const follower = new Subscriber(shows.url);
    follower.subscribe(
      'subscription ($id: ID!) { syncRunProgress(runId: $id) { status inserted candidates } }',
      { id },
    );
    expect((await run).tableMappingSync.runs).toEqual([{ id, inserted: 1500 }]);
    await eventually('it has ended', () => follower.end === 'complete', 20_000);
    expect(follower.values('syncRunProgress').at(-1)).toEqual({
      ...{ status: 'SUCCESS', inserted: 1500, candidates: 1500 },
    });
    await eventually('every record is told of', () => synced.events.length >= 1500, 20_000);
    expect(
      new Set(synced.values<{ id: string }>('recordSynced').map((entry) => entry.id)).size,
    ).toBe(1500);
    await synced.close();
    await follower.close();
  }, 120_000);

  it('carry each change over once, also when one of them is killed', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => pairs.agreed()));
    const first = await start({});
    await start({});
    await untilListening(api, 2);
    await untilCarried(api);
    const writes = async (): Promise<number> => {
      const [row] = await api.composition.db.query<{ count: string }>(
        `SELECT count(*) AS count FROM sync.journal_entry j JOIN sync.sync_run r ON r.id = j.run_id WHERE r.started_by = 'live'`,
      );
      return Number(row?.count);
    };
    const before = await writes();
    const edit = async (round: number): Promise<void> => {
      await asPerson(api, async (client) => {
        for (const { erpId } of made)
          await client.query('UPDATE erp.customer SET city = $2 WHERE id = $1', [
            erpId,
            `City ${round}`,
          ]);
      });
    };
    const arrived = async (round: number): Promise<boolean> => {
      const rows = await api.composition.db.query(
        'SELECT 1 FROM crm.account WHERE id = ANY($1::uuid[]) AND address1_city = $2',
        [made.map(({ crmId }) => crmId), `City ${round}`],
      );
      return rows.length === made.length;
    };
    for (let round = 0; round < 5; round++) {
      await edit(round);
      await eventually('all have it', () => arrived(round));
    }
    await untilCarried(api);
    expect((await writes()) - before).toBe(5 * made.length);
    first.child.kill('SIGKILL');
    await edit(5);
    await eventually('all have it', () => arrived(5));
    await untilCarried(api);
    expect((await writes()) - before).toBe(6 * made.length);
  }, 120_000);
});
