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
