import { startApi, type TestApi } from '../../support/api';
import { Configure, type MappingRow } from '../../support/configure';
import { Given } from '../../support/given';
import { runMapping } from '../../support/runs';

let api: TestApi;
let given: Given;
let configure: Configure;

const OTHER = '00000000-0000-4000-8000-00000000000b';

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
  configure = new Configure(api);
});

afterAll(() => api.stop());

const filterOf = ({ crmFilterText }: MappingRow): unknown => crmFilterText;
const companyOf = async (): Promise<string> => {
  const { companyId } = await api.composition.engine.settings.get(api.composition.db);
  return String(companyId);
};
const otherCompany = async (): Promise<string> => {
  const [row] = await api.composition.db.query<{ id: string }>(
    'SELECT id FROM crm.company WHERE external_id = $1',
    [OTHER],
  );
  return row?.id ?? given.row('crm.company', { externalId: OTHER, name: 'Other company' });
};

describe('several companies on one CRM', () => {
  it('K-20 is refused while the CRM knows one company, and where records carry none', async () => {
    const { errors, tableMapping } = await configure.update('CUSTOMER', { multiCompany: true });
    expect(tableMapping).toBeNull();
    expect(errors[0]).toMatchObject({
      code: 'SINGLE_COMPANY',
      path: ['input', 'changes', 'multiCompany'],
    });
    await otherCompany();
    const currency = await configure.update('CURRENCY', { multiCompany: true });
    expect(currency.errors[0]?.code).toBe('INVALID_INPUT');
  });

  it('K-20 takes the condition on the company from master data, and makes that of documents strict', async () => {
    await otherCompany();
    const before = filterOf(await configure.mapping('CUSTOMER'));
    expect(before).toMatch(/companyId in \({company}, null\)/i);
    const customer = await configure.update('CUSTOMER', { multiCompany: true });
    expect(customer.tableMapping?.multiCompany).toBe(true);
    expect(filterOf(customer.tableMapping as MappingRow)).not.toMatch(/company}/);
    const opportunity = await configure.update('OPPORTUNITY', { multiCompany: true });
    expect(filterOf(opportunity.tableMapping as MappingRow)).toBe('companyId = {company}');
    for (const name of ['CUSTOMER', 'OPPORTUNITY'])
      await configure.update(name, { multiCompany: false });
    expect(filterOf(await configure.mapping('CUSTOMER'))).toBe(before);
    expect(filterOf(await configure.mapping('OPPORTUNITY'))).toMatch(/companyId in/);
  });

  it('K-20 keeps the other conditions of a filter, and works where filters are fixed (T-4)', async () => {
    await otherCompany();
    await configure.update('CUSTOMER', {
      crmFilterText: 'companyId in ({company}, null) and name != "X"',
    });
    const shared = await configure.update('CUSTOMER', { multiCompany: true });
    expect(shared.tableMapping?.crmFilterText).toBe('name <> X');
    const orders = await configure.update(
      'SALESORDER-ORDER',
      { multiCompany: true },
      { variant: 'bidirectional' },
    );
    expect(orders.errors).toEqual([]);
    expect(filterOf(orders.tableMapping as MappingRow)).toMatch(/companyId = {company}/);
    await configure.update(
      'SALESORDER-ORDER',
      { multiCompany: false },
      { variant: 'bidirectional' },
    );
    await api.ask(
      `mutation { tableMappingReset(input: { mappings: ["CUSTOMER"] }) { errors { code } } }`,
    );
    expect((await configure.mapping('CUSTOMER')).multiCompany).toBe(false);
  });

  it('T-3 warns that companies overwrite each other unless the mapping only takes', async () => {
    await otherCompany();
    const both = await configure.update('CUSTOMER', { multiCompany: true, onlyCoupled: false });
    expect(both.warnings?.map(({ code }) => code)).toEqual([
      'COMPANIES_OVERWRITE',
      'COMPANIES_DUPLICATE',
    ]);
    await configure.update('CUSTOMER', { onlyCoupled: true });
    const name = await configure.field('CUSTOMER', 'name', 'name');
    for (const [direction, expected] of [
      ['TO_CRM', ['COMPANIES_OVERWRITE']],
      ['FROM_CRM', []],
    ] as const) {
      await configure.updateField(name.id, { direction });
      const { warnings } = await configure.update('CUSTOMER', { direction });
      expect(warnings?.map(({ code }) => code)).toEqual(expected);
    }
    await configure.updateField(name.id, { direction: 'BOTH' });
    await configure.update('CUSTOMER', { direction: 'BOTH', multiCompany: false });
  });

  it('K-19 K-21 sees accounts of the other company only while they are shared, and the last writer owns them', async () => {
    const other = await otherCompany();
    const erpId = await given.customer({ name: 'Shared', city: 'Here' });
    const crmId = await given.account({ name: 'Shared', companyId: other });
    const match = () =>
      api.ask<{
        couplingMatch: { outcomes: { kind: string; crmId: string | null }[]; errors: unknown[] };
      }>(
        `mutation ($erpIds: [ID!]!) { couplingMatch(input: { mapping: "CUSTOMER", erpIds: $erpIds,
           criteria: [{ erpField: "name", crmField: "name" }] }) { outcomes { kind crmId } errors { code message } } }`,
        { erpIds: [erpId] },
      );
    expect((await match()).couplingMatch.outcomes[0]?.kind).toBe('UNMATCHED');
    await configure.update('CUSTOMER', { multiCompany: true });
    expect((await match()).couplingMatch.outcomes[0]).toMatchObject({ kind: 'COUPLED', crmId });
    await given.change('erp.customer', erpId, { city: 'There' });
    await configure.update('CUSTOMER', { updatePolicy: 'SEND' });
    await runMapping(api, 'CUSTOMER');
    expect(await given.read('crm.account', crmId)).toMatchObject({
      address1City: 'There',
      companyId: await companyOf(),
    });
    await configure.update('CUSTOMER', { multiCompany: false, updatePolicy: 'MERGE' });
  });

  it('Q-42 leaves a field to the company that owns it: what comes from the CRM alone is never sent', async () => {
    const phone = await configure.field('CUSTOMER', 'phoneNo', 'telephone1');
    await configure.updateField(phone.id, { direction: 'FROM_CRM' });
    const erpId = await given.customer({ name: 'Shared', phoneNo: 'ours' });
    const crmId = await given.account({ name: 'Shared', telephone1: 'theirs' });
    await api.ask(
      `mutation ($input: CouplingCreateInput!) { couplingCreate(input: $input) { errors { code } } }`,
      { input: { mapping: 'CUSTOMER', erpId, crmId, initialSync: 'FROM_CRM' } },
    );
    await given.change('erp.customer', erpId, { phoneNo: 'ours again', city: 'Here' });
    await runMapping(api, 'CUSTOMER');
    expect(await given.read('crm.account', crmId)).toMatchObject({
      telephone1: 'theirs',
      address1City: 'Here',
    });
    await given.change('crm.account', crmId, { telephone1: 'theirs again' });
    await runMapping(api, 'CUSTOMER');
    expect(await given.read('erp.customer', erpId)).toMatchObject({ phoneNo: 'theirs again' });
    await configure.updateField(phone.id, { direction: 'BOTH' });
  });

  it('T-13 claims an account that an ERP customer is made of', async () => {
    await given.row('erp.number_series', { code: 'CUST', startingNo: 'D00001' });
    await given.row('erp.sales_setup', { customerNos: 'CUST' });
    const crmId = await given.account({ name: 'Unclaimed', companyId: null });
    const { couplingCreateInErp } = await api.ask<{
      couplingCreateInErp: { outcomes: { kind: string }[] };
    }>(
      `mutation ($id: ID!) { couplingCreateInErp(input: { records: [{ id: $id, mapping: "CUSTOMER" }] }) { outcomes { kind } } }`,
      { id: crmId },
    );
    expect(couplingCreateInErp.outcomes[0]?.kind).toBe('INSERTED');
    expect((await given.read('crm.account', crmId)).companyId).toBe(await companyOf());
  });
});
