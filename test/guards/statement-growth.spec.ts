import {
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { startApi, type TestApi } from '../support/api';
import { fillTables, ROWS } from '../support/fill-tables';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  await api.composition.unitOfWork.run((tx) => fillTables(tx, { ...enumValues(), ...VALUES }));
}, 60_000);

afterAll(() => api.stop());

/**
 * Columns whose value must have a form of its own, or decides whether the row leads anywhere: SQL over the
 * row's number `i`. A new column that any text, number or `{}` would break gets its line here.
 */
const VALUES: Readonly<Record<string, string>> = {
  // Submitted: orders of other states have no failure of conversion.
  'crm.sales_order.state_code': '1',
  'crm.quote.state_code': '1',
  'erp.price_list_line.asset_type': 'CASE WHEN i % 2 = 0 THEN 10 ELSE 30 END',
  'crm.quote.status_code': '2',
  'sync.job_execution.run_ids': `jsonb_build_array('00000000-0000-4000-8000-000000000001')`,
  // All pairs of one mapping: the engine works mapping by mapping.
  'sync.coupling.mapping_id': `'00000000-0000-4000-8000-000000000001'`,
  'sync.table_mapping.erp_table': `'erp.customer'`,
  'sync.table_mapping.crm_table': `'crm.account'`,
  'sync.table_mapping.erp_filter': `'[]'`,
  'sync.table_mapping.crm_filter': `'[]'`,
  'sync.table_mapping.depends_on': `'[]'`,
  'sync.journal_entry.record_table': `'erp.customer'`,
  'sync.journal_entry.changes': `'{"name": ["before", "after"]}'`,
  ...Object.fromEntries(
    ['sales_quote_line', 'sales_order_line', 'sales_document_archive_line']
      .concat('sales_shipment_line', 'sales_invoice_line', 'sales_credit_memo_line')
      .map((table) => [`erp.${table}.type`, '2 + i % 2']),
  ),
};

/** What fields are asked with that must be told something. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'couplingCandidates.mapping': '"V1"',
  'crmTableCandidates.crmTable': '"crm.account"',
  'driftAudit.mapping': '"V1"',
};

/** A value that the API can show, for each column behind an enum. */
function enumValues(): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { type, table, columns } of api.composition.reader.registry.list()) {
    const shape = api.schema.getType(type) as GraphQLObjectType | undefined;
    for (const field of Object.values(shape?.getFields() ?? {})) {
      const shown = getNamedType(field.type);
      const column = columns.columns.get(field.name);
      if (!isEnumType(shown) || !column) continue;
      const [first] = shown.getValues();
      values[`${table}.${column.column}`] =
        typeof first?.value === 'number' ? String(first.value) : `'${String(first?.value)}'`;
    }
  }
  return values;
}

type Field = GraphQLField<unknown, unknown>;

/** A field that leads to other records, and the query that asks for it below so many parents. */
interface Nested {
  readonly name: string;
  readonly field: string;
  readonly query: (parents: number) => string;
}

const few = 2;

/** Every field that leads from a type to objects, each at the first place where the schema offers the type. */
function nestedFields(): Nested[] {
  const found: Nested[] = [];
  const seen = new Set<string>();
  const places: { type: GraphQLObjectType; query: (inner: string, parents: number) => string }[] =
    [];
  const visit = (type: GraphQLObjectType, query: (inner: string, parents: number) => string) => {
    if (seen.has(type.name)) return;
    seen.add(type.name);
    places.push({ type, query });
  };
  const roots = Object.values(api.schema.getQueryType()?.getFields() ?? {});
  for (const list of roots.sort((a, b) => a.name.localeCompare(b.name))) {
    const node = nodeOf(list);
    if (node)
      visit(
        node,
        (inner, parents) =>
          `{ ${list.name}${argumentsOf(list, parents)} { nodes { __typename ${inner} } } }`,
      );
  }
  for (const { type, query } of places) {
    for (const field of Object.values(type.getFields())) {
      const below = targetOf(field);
      if (!below) continue;
      const name = `${type.name}.${field.name}`;
      found.push({
        name,
        field: field.name,
        query: (parents) => query(asked(field, leavesOf(below)), parents),
      });
      visit(below, (inner, parents) => query(asked(field, inner), parents));
    }
  }
  return found;
}

