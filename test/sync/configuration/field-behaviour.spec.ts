import { startApi, type TestApi } from '../../support/api';
import { Configure } from '../../support/configure';
import { Given } from '../../support/given';
import { Pairs } from '../../support/pairs';
import { runMapping } from '../../support/runs';

let api: TestApi;
let configure: Configure;
let given: Given;
let pairs: Pairs;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
  given = new Given(api);
  pairs = new Pairs(api, given);
  await given.company();
});

afterAll(() => api.stop());

const account = (id: string) => given.read('crm.account', id);
const customer = (id: string) => given.read('erp.customer', id);

async function setField(erpField: string, crmField: string, changes: object): Promise<void> {
  const { id } = await configure.field('CUSTOMER', erpField, crmField);
  const { errors } = await configure.updateField(id, changes);
  expect(errors).toEqual([]);
}

describe('transformation in a run', () => {
  it('SC-35 sends a value through the chain, and compares the transformed value', async () => {
    await configure.mutate(
      'transformationRuleCreate',
      { code: 'TRIM_LOWER', type: 'TRIM', nextRule: 'LOWERCASE' },
      'transformationRule { id }',
    );
    const rule = { direction: 'TO_CRM', transformationRule: 'TRIM_LOWER' };
    await setField('homePage', 'websiteUrl', rule);
    const { erpId, crmId } = await pairs.agreed({ homePage: '  WWW.Contoso.COM ' });
    expect((await account(crmId)).websiteUrl).toBe('www.contoso.com');
    expect((await pairs.sync(erpId, 'TO_CRM')).kind).toBe('UNCHANGED');
  });

  it('T-20 takes a value that the opposite rule makes of this side for equal', async () => {
    await setField('city', 'address1City', {
      transformationRule: 'UPPERCASE',
      transformationDirection: 'TO_CRM',
    });
    const { erpId, crmId } = await pairs.agreed({ city: 'Berlin' });
    expect((await account(crmId)).address1City).toBe('BERLIN');
    expect((await pairs.sync(erpId, 'FROM_CRM')).kind).toBe('UNCHANGED');
    expect((await customer(erpId)).city).toBe('Berlin');
    await given.change('crm.account', crmId, { address1City: 'Paris' });
    expect((await pairs.sync(erpId)).kind).toBe('MODIFIED');
    expect((await customer(erpId)).city).toBe('Paris');
    await setField('city', 'address1City', { transformationRule: null });
  });

  it('fails the record with the value when a rule makes nothing its field can take', async () => {
    const { erpId } = await pairs.agreed();
    const { fieldMappings } = await configure.createFields('CUSTOMER', [
      {
        erpField: 'name2',
        crmField: 'numberOfEmployees',
        direction: 'TO_CRM',
        transformationRule: 'DK_DECIMAL_FORMAT',
        enabled: true,
      },
    ]);
    await given.change('erp.customer', erpId, { name2: '1.200' });
    expect((await pairs.sync(erpId, 'TO_CRM')).kind).toBe('MODIFIED');
    await given.change('erp.customer', erpId, { name2: 'many' });
    expect((await pairs.sync(erpId, 'TO_CRM')).error).toMatchObject({
      code: 'FIELD_CONVERSION',
      data: { field: 'name2', value: 'many', target: 'numberOfEmployees' },
    });
    await configure.deleteField(fieldMappings?.[0]?.id ?? '');
  });
});

