import { randomUUID } from 'node:crypto';
import { startApi, type TestApi } from '../support/api';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  const { unitOfWork, tables } = api.composition;
  await unitOfWork.run(async (tx) => {
    const customers = Array.from({ length: 25 }, (_, i) => ({
      id: randomUUID(),
      number: `C${String(i + 1).padStart(3, '0')}`,
      name: `Customer ${i + 1}`,
      city: i % 2 === 0 ? 'Berlin' : null,
      creditLimitLcy: '1234.5600',
    }));
    await tables.get('erp.customer').insert(tx, customers);
    const accounts = customers.map(({ name, number }) => ({
      id: randomUUID(),
      name,
      accountNumber: number,
    }));
    await tables.get('crm.account').insert(tx, accounts);
    await tables.get('sync.table_mapping').rowsWhere(tx, 'false');
    await tx.execute(
      `INSERT INTO sync.table_mapping (id, name, title, position, erp_table, crm_table, direction, erp_filter, crm_filter, depends_on, modified_at)
       VALUES ($1, 'READS', 'Pairs of this spec', 900, 'erp.customer', 'crm.account', 'BOTH', '[]', '[]', '[]', now())`,
      [MAPPING],
    );
    for (const [i, customer] of customers.entries()) {
      await tx.execute(
        `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at) VALUES ($1, $2, $3, $4, now())`,
        [randomUUID(), MAPPING, customer.id, accounts[i]?.id],
      );
    }
    const orders = customers.flatMap(({ number }) =>
      [1, 2, 3].map((n) => ({
        id: randomUUID(),
        number: `O${number}-${n}`,
        orderDate: '2026-08-01',
        documentDate: '2026-08-01',
        sellToCustomerNo: number,
        billToCustomerNo: number,
      })),
    );
    await tables.get('erp.sales_order').insert(tx, orders);
    const lines = orders.flatMap(({ id, number }) =>
      [10000, 20000].map((lineNo) => ({
        id: randomUUID(),
        documentId: id,
        documentNumber: number,
        lineNo,
        quantity: '2',
        lineAmount: '10.50',
        amount: '10.50',
        amountIncludingVat: '13.13',
      })),
    );
    await tables.get('erp.sales_order_line').insert(tx, lines);
  });
});

afterAll(() => api.stop());

const MAPPING = randomUUID();
const PAGE = `query ($first: Int!, $after: String) {
  customers(first: $first, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } }
}`;

