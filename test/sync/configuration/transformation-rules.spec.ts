import { startApi, type TestApi } from '../../support/api';
import { Configure, type Refused } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterAll(() => api.stop());

interface Rule {
  id: string;
  code: string;
  type: string;
  version: number;
  parameters: Record<string, unknown>;
  nextRule: { code: string } | null;
  userDefined: boolean;
}
const RULE = 'transformationRule { id code type parameters userDefined version nextRule { code } }';
const create = (input: object) =>
  configure.mutate<{ transformationRule: Rule | null }>('transformationRuleCreate', input, RULE);
const update = (input: object) =>
  configure.mutate<{ transformationRule: Rule | null }>('transformationRuleUpdate', input, RULE);
const remove = (code: string) =>
  configure.mutate<{ deletedId: string | null }>('transformationRuleDelete', { code }, 'deletedId');
const test = async (rule: string, value: string) =>
  (
    await api.ask<{
      transformationRuleTest: { result: string; steps: { rule: string; result: string }[] };
    }>(
      `query ($rule: String!, $value: String!) {
         transformationRuleTest(rule: $rule, value: $value) { result steps { rule result } } }`,
      { rule, value },
    )
  ).transformationRuleTest;

describe('the delivered transformation rules', () => {
  it('T-18 are thirteen, beside the conversions that code provides', async () => {
    const { transformationRules } = await api.ask<{
      transformationRules: { nodes: { code: string; type: string; userDefined: boolean }[] };
    }>('{ transformationRules(first: 100) { nodes { code type userDefined } } }');
    const own = transformationRules.nodes.filter((rule) => rule.type !== 'CONVERSION');
    expect(own.map((rule) => rule.code)).toEqual([
      'ALPHANUMERIC_ONLY',
      'DELETE_NOTPROVIDED',
      'DK_DECIMAL_FORMAT',
      'FOURTH_TO_SIXTH_CHAR',
      'LOWERCASE',
      'TITLECASE',
      'TRIM',
      'UNIXTIMESTAMP',
      'UPPERCASE',
      'US_DATETIME_FORMAT',
      'US_DATE_FORMAT',
      'YYYYMMDDHHMMSS_FMT',
      'YYYYMMDD_DATE',
    ]);
    expect(transformationRules.nodes.length - own.length).toBe(33);
    expect(transformationRules.nodes.every((rule) => !rule.userDefined)).toBe(true);
  });

  it.each([
    ['UPPERCASE', 'abc', 'ABC'],
    ['TITLECASE', 'abc def', 'Abc Def'],
    ['FOURTH_TO_SIXTH_CHAR', 'ABCDEFG', 'DEF'],
    ['YYYYMMDD_DATE', '20260131', '2026-01-31'],
    ['YYYYMMDDHHMMSS_FMT', '20260131093000', '2026-01-31T09:30:00.000Z'],
    ['ALPHANUMERIC_ONLY', 'a-1', 'a1'],
    ['DK_DECIMAL_FORMAT', '1.234,50', '1234.5'],
    ['US_DATE_FORMAT', '1/31/2026', '2026-01-31'],
    ['US_DATETIME_FORMAT', '1/31/2026 9:30 AM', '2026-01-31T09:30:00.000Z'],
    ['UNIXTIMESTAMP', '1769851800', '2026-01-31T09:30:00.000Z'],
    ['DELETE_NOTPROVIDED', 'NOTPROVIDED', ''],
  ])('T-19 %s makes "%s" to "%s" when it is tried', async (rule, value, result) => {
    expect((await test(rule, value)).result).toBe(result);
  });
});