describe('a value that cannot be taken over', () => {
  const currency = ['currencyCode', 'transactionCurrencyId'] as const;

  beforeAll(async () => {
    await given.row('erp.currency', { code: 'CHF' });
  });

  it('Q-28a fails the record unless the field says otherwise', async () => {
    const { erpId, crmId } = await pairs.agreed({ city: 'Bern' });
    await given.change('erp.customer', erpId, { currencyCode: 'CHF', city: 'Basel' });
    const { kind, error } = await pairs.sync(erpId, 'TO_CRM');
    expect([kind, error?.code]).toEqual(['FAILED', 'REFERENCE_NOT_COUPLED']);
    expect((await account(crmId)).address1City).toBe('Bern');
  });

  it('Q-28a leaves the field out with a warning, and the others travel', async () => {
    await setField(...currency, { onFailure: 'SKIP' });
    const { erpId, crmId } = await pairs.agreed({ city: 'Bern' });
    const before = (await account(crmId)).transactionCurrencyId;
    await given.change('erp.customer', erpId, { currencyCode: 'CHF', city: 'Basel' });
    const { kind, warnings } = await pairs.sync(erpId, 'TO_CRM');
    expect(kind).toBe('MODIFIED');
    expect(warnings).toMatchObject([
      {
        code: 'REFERENCE_NOT_COUPLED',
        data: { field: 'currencyCode', value: 'CHF', warning: 'SKIP' },
      },
    ]);
    const after = await account(crmId);
    expect([after.address1City, after.transactionCurrencyId]).toEqual(['Basel', before]);
    const { syncRunErrors } = await api.ask<{
      syncRunErrors: { nodes: { code: string; field: string; data: { warning?: string } }[] };
    }>('{ syncRunErrors(first: 100) { nodes { code field data } } }');
    expect(syncRunErrors.nodes.filter((row) => row.data.warning === 'SKIP')).toMatchObject([
      { code: 'REFERENCE_NOT_COUPLED', field: 'currencyCode' },
    ]);
  });

  it('Q-28a clears the field with a warning, and the others travel', async () => {
    await setField(...currency, { onFailure: 'CLEAR' });
    const { erpId, crmId } = await pairs.agreed({ city: 'Bern' });
    expect((await account(crmId)).transactionCurrencyId).not.toBeNull();
    await given.change('erp.customer', erpId, { currencyCode: 'CHF', city: 'Basel' });
    const { kind, warnings } = await pairs.sync(erpId, 'TO_CRM');
    expect([kind, warnings[0]?.data.warning]).toEqual(['MODIFIED', 'CLEAR']);
    const after = await account(crmId);
    expect([after.address1City, after.transactionCurrencyId]).toEqual(['Basel', null]);
    await setField(...currency, { onFailure: 'FAIL' });
  });
});

