import { startApi, type TestApi } from '../support/api';
import { Given } from '../support/given';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

interface Answer {
  errors: { code: string; path: string[]; message: string }[];
}

describe('input that cannot be stored', () => {
  it.each(['a\u0000b', '\ud83d'])('a text such as %j is refused where it stands', async (text) => {
    const { shippingAgentCreate } = await api.ask<{ shippingAgentCreate: Answer }>(
      `mutation ($input: ShippingAgentCreateInput!) { shippingAgentCreate(input: $input) { errors { code path message } } }`,
      { input: { code: 'UPS', name: text } },
    );
    expect(shippingAgentCreate.errors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'name'] },
    ]);
  });

  it('it is found in lists and in values of user-defined fields too', async () => {
    const id = await given.customer();
    const { couplingMatch } = await api.ask<{ couplingMatch: Answer }>(
      `mutation ($input: CouplingMatchInput!) { couplingMatch(input: $input) { errors { code path message } } }`,
      {
        input: {
          mapping: 'CUSTOMER',
          erpIds: [id],
          criteria: [{ erpField: 'name', crmField: 'na\u0000me' }],
        },
      },
    );
    expect(couplingMatch.errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'criteria', '0', 'crmField'],
    });
  });
});

describe('settings', () => {
  it('refuse to empty what always has a value', async () => {
    const { salesSettingsUpdate } = await api.ask<{ salesSettingsUpdate: Answer }>(
      `mutation { salesSettingsUpdate(input: { changes: { discountBecomesPaymentDiscount: null } }) { errors { code path message } } }`,
    );
    expect(salesSettingsUpdate.errors).toEqual([
      {
        code: 'INVALID_INPUT',
        path: ['input', 'changes', 'discountBecomesPaymentDiscount'],
        message: 'discountBecomesPaymentDiscount cannot be emptied.',
      },
    ]);
  });
});

interface Complaint {
  code: string;
  path: string[];
  message: string;
  remedy: string | null;
}

async function complaintOf(mutation: string, type: string, input: object): Promise<Complaint> {
  const answer = await api.ask<Record<string, { errors: Complaint[] }>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { errors { code path message remedy } } }`,
    { input },
  );
  const [first] = answer[mutation]?.errors ?? [];
  if (!first) throw new Error(`${mutation} had nothing to complain about.`);
  return first;
}

describe('input that makes no sense says where and what instead', () => {
  it('a number outside its range', async () => {
    for (const productQuantityDecimals of [-1, 6]) {
      expect(
        await complaintOf('salesSettingsUpdate', 'SalesSettingsUpdateInput', {
          changes: { productQuantityDecimals },
        }),
      ).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'changes', 'productQuantityDecimals'],
        message: 'Quantities of products have 0 to 5 decimals.',
      });
    }
  });

  it('a table mapping that is nearly named', async () => {
    const { path, message, remedy } = await complaintOf(
      'tableMappingSync',
      'TableMappingSyncInput',
      {
        mappings: ['customer'],
      },
    );
    expect([path, message]).toEqual([
      ['input', 'mappings'],
      'There is no table mapping "customer". Did you mean CUSTOMER?',
    ]);
    expect(remedy).toContain('tableMappings');
    expect(
      await complaintOf('tableMappingUpdate', 'TableMappingUpdateInput', {
        mapping: 'ITEM PRODUCT',
        changes: {},
      }),
    ).toMatchObject({
      path: ['input', 'mapping'],
      message: 'There is no table mapping "ITEM PRODUCT". Did you mean ITEM-PRODUCT?',
    });
  });

  it('a full synchronization of a mapping that has no line', async () => {
    expect(
      await complaintOf('fullSyncReview', 'FullSyncReviewInput', { mappings: ['CUSTOMER', '  '] }),
    ).toMatchObject({
      path: ['input', 'mappings', '1'],
      message: '"  " has no line in the full synchronization.',
    });
    const long = await complaintOf('fullSyncStart', 'FullSyncStartInput', {
      mappings: ['X'.repeat(500)],
    });
    expect([long.code, long.path]).toEqual(['INVALID_INPUT', ['input', 'mappings']]);
    const twice = await complaintOf('fullSyncStart', 'FullSyncStartInput', {
      mappings: ['VENDOR', 'VENDOR'],
    });
    expect(twice.message).toBe('Mappings names a table mapping twice.');
  });

  it('the second of two field mappings, and no guess where there is hardly a name', async () => {
    expect(
      await complaintOf('fieldMappingCreate', 'FieldMappingCreateInput', {
        mapping: 'CUSTOMER',
        fields: [
          { erpField: 'name2', crmField: 'description', direction: 'TO_CRM' },
          { erpField: ';--', crmField: 'fax' },
        ],
      }),
    ).toMatchObject({
      code: 'FIELD_UNKNOWN',
      path: ['input', 'fields', '1', 'erpField'],
      message: 'erp.customer has no field ;--.',
    });
  });

  it('a criterion of matching, and a condition without an operator', async () => {
    expect(
      await complaintOf('couplingMatch', 'CouplingMatchInput', {
        mapping: 'CUSTOMER',
        criteria: [
          { erpField: 'name', crmField: 'name' },
          { erpField: 'phoneNumber', crmField: 'telephone1' },
        ],
      }),
    ).toMatchObject({
      path: ['input', 'criteria', '1', 'erpField'],
      message: 'erp.customer has no field phoneNumber. Did you mean number or phoneNo?',
    });
    expect(
      await complaintOf('tableMappingUpdate', 'TableMappingUpdateInput', {
        mapping: 'CUSTOMER',
        changes: { erpFilter: [{ field: 'city', value: 'Hill' }] },
      }),
    ).toMatchObject({
      code: 'FILTER_INVALID',
      path: ['input', 'changes', 'erpFilter', '0', 'operator'],
      message: 'A condition names its operator.',
    });
  });

  it('a value that no filter of the column could find', async () => {
    const filter = (erpFilterText: string) =>
      complaintOf('tableMappingUpdate', 'TableMappingUpdateInput', {
        mapping: 'CUSTOMER',
        changes: { erpFilterText },
      });
    expect(await filter('blocked = 7')).toMatchObject({
      code: 'FILTER_INVALID',
      message: 'At line 1, column 11: "7" is no value of blocked, which is of type integer.',
    });
    expect((await filter('createdAt >= 2026-02-30')).message).toContain(
      '"2026-02-30" is no value of createdAt',
    );
    const company = await filter('companyId in ({company}, null)');
    expect(company.message).toContain('erp.customer has no column companyId.');
    expect(company.remedy).not.toContain('Use one of');
  });

  it('a table that is nearly named', async () => {
    const create = (erpTable: string, crmTable: string) =>
      complaintOf('tableMappingCreate', 'TableMappingCreateInput', {
        ...{ name: 'MINE', direction: 'TO_CRM', erpTable, crmTable },
        fields: [{ erpField: 'name', crmField: 'name' }],
      });
    expect(await create('erp.country_regions', 'crm.team')).toMatchObject({
      code: 'TABLE_UNKNOWN',
      path: ['input', 'erpTable'],
      message: 'There is no table erp.country_regions. Did you mean erp.country_region?',
    });
    expect((await create('crm.account', 'crm.team')).path).toEqual(['input', 'erpTable']);
  });

  it('a record that is gone, in words', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    expect(
      await complaintOf('fieldMappingDelete', 'FieldMappingDeleteInput', { id }),
    ).toMatchObject({
      code: 'RECORD_NOT_FOUND',
      path: ['input', 'id'],
      remedy: 'Look the field mapping up and pass an existing one.',
    });
  });
});
