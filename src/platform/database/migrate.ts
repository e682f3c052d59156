import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { Refusal } from '../errors/refusal';
import type { Log } from '../log';

// Any number will do, as long as every version of Tandem uses the same one.
const LOCK_KEY = '7305196114026';
const LOCK_POLL_MS = 200;

/**
 * Brings the database up to the code's migrations; answers with the names of those that ran. Several
 * processes may call it at once: one migrates, the others wait. Refuses with DATABASE_NEWER when the
 * database has migrations that this code does not know.
 */
export async function migrate(dataSource: DataSource, log: Log): Promise<string[]> {
  // Lock and migrations share one connection, so that a pool of one is enough.
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await lock(runner, log);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = 'each';
    await refuseNewer(dataSource, executor);
    const started = performance.now();
    const names = (await executor.executePendingMigrations()).map(({ name }) => name);
    if (names.length > 0) {
      log.info(
        { migrations: names, tookMs: Math.round(performance.now() - started) },
        'migrated the database',
      );
    }
    return names;
  } finally {
    await unlock(runner);
    await runner.release();
  }
}

/** What keeps the database from being used, as a sentence; null when it answers and is up to date. */
export async function databaseTrouble(dataSource: DataSource): Promise<string | null> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.connect();
    const executor = new MigrationExecutor(dataSource, runner);
    const pending = await executor.getPendingMigrations();
    if (pending.length > 0) return `${pending.length} migrations have not run.`;
    const unknown = await unknownMigrations(dataSource, executor);
    return unknown.length > 0 ? 'The database is newer than this version of Tandem.' : null;
  } catch {
    return 'The database does not answer.';
  } finally {
    await runner.release().catch(() => undefined);
  }
}

// Asked again and again rather than waited for: a session that waits inside the lock statement keeps a
// snapshot open, and CREATE INDEX CONCURRENTLY of the one that migrates would wait for it for ever.
async function lock(runner: QueryRunner, log: Log): Promise<void> {
  for (let waited = 0; ; waited += LOCK_POLL_MS) {
    const [row] = (await runner.query(
      '/* migrate.lock */ SELECT pg_try_advisory_lock($1::bigint) AS locked',
      [LOCK_KEY],
    )) as { locked: boolean }[];
    if (row?.locked === true) return;
    if (waited === 0) log.info('another process migrates the database; waiting for it');
    await sleep(LOCK_POLL_MS);
  }
}

async function unlock(runner: QueryRunner): Promise<void> {
  // A connection that broke has lost its lock already.
  await runner
    .query('/* migrate.unlock */ SELECT pg_advisory_unlock($1::bigint)', [LOCK_KEY])
    .catch(() => undefined);
}

async function refuseNewer(dataSource: DataSource, executor: MigrationExecutor): Promise<void> {
  const unknown = await unknownMigrations(dataSource, executor);
  if (unknown.length === 0) return;
  throw new Refusal(
    'DATABASE_NEWER',
    `The database is newer than this version of Tandem: it has the migrations ${unknown.join(', ')}, which are not known here.`,
    {
      data: { migrations: unknown },
      remedy: 'Start the version of Tandem that last used this database, or a later one.',
    },
  );
}

async function unknownMigrations(
  dataSource: DataSource,
  executor: MigrationExecutor,
): Promise<string[]> {
  const known = new Set(
    dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name),
  );
  return (await executor.getExecutedMigrations())
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
}