describe('making and changing transformation rules', () => {
  it('T-17 runs a chain in order and shows each step', async () => {
    await create({ code: 'trim then lower', type: 'TRIM', nextRule: 'LOWERCASE' });
    expect(await test('TRIM THEN LOWER', '  WWW.Contoso.COM ')).toEqual({
      result: 'www.contoso.com',
      steps: [
        { rule: 'TRIM THEN LOWER', result: 'WWW.Contoso.COM' },
        { rule: 'LOWERCASE', result: 'www.contoso.com' },
      ],
    });
  });

  it('T-17 refuses a chain that comes back to itself', async () => {
    await create({ code: 'A1', type: 'TRIM' });
    await create({ code: 'A2', type: 'TRIM', nextRule: 'A1' });
    const { errors } = await update({ code: 'A1', nextRule: 'A2' });
    expect(errors[0]).toMatchObject({ code: 'RULE_CYCLE', data: { chain: ['A1', 'A2', 'A1'] } });
    const self = await update({ code: 'A1', nextRule: 'A1' });
    expect(self.errors[0]?.code).toBe('RULE_CYCLE');
  });

  it('T-17 looks a value up in a table', async () => {
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO erp.country_region (id, code, name, modified_by) VALUES (gen_random_uuid(), 'DE', 'Germany', 'test')`,
      ),
    );
    const parameters = { table: 'erp.country_region', searchField: 'code', resultField: 'name' };
    await create({ code: 'COUNTRY', type: 'FIELD_LOOKUP', parameters });
    expect((await test('COUNTRY', 'DE')).result).toBe('Germany');
    expect((await test('COUNTRY', 'XX')).result).toBe('');
    await create({
      code: 'COUNTRY_OR',
      type: 'FIELD_LOOKUP',
      parameters: { ...parameters, lookupRule: 'ORIGINAL_IF_TARGET_IS_BLANK' },
    });
    expect((await test('COUNTRY_OR', 'XX')).result).toBe('XX');
  });

  const refusals: [string, object, Partial<Refused>][] = [
    ['an unknown type', { type: 'NOTHING' }, { code: 'RULE_INVALID', path: ['input', 'type'] }],
    [
      'a missing parameter',
      { type: 'REPLACE' },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'find'] },
    ],
    [
      'an unknown parameter',
      { type: 'TRIM', parameters: { width: 3 } },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'width'] },
    ],
    [
      'two starts',
      { type: 'SUBSTRING', parameters: { startPosition: 1, startText: 'a' } },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'startText'] },
    ],
    [
      'a broken pattern',
      { type: 'REGEX_MATCH', parameters: { pattern: '(a' } },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'pattern'] },
    ],
    [
      'an unknown culture',
      { type: 'DECIMAL_FORMATTING', parameters: { culture: 'not a culture' } },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'culture'] },
    ],
    [
      'a format without a year',
      { type: 'DATE_FORMATTING', parameters: { format: 'dd.MM.' } },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'format'] },
    ],
    [
      'a look-up in no table',
      {
        type: 'FIELD_LOOKUP',
        parameters: { table: 'sync.coupling', searchField: 'id', resultField: 'id' },
      },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'table'] },
    ],
    [
      'a function nobody registered',
      { type: 'CUSTOM', parameters: { function: 'NOTHING' } },
      { code: 'RULE_INVALID', path: ['input', 'parameters', 'function'] },
    ],
    ['an unknown next rule', { type: 'TRIM', nextRule: 'GONE' }, { code: 'RULE_UNKNOWN' }],
    ['a conversion', { type: 'CONVERSION' }, { code: 'RULE_INVALID' }],
  ];
  it.each(refusals)('refuses %s with the place of the fault', async (_what, input, expected) => {
    const { errors, transformationRule } = await create({ code: 'BAD', ...input });
    expect(errors[0]).toMatchObject(expected);
    expect(transformationRule).toBeNull();
  });

  it('T-17 calls a registered function', async () => {
    await create({ code: 'DIGITS', type: 'CUSTOM', parameters: { function: 'DIGITS_ONLY' } });
    expect((await test('DIGITS', '+49 (0) 30-123')).result).toBe('49030123');
  });

  it('keeps two administrators from overwriting each other', async () => {
    const made = await create({ code: 'SHARED', type: 'TRIM' });
    const version = made.transformationRule?.version;
    const first = await update({ code: 'SHARED', version, type: 'UPPERCASE' });
    expect(first.transformationRule).toMatchObject({ type: 'UPPERCASE', version: 2 });
    const second = await update({ code: 'SHARED', version, type: 'LOWERCASE' });
    expect(second.errors[0]?.code).toBe('VERSION_CONFLICT');
  });

  it('refuses a second rule of one code', async () => {
    const { errors } = await create({ code: 'trim', type: 'TRIM' });
    expect(errors[0]).toMatchObject({ code: 'ALREADY_EXISTS', path: ['input', 'code'] });
  });
});

describe('removing transformation rules', () => {
  it('T-19 keeps a rule that a field mapping or another rule uses, and says where', async () => {
    await create({ code: 'USED', type: 'TRIM' });
    const fax = await configure.field('CUSTOMER', 'faxNo', 'fax');
    await configure.updateField(fax.id, { transformationRule: 'USED' });
    const { errors } = await remove('USED');
    expect(errors[0]).toMatchObject({
      code: 'RECORD_IN_USE',
      data: { rule: 'USED', places: ['CUSTOMER: faxNo'] },
    });
    await configure.updateField(fax.id, { transformationRule: null });
    expect((await remove('USED')).deletedId).not.toBeNull();
  });

  it('keeps a delivered rule', async () => {
    expect((await remove('TRIM')).errors[0]?.code).toBe('DELIVERED_FIXED');
  });

  it('T-19 takes the rules off all fields of a table mapping', async () => {
    const [fax, city] = [
      await configure.field('VENDOR', 'faxNo', 'fax'),
      await configure.field('VENDOR', 'city', 'address1City'),
    ];
    await configure.updateField(fax.id, { transformationRule: 'TRIM' });
    await configure.updateField(city.id, { transformationRule: 'UPPERCASE' });
    const answer = await configure.mutate<{ cleared: number }>(
      'tableMappingClearTransformations',
      { mapping: 'VENDOR' },
      'cleared',
    );
    expect(answer.cleared).toBe(2);
    const after = await configure.mapping('VENDOR');
    expect(after.fieldMappings.every((field) => field.transformationRule === null)).toBe(true);
  });
});

describe('a rule on a field mapping', () => {
  it('4.2 applies the way the field goes', async () => {
    const limit = await configure.field('CUSTOMER', 'creditLimitLcy', 'creditLimit');
    const { fieldMapping } = await configure.updateField(limit.id, {
      transformationRule: 'trim',
      transformationDirection: 'FROM_CRM',
    });
    expect(fieldMapping).toMatchObject({
      transformationRule: 'TRIM',
      transformationDirection: 'TO_CRM',
    });
  });

  it('T-20 warns of a field that goes both ways', async () => {
    const city = await configure.field('CUSTOMER', 'city', 'address1City');
    const { warnings, errors } = await configure.updateField(city.id, {
      transformationRule: 'UPPERCASE',
    });
    expect(errors).toEqual([]);
    expect(warnings?.map((warning) => warning.code)).toEqual(['RULE_NOT_INVERSE']);
  });

  it('refuses a rule that does not exist, and a conversion', async () => {
    const city = await configure.field('VENDOR', 'city', 'address1City');
    const gone = await configure.updateField(city.id, { transformationRule: 'GONE' });
    expect(gone.errors[0]).toMatchObject({
      code: 'RULE_UNKNOWN',
      path: ['input', 'changes', 'transformationRule'],
    });
    const conversion = await configure.updateField(city.id, { transformationRule: 'T-RAW' });
    expect(conversion.errors[0]?.code).toBe('RULE_UNKNOWN');
  });
});
