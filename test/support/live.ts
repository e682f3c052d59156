import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { pino } from 'pino';
import { startLive } from '../../src/composition/live/start-live';
import type { LiveTiming } from '../../src/sync/live/live-sync';
import type { TestApi } from './api';

/** Carries changes of a spec's database over live; several times, as several servers would. */
export function goLive(
  api: TestApi,
  timing: Partial<LiveTiming> = {},
): { stop: () => Promise<void>; log: string[] } {
  const parts: { stop: () => Promise<void> }[] = [];
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  startLive(api.composition, log, { add: (part) => void parts.push(part) }, timing);
  return {
    log: lines,
    stop: async () => {
      for (const part of parts.reverse()) await part.stop();
    },
  };
}

/** Waits until something holds; fails with what it is about after some seconds. */
export async function eventually(
  what: string,
  holds: () => Promise<boolean> | boolean,
  limitMs = 10_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It never came to this: ${what}.`);
    await pause(10);
  }
}

/** Runs work over a connection of a person's own, which knows nothing of the hub. */
export async function asPerson<T>(api: TestApi, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: api.database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** How many changes wait, of one mapping or of all. */
export async function waitingChanges(api: TestApi, mapping: string | null = null): Promise<number> {
  const [row] = await api.composition.db.query<{ count: string }>(
    `SELECT count(*) AS count FROM sync.changed_record c JOIN sync.table_mapping m ON m.id = c.mapping_id
      WHERE $1::text IS NULL OR m.name = $1`,
    [mapping],
  );
  return Number(row?.count);
}

/** Waits until nothing waits any more. */
export function untilCarried(api: TestApi): Promise<void> {
  return eventually('nothing waits', async () => (await waitingChanges(api)) === 0);
}

/** How many runs there are. */
export async function countRuns(api: TestApi): Promise<number> {
  const [row] = await api.composition.db.query<{ count: string }>(
    'SELECT count(*) AS count FROM sync.sync_run',
  );
  return Number(row?.count);
}

/** Ends the connections on which servers listen, as a broken network would; how many there were. */
export async function breakListeners(api: TestApi): Promise<number> {
  const rows = await api.composition.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'tandem listener'`,
  );
  return rows.length;
}

/** Forgets what waits, so that what is noted next stands alone. */
export async function forgetChanges(api: TestApi): Promise<void> {
  await api.composition.unitOfWork.run((tx) => tx.execute('DELETE FROM sync.changed_record'));
}

/** Whether a job's next turn is within seconds. */
export async function jobIsNear(
  api: TestApi,
  kind: string,
  mapping: string | null = null,
): Promise<boolean> {
  const [row] = await api.composition.db.query<{ near: boolean }>(
    `SELECT j.next_run_at <= $3::timestamptz + interval '5 s' AS near
       FROM sync.job j LEFT JOIN sync.table_mapping m ON m.id = j.mapping_id
      WHERE j.kind = $1 AND m.name IS NOT DISTINCT FROM $2`,
    [kind, mapping, api.clock.now().toISOString()],
  );
  return row?.near ?? false;
}

/** Waits until so many servers listen. */
export async function untilListening(api: TestApi, count: number): Promise<void> {
  await eventually('servers listen', async () => {
    const rows = await api.composition.db.query(
      `SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'tandem listener' AND query ~ '^(LISTEN|/. l)'`,
    );
    return rows.length === count;
  });
}