describe('a field that both sides changed', () => {
  const clash = async () => {
    const pair = await pairs.agreed({ email: 'old@x.com', phoneNo: '1' });
    await given.change('erp.customer', pair.erpId, { email: 'erp@x.com' });
    await given.change('crm.account', pair.crmId, { emailAddress1: 'crm@x.com' });
    return pair;
  };
  const both = async ({ erpId, crmId }: { erpId: string; crmId: string }) => [
    (await customer(erpId)).email,
    (await account(crmId)).emailAddress1,
  ];

  afterEach(async () => {
    await configure.update('CUSTOMER', { updatePolicy: 'MERGE' });
    await setField('email', 'emailAddress1', { updatePolicy: null });
  });

  it('Q-14 is a conflict where nobody wins', async () => {
    const pair = await clash();
    expect((await pairs.sync(pair.erpId)).error?.code).toBe('UPDATE_CONFLICT');
    expect(await both(pair)).toEqual(['erp@x.com', 'crm@x.com']);
  });

  it('Q-14 takes the value of the ERP where its field says so', async () => {
    await setField('email', 'emailAddress1', { updatePolicy: 'ERP_WINS' });
    const pair = await clash();
    expect((await pairs.sync(pair.erpId)).kind).toBe('MODIFIED');
    expect(await both(pair)).toEqual(['erp@x.com', 'erp@x.com']);
    expect((await pairs.sync(pair.erpId)).kind).toBe('UNCHANGED');
  });

  it('Q-14 takes the value of the CRM where its field says so, and the other fields merge', async () => {
    await setField('email', 'emailAddress1', { updatePolicy: 'CRM_WINS' });
    const pair = await clash();
    await given.change('erp.customer', pair.erpId, { phoneNo: '2' });
    expect((await pairs.sync(pair.erpId)).kind).toBe('MODIFIED');
    expect(await both(pair)).toEqual(['crm@x.com', 'crm@x.com']);
    expect((await account(pair.crmId)).telephone1).toBe('2');
  });

  it.each([
    ['SEND', ['erp@x.com', 'erp@x.com'], '2'],
    ['GET', ['crm@x.com', 'crm@x.com'], '1'],
  ])(
    'Q-14 a person is asked for a field with ASK although the mapping says %s, and the others follow the mapping',
    async (updatePolicy, won, phone) => {
      await configure.update('CUSTOMER', { updatePolicy });
      const free = await clash();
      await runMapping(api, 'CUSTOMER');
      expect(await both(free)).toEqual(won);
      await setField('email', 'emailAddress1', { updatePolicy: 'ASK' });
      const asked = await clash();
      const alone = await pairs.agreed({ email: 'old@x.com', phoneNo: '1' });
      await given.change('erp.customer', alone.erpId, { phoneNo: '2' });
      await given.change('crm.account', alone.crmId, { emailAddress1: 'new@x.com' });
      const { to } = await runMapping(api, 'CUSTOMER');
      expect(to.errors.edges.map(({ node }) => node.code)).toEqual(['UPDATE_CONFLICT']);
      expect(await both(asked)).toEqual(['erp@x.com', 'crm@x.com']);
      expect(await both(alone)).toEqual(['new@x.com', 'new@x.com']);
      expect((await customer(alone.erpId)).phoneNo).toBe(phone);
      expect((await account(alone.crmId)).telephone1).toBe(phone);
    },
  );

  it('Q-14 under NONE a field with ASK merges where one side changed it, and any other clash is a conflict', async () => {
    await configure.update('CUSTOMER', { updatePolicy: 'NONE' });
    await setField('email', 'emailAddress1', { updatePolicy: 'ASK' });
    const pair = await pairs.agreed({ email: 'old@x.com', phoneNo: '1' });
    await given.change('erp.customer', pair.erpId, { email: 'new@x.com' });
    await given.change('crm.account', pair.crmId, { description: 'not mapped' });
    const other = await pairs.agreed({ email: 'old@x.com', phoneNo: '1' });
    await given.change('erp.customer', other.erpId, { email: 'new@x.com' });
    await given.change('crm.account', other.crmId, { telephone1: '2' });
    const { to } = await runMapping(api, 'CUSTOMER');
    expect(await both(pair)).toEqual(['new@x.com', 'new@x.com']);
    expect(to.errors.edges.map(({ node }) => [node.code, node.field])).toContainEqual([
      'UPDATE_CONFLICT',
      'phoneNo',
    ]);
    expect(await both(other)).toEqual(['new@x.com', 'old@x.com']);
  });
});

describe('a constant', () => {
  it('T-12 counts as a change only where the destination differs', async () => {
    const pair = await pairs.agreed();
    await given.change('crm.account', pair.crmId, { customerTypeCode: 3 });
    expect((await pairs.sync(pair.erpId, 'TO_CRM')).kind).toBe('UNCHANGED');
  });

  it('T-12 is written on new records and wherever the destination says otherwise', async () => {
    const { fieldMappings } = await configure.createFields('CUSTOMER', [
      { crmField: 'description', constantValue: 'From the ERP', enabled: true },
    ]);
    const pair = await pairs.agreed();
    const described = async () => (await account(pair.crmId)).description;
    await given.change('crm.account', pair.crmId, { description: 'Something else' });
    await given.change('erp.customer', pair.erpId, { phoneNo: '7' });
    expect((await pairs.sync(pair.erpId, 'TO_CRM')).kind).toBe('MODIFIED');
    expect(await described()).toBe('From the ERP');
    await configure.deleteField(fieldMappings?.[0]?.id ?? '');
  });
});
