import { createDataSource } from '../../ormconfig';
import { DemoClock } from '../../src/demo/demo-clock';
import { compose } from '../../src/composition';
import { fillDemoCompany } from '../../src/demo/fill-demo-company';
import { startApi, type TestApi } from '../support/api';
import { contentsOf } from './contents';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  await fillDemoCompany(compose(api.database.dataSource, new DemoClock()));
}, 60_000);

afterAll(() => api.stop());

interface Page<T> {
  nodes: T[];
}

const nodes = async <T>(field: string, selection: string): Promise<T[]> => {
  const answer = await api.ask<Record<string, Page<T>>>(
    `{ ${field}(first: 100) { nodes { ${selection} } } }`,
  );
  return answer[field]?.nodes ?? [];
};

describe('the demo company', () => {
  it('sells in several countries and currencies', async () => {
    const customers = await nodes<{
      address: { countryRegionCode: string };
      currencyCode: string | null;
    }>('customers', 'address { countryRegionCode } currencyCode');
    expect(new Set(customers.map((each) => each.address.countryRegionCode)).size).toBe(12);
    expect(new Set(customers.map((each) => each.currencyCode)).size).toBe(8);
  });

  it('is connected, with everything that the connection stands on', async () => {
    const { connection } = await api.ask<{
      connection: { enabled: boolean; checks: { key: string; passes: boolean }[] };
    }>('{ connection { enabled checks { key passes } } }');
    expect(connection.enabled).toBe(true);
    expect(connection.checks.filter(({ passes }) => !passes)).toEqual([]);
    expect(connection.checks).toHaveLength(7);
  });

  it('has coupled and uncoupled customers, and one that is blocked', async () => {
    const customers = await nodes<{ blocked: string; account: { name: string } | null }>(
      'customers',
      'blocked account { name }',
    );
    expect(customers.filter((each) => each.account !== null)).toHaveLength(14);
    expect(customers.filter((each) => each.account === null)).toHaveLength(10);
    expect(customers.filter((each) => each.blocked !== 'NO')).toHaveLength(1);
  });

  it('has accounts that match an uncoupled customer, by name in the same or another case', async () => {
    const customers = await nodes<{ name: string; account: { id: string } | null }>(
      'customers',
      'name account { id }',
    );
    const accounts = await nodes<{ name: string; customer: { id: string } | null }>(
      'accounts',
      'name customer { id }',
    );
    const open = new Set(customers.filter((each) => each.account === null).map(({ name }) => name));
    const free = accounts.filter((each) => each.customer === null).map(({ name }) => name);
    expect(free.filter((name) => open.has(name))).toHaveLength(3);
    const folded = new Set([...open].map((name) => name.toLowerCase()));
    expect(free.filter((name) => folded.has(name.toLowerCase()))).toHaveLength(6);
    expect(free.filter((name) => !folded.has(name.toLowerCase()))).not.toHaveLength(0);
  });

  it('has pairs that changed on one side, and one that both sides changed in the same field', async () => {
    const { customers } = await api.ask<{ customers: Page<{ id: string; account: unknown }> }>(
      '{ customers(first: 14, orderBy: { field: NUMBER, direction: ASC }) { nodes { id account { id } } } }',
    );
    const { couplingSyncNow } = await api.ask<{
      couplingSyncNow: { outcomes: { kind: string; error: { code: string } | null }[] };
    }>(
      `mutation ($records: [CoupledRecordInput!]!) { couplingSyncNow(input: { records: $records, direction: MERGE }) {
         outcomes { kind error { code } } } }`,
      {
        records: customers.nodes
          .filter(({ account }) => account !== null)
          .map(({ id }) => ({ erpId: id, mapping: 'CUSTOMER' })),
      },
    );
    const kinds = couplingSyncNow.outcomes.map(({ kind, error }) => error?.code ?? kind);
    expect(kinds.filter((kind) => kind === 'MODIFIED')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'UPDATE_CONFLICT')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'UNCHANGED')).toHaveLength(11);
  });

  it('has quotes in draft and with the customer, and orders active, submitted and cancelled in the CRM', async () => {
    const quotes = await nodes<{ stateCode: string; totals: { amount: string } }>(
      'crmQuotes',
      'stateCode totals { amount }',
    );
    expect(quotes.filter((each) => each.stateCode === 'DRAFT')).toHaveLength(2);
    expect(quotes.filter((each) => each.stateCode === 'ACTIVE')).toHaveLength(3);
    expect(quotes.filter((each) => each.stateCode === 'CLOSED')).toHaveLength(1);
    expect(quotes.every(({ totals }) => Number(totals.amount) > 0)).toBe(true);
    const orders = await nodes<{ stateCode: string }>('crmOrders', 'stateCode');
    expect(orders.filter((each) => each.stateCode === 'ACTIVE').length).toBeGreaterThan(0);
    expect(orders.filter((each) => each.stateCode === 'SUBMITTED').length).toBeGreaterThan(2);
    expect(orders.filter((each) => each.stateCode === 'CANCELED')).toHaveLength(1);
    expect(await nodes('crmOpportunities', 'name')).toHaveLength(3);
  });

  it('has half-shipped and half-invoiced orders in the ERP', async () => {
    const orders = await nodes<{
      status: string;
      lines: { quantity: string; quantityShipped: string; quantityInvoiced: string }[];
    }>('orders', 'status lines { quantity quantityShipped quantityInvoiced }');
    const some = (part: 'quantityShipped' | 'quantityInvoiced') =>
      orders.filter(
        ({ lines }) =>
          lines.some((line) => Number(line[part]) > 0) &&
          lines.some((line) => Number(line[part]) < Number(line.quantity)),
      );
    expect(some('quantityShipped').length).toBeGreaterThan(0);
    expect(some('quantityInvoiced').length).toBeGreaterThan(0);
    expect(orders.some((each) => each.status === 'OPEN')).toBe(true);
    expect(orders.some((each) => each.status === 'RELEASED')).toBe(true);
  });

  it('has invoices that are open, half paid and paid', async () => {
    const entries = await nodes<{
      documentType: string;
      open: boolean;
      amount: string;
      remainingAmount: string;
    }>('customerLedgerEntries', 'documentType open amount remainingAmount');
    const invoices = entries.filter((each) => each.documentType === 'INVOICE');
    const half = invoices.filter(
      (each) => Number(each.remainingAmount) > 0 && each.remainingAmount !== each.amount,
    );
    expect(half).toHaveLength(1);
    expect(invoices.filter((each) => !each.open)).toHaveLength(1);
    expect(
      invoices.filter((each) => each.open && each.remainingAmount === each.amount),
    ).not.toHaveLength(0);
  });

  it('leaves a hub alone that holds anything', async () => {
    expect(await fillDemoCompany(api.composition)).toBe(false);
  });
});

// Plans change with the statistics of tables, which the database gathers when it likes.
const OTHER_PLANS = ['enable_nestloop', 'enable_hashjoin'];

describe('two demo companies', () => {
  it('have the same ids, values and times on both sides and between them, whatever plans their databases choose', async () => {
    const others = await Promise.all([startApi(), startApi()]);
    const planned = createDataSource({ url: others[1]?.database.url ?? '', poolSize: 6 });
    try {
      await others[1]?.database.forEverySession(OTHER_PLANS.map((plan) => `${plan} = off`));
      const sources = [others[0]?.database.dataSource, await planned.initialize()];
      for (const source of sources)
        if (source) await fillDemoCompany(compose(source, new DemoClock()));
      const [one, two] = await Promise.all(others.map((other) => contentsOf(other.composition.db)));
      expect(Object.keys(one ?? {}).length).toBeGreaterThan(40);
      expect(two).toEqual(one);
    } finally {
      if (planned.isInitialized) await planned.destroy();
      for (const other of others) await other.stop();
    }
  }, 60_000);
});
