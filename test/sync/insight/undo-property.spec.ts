import fc from 'fast-check';
import type { Row } from '../../../src/platform/database/record-table';
import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { edits, pairPlans, type PairPlan } from '../../support/pair-plans';
import { journalTroubles } from '../../support/replay';
import { runMapping } from '../../support/runs';
import { couple, setPolicy, syncMany, undo } from './verbs';

let api: TestApi;
let given: Given;

beforeEach(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  await given.row('erp.payment_terms', { code: '30D' });
  await given.row('erp.number_series', { code: 'CUST', startingNo: 'D00001' });
  await given.row('erp.sales_setup', { customerNos: 'CUST' });
});

afterEach(() => api.stop());

const pair = pairPlans(
  fc.oneof(
    { weight: 5, arbitrary: edits('city', 'phoneNo', 'email') },
    fc.constant<Row>({ paymentTermsCode: '30D' }),
  ),
  edits('address1City', 'telephone1', 'emailAddress1'),
  'erpDeleted',
  'crmDeleted',
  'bare',
  'alone',
);
type Plan = PairPlan<'erpDeleted' | 'crmDeleted' | 'bare' | 'alone'>;
const scenario = fc.record({
  pairs: fc.array(pair, { minLength: 1, maxLength: 4 }),
  step: fc.constantFrom('run', 'now', 'uncouple', 'create'),
  direction: fc.constantFrom('TO_CRM', 'FROM_CRM', 'MERGE'),
  updatePolicy: fc.constantFrom('NONE', 'SEND', 'GET', 'MERGE'),
  deletionPolicy: fc.constantFrom('NONE', 'IGNORE', 'RESTORE', 'REMOVE_COUPLING', 'DEACTIVATE'),
});

async function made({ erpEdit, crmEdit, fate }: Plan): Promise<string> {
  const erpId = await given.customer({ city: 'Start', phoneNo: '0' });
  const crmId = fate === 'alone' ? null : await given.account();
  if (crmId) await couple(api, erpId, crmId, fate === 'bare' ? 'NONE' : 'TO_CRM');
  await given.change('erp.customer', erpId, erpEdit);
  if (crmId) await given.change('crm.account', crmId, crmEdit);
  if (fate === 'erpDeleted') await given.remove('erp.customer', erpId);
  if (fate === 'crmDeleted' && crmId) await given.remove('crm.account', crmId);
  return erpId;
}

const STAMPS = ['version', 'changedXid', 'modifiedAt', 'modifiedBy'];

// Both tables and the pairs as people see them.
async function state(): Promise<Record<string, unknown>> {
  const { tables, db } = api.composition;
  const seen: Record<string, unknown> = {};
  for (const table of ['erp.customer', 'crm.account', 'erp.contact']) {
    for (const row of await tables.get(table).rowsWhere(db, 'true'))
      seen[`${table} ${String(row.id)}`] = Object.fromEntries(
        Object.entries(row).filter(([property]) => !STAMPS.includes(property)),
      );
  }
  const pairs = await db.query<{ id: string; erp_id: string; crm_id: string }>(
    'SELECT id, erp_id, crm_id FROM sync.coupling',
  );
  for (const { id, ...ids } of pairs) seen[`coupling ${id}`] = ids;
  return seen;
}

async function steps(
  step: string,
  direction: string,
  erpIds: readonly string[],
): Promise<string[]> {
  const known = new Set((await runIds()).reverse());
  const records = erpIds.map((erpId) => ({ erpId }));
  if (step === 'run') await runMapping(api, 'CUSTOMER');
  if (step === 'now') await syncMany(api, { records, direction });
  if (step === 'uncouple')
    await api.ask(
      `mutation ($records: [CoupledRecordInput!]!) { couplingDelete(input: { records: $records }) { failed } }`,
      { records },
    );
  if (step === 'create')
    await api.ask(
      `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInCrm(input: { records: $records }) { failed } }`,
      { records: erpIds.map((id) => ({ id, mapping: 'CUSTOMER' })) },
    );
  return (await runIds()).filter((id) => !known.has(id));
}

// Runs, the latest write first.
async function runIds(): Promise<string[]> {
  const rows = await api.composition.db.query<{ id: string }>(
    `SELECT r.id FROM sync.sync_run r LEFT JOIN sync.journal_entry j ON j.run_id = r.id
      GROUP BY r.id ORDER BY max(j.id) DESC NULLS LAST`,
  );
  return rows.map((row) => row.id);
}

describe('an undo', () => {
  it('brings both sides and their pairs back to what they were, and the journal stays true', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ pairs, step, direction, ...policies }) => {
        await setPolicy(api, policies);
        const ids: string[] = [];
        for (const plan of pairs) ids.push(await made(plan));
        const before = await state();
        const runs = await steps(step, direction, ids);
        expect(await journalTroubles(api)).toEqual([]);
        for (const run of runs) {
          const tried = await undo(api, run, true);
          const done = await undo(api, run);
          expect({ ...done, run: null }).toEqual({ ...tried, run: null });
          expect(done.errors).toEqual([]);
          expect(done.kept).toBe(0);
        }
        expect(await state()).toEqual(before);
        expect(await journalTroubles(api)).toEqual([]);
        if (step !== 'run') return;
        const { to, from } = await runMapping(api, 'CUSTOMER');
        expect([to.inserted, to.modified, from.inserted, from.modified]).toEqual([0, 0, 0, 0]);
      }),
      { numRuns: 20 },
    );
  }, 240_000);
});
