import { askSync } from '../../support/full-sync';
import { eventually } from '../../support/live';
import { Masters } from '../../support/masters';
import { serveSubscriptions, Subscriber, type Running } from '../../support/subscriptions';

const PROGRESS = `subscription { fullSyncProgress { status processed lines { status mapping { name } } } }`;

interface Seen {
  status: string;
  processed: number;
  lines: { status: string; mapping: { name: string } }[];
}

let masters: Masters;
let server: Running & { url: string };
const clients: Subscriber[] = [];

beforeAll(async () => {
  masters = await Masters.start();
  server = await serveSubscriptions(masters.api);
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

afterAll(async () => {
  await server.stop();
  await masters.stop();
});

function subscribe(): Subscriber {
  const client = new Subscriber(server.url);
  clients.push(client);
  client.subscribe(PROGRESS);
  return client;
}

describe('fullSyncProgress', () => {
  it('is refused where there is none', async () => {
    const client = subscribe();
    await eventually('it is refused', () => client.events.length > 0);
    expect(client.events[0]?.errors?.[0]).toMatchObject({
      message: 'There is no full synchronization yet.',
      extensions: { code: 'FULL_SYNC_NOT_FOUND' },
    });
  });

  it('shows it from the start to the end, line by line, and ends', async () => {
    const { api, given } = masters;
    for (let at = 0; at < 3; at++) await given.customer({ name: `Followed ${at}` });
    await askSync(api, 'Start', { mappings: ['CUSTOMER'] });
    const client = subscribe();
    const seen = () => client.values<Seen>('fullSyncProgress');
    await eventually('it is shown', () => seen()[0]?.status === 'IN_PROCESS');
    api.clock.advance(2);
    await api.composition.jobs.runDue.run();
    await eventually('it has ended', () => client.end === 'complete');
    const last = seen().at(-1);
    expect(last?.status).toBe('FINISHED');
    expect(last?.lines.find(({ mapping }) => mapping.name === 'CUSTOMER')?.status).toBe('FINISHED');
    expect(seen().at(-1)?.processed).toBeGreaterThanOrEqual(3);
  });
});
