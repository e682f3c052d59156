import fc from 'fast-check';
import type { Row } from '../../../src/platform/database/record-table';
import { startApi, type TestApi } from '../../support/api';
import { dumpOf } from '../../support/dump';
import { Given } from '../../support/given';
import { edits, pairPlans, type PairPlan } from '../../support/pair-plans';
import { runMapping, type RunSeen } from '../../support/runs';
import { couple, coupled, preview, setPolicy, type Change, type Preview } from './verbs';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  await given.row('erp.payment_terms', { code: '30D' });
  await given.row('erp.number_series', { code: 'CUST', startingNo: 'D00001' });
  await given.row('erp.sales_setup', { customerNos: 'CUST' });
});

afterAll(() => api.stop());

const COUNTERS = ['inserted', 'modified', 'unchanged', 'skipped', 'failed'] as const;
const countersOf = (counts: Readonly<Record<string, unknown>> | undefined) =>
  COUNTERS.map((counter) => counts?.[counter]);
const passOf = ({ passes }: Preview, direction: string) =>
  passes.find((pass) => pass.direction === direction)?.counts;

const setOnlyCoupled = (onlyCoupled: boolean) =>
  api.composition.unitOfWork.run((tx) =>
    tx.execute(`UPDATE sync.table_mapping SET only_coupled = $1 WHERE name = 'CUSTOMER'`, [
      onlyCoupled,
    ]),
  );

const NOBODY = '11111111-1111-4111-8111-111111111111';

describe('the preview of a run over a whole mapping', () => {
  it('counts everything, lists a page, and writes nothing; the run then does just that (Q-26)', async () => {
    const pairs = [];
    for (let n = 0; n < 5; n++) pairs.push(await coupled(api, given, { city: 'Start' }));
    await runMapping(api, 'CUSTOMER');
    const [a, b, c, d] = pairs;
    if (!a || !b || !c || !d) throw new Error('Five pairs were made.');
    await given.change('erp.customer', a.erpId, { city: 'To the CRM' });
    await given.change('crm.account', b.crmId, { telephone1: '1' });
    await given.change('erp.customer', c.erpId, { city: 'Mine' });
    await given.change('crm.account', c.crmId, { address1City: 'Yours' });
    await given.change('erp.customer', d.erpId, { phoneNo: '4' });
    await given.change('crm.account', d.crmId, { emailAddress1: 'd@d.example' });
    const before = await dumpOf(api);
    const told = await preview(api, { mapping: 'CUSTOMER', first: 2 });
    expect(await dumpOf(api)).toEqual(before);
    expect(told.outcomes).toHaveLength(2);
    expect(told.pageInfo.hasNextPage).toBe(true);
    expect(told.counts).toMatchObject({ modified: 3, failed: 2, conflicts: 2, inserted: 0 });
    const failed = await preview(api, { mapping: 'CUSTOMER', kinds: ['FAILED'] });
    expect(failed.outcomes.map((each) => each.error?.code)).toEqual([
      'UPDATE_CONFLICT',
      'UPDATE_CONFLICT',
    ]);
    expect(failed.outcomes[0]?.conflicts[0]).toMatchObject({ erp: 'Mine', crm: 'Yours' });
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect(countersOf(passOf(told, 'TO_CRM'))).toEqual(countersOf({ ...to }));
    expect(countersOf(passOf(told, 'FROM_CRM'))).toEqual(countersOf({ ...from }));
  });

  it('pages through all outcomes in the order of the run', async () => {
    for (let n = 0; n < 5; n++) {
      const { erpId } = await coupled(api, given);
      await given.change('erp.customer', erpId, { city: `Page ${n}` });
    }
    const kinds = ['MODIFIED'];
    const all = await preview(api, { mapping: 'CUSTOMER', first: 100, kinds });
    const seen: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page: Preview = await preview(api, { mapping: 'CUSTOMER', first: 2, after, kinds });
      seen.push(...page.outcomes.map((outcome) => outcome.record));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all.outcomes.map((outcome) => outcome.record));
    expect(seen.length).toBeGreaterThanOrEqual(5);
    await runMapping(api, 'CUSTOMER');
  });

  it('previews one direction alone, and a full comparison', async () => {
    const { erpId } = await coupled(api, given);
    await given.change('erp.customer', erpId, { city: 'One way' });
    const one = await preview(api, { mapping: 'CUSTOMER', direction: 'FROM_CRM' });
    expect(one.passes.map(({ direction }) => direction)).toEqual(['FROM_CRM']);
    expect(one.counts.modified).toBe(0);
    await runMapping(api, 'CUSTOMER');
    const full = await preview(api, { mapping: 'CUSTOMER', full: true });
    expect(full.counts.unchanged).toBeGreaterThan(1);
  });

  it('foresees that a record which loses its coupling is created anew by the next pass', async () => {
    const { erpId, crmId } = await coupled(api, given, { city: 'Start' });
    await given.change('crm.account', crmId, { name: 'Survivor' });
    await given.remove('erp.customer', erpId);
    await setPolicy(api, { deletionPolicy: 'REMOVE_COUPLING', updatePolicy: 'MERGE' });
    await setOnlyCoupled(false);
    const told = await preview(api, { mapping: 'CUSTOMER', first: 100 });
    const { from } = await runMapping(api, 'CUSTOMER');
    expect(passOf(told, 'FROM_CRM')).toMatchObject({ inserted: 1 });
    expect(from).toMatchObject({ inserted: 1 });
    await setOnlyCoupled(true);
    const names = told.outcomes.flatMap(({ changes }) => changes).map(({ after }) => after);
    expect(names).toContain('Survivor');
  });

  it('refuses what the run would refuse, and both or neither of records and mapping', async () => {
    const code = async (input: Record<string, unknown>) =>
      (
        await api.send(
          'query ($input: SyncPreviewInput!) { syncPreview(input: $input) { counts { records } } }',
          { input },
        )
      ).errors?.[0]?.extensions?.code;
    expect(await code({ mapping: 'NOTHING' })).toBe('TABLE_NOT_MAPPED');
    expect(await code({ mapping: 'CURRENCY', direction: 'FROM_CRM' })).toBe(
      'DIRECTION_NOT_ALLOWED',
    );
    expect(await code({ mapping: 'CUSTOMER', after: 'x' })).toBe('INVALID_CURSOR');
    expect(await code({ mapping: 'CUSTOMER', first: 101 })).toBe('INVALID_INPUT');
    expect(await code({})).toBe('INVALID_INPUT');
  });

  it.each([
    ['force', { mapping: 'CUSTOMER', force: false }],
    ['createMissing', { mapping: 'CUSTOMER', createMissing: true }],
    ['full', { records: [{ erpId: NOBODY }], full: true }],
    ['kinds', { records: [{ erpId: NOBODY }], kinds: ['FAILED'] }],
  ])('refuses %s where it would change nothing', async (field, input) => {
    const { errors } = await api.send(
      'query ($input: SyncPreviewInput!) { syncPreview(input: $input) { counts { records } } }',
      { input },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
    expect(errors?.[0]?.message).toContain(`knows ${field}`);
  });
});