/** The type of a connection's nodes; null for a field that is no connection. */
function nodeOf(field: Field): GraphQLObjectType | null {
  const type = getNamedType(field.type);
  // The connection to the CRM is a record of its own, no list.
  if (!isObjectType(type) || !/.Connection$/.test(type.name)) return null;
  return getNamedType(type.getFields().nodes?.type ?? type) as GraphQLObjectType;
}

function targetOf(field: Field): GraphQLObjectType | null {
  const type = nodeOf(field) ?? getNamedType(field.type);
  return isObjectType(type) ? type : null;
}

function asked(field: Field, inner: string): string {
  if (nodeOf(field))
    return `${field.name}${argumentsOf(field, 3)} { totalCount nodes { ${inner} } }`;
  return `${field.name}${argumentsOf(field)} { ${inner} }`;
}

/** What a field must be told: the page's size, and what it cannot do without. */
function argumentsOf(field: Field, first?: number): string {
  const given = first === undefined ? [] : [`first: ${first}`];
  for (const { name, type, defaultValue } of field.args) {
    if (!isNonNullType(type) || defaultValue !== undefined || name === 'first') continue;
    const value = ARGUMENTS[`${field.name}.${name}`];
    if (value === undefined)
      throw new Error(`Say in ARGUMENTS what ${field.name}.${name} is asked with.`);
    given.push(`${name}: ${value}`);
  }
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

/** All values of a type. */
function leavesOf(type: GraphQLObjectType): string {
  const leaves = Object.values(type.getFields()).filter((field) =>
    isLeafType(getNamedType(field.type)),
  );
  return leaves.map((field) => field.name).join(' ') || '__typename';
}

describe('statements of a query', () => {
  it('are as many for 20 parents as for 2, for every field that leads to other records', async () => {
    const fields = nestedFields();
    expect(fields.length).toBeGreaterThan(250);
    const growing: string[] = [];
    const failed = new Set<string>();
    const empty = new Set(fields.flatMap(({ name }) => (isRelation(name) ? [name] : [])));
    const count = async ({ name, field, query }: Nested, parents: number): Promise<number> => {
      const statements = await api.statementsOf(async () => {
        const answer = await api
          .ask(query(parents))
          .catch((error: unknown) => failed.add(`${name}: ${reasonOf(error)}`));
        if (leadsSomewhere(answer, field)) empty.delete(name);
      });
      return statements.length;
    };
    for (const field of fields) {
      const two = await count(field, few);
      const twenty = await count(field, ROWS);
      if (two !== twenty) growing.push(`${field.name}: ${two} for 2, ${twenty} for 20`);
    }
    expect([...failed]).toEqual([]);
    expect(growing).toEqual([]);
    // An entry of the journal is about one table; here that is the customer's.
    expect([...empty].filter((name) => !name.endsWith('.syncHistory'))).toEqual([]);
    expect(empty.has('Customer.syncHistory')).toBe(false);
  }, 120_000);
});

/** Whether a field is read by joining tables; others are made by resolvers of what the rows say. */
function isRelation(name: string): boolean {
  const [type = '', field = ''] = name.split('.');
  return api.composition.reader.registry.find(type)?.relations?.[field] !== undefined;
}

/** Whether a field of that name holds a record anywhere in an answer. */
function leadsSomewhere(answer: unknown, field: string): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(answer).some(([key, value]: [string, unknown]) => {
    if (key !== field || typeof value !== 'object' || value === null)
      return leadsSomewhere(value, field);
    const { nodes } = value as { nodes?: unknown[] };
    return (nodes ?? (Array.isArray(value) ? value : [value])).length > 0;
  });
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