interface CustomersPage {
  customers: {
    nodes: { number: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

describe('reading nouns', () => {
  it('finds one record by its natural key and by its id', async () => {
    const { customer } = await api.ask<{ customer: { id: string; name: string } }>(
      `{ customer(number: "C007") { id name } }`,
    );
    expect(customer.name).toBe('Customer 7');
    const again = await api.ask<{ customer: { number: string } }>(
      `{ customer(id: "${customer.id}") { number } }`,
    );
    expect(again.customer.number).toBe('C007');
  });

  it('answers null for a record that does not exist, and refuses a query that names none or two keys', async () => {
    expect(await api.ask('{ customer(number: "NOPE") { id } }')).toEqual({ customer: null });
    expect(await api.ask('{ customer(id: "not-an-id") { id } }')).toEqual({ customer: null });
    const none = await api.send('{ customer { id } }');
    expect(none.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
    const two = await api.send('{ customer(id: "x", number: "y") { id } }');
    expect(two.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  });

  it('pages forward by cursor until the end, each record once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: CustomersPage = await api.ask<CustomersPage>(PAGE, { first: 10, after });
      seen.push(...page.customers.nodes.map((node) => node.number));
      after = page.customers.pageInfo.endCursor;
      if (!page.customers.pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toEqual([...seen].sort());
  });

  it('pages in descending order over blank values too', async () => {
    const query = `query ($after: String) { customers(first: 7, after: $after, orderBy: { field: CITY, direction: DESC }) {
      nodes { number address { city } } pageInfo { hasNextPage endCursor } } }`;
    const cities: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page: {
        customers: {
          nodes: { address: { city: string | null } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      } = await api.ask(query, { after });
      cities.push(...page.customers.nodes.map((node) => node.address.city));
      after = page.customers.pageInfo.hasNextPage ? page.customers.pageInfo.endCursor : null;
    } while (after);
    expect(cities).toEqual([...Array<null>(12).fill(null), ...Array<string>(13).fill('Berlin')]);
  });

  it('refuses a cursor that is broken or belongs to another order', async () => {
    const broken = await api.send(PAGE, { first: 5, after: 'bm9uc2Vuc2U' });
    expect(broken.errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR');
    const page = await api.ask<CustomersPage>(PAGE, { first: 5 });
    const other = await api.send(
      `{ customers(after: "${page.customers.pageInfo.endCursor}", orderBy: { field: NAME }) { nodes { id } } }`,
    );
    expect(other.errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR');
  });

  it('refuses a page that is too large and a query that costs too much, before it runs', async () => {
    const large = await api.send('{ customers(first: 101) { nodes { id } } }');
    expect(large.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
    const costly =
      '{ customers(first: 100) { nodes { orders(first: 100) { nodes { lines { id no quantity } } } } } }';
    expect((await api.send(costly)).errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COSTLY');
  });

  it('filters by typed operators, all of which hold, with or', async () => {
    const count = async (where: string): Promise<number> => {
      const answer = await api.ask<{ customers: { totalCount: number } }>(
        `{ customers(where: ${where}) { totalCount } }`,
      );
      return answer.customers.totalCount;
    };
    expect(await count('{ number: { in: ["C001", "C002", "NOPE"] } }')).toBe(2);
    expect(await count('{ number: { startsWith: "C01" } }')).toBe(10);
    expect(await count('{ city: { isNull: true } }')).toBe(12);
    expect(await count('{ city: { eq: "Berlin" }, number: { ne: "C001" } }')).toBe(12);
    expect(await count('{ or: [{ number: { eq: "C001" } }, { number: { eq: "C002" } }] }')).toBe(2);
    expect(await count('{ number: { startsWith: "%" } }')).toBe(0);
  });

  it('counts only when asked, and answers an empty list as an empty page', async () => {
    const statements = await api.statementsOf(() =>
      api.ask('{ customers(first: 5) { nodes { id } } }'),
    );
    expect(statements).toHaveLength(1);
    const empty = await api.ask(
      `{ customers(where: { number: { eq: "NOPE" } }) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(empty).toEqual({
      customers: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    });
  });

  it('shows the counterpart, the coupling, the lines and the totals in one answer', async () => {
    const answer = await api.ask(`{ customer(number: "C001") {
      creditLimitLcy account { name customer { number } } coupling { mapping { name } }
      orders(first: 2) { totalCount nodes { number totals { amount vatAmount amountIncludingVat } lines { lineNo quantity } } }
    } }`);
    expect(answer).toEqual({
      customer: {
        creditLimitLcy: '1234.56',
        account: { name: 'Customer 1', customer: { number: 'C001' } },
        coupling: { mapping: { name: 'READS' } },
        orders: {
          totalCount: 3,
          nodes: ['OC001-1', 'OC001-2'].map((number) => ({
            number,
            totals: { amount: '21', vatAmount: '5.26', amountIncludingVat: '26.26' },
            lines: [
              { lineNo: 10000, quantity: '2' },
              { lineNo: 20000, quantity: '2' },
            ],
          })),
        },
      },
    });
  });

  it('takes aliases, fragments and conditions into account', async () => {
    const answer = await api.ask(
      `query ($more: Boolean!) { a: customer(number: "C001") { ...F first: orders(first: 1) { nodes { number } } all: orders(first: 3) { nodes { number } } } }
       fragment F on Customer { n: number account @include(if: $more) { name } }`,
      { more: false },
    );
    expect(answer).toEqual({
      a: {
        n: 'C001',
        first: { nodes: [{ number: 'OC001-1' }] },
        all: { nodes: [{ number: 'OC001-1' }, { number: 'OC001-2' }, { number: 'OC001-3' }] },
      },
    });
  });
});

describe('statements', () => {
  const NESTED = [
    'account { name }',
    'coupling { id mapping { name } lastRunToCrm { id } }',
    'orders(first: 3) { nodes { number lines { id } } }',
    'orders(first: 3) { totalCount nodes { crmOrder { orderNumber } shipments { nodes { lines { id } } } } }',
    'invoices(first: 3) { nodes { lines { id } crmInvoice { id } } }',
    'ledgerEntries(first: 3) { nodes { entryNo } }',
    'account { contacts { nodes { fullName } } orders { nodes { lines { product { name } } } } }',
    'salesperson { name customers { nodes { number } } }',
  ];

  it.each(NESTED)('are as many for 20 parents as for 2: %s', async (selection) => {
    const of = (first: number) =>
      api.statementsOf(() => api.ask(`{ customers(first: ${first}) { nodes { ${selection} } } }`));
    const two = await of(2);
    const twenty = await of(20);
    expect(twenty).toHaveLength(two.length);
    expect(two).toHaveLength(1);
  });
});

describe('a filter as a variable', () => {
  const LIST = `query ($where: CustomerWhere) { customers(where: $where) { nodes { number } } }`;

  it('is read whole, nested conditions and enums included', async () => {
    const where = {
      and: [{ or: [{ number: { eq: 'NOBODY' } }, { and: [] }] }, { blocked: { in: ['ALL'] } }],
    };
    const answer = await api.ask<{ customers: { nodes: unknown[] } }>(LIST, { where });
    expect(answer.customers.nodes).toEqual([]);
    expect((await api.send(LIST, { where: null })).errors).toBeUndefined();
    expect((await api.send(LIST)).errors).toBeUndefined();
  });

  it('says what is wrong with it', async () => {
    const { errors } = await api.send(LIST, { where: { and: [{ nothing: { eq: '1' } }] } });
    expect(errors?.[0]?.message).toMatch(/"where\.and\[0\]".*"nothing"/);
  });
});