const pair = pairPlans(
  fc.oneof(
    { weight: 5, arbitrary: edits('city', 'phoneNo', 'email') },
    fc.constant<Row>({ paymentTermsCode: '30D' }),
    fc.constant<Row>({ blocked: 3, city: 'B' }),
  ),
  edits('address1City', 'telephone1', 'emailAddress1'),
  'erpDeleted',
  'crmDeleted',
  'bare',
  'alone',
);
type Plan = PairPlan<'erpDeleted' | 'crmDeleted' | 'bare' | 'alone'>;
const scenario = fc.record({
  pairs: fc.array(pair, { minLength: 1, maxLength: 6 }),
  full: fc.boolean(),
  onlyCoupled: fc.boolean(),
  updatePolicy: fc.constantFrom('NONE', 'SEND', 'GET', 'MERGE'),
  deletionPolicy: fc.constantFrom('NONE', 'IGNORE', 'RESTORE', 'REMOVE_COUPLING', 'DEACTIVATE'),
});

async function made({ erpEdit, crmEdit, fate }: Plan): Promise<void> {
  const erpId = await given.customer({ city: 'Start', phoneNo: '0' });
  const crmId = fate === 'alone' ? null : await given.account();
  if (crmId) await couple(api, erpId, crmId, fate === 'bare' ? 'NONE' : 'TO_CRM');
  await given.change('erp.customer', erpId, erpEdit);
  if (crmId) await given.change('crm.account', crmId, crmEdit);
  if (fate === 'erpDeleted') await given.remove('erp.customer', erpId);
  if (fate === 'crmDeleted' && crmId) await given.remove('crm.account', crmId);
}

interface JournalLine {
  side: string;
  action: string;
  changes: Record<string, [unknown, unknown]>;
}

// What the runs wrote to records, from their journals; ids of new records differ by nature.
async function writtenBy(runs: readonly RunSeen[]): Promise<string[]> {
  const lines = await api.composition.db.query<JournalLine & Record<string, unknown>>(
    `SELECT side, action, changes FROM sync.journal_entry WHERE run_id = ANY($1::uuid[])`,
    [runs.map((run) => run.id)],
  );
  return lines
    .flatMap(({ side, action, changes }) =>
      Object.entries(changes)
        .filter(([field]) => !field.startsWith('@'))
        .map(([field, [before, after]]) => line({ side, action, field, before, after })),
    )
    .sort();
}

const UUID = /^[0-9a-f]{8}-/;
const line = ({ side, action, field, before, after }: Change): string =>
  JSON.stringify([side, action, field, before, UUID.test(String(after)) ? 'id' : after]);

describe('the preview of a run and the run', () => {
  it('agree counter by counter and field by field, whatever was edited, deleted or configured', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ pairs, full, onlyCoupled, ...policies }) => {
        await setPolicy(api, policies);
        await setOnlyCoupled(onlyCoupled);
        for (const plan of pairs) await made(plan);
        const told = await preview(api, { mapping: 'CUSTOMER', full, first: 100 });
        const { to, from } = await runMapping(api, 'CUSTOMER', { full });
        expect(countersOf(passOf(told, 'TO_CRM'))).toEqual(countersOf({ ...to }));
        expect(countersOf(passOf(told, 'FROM_CRM'))).toEqual(countersOf({ ...from }));
        if (told.pageInfo.hasNextPage) return;
        const foretold = told.outcomes.flatMap(({ changes }) => changes.map(line)).sort();
        expect(foretold).toEqual(await writtenBy([to, from]));
      }),
      { numRuns: 25, seed: 20_261_125 },
    );
  }, 180_000);
});
