import { compose } from '../../src/composition';
import { FixedClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** PostgreSQL shows a fraction as a default without the quotes in which it was given; TypeORM compares the texts. */
const SAME_DEFAULT = /SET DEFAULT '0\.\d+'$/;

/**
 * Conditions and sortings without an index of their own: tables that stay small, lines that are read with
 * their document, and what every synchronization writes, where an index would cost more than it gives.
 */
const WITHOUT_INDEX =
  /^(Company|GeneralLedgerSetup|CurrencyExchangeRate|Salesperson|TableMapping|FieldMapping|GlAccount|TransformationRule|SyncRun|\w+Line|JournalEntry|Job)\.|^Coupling\.(lastSyncedAt|lastResultToCrm|lastResultFromCrm|erpState|crmState|failureCode|skipped)$/;

describe('the migrations', () => {
  it('make exactly what the entities say', async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    const differing = upQueries.map(({ query }) => query);
    expect(differing.filter((query) => !SAME_DEFAULT.test(query))).toEqual([]);
  });

  it('give every list an index for what it may be filtered and sorted by', async () => {
    const rows = await database.dataSource.query<{ place: string }[]>(
      `SELECT n.nspname || '.' || c.relname || '.' || a.attname AS place
         FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]`,
    );
    const indexed = new Set(rows.map(({ place }) => place));
    const { registry } = compose(database.dataSource, new FixedClock()).reader;
    const missing = registry.list().flatMap(({ type, table, columns, filters, orderings }) =>
      [...Object.keys(filters), ...orderings].flatMap((property) => {
        const column = columns.columns.get(property)?.column;
        if (!column || indexed.has(`${table}.${column}`)) return [];
        return WITHOUT_INDEX.test(`${type}.${property}`) ? [] : [`${type}.${property}`];
      }),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('can be taken back, one by one, and made again', async () => {
    const { dataSource } = database;
    for (let left = dataSource.migrations.length; left > 0; left--)
      await dataSource.undoLastMigration();
    const tables = await dataSource.query<{ name: string }[]>(
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema IN ('erp', 'crm', 'sync')`,
    );
    expect(tables).toEqual([]);
    expect(await dataSource.runMigrations()).toHaveLength(dataSource.migrations.length);
  });
});
