import { Given } from '../support/given';
import { startApi, type TestApi } from '../support/api';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  const given = new Given(api);
  await given.company();
  for (let i = 1; i <= 3; i++) await given.customer({ city: 'Berlin', creditLimitLcy: String(i) });
});

afterAll(() => api.stop());

async function refusal(query: string, variables: Record<string, unknown> = {}) {
  const { errors } = await api.send(query, variables);
  const [error] = errors ?? [];
  return [error?.extensions?.code, error?.extensions?.field ?? null, error?.message];
}

function cursor(...parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

const ID = '00000000-0000-4000-8000-000000000000';

describe('the size of a page', () => {
  it.each([0, -1, 101, 5_000])(
    'is refused below 1 and above 100, at the root: %d',
    async (first) => {
      const query = 'query ($first: Int!) { customers(first: $first) { nodes { number } } }';
      await api.ask(query, { first: 2 });
      expect(await refusal(query, { first })).toEqual([
        'INVALID_INPUT',
        'first',
        `first is ${first}; a page holds 1 to 100 records.`,
      ]);
    },
  );

  it.each([0, -1, 101, 5_000])(
    'is refused below 1 and above 100, in a nested list: %d',
    async (first) => {
      const nested = `{ customers(first: 2) { nodes { orders(first: ${first}) { nodes { id } } } } }`;
      expect((await refusal(nested)).slice(0, 2)).toEqual(['INVALID_INPUT', 'first']);
    },
  );
});

describe('a condition', () => {
  const WHERES: [string, string, string][] = [
    ['an id that is none', 'coupling', '{ erpId: { eq: "C00001" } }'],
    ['a list with an id that is none', 'coupling', `{ crmId: { in: ["${ID}", "x"] } }`],
    [
      'a number out of range',
      'account',
      '{ customerTypeCode: { in: [3] }, or: [{ id: { eq: "3" } }] }',
    ],
    ['text with a zero character', 'customer', '{ name: { startsWith: "a\\u0000" } }'],
  ];

  it.each(WHERES)('with %s is refused and named', async (_what, noun, where) => {
    const [code, field] = await refusal(`{ ${noun}s(where: ${where}) { totalCount } }`);
    expect([code, field]).toEqual(['INVALID_INPUT', expect.stringMatching(/^where\.\w+$/)]);
  });

  it('is refused with a day or an instant that does not exist', async () => {
    const day = await refusal(
      '{ quotes(where: { documentDate: { eq: "2026-02-30" } }) { totalCount } }',
    );
    expect(day[0]).toBe('GRAPHQL_VALIDATION_FAILED');
    const zoneless = await refusal(
      '{ couplings(where: { lastSyncedAt: { gt: "2026-02-03T10:00:00" } }) { totalCount } }',
    );
    expect(zoneless[0]).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('holds at most 1,000 values, 20 parts and 5 levels', async () => {
    const query = 'query ($where: CustomerWhere) { customers(where: $where) { totalCount } }';
    const values = { number: { in: Array.from({ length: 1_001 }, (_, i) => String(i)) } };
    expect((await refusal(query, { where: values }))[1]).toBe('where.number');
    const parts = { or: Array.from({ length: 21 }, () => ({ number: { eq: 'C1' } })) };
    expect((await refusal(query, { where: parts }))[1]).toBe('where.or');
    const deep = (levels: number): object =>
      levels === 0 ? { city: { eq: 'Berlin' } } : { and: [deep(levels - 1)] };
    expect((await refusal(query, { where: deep(6) }))[1]).toBe('where.and');
    expect(await api.ask(query, { where: deep(5) })).toEqual({ customers: { totalCount: 3 } });
  });

  it('finds records by ids, and by codes in any case', async () => {
    const { customer } = await api.ask<{ customer: { id: string } }>(
      '{ customer(number: "c00002") { id } }',
    );
    const answer = await api.ask(
      `{ byId: customers(where: { id: { in: ["${customer.id}"] } }) { nodes { number } }
         byCode: customers(where: { number: { in: [" c00003 "] } }) { nodes { number } } }`,
    );
    expect(answer).toEqual({
      byId: { nodes: [{ number: 'C00002' }] },
      byCode: { nodes: [{ number: 'C00003' }] },
    });
  });
});

describe('a cursor', () => {
  it.each([
    ['a value of another type', cursor('creditLimitLcy', 0, 'much', ID)],
    ['an id that is none', cursor('creditLimitLcy', 0, '5', '-'.repeat(36))],
    ['no parts', cursor()],
    ['nothing that can be read', '%%%'],
  ])('with %s is refused', async (_what, after) => {
    const query = `{ customers(after: "${after}", orderBy: { field: CREDIT_LIMIT_LCY }) { nodes { id } } }`;
    expect((await refusal(query)).slice(0, 2)).toEqual(['INVALID_CURSOR', 'after']);
  });
});

describe('the cost of a query', () => {
  const costly = (first: string) =>
    `query Q($n: Int! = 100) { customers(first: $n) { nodes { orders(first: ${first}) { nodes { lines { id no quantity } } } } } }`;

  it('counts the default of a variable', async () => {
    expect((await refusal(costly('$n')))[0]).toBe('QUERY_TOO_COSTLY');
    expect((await refusal(costly('$n'), { n: 3 }))[0]).toBeUndefined();
  });

  it('does not become smaller by a negative page', async () => {
    const query = `{ a: customers(first: 100) { nodes { orders(first: 100) { nodes { lines { id no quantity } } } } }
      b: customers(first: -1000000) { nodes { id number name } } }`;
    expect((await refusal(query))[0]).toBe('QUERY_TOO_COSTLY');
  });

  it('is found in good time for fragments that multiply each other', async () => {
    const spreads = (name: string) => Array.from({ length: 20 }, () => `...${name}`).join(' ');
    const fragments = Array.from(
      { length: 9 },
      (_, i) => `fragment F${i} on Customer { ${i === 8 ? 'id' : spreads(`F${i + 1}`)} }`,
    );
    const began = Date.now();
    const [code] = await refusal(
      `{ customer(number: "C00001") { ...F0 } } ${fragments.join('\n')}`,
    );
    expect(code).toBe('QUERY_TOO_COSTLY');
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  it('is limited in depth', async () => {
    const deep = (levels: number): string =>
      levels === 0 ? 'id' : `account { customer { ${deep(levels - 1)} } }`;
    expect((await refusal(`{ customer(number: "C00001") { ${deep(8)} } }`))[0]).toBe(
      'QUERY_TOO_COSTLY',
    );
  });
});

describe('one record', () => {
  it('is found by each of its natural keys, and by a key of several values', async () => {
    const given = new Given(api);
    await given.account({ name: 'Kontor', accountNumber: 'K-1' });
    await given.row('erp.unit_of_measure', { code: 'PCS' });
    await given.row('erp.currency', { code: 'CHF' });
    await given.row('erp.currency_exchange_rate', {
      currencyCode: 'CHF',
      startingDate: '2026-01-01',
      exchangeRateAmount: '1',
      relationalExchRateAmount: '0.95',
    });
    const answer = await api.ask(`{
      name: account(name: "Kontor") { accountNumber }
      number: account(accountNumber: "K-1") { name }
      rate: currencyExchangeRate(key: { currencyCode: "CHF", startingDate: "2026-01-01" }) { relationalExchRateAmount }
      none: currencyExchangeRate(key: { currencyCode: "CHF", startingDate: "2026-01-02" }) { id }
    }`);
    expect(answer).toEqual({
      name: { accountNumber: 'K-1' },
      number: { name: 'Kontor' },
      rate: { relationalExchRateAmount: '0.95' },
      none: null,
    });
  });

  it('is not guessed when several have the key', async () => {
    const given = new Given(api);
    await given.account({ name: 'Twin' });
    await given.account({ name: 'Twin' });
    expect((await refusal('{ account(name: "Twin") { id } }')).slice(0, 2)).toEqual([
      'KEY_AMBIGUOUS',
      'name',
    ]);
  });

  it('is null for a key that no record can have', async () => {
    expect(await api.ask('{ customer(number: "a\\u0000b") { id } }')).toEqual({ customer: null });
    expect(await api.ask('{ customerLedgerEntry(entryNo: "many") { id } }')).toEqual({
      customerLedgerEntry: null,
    });
  });
});
