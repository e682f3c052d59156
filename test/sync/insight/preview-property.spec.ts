import fc from 'fast-check';
import type { Row } from '../../../src/platform/database/record-table';
import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { edits, pairPlans, type PairPlan } from '../../support/pair-plans';
import { couple, preview, setPolicy, syncMany, type Change } from './verbs';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  await given.row('erp.payment_terms', { code: '30D', description: '30 days' });
});

afterAll(() => api.stop());

const pair = pairPlans(
  fc.oneof(
    edits('city', 'phoneNo', 'email', 'postCode'),
    fc.constant<Row>({ paymentTermsCode: '30D', city: 'B' }),
  ),
  edits('address1City', 'telephone1', 'emailAddress1', 'fax'),
  'erpDeleted',
  'crmDeleted',
  'uncoupled',
  'bare',
);
type Plan = PairPlan<'erpDeleted' | 'crmDeleted' | 'uncoupled' | 'bare'>;
const scenario = fc.record({
  pairs: fc.array(pair, { minLength: 1, maxLength: 5 }),
  direction: fc.constantFrom('TO_CRM', 'FROM_CRM', 'MERGE', null),
  force: fc.constantFrom(true, false, null),
  overwriteNewer: fc.constantFrom(true, false, null),
  updatePolicy: fc.constantFrom('NONE', 'SEND', 'GET', 'MERGE'),
  deletionPolicy: fc.constantFrom('NONE', 'IGNORE', 'RESTORE', 'REMOVE_COUPLING', 'DEACTIVATE'),
});

// A pair as the plan wants it: coupled and equal, then edited on either side, or without its counterpart.
async function made({ erpEdit, crmEdit, fate }: Plan) {
  const erpId = await given.customer({ city: 'Start', phoneNo: '0' });
  const crmId = await given.account();
  if (fate !== 'uncoupled') await couple(api, erpId, crmId, fate === 'bare' ? 'NONE' : 'TO_CRM');
  await given.change('erp.customer', erpId, erpEdit);
  await given.change('crm.account', crmId, crmEdit);
  if (fate === 'erpDeleted') await given.remove('erp.customer', erpId);
  if (fate === 'crmDeleted') await given.remove('crm.account', crmId);
  return { erpId, crmId };
}

const STAMPS = new Set(['version', 'changedXid', 'modifiedAt', 'modifiedBy', 'createdAt', 'id']);

// What changed in the rows themselves, in the words of a preview.
function differences(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
  side: string,
): Change[] {
  const changes: Change[] = [];
  for (const [id, row] of after) {
    const old = before.get(id);
    for (const field of Object.keys(row)) {
      if (STAMPS.has(field) || (old && same(old[field], row[field]))) continue;
      if (!old && row[field] === null) continue;
      const [action, was] = old ? ['UPDATE', old[field]] : ['INSERT', null];
      changes.push({ side, action: String(action), field, before: was ?? null, after: row[field] });
    }
  }
  return changes;
}

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

const rowsOf = async (table: string): Promise<Map<string, Row>> => {
  const rows = await api.composition.tables.get(table).rowsWhere(api.composition.db, 'true');
  return new Map(rows.map((row) => [String(row.id), row]));
};

const sorted = (changes: readonly Change[]): string[] =>
  changes
    .filter((change) => change.action === 'UPDATE')
    .map((change) => JSON.stringify([change.side, change.field, change.before, change.after]))
    .sort();

describe('a preview and the run after it', () => {
  it('agree outcome by outcome and field by field, whatever was edited, deleted or configured', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ pairs, updatePolicy, deletionPolicy, ...how }) => {
        await setPolicy(api, { updatePolicy, deletionPolicy });
        const ids = [];
        for (const plan of pairs) ids.push(await made(plan));
        const input = { ...how, records: ids.map(({ erpId }) => ({ erpId })) };
        const told = await preview(api, input);
        const [erpBefore, crmBefore] = [await rowsOf('erp.customer'), await rowsOf('crm.account')];
        const done = await syncMany(api, input);
        expect(told.outcomes.map((each) => [each.kind, each.error?.code ?? null])).toEqual(
          done.map((each) => [each.kind, each.error?.code ?? null]),
        );
        const written = [
          ...differences(erpBefore, await rowsOf('erp.customer'), 'ERP'),
          ...differences(crmBefore, await rowsOf('crm.account'), 'CRM'),
        ];
        expect(sorted(told.outcomes.flatMap((outcome) => outcome.changes))).toEqual(
          sorted(written),
        );
        const inserted = written.filter((change) => change.action === 'INSERT');
        expect(told.counts.inserted).toBe(inserted.filter(({ field }) => field === 'name').length);
        expect(inserted).toEqual(
          expect.arrayContaining(
            told.outcomes
              .flatMap(({ changes }) => changes)
              .filter(({ action }) => action === 'INSERT'),
          ),
        );
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
