import { pino } from 'pino';
import { createDataSource } from '../../ormconfig';
import { databaseTrouble, migrate } from '../../src/platform/database/migrate';
import { createTestDatabase, type TestDatabase } from '../support/database';

const log = pino({ level: 'silent' });

describe('migrations at the start', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  it('run once, whatever the number of processes that start at once', async () => {
    const { dataSource } = database;
    await dataSource.query('DROP SCHEMA IF EXISTS erp, crm, sync, queue CASCADE');
    await dataSource.query('DROP TABLE tandem_migration');
    const url = database.url;
    const sources = await Promise.all(
      [1, 2, 3].map(() => createDataSource({ url, poolSize: 1 }).initialize()),
    );
    expect(await databaseTrouble(dataSource)).toMatch(/migrations have not run/);
    const ran = await Promise.all(sources.map((source) => migrate(source, log)));
    await Promise.all(sources.map((source) => source.destroy()));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    expect(ran.flat()).toHaveLength(dataSource.migrations.length);
    expect(await databaseTrouble(dataSource)).toBeNull();
  });

  it('refuse a database that is newer than the code, and leave it unlocked', async () => {
    const { dataSource } = database;
    await dataSource.query(
      `INSERT INTO tandem_migration (timestamp, name) VALUES (4102444800000, 'FromTheFuture4102444800000')`,
    );
    const error = await migrate(dataSource, log).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'DATABASE_NEWER',
      data: { migrations: ['FromTheFuture4102444800000'] },
    });
    expect(await databaseTrouble(dataSource)).toMatch(/newer/);
    const [held] = await dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database =
         (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(held?.count).toBe('0');
  });
});
