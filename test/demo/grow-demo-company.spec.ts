import { fillDemoCompany } from '../../src/demo/fill-demo-company';
import { growDemoCompany } from '../../src/demo/grow-demo-company';
import { runDemo } from '../../src/demo/run-demo';
import { startApi, type TestApi } from '../support/api';
import { Given } from '../support/given';
import { contentsOf } from './contents';

const VERSIONS = ['version', 'erp_version', 'crm_version'];
const RUNS = [...VERSIONS, 'last_run_to_crm_id'];

let api: TestApi;
let rows: number;

beforeAll(async () => {
  api = await startApi();
  await fillDemoCompany(api.composition);
  rows = (await growDemoCompany(api.composition, 400)).rows;
}, 60_000);

afterAll(() => api.stop());

const query = <T extends object>(sql: string): Promise<T[]> =>
  api.composition.db.query(sql) as unknown as Promise<T[]>;
const count = async (sql: string): Promise<number> =>
  (await query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`))[0]?.n ?? -1;

const syncAll = async (mapping: string, direction: string) => {
  const pairs = await query<{ erp: string }>(
    `SELECT k.erp_id AS erp FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id
      JOIN erp.customer c ON c.id = k.erp_id WHERE m.name = '${mapping}' AND c.number LIKE 'D%'
     UNION SELECT k.erp_id FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id
      JOIN erp.contact c ON c.id = k.erp_id WHERE m.name = '${mapping}' AND c.number LIKE 'D%'
     UNION SELECT k.erp_id FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id
      JOIN erp.item c ON c.id = k.erp_id WHERE m.name = '${mapping}' AND c.number LIKE 'D%'`,
  );
  const { couplingSyncNow } = await api.ask<{
    couplingSyncNow: { outcomes: { kind: string; error: { message: string } | null }[] };
  }>(
    `mutation ($records: [CoupledRecordInput!]!, $direction: SyncNowDirection!) {
       couplingSyncNow(input: { records: $records, direction: $direction }) { outcomes { kind error { message } } } }`,
    { direction, records: pairs.map(({ erp }) => ({ erpId: erp, mapping })) },
  );
  return couplingSyncNow.outcomes.map(({ kind, error }) => error?.message ?? kind);
};

describe('the grown demo company', () => {
  it('has as many customers as asked for, and says how many records it wrote', async () => {
    expect(await count('erp.customer')).toBe(400);
    const grown = await count(
      `(SELECT 1 FROM erp.customer WHERE number LIKE 'D%' UNION ALL SELECT 1 FROM erp.contact WHERE number LIKE 'D%'
        UNION ALL SELECT 1 FROM erp.contact_business_relation WHERE no LIKE 'D%'
        UNION ALL SELECT 1 FROM erp.sales_order WHERE number LIKE 'DO%' UNION ALL SELECT 1 FROM erp.sales_order_line WHERE document_number LIKE 'DO%'
        UNION ALL SELECT 1 FROM crm.account a WHERE a.email_address1 ~ '-[0-9]+[.]example$'
        UNION ALL SELECT 1 FROM crm.contact c WHERE c.email_address1 ~ '-[0-9]+[.]example$'
        UNION ALL SELECT 1 FROM sync.coupling k JOIN erp.customer c ON c.id = k.erp_id WHERE c.number LIKE 'D%'
        UNION ALL SELECT 1 FROM sync.coupling k JOIN erp.contact c ON c.id = k.erp_id WHERE c.number LIKE 'D%'
        UNION ALL SELECT 1 FROM crm.sales_order WHERE order_number LIKE 'ORD-D%'
        UNION ALL SELECT 1 FROM crm.sales_order_line l JOIN crm.sales_order o ON o.id = l.sales_order_id WHERE o.order_number LIKE 'ORD-D%') s`,
    );
    const items = await count(`erp.item WHERE number LIKE 'DI%'`);
    expect(items).toBe(100);
    expect(rows).toBe(grown + 11 * items);
  });

  it('has customers that are coupled, match an account, stand alone or are blocked', async () => {
    const [row] = await query<Record<string, number>>(
      `SELECT count(*) FILTER (WHERE k.id IS NOT NULL)::int AS coupled,
              count(*) FILTER (WHERE k.id IS NULL AND a.id IS NOT NULL)::int AS matching,
              count(*) FILTER (WHERE k.id IS NULL AND a.id IS NULL AND c.blocked = 0)::int AS alone,
              count(*) FILTER (WHERE c.blocked = 3)::int AS blocked
         FROM erp.customer c LEFT JOIN sync.coupling k ON k.erp_id = c.id LEFT JOIN crm.account a ON a.name = c.name
        WHERE c.number LIKE 'D%'`,
    );
    expect(row).toEqual({ coupled: 329, matching: 15, alone: 23, blocked: 9 });
  });

  it('gives every customer a name, a mail address and a company contact of its own', async () => {
    expect(await count(`(SELECT DISTINCT name FROM erp.customer) s`)).toBe(400);
    expect(await count(`(SELECT DISTINCT email FROM erp.customer) s`)).toBe(400);
    expect(
      await count(
        `erp.customer c JOIN erp.contact_business_relation r ON r.no = c.number AND r.link_to_table = 1
           JOIN erp.contact n ON n.number = r.contact_no AND n.type = 0 AND n.name = c.name`,
      ),
    ).toBe(400);
  });

  it.each(['CUSTOMER', 'CONTACT', 'ITEM-PRODUCT'])(
    'finds no difference in a full comparison of %s, in either direction',
    async (mapping) => {
      const compared = await syncAll(mapping, 'MERGE');
      expect(compared.length).toBeGreaterThan(90);
      expect(new Set(compared)).toEqual(new Set(['UNCHANGED']));
      expect(new Set(await syncAll(mapping, 'FROM_CRM'))).toEqual(new Set(['UNCHANGED']));
      expect(new Set(await syncAll(mapping, 'TO_CRM'))).toEqual(new Set(['UNCHANGED']));
    },
  );

  it('keeps the versions of both sides on every coupling', async () => {
    expect(
      await count(
        `sync.coupling k JOIN erp.customer c ON c.id = k.erp_id JOIN crm.account a ON a.id = k.crm_id
          WHERE c.number LIKE 'D%' AND (k.erp_version <> c.version OR k.crm_version <> a.version)`,
      ),
    ).toBe(0);
    expect(
      await count(
        `sync.coupling k JOIN erp.contact c ON c.id = k.erp_id JOIN crm.contact a ON a.id = k.crm_id
          WHERE c.number LIKE 'D%' AND (k.erp_version <> c.version OR k.crm_version <> a.version)`,
      ),
    ).toBe(0);
  });

  it('has the accounts that the engine would have created', async () => {
    const given = new Given(api);
    const [pair] = await query<{ id: string; erp: string; crm: string }>(
      `SELECT k.id, c.id AS erp, k.crm_id AS crm FROM sync.coupling k JOIN erp.customer c ON c.id = k.erp_id
        WHERE c.number LIKE 'D%' AND c.currency_code IS NOT NULL AND c.primary_contact_no IS NULL ORDER BY c.number LIMIT 1`,
    );
    await api.ask(
      `mutation ($id: ID!) { couplingDelete(input: { records: [{ couplingId: $id }] }) { errors { code message } } }`,
      { id: pair?.id },
    );
    const { couplingCreateInCrm } = await api.ask<{
      couplingCreateInCrm: { outcomes: { crmId: string }[] };
    }>(
      `mutation ($id: ID!) { couplingCreateInCrm(input: { records: [{ id: $id, mapping: "CUSTOMER" }] }) { outcomes { crmId } } }`,
      { id: pair?.erp },
    );
    const account = async (id: string | undefined) => {
      const row = await given.read('crm.account', String(id));
      for (const own of ['id', 'version', 'changedXid']) delete row[own];
      return row;
    };
    const grown = await account(pair?.crm);
    const created = await account(couplingCreateInCrm.outcomes[0]?.crmId);
    // Uncoupling takes the company off the account.
    expect(grown.companyId).toBeNull();
    expect({ ...grown, companyId: created.companyId }).toEqual(created);
  });

  it('has orders in the ERP whose amounts follow from their lines', async () => {
    expect(await count(`erp.sales_order WHERE number LIKE 'DO%'`)).toBeGreaterThan(500);
    expect(
      await count(
        `erp.sales_order o JOIN erp.sales_order_line l ON l.document_id = o.id
           LEFT JOIN erp.currency c ON c.code = o.currency_code
          WHERE o.number LIKE 'DO%' AND l.line_amount <>
            round(l.quantity * l.unit_price / coalesce(c.amount_rounding_precision, 0.01)) * coalesce(c.amount_rounding_precision, 0.01)
            - l.line_discount_amount`,
      ),
    ).toBe(0);
    expect(
      await count(
        `(SELECT o.id, l.vat_identifier, sum(l.amount) AS net, sum(l.amount_including_vat) AS gross, max(l.vat_percent) AS vat,
                 max(coalesce(c.amount_rounding_precision, 0.01)) AS step
            FROM erp.sales_order o JOIN erp.sales_order_line l ON l.document_id = o.id
            LEFT JOIN erp.currency c ON c.code = o.currency_code
           WHERE o.number LIKE 'DO%' GROUP BY o.id, l.vat_identifier) g
          WHERE gross <> net + round(net * vat / 100 / step) * step`,
      ),
    ).toBe(0);
  });

  it('has orders in the CRM whose totals follow from their lines, active and submitted', async () => {
    expect(
      await count(
        `(SELECT o.id, o.total_line_item_amount AS items, o.total_amount AS total, sum(l.base_amount) AS base,
                 sum(l.manual_discount_amount) AS manual, bool_and(l.extended_amount = l.base_amount - l.manual_discount_amount
                 AND l.sales_order_state_code = o.state_code) AS agrees
            FROM crm.sales_order o JOIN crm.sales_order_line l ON l.sales_order_id = o.id
           WHERE o.order_number LIKE 'ORD-D%' GROUP BY o.id) g
          WHERE NOT agrees OR items <> base - manual OR total <> items`,
      ),
    ).toBe(0);
    const states = await query<{ state_code: number }>(
      `SELECT DISTINCT state_code FROM crm.sales_order WHERE order_number LIKE 'ORD-D%' ORDER BY 1`,
    );
    expect(states.map((row) => row.state_code)).toEqual([0, 1]);
  });

  it('lets a submitted order of an account be converted like any other', async () => {
    const [order] = await query<{ id: string; total: string }>(
      `SELECT id, total_amount AS total FROM crm.sales_order WHERE order_number LIKE 'ORD-D%' AND state_code = 1
        ORDER BY order_number LIMIT 1`,
    );
    const { crmOrderConvert } = await api.ask<{
      crmOrderConvert: {
        order: { totals: { amount: string } } | null;
        errors: { message: string }[];
      };
    }>(
      `mutation ($id: ID!) { crmOrderConvert(input: { id: $id }) { order { totals { amount } } errors { message } } }`,
      { id: order?.id },
    );
    expect(crmOrderConvert.errors).toEqual([]);
    expect(Number(crmOrderConvert.order?.totals.amount)).toBe(Number(order?.total));
  });
});

describe('growing again', () => {
  const grownTo = async (...sizes: number[]) => {
    const other = await startApi();
    try {
      await fillDemoCompany(other.composition);
      const written: number[] = [];
      for (const size of sizes) written.push((await growDemoCompany(other.composition, size)).rows);
      const contents = await contentsOf(other.composition.db, RUNS);
      const records = { ...contents };
      delete records['sync.sync_run'];
      return { written, contents, records };
    } finally {
      await other.stop();
    }
  };

  it('makes the same records in every database, and the same whether at once or in steps', async () => {
    const atOnce = await grownTo(120);
    const again = await grownTo(120);
    const inSteps = await grownTo(50, 90, 120, 120, 30);
    expect(again.contents).toEqual(atOnce.contents);
    expect(inSteps.records).toEqual(atOnce.records);
    expect(inSteps.written.slice(3)).toEqual([0, 0]);
  }, 60_000);

  it('is what npm run demo does, and says so', async () => {
    const other = await startApi();
    const lines: string[] = [];
    const out = { isTTY: false, write: (text: string) => lines.push(text) };
    try {
      const stream = out as unknown as NodeJS.WriteStream;
      await runDemo(other.composition, { customers: 40 }, stream);
      await runDemo(other.composition, { customers: 40 }, stream);
      expect(lines).toEqual([
        'Filled the empty database with the demo company: 24 customers.\n',
        expect.stringMatching(
          /^The demo company has 40 customers: \d+ records written in [\d.]+ s, \d+ a second\.\n$/,
        ),
        'The database is not empty; what is there stays.\n',
        'The demo company has 40 customers already.\n',
      ]);
    } finally {
      await other.stop();
    }
  }, 60_000);

  it('refuses a hub that holds data of its own', async () => {
    const other = await startApi();
    try {
      await new Given(other).company();
      await expect(growDemoCompany(other.composition, 100)).rejects.toMatchObject({
        code: 'NOT_THE_DEMO_COMPANY',
      });
    } finally {
      await other.stop();
    }
  });
});
