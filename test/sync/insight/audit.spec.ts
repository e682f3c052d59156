import { startApi, type TestApi } from '../../support/api';
import { dumpOf } from '../../support/dump';
import { Given } from '../../support/given';
import { runMapping, setMapping } from '../../support/runs';
import { couple, coupled } from './verbs';

let api: TestApi;
let given: Given;
let companyId: string;

beforeEach(async () => {
  api = await startApi();
  given = new Given(api);
  ({ companyId } = await given.company());
});

afterEach(() => api.stop());

interface Audit {
  counts: Record<string, number>;
  nodes: {
    kind: string;
    record: string;
    coupling: { id: string } | null;
    erpId: string | null;
    crmId: string | null;
    duplicateOf: string | null;
    error: { code: string } | null;
    fields: Record<string, unknown>[];
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const COUNTS =
  'counts { pairs agreeing differing notComparable keptOut settled erpMissing crmMissing bothMissing strays duplicates }';
const NODES = `nodes { kind record erpId crmId duplicateOf coupling { id } error { code }
  fields { erpField crmField direction erp crm baseErp baseCrm changedBy } } pageInfo { hasNextPage endCursor }`;

const audit = async (first = 20, after: string | null = null, counts = true): Promise<Audit> =>
  (
    await api.ask<{ driftAudit: Audit }>(
      `query ($first: Int!, $after: String) { driftAudit(mapping: "CUSTOMER", first: $first, after: $after) {
        ${counts ? COUNTS : ''} ${NODES} } }`,
      { first, after },
    )
  ).driftAudit;

// Takes a row away without the rules of its side, as a person with a database tool would.
const vanish = (table: string, id: string) =>
  api.composition.unitOfWork.run((tx) => tx.execute(`DELETE FROM ${table} WHERE id = $1`, [id]));

describe('the drift audit of a mapping', () => {
  it('proves that all pairs agree', async () => {
    for (let n = 0; n < 3; n++) await coupled(api, given, { city: `City ${n}` });
    const { counts, nodes } = await audit();
    expect(counts).toMatchObject({ pairs: 3, agreeing: 3, differing: 0, strays: 0, duplicates: 0 });
    expect(nodes).toEqual([]);
  });

  it('lists what differs, field by field, with the base and who changed it', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, {
      number: 'DRIFT',
      city: 'Oslo',
      phoneNo: '1',
      email: 'a@a.example',
    });
    await coupled(api, given, { city: 'Rome' });
    await given.change('erp.customer', erpId, { city: 'Bergen', email: 'erp@a.example' });
    await given.change('crm.account', crmId, { telephone1: '2', emailAddress1: 'crm@a.example' });
    const { counts, nodes } = await audit();
    expect(counts).toMatchObject({ pairs: 2, agreeing: 1, differing: 1 });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      kind: 'DIFFERS',
      record: 'Customer DRIFT',
      coupling: { id: couplingId },
    });
    const byField = new Map(nodes[0]?.fields.map((field) => [field.erpField, field]));
    expect(byField.get('city')).toEqual({
      erpField: 'city',
      crmField: 'address1City',
      direction: 'BOTH',
      erp: 'Bergen',
      crm: 'Oslo',
      baseErp: 'Oslo',
      baseCrm: 'Oslo',
      changedBy: 'ERP',
    });
    expect(byField.get('phoneNo')).toMatchObject({ erp: '1', crm: '2', changedBy: 'CRM' });
    expect(byField.get('email')).toMatchObject({ changedBy: 'BOTH' });
    expect(byField.size).toBe(3);
  });

  it('finds a difference that no version shows, such as one left by an undo or a changed rule', async () => {
    const { crmId, couplingId } = await coupled(api, given, { city: 'Oslo' });
    await api.composition.unitOfWork.run(async (tx) => {
      await tx.execute(`UPDATE crm.account SET address1_city = 'Elsewhere' WHERE id = $1`, [crmId]);
      await tx.execute(
        `UPDATE sync.coupling k SET crm_version = a.version FROM crm.account a WHERE a.id = k.crm_id AND k.id = $1`,
        [couplingId],
      );
    });
    const { counts, nodes } = await audit();
    expect(counts).toMatchObject({ agreeing: 0, differing: 1 });
    expect(nodes[0]?.fields).toMatchObject([{ erpField: 'city', erp: 'Oslo', crm: 'Elsewhere' }]);
  });

  it('shows what the hub itself sets beside the mapped fields', async () => {
    const { crmId } = await coupled(api, given);
    await given.change('crm.account', crmId, { companyId: null });
    const { nodes } = await audit();
    expect(nodes[0]?.fields).toMatchObject([
      { erpField: null, crmField: 'companyId', crm: null, erp: companyId },
    ]);
  });

  it('sees what the code of the mapping would write by a value that no field row maps', async () => {
    const inactive = await coupled(api, given, { number: 'IDLE' });
    await given.change('crm.account', inactive.crmId, { stateCode: 1, statusCode: 2 });
    const { counts, nodes } = await audit();
    expect(counts).toMatchObject({ pairs: 1, agreeing: 0, differing: 1 });
    expect(nodes[0]?.fields).toMatchObject([{ erpField: 'blocked', erp: 0, crm: 3 }]);
  });

  it('says of which pairs a value cannot be compared, and why', async () => {
    await given.row('erp.payment_terms', { code: '30D' });
    const erpId = await given.customer({ paymentTermsCode: '30D' });
    await couple(api, erpId, await given.account());
    const { counts, nodes } = await audit();
    expect(counts).toMatchObject({ pairs: 1, agreeing: 0 });
    expect((counts.notComparable ?? 0) + (counts.differing ?? 0)).toBe(1);
    expect(nodes[0]?.error?.code).toBe('REFERENCE_NOT_COUPLED');
  });

  it('finds couplings that lost a record, CRM records without a coupling, and duplicates', async () => {
    const [one, two, three, four] = [
      await coupled(api, given, { name: 'One' }),
      await coupled(api, given, { name: 'Two' }),
      await coupled(api, given, { name: 'Three' }),
      await coupled(api, given, { name: 'Four' }),
    ];
    await vanish('erp.customer', one.erpId);
    await vanish('crm.account', two.crmId);
    await vanish('erp.customer', three.erpId);
    await vanish('crm.account', three.crmId);
    const stray = await given.account({ name: 'Stray', companyId });
    const twin = await given.account({ name: ' four ' });
    const { counts, nodes } = await audit();
    expect(counts).toMatchObject({
      pairs: 4,
      agreeing: 1,
      erpMissing: 1,
      crmMissing: 1,
      bothMissing: 1,
      strays: 1,
      duplicates: 1,
    });
    expect(nodes.map(({ kind }) => kind).sort()).toEqual([
      'BOTH_MISSING',
      'CRM_MISSING',
      'DUPLICATE',
      'ERP_MISSING',
      'STRAY',
    ]);
    expect(nodes.find(({ kind }) => kind === 'STRAY')).toMatchObject({
      crmId: stray,
      record: 'Account Stray',
    });
    expect(nodes.find(({ kind }) => kind === 'DUPLICATE')).toMatchObject({
      crmId: twin,
      duplicateOf: 'Account Four',
    });
    expect(four.couplingId).toBeTruthy();
  });

  it('counts a pair that the deletion policy has settled apart, and lists it again under another policy', async () => {
    const [ignored, both] = [await coupled(api, given), await coupled(api, given)];
    await coupled(api, given);
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'IGNORE' });
    await given.remove('crm.account', ignored.crmId);
    await given.remove('crm.account', both.crmId);
    expect((await audit()).counts).toMatchObject({ crmMissing: 2, settled: 0 });
    await runMapping(api, 'CUSTOMER');
    await vanish('erp.customer', both.erpId);
    const { counts, nodes } = await audit();
    expect(counts).toMatchObject({
      pairs: 3,
      agreeing: 1,
      settled: 1,
      crmMissing: 0,
      bothMissing: 1,
    });
    expect(nodes.map(({ kind }) => kind)).toEqual(['BOTH_MISSING']);
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'DEACTIVATE' });
    expect((await audit()).counts).toMatchObject({ settled: 0, crmMissing: 1 });
    await runMapping(api, 'CUSTOMER');
    expect((await audit()).counts).toMatchObject({ pairs: 2, settled: 1, crmMissing: 0 });
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'NONE' });
    const asked = await audit();
    expect(asked.counts).toMatchObject({ settled: 0, crmMissing: 1 });
    expect(asked.nodes).toMatchObject([
      { kind: 'CRM_MISSING', coupling: { id: ignored.couplingId } },
    ]);
  });

  it('pages through all findings once each, with the same counts on each page', async () => {
    const ids = new Set<string>();
    for (let n = 0; n < 5; n++) {
      const { erpId, couplingId } = await coupled(api, given, { city: 'A' });
      await given.change('erp.customer', erpId, { city: 'B' });
      ids.add(couplingId);
    }
    for (let n = 0; n < 3; n++) ids.add(await given.account({ name: `Stray ${n}`, companyId }));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Audit = await audit(2, after);
      expect(page.counts).toMatchObject({ pairs: 5, differing: 5, strays: 3 });
      seen.push(...page.nodes.map((node) => node.coupling?.id ?? String(node.crmId)));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(8);
    expect(new Set(seen)).toEqual(ids);
    const alone = await audit(100, null, false);
    expect(alone.nodes).toHaveLength(8);
  });

  it('reads only, and refuses a mapping that does not exist and a broken cursor', async () => {
    const { erpId } = await coupled(api, given, { city: 'A' });
    await given.change('erp.customer', erpId, { city: 'B' });
    const before = await dumpOf(api);
    await audit();
    expect(await dumpOf(api)).toEqual(before);
    const code = async (args: string) =>
      (await api.send(`{ driftAudit(${args}) { nodes { kind } } }`)).errors?.[0]?.extensions?.code;
    expect(await code('mapping: "NOTHING"')).toBe('TABLE_NOT_MAPPED');
    expect(await code('mapping: "CUSTOMER", after: "x"')).toBe('INVALID_CURSOR');
    expect(await code('mapping: "CUSTOMER", first: 101')).toBe('INVALID_INPUT');
  });
});
