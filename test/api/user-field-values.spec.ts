import { startApi, type TestApi } from '../support/api';
import { Configure } from '../support/configure';
import { Given } from '../support/given';

let api: TestApi;
let configure: Configure;
let given: Given;
let id: string;

const DECLARED = [
  { name: 'shoeSize', type: 'INTEGER' },
  { name: 'discount', type: 'DECIMAL' },
  { name: 'vip', type: 'BOOLEAN' },
  { name: 'since', type: 'DATE' },
  { name: 'seen', type: 'DATE_TIME' },
  { name: 'motto', type: 'TEXT', length: 5 },
  { name: 'memo', type: 'TEXT' },
  { name: 'route', type: 'CODE', length: 4 },
];

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
  given = new Given(api);
  await given.company();
  for (const field of DECLARED) {
    const input = { table: 'erp.customer', ...field };
    const { errors } = await configure.mutate('userFieldCreate', input, 'userField { id }');
    expect(errors).toEqual([]);
  }
});

beforeEach(async () => {
  id = await given.customer({ userFields: { shoeSize: 42, vip: true } });
});

afterAll(() => api.stop());

const send = (userFields: unknown, more: object = {}) =>
  configure.mutate<{ customer: { version: string } | null }>(
    'customerUpdate',
    { id, changes: { userFields, ...more } },
    'customer { version }',
  );
const held = async () => (await given.read('erp.customer', id)).userFields;

