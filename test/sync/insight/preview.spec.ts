import { startApi, type TestApi } from '../../support/api';
import { dumpOf } from '../../support/dump';
import { Given } from '../../support/given';
import { coupled, couple, preview, syncNow } from './verbs';

let api: TestApi;
let given: Given;
let companyId: string;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  ({ companyId } = await given.company());
  await given.row('erp.number_series', { code: 'CUST', startingNo: 'D00001' });
  await given.row('erp.sales_setup', { customerNos: 'CUST' });
  await given.row('erp.payment_terms', { code: '30D', description: '30 days' });
});

afterAll(() => api.stop());

describe('the preview of chosen records', () => {
  it('shows field by field what a merge would send and bring back, and the run then does just that (Q-26)', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, {
      number: 'PREV1',
      city: 'Oslo',
      phoneNo: '1',
    });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    await given.change('crm.account', crmId, { telephone1: '2' });
    const { outcomes, counts } = await preview(api, { records: [{ couplingId }] });
    expect(counts).toMatchObject({ records: 1, modified: 1, failed: 0 });
    expect(outcomes[0]).toMatchObject({
      kind: 'MODIFIED',
      record: 'Customer PREV1',
      coupling: { id: couplingId },
      error: null,
    });
    expect(outcomes[0]?.changes).toEqual(
      expect.arrayContaining([
        { side: 'CRM', action: 'UPDATE', field: 'address1City', before: 'Oslo', after: 'Bergen' },
        { side: 'ERP', action: 'UPDATE', field: 'phoneNo', before: '1', after: '2' },
      ]),
    );
    expect(outcomes[0]?.changes).toHaveLength(2);
    expect((await given.read('crm.account', crmId)).address1City).toBe('Oslo');
    expect((await syncNow(api, { couplingId })).kind).toBe('MODIFIED');
    expect((await given.read('crm.account', crmId)).address1City).toBe('Bergen');
    expect((await given.read('erp.customer', erpId)).phoneNo).toBe('2');
  });

  it('shows a conflict with its base and both values, and what to do', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { email: 'old@a.example' });
    await given.change('erp.customer', erpId, { email: 'erp@a.example' });
    await given.change('crm.account', crmId, { emailAddress1: 'crm@a.example' });
    const { outcomes, counts } = await preview(api, { records: [{ couplingId }] });
    expect(counts).toMatchObject({ failed: 1, conflicts: 1 });
    expect(outcomes[0]).toMatchObject({ kind: 'FAILED', error: { code: 'UPDATE_CONFLICT' } });
    expect(outcomes[0]?.error?.remedy).toContain('couplingSyncNow');
    expect(outcomes[0]?.conflicts).toEqual([
      {
        erpField: 'email',
        crmField: 'emailAddress1',
        baseMissing: false,
        baseErp: 'old@a.example',
        baseCrm: 'old@a.example',
        erp: 'erp@a.example',
        crm: 'crm@a.example',
      },
    ]);
  });

  it('shows what each direction would overwrite', async () => {
    const { erpId, crmId, couplingId } = await coupled(api, given, { city: 'Rome' });
    await given.change('erp.customer', erpId, { city: 'Milan' });
    await given.change('crm.account', crmId, { address1City: 'Turin' });
    const changes = async (direction: string) =>
      (await preview(api, { records: [{ couplingId }], direction })).outcomes[0]?.changes;
    expect(await changes('TO_CRM')).toEqual([
      { side: 'CRM', action: 'UPDATE', field: 'address1City', before: 'Turin', after: 'Milan' },
    ]);
    expect(await changes('FROM_CRM')).toEqual([
      expect.objectContaining({ side: 'ERP', field: 'city', before: 'Milan', after: 'Turin' }),
    ]);
  });

  it('shows a counterpart that would be created, with every field, number and company included', async () => {
    const erpId = await given.customer({ number: 'NEWONE', name: 'New one', city: 'Lima' });
    const records = [{ erpId, mapping: 'CUSTOMER' }];
    const without = await preview(api, { records });
    expect(without.outcomes[0]?.error?.code).toBe('NOT_COUPLED');
    const { outcomes, counts } = await preview(api, { records, createMissing: true });
    expect(counts.inserted).toBe(1);
    expect(outcomes[0]).toMatchObject({ kind: 'INSERTED', coupling: null });
    const fields = new Map(outcomes[0]?.changes.map((change) => [change.field, change.after]));
    expect(fields.get('name')).toBe('New one');
    expect(fields.get('address1City')).toBe('Lima');
    expect(fields.get('companyId')).toBe(companyId);
  });

  it('shows the number a new record would get and the company its counterpart is claimed for', async () => {
    const crmId = await given.account({ name: 'Claimed later' });
    const { outcomes } = await preview(api, {
      records: [{ crmId, mapping: 'CUSTOMER' }],
      createMissing: true,
    });
    const written = outcomes[0]?.changes ?? [];
    expect(written).toContainEqual(
      expect.objectContaining({ side: 'CRM', field: 'companyId', before: null, after: companyId }),
    );
    expect(written).toContainEqual(
      expect.objectContaining({ side: 'ERP', action: 'INSERT', field: 'number', after: 'D00001' }),
    );
  });

  it('says why a record would fail or be left alone', async () => {
    const bad = await given.customer({ paymentTermsCode: '30D' });
    const { outcomes } = await preview(api, {
      records: [{ erpId: bad, mapping: 'CUSTOMER' }],
      createMissing: true,
    });
    expect(outcomes[0]).toMatchObject({
      kind: 'FAILED',
      error: { code: 'REFERENCE_NOT_COUPLED' },
      changes: [],
    });
  });

  it('asks for the mapping of a record that a counterpart would be created for, and answers for the others', async () => {
    const named = await given.customer({ city: 'Lagos' });
    const unnamed = await given.customer({ city: 'Accra' });
    const { outcomes } = await preview(api, {
      records: [{ erpId: named, mapping: 'CUSTOMER' }, { erpId: unnamed }],
      createMissing: true,
    });
    expect(outcomes).toMatchObject([
      { kind: 'INSERTED', error: null },
      { kind: 'FAILED', error: { code: 'INVALID_INPUT' } },
    ]);
  });

  it('writes nothing: every row of every table is as it was', async () => {
    const { erpId, couplingId } = await coupled(api, given, { city: 'Cairo' });
    await given.change('erp.customer', erpId, { city: 'Giza' });
    const account = await given.account();
    const other = await given.customer();
    const failing = await given.customer({ paymentTermsCode: '30D' });
    await couple(api, failing, await given.account());
    const before = await dumpOf(api);
    const { counts } = await preview(api, {
      records: [
        { couplingId },
        { erpId: other, mapping: 'CUSTOMER' },
        { crmId: account, mapping: 'CUSTOMER' },
        { erpId: failing },
      ],
      createMissing: true,
    });
    expect(counts).toMatchObject({ records: 4, inserted: 2, modified: 1, failed: 1 });
    expect(await dumpOf(api)).toEqual(before);
  });

  it('refuses no record, too many, and ids that are none', async () => {
    const code = async (records: object[]) =>
      (
        await api.send(
          `query ($records: [CoupledRecordInput!]!) { syncPreview(input: { records: $records }) { counts { records } } }`,
          { records },
        )
      ).errors?.[0]?.extensions?.code;
    expect(await code([])).toBe('INVALID_INPUT');
    expect(await code([{ erpId: 'nothing' }])).toBe('INVALID_INPUT');
  });
});
