import { Masters } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

async function currency(code: string, rate: string, startingDate = '2026-01-01'): Promise<void> {
  await masters.given.row('erp.currency', { code, description: code, isoCode: code });
  await addRate(code, rate, startingDate);
}

const addRate = (currencyCode: string, rate: string, startingDate: string) =>
  masters.given.row('erp.currency_exchange_rate', {
    ...{ currencyCode, startingDate, exchangeRateAmount: rate, relationalExchRateAmount: '1' },
  });

async function rate(query: string): Promise<{ value: string | null; code: string | null }> {
  const { data, errors } = await masters.api.send(query);
  const [value] = Object.values((data ?? {}) as Record<string, string | null>);
  const code = errors?.[0]?.extensions?.code;
  return { value: value ?? null, code: typeof code === 'string' ? code : null };
}

describe('rates between currencies', () => {
  it('SH-004 the cross rate of currencies at 12 and 3 to the local one is 4', async () => {
    await currency('QAA', '12');
    await currency('QAB', '3');
    expect((await rate(`{ exchangeRate(from: "QAA", to: "QAB") }`)).value).toBe('4');
    expect((await rate(`{ exchangeRate(from: "QAB", to: "QAA") }`)).value).toBe('0.25');
    expect((await rate(`{ exchangeRate(from: "QAA", to: "EUR") }`)).value).toBe('12');
    expect((await rate(`{ exchangeRate(from: "eur", to: "eur") }`)).value).toBe('1');
  });

  it('takes the rate of the day', async () => {
    await currency('QAC', '10');
    await addRate('QAC', '20', '2026-06-01');
    const on = (day: string) => rate(`{ exchangeRate(from: "QAC", to: "EUR", on: "${day}") }`);
    expect((await on('2026-05-31')).value).toBe('10');
    expect((await on('2026-06-01')).value).toBe('20');
    expect((await on('2025-12-31')).code).toBe('CURRENCY_RATE_MISSING');
  });

  it('SH-005 without a known base currency of the CRM the rate from it is refused', async () => {
    await currency('USD', '1.1');
    expect(await rate(`{ crmBaseExchangeRate(to: "USD") }`)).toEqual({
      value: null,
      code: 'BASE_CURRENCY_UNDEFINED',
    });
  });

  it('SH-007 SH-008 blank is no currency, and not the local one either', async () => {
    await currency('QAD', '2');
    const both = await masters.api.send(`{ exchangeRate(from: "", to: "") }`);
    expect(both.errors?.[0]?.extensions?.code).toBe('ERP_CURRENCY_NOT_FOUND');
    const one = await masters.api.send(`{ exchangeRate(from: "", to: "QAD") }`);
    expect(one.errors?.[0]?.extensions?.code).toBe('ERP_CURRENCY_NOT_FOUND');
    expect(one.errors?.[0]?.message).toContain('QAD');
    expect((await rate(`{ exchangeRate(from: "QAD", to: "NONE") }`)).code).toBe(
      'ERP_CURRENCY_NOT_FOUND',
    );
  });

  it.each([
    [0, '1'],
    [1, '0.1'],
    [2, '0.01'],
    [10, '0.0000000001'],
  ])('SH-001 a base currency of %i decimals is rounded to %s', async (decimals, precision) => {
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.connection SET base_currency_precision = $1', [decimals]),
    );
    const { connection } = await masters.api.ask<{
      connection: { baseCurrencyRoundingPrecision: string };
    }>(`{ connection { baseCurrencyRoundingPrecision } }`);
    expect(connection.baseCurrencyRoundingPrecision).toBe(precision);
  });
});