describe('values of user-defined fields', () => {
  it.each<[name: string, sent: unknown, stored: unknown]>([
    ['shoeSize', 42, 42],
    ['shoeSize', -2147483648, -2147483648],
    ['discount', '12.50', '12.5'],
    ['discount', 3, '3'],
    ['vip', false, false],
    ['since', '2026-02-28', '2026-02-28'],
    ['seen', '2026-03-01T09:30:00+01:00', '2026-03-01T08:30:00.000Z'],
    ['motto', '😀😀😀😀😀', '😀😀😀😀😀'],
    ['memo', 'x'.repeat(250), 'x'.repeat(250)],
    ['route', ' n-7 ', 'N-7'],
  ])('%s takes %j', async (name, sent, stored) => {
    expect((await send({ [name]: sent })).errors).toEqual([]);
    expect(await held()).toEqual({ [name]: stored });
  });

  it.each<[name: string, sent: unknown, allowed: string]>([
    ['shoeSize', 'abc', 'a whole number from -2147483648 to 2147483647, not "abc".'],
    ['shoeSize', '43', 'a whole number from -2147483648 to 2147483647, not "43".'],
    ['shoeSize', 42.5, 'a whole number from -2147483648 to 2147483647, not 42.5.'],
    ['shoeSize', 2147483648, 'a whole number from -2147483648 to 2147483647, not 2147483648.'],
    ['shoeSize', true, 'a whole number from -2147483648 to 2147483647, not true.'],
    ['shoeSize', [43], 'a whole number from -2147483648 to 2147483647, not [43].'],
    ['shoeSize', '', 'a whole number from -2147483648 to 2147483647, not "".'],
    ['discount', 12.5, 'a decimal number as text, such as "12.50"'],
    ['discount', '1,5', 'a decimal number as text, such as "12.50"'],
    ['discount', 'NaN', 'a decimal number as text, such as "12.50"'],
    ['vip', 'yes', 'true or false, not "yes".'],
    ['vip', 1, 'true or false, not 1.'],
    ['since', '2026-02-30', 'a calendar day as text, such as "2026-01-31", not "2026-02-30".'],
    ['since', '01.02.2026', 'a calendar day as text, such as "2026-01-31", not "01.02.2026".'],
    ['seen', '2026-03-01', 'an instant with its time zone as text'],
    ['seen', '2026-03-01T09:30:00', 'an instant with its time zone as text'],
    ['motto', 'sixsix', 'a text of at most 5 characters, not "sixsix".'],
    ['motto', 5, 'a text of at most 5 characters, not 5.'],
    ['motto', { a: 1 }, 'a text of at most 5 characters, not {"a":1}.'],
    ['memo', 'x'.repeat(251), 'a text of at most 250 characters, not "xxx'],
    ['route', 'NORTH', 'a code of at most 4 characters, not "NORTH".'],
  ])('%s refuses %j, and nothing is written', async (name, sent, allowed) => {
    const before = await given.read('erp.customer', id);
    const { customer, errors } = await send({ vip: false, [name]: sent }, { city: 'Oslo' });
    expect([customer, errors.length]).toEqual([null, 1]);
    expect(errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'changes', 'userFields', name],
      data: { table: 'erp.customer', name },
    });
    expect(errors[0]?.message).toContain(`${name} takes ${allowed}`);
    expect(errors[0]?.remedy).toContain('userFieldCreate');
    expect(await given.read('erp.customer', id)).toEqual(before);
  });

  it.each(['abc', 42, true, [{ shoeSize: 42 }], ['shoeSize']])(
    'refuses %j in place of values by name',
    async (sent) => {
      expect((await send(sent)).errors).toMatchObject([
        { code: 'INVALID_INPUT', path: ['input', 'changes', 'userFields'] },
      ]);
      expect(await held()).toEqual({ shoeSize: 42, vip: true });
    },
  );

  it.each<[name: string, hint: string]>([
    ['shoesize', ' Did you mean shoeSize?'],
    ['hatColour', ''],
    ['constructor', ''],
    ['__proto__', ''],
    ['', ''],
  ])('refuses the undeclared name %j, null or not', async (name, hint) => {
    for (const value of [42, null]) {
      const { errors } = await send(Object.fromEntries([[name, value]]));
      expect(errors).toMatchObject([
        {
          code: 'FIELD_UNKNOWN',
          path: ['input', 'changes', 'userFields', name],
          message: `erp.customer has no user-defined field ${name}.${hint}`,
          remedy:
            'Use a declared one (discount, memo, motto, route, seen, shoeSize, since, vip), or declare the field first (userFieldCreate).',
        },
      ]);
    }
    expect(await held()).toEqual({ shoeSize: 42, vip: true });
  });

  it('are replaced as a whole, and cleared by null', async () => {
    await send({ shoeSize: 43, vip: null, motto: '' });
    expect(await held()).toEqual({ shoeSize: 43 });
    await send(null);
    expect(await held()).toEqual({});
  });

  it('are checked on a new record too', async () => {
    const create = (userFields: object) =>
      configure.mutate<{ customer: { userFields: object } | null }>(
        'customerCreate',
        { number: 'NEW', name: 'New', userFields },
        'customer { userFields }',
      );
    expect((await create({ shoeSize: 'abc' })).errors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'userFields', 'shoeSize'] },
    ]);
    const { customer, errors } = await create({ shoeSize: 41, route: 'a', vip: null });
    expect(errors).toEqual([]);
    expect(customer?.userFields).toEqual({ shoeSize: 41, route: 'A' });
  });

  it('that came from outside may be sent back as they are, or cleared, but not changed', async () => {
    const outside = { shoeSize: 'big', legacy: { a: 1, b: [2] } };
    await given.change('erp.customer', id, { userFields: outside });
    expect((await send({ ...outside, vip: true })).errors).toEqual([]);
    expect(await held()).toEqual({ ...outside, vip: true });
    expect((await send({ ...outside, legacy: { a: 2 } })).errors[0]?.code).toBe('FIELD_UNKNOWN');
    expect((await send({ ...outside, shoeSize: 'huge' })).errors[0]?.code).toBe('INVALID_INPUT');
    await send({ legacy: null, vip: true });
    expect(await held()).toEqual({ vip: true });
  });

  it('sent again change nothing: the version stays', async () => {
    const first = await send({ discount: '7.10', route: 'x' });
    const again = await send({ discount: '7.10', route: 'x' });
    expect(again.customer?.version).toBe(first.customer?.version);
  });

  it('cost one statement where they are sent, and none elsewhere', async () => {
    const lists = async (changes: object) => {
      const sent = await api.statementsOf(() =>
        configure.mutate('customerUpdate', { id, changes }, 'customer { id }'),
      );
      return sent.filter((text) => text.includes('user-field.list')).length;
    };
    expect(await lists({ userFields: { shoeSize: 44, vip: false, route: 'z' } })).toBe(1);
    expect(await lists({ city: 'Bergen' })).toBe(0);
  });
});
