import { Masters } from '../../support/masters';
import { undo } from './verbs';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.api.stop());

// The run that created a record.
async function runOf(recordId: string): Promise<string> {
  const [entry] = await masters.api.composition.db.query<{ run: string }>(
    `SELECT run_id AS run FROM sync.journal_entry WHERE record_id = $1 AND action = 'INSERT'`,
    [recordId],
  );
  return entry?.run ?? '';
}

const count = async (table: string): Promise<number> => {
  const [row] = await masters.api.composition.db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return row?.count ?? 0;
};

describe('the order of an undo', () => {
  it('takes a product, its unit and its unit group back, and says that the group is in use before that', async () => {
    const product = await masters.itemPair({ number: 'UNDOITEM' });
    const { db } = masters.api.composition;
    const [made] = await db.query<{ schedule: string; uom: string }>(
      `SELECT default_uom_schedule_id AS schedule, default_uom_id AS uom FROM crm.product WHERE id = $1`,
      [product.crmId],
    );
    const group = await runOf(made?.schedule ?? '');
    const refused = await undo(masters.api, group);
    expect(refused).toMatchObject({ removed: 0 });
    expect(refused.kept).toBeGreaterThan(0);
    expect(refused.outcomes?.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain(
      'RECORD_IN_USE',
    );
    const ofProduct = await undo(masters.api, await runOf(product.crmId));
    expect(ofProduct.kept).toBe(0);
    expect(await count('crm.product')).toBe(0);
    const again = await undo(masters.api, group);
    expect(again.kept).toBe(0);
    expect(await count('crm.uom_schedule')).toBe(0);
    expect(await count('crm.uom')).toBe(0);
  });

  it('removes persons together with the claim they have on their account', async () => {
    const customer = await masters.customerPair({ name: 'With persons' });
    const companyNo = await masters.companyOf(customer.erpId);
    const personId = await masters.given.row('erp.contact', {
      type: 1,
      firstName: 'Ada',
      surname: 'Person',
      companyNo,
    });
    const { crmId } = await masters.createInCrm('CONTACT', personId);
    const primary = async () =>
      (await masters.given.read('crm.account', customer.crmId)).primaryContactId;
    expect(await primary()).toBe(crmId);
    const result = await undo(masters.api, await runOf(crmId));
    expect(result).toMatchObject({ removed: 1, restored: 1, uncoupled: 1, kept: 0 });
    expect(await primary()).toBeNull();
  });
});
