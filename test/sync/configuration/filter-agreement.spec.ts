import fc from 'fast-check';
import { RecordTable, type Row, type RowValue } from '../../../src/platform/database/record-table';
import { checkFilter } from '../../../src/sync/filters/check-filter';
import { parseFilter } from '../../../src/sync/filters/parse-filter';
import { printFilter } from '../../../src/sync/filters/print-filter';
import type { SideColumns } from '../../../src/sync/filters/side-columns';
import { bindFilter, filterSql, matchesFilter } from '../../../src/sync/mapping/filter';
import type { FilterNode, FilterOperator } from '../../../src/sync/mapping/mapping-definition';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { column } from '../../unit/sync/given';

const COMPANY_ID = '00000000-0000-4000-8000-000000000001';
const OTHER_ID = '00000000-0000-4000-8000-000000000002';

const stored = [
  column('id', 'uuid'),
  column('name', 'varchar', { length: 20 }),
  column('code', 'varchar', { length: 10, code: true }),
  column('amount', 'numeric'),
  column('quantity', 'integer'),
  column('blocked', 'boolean'),
  column('day', 'date'),
  column('instant', 'timestamptz'),
  column('companyId', 'uuid'),
];
const table = new RecordTable('erp.sample', stored);
const own = [
  column('userFields.size', 'integer', { column: 'user_fields', path: 'size' }),
  column('userFields.tone', 'varchar', { column: 'user_fields', path: 'tone', length: 20 }),
  column('userFields.big', 'boolean', { column: 'user_fields', path: 'big' }),
];
const columns: SideColumns = {
  table: table.name,
  columns: new Map([...stored, ...own].map((each) => [each.property, each])),
  labels: () => new Map(),
};

const text = fc.constantFrom('Ann', 'ann', 'Bob', 'Ä', 'zz', '10', '9', '10.0', 'é', '𝄞', '!');
const values: Record<string, fc.Arbitrary<RowValue>> = {
  name: text,
  code: fc.constantFrom('A', 'B', 'A-1', '007', '7', 'NULL', 'ÄB'),
  amount: fc.constantFrom('1', '1.0', '-2.5', '10', '9', '1000000000000000.01', '0'),
  quantity: fc.constantFrom(0, 1, 2, 9, 10, -3),
  blocked: fc.boolean(),
  day: fc.constantFrom('2026-01-31', '2025-12-31', '2026-02-01'),
  instant: fc.constantFrom(
    '2026-01-31T09:30:00.000Z',
    '2026-01-31T09:30:00.500Z',
    '2025-01-31T09:30:00.000Z',
  ),
  companyId: fc.constantFrom(COMPANY_ID, OTHER_ID),
  'userFields.size': fc.constantFrom(1, 10, 9, 2),
  'userFields.tone': text,
  'userFields.big': fc.boolean(),
};
const odd: fc.Arbitrary<RowValue> = fc.constantFrom('none', true, 3);

const row: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(
    Object.entries(values).map(([property, value]) => [
      property,
      fc.oneof(
        { weight: 6, arbitrary: value },
        { weight: 2, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: property.startsWith('userFields.') ? odd : value },
      ),
    ]),
  ),
);

const ORDER: FilterOperator[] = ['lt', 'le', 'gt', 'ge'];
const EQUAL: FilterOperator[] = ['eq', 'ne', 'in', 'isNull', 'notNull'];

const condition: fc.Arbitrary<FilterNode> = fc
  .constantFrom(...Object.keys(values))
  .chain((field) => {
    const textual = ['name', 'code', 'userFields.tone'].includes(field);
    const flagOrId = ['blocked', 'companyId', 'userFields.big'].includes(field);
    const operators = [...EQUAL, ...(flagOrId ? [] : ORDER)];
    if (textual) operators.push('startsWith', 'contains');
    const some = values[field] ?? text;
    const value = field === 'companyId' ? fc.oneof(some, fc.constant('{company}')) : some;
    return fc.constantFrom(...operators).chain((operator): fc.Arbitrary<FilterNode> => {
      if (operator === 'isNull' || operator === 'notNull') return fc.constant({ field, operator });
      if (operator === 'in') {
        return fc
          .array(fc.option(value, { freq: 4 }), { minLength: 1, maxLength: 3 })
          .map((list) => ({ field, operator, value: list }));
      }
      const blank = operator === 'eq' || operator === 'ne';
      return (blank ? fc.option(value, { freq: 6 }) : value).map((one) => ({
        field,
        operator,
        value: one,
      }));
    });
  });

const node: fc.Arbitrary<FilterNode> = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    condition,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
  ),
})).node;
const filter = fc.array(node, { maxLength: 3 });

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(2);
  await database.dataSource.query(`CREATE TABLE erp.sample (
    id integer, name varchar(20), code varchar(10), amount numeric, quantity integer, blocked boolean,
    day date, instant timestamptz, company_id uuid, user_fields jsonb NOT NULL DEFAULT '{}')`);
});

afterAll(() => database.drop());

async function matching(
  rows: readonly Row[],
  nodes: readonly FilterNode[],
  company: string | null,
) {
  await database.dataSource.query('TRUNCATE erp.sample');
  const payload = rows.map((each, id) => ({
    ...each,
    id,
    company_id: each.companyId,
    user_fields: {
      size: each['userFields.size'],
      tone: each['userFields.tone'],
      big: each['userFields.big'],
    },
  }));
  await database.dataSource.query(
    'INSERT INTO erp.sample SELECT * FROM json_populate_recordset(NULL::erp.sample, $1::json)',
    [JSON.stringify(payload)],
  );
  const { sql, values: bound } = filterSql(table, nodes, company);
  const found = await database.dataSource.query<{ id: number }[]>(
    `SELECT id FROM erp.sample t WHERE ${sql} ORDER BY id`,
    bound,
  );
  return found.map((each) => each.id);
}

describe('a filter', () => {
  it('says the same of every row in SQL and in memory', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        filter,
        fc.constantFrom(COMPANY_ID, null),
        async (rows, nodes, company) => {
          const bound = bindFilter(columns.columns, checkFilter(columns, nodes, 'filter'));
          const inMemory = rows.flatMap((each, id) =>
            matchesFilter(each, bound, company) ? [id] : [],
          );
          expect(inMemory).toEqual(await matching(rows, bound, company));
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);

  it('says the same after it was printed and read again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), filter, async (rows, nodes) => {
        const checked = checkFilter(columns, nodes, 'filter');
        const again = parseFilter(columns, printFilter(checked), 'filter');
        const of = (some: FilterNode[]) => {
          const bound = bindFilter(columns.columns, some);
          return rows.map((each) => matchesFilter(each, bound, COMPANY_ID));
        };
        expect(of(again)).toEqual(of(checked));
        await Promise.resolve();
      }),
      { numRuns: 500 },
    );
  });
});
