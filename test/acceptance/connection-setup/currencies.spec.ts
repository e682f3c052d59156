import { startApi, type TestApi } from '../../support/api';
import { connectionOf, switchOff, switchOn } from '../../support/connection';
import { Given } from '../../support/given';

let api: TestApi;
let given: Given;

beforeEach(async () => {
  api = await startApi();
  given = new Given(api);
  await switchOff(api);
});

afterEach(() => api.stop());

/** A CRM in US dollars beside an ERP in another local currency. */
const dollars = async (lcyCode: string) => {
  await given.row('erp.general_ledger_setup', {
    lcyCode,
    localCurrencyDescription: lcyCode,
    localCurrencySymbol: lcyCode,
  });
  const usd = await given.row('crm.transaction_currency', {
    isoCurrencyCode: 'USD',
    currencyName: 'US Dollar',
    currencySymbol: '$',
    currencyPrecision: 2,
    exchangeRate: '1',
  });
  await given.row('crm.organization', { name: 'Test', baseCurrencyId: usd });
  await given.row('crm.business_unit', { name: 'Root' });
};
const rate = async (code: string, lcy: string) => {
  await given.row('erp.currency', { code, isoCode: code, description: code });
  await given.row('erp.currency_exchange_rate', {
    currencyCode: code,
    startingDate: '2026-01-01',
    exchangeRateAmount: '1',
    relationalExchRateAmount: lcy,
  });
};
const crmCurrency = async (isoCurrencyCode: string) =>
  (
    await api.composition.tables
      .get('crm.transaction_currency')
      .rowsBy(api.composition.db, 'isoCurrencyCode', [isoCurrencyCode])
  )[0];

describe('the currencies of both sides', () => {
  it('SC-48 makes the local currency in the CRM from the rate that the ERP knows', async () => {
    await dollars('DKK');
    await rate('USD', '7');
    expect((await switchOn(api)).errors).toEqual([]);
    expect(Number((await crmCurrency('DKK'))?.exchangeRate)).toBe(7);
    expect((await connectionOf(api)).enabled).toBe(true);
  });

  it('SC-48 SET-015 refuses a local currency that the CRM does not know, where no rate leads to it', async () => {
    await dollars('GBP');
    const { errors } = await switchOn(api);
    expect(errors[0]).toMatchObject({ code: 'LOCAL_CURRENCY_UNKNOWN_IN_CRM' });
    expect(errors[0]?.message).toContain('GBP');
    expect(await crmCurrency('GBP')).toBeUndefined();
    expect((await connectionOf(api)).enabled).toBe(false);
  });

  it('K-9 makes the base currency in the ERP from the rate of the CRM', async () => {
    await dollars('DKK');
    await given.row('crm.transaction_currency', {
      isoCurrencyCode: 'DKK',
      currencyName: 'Krone',
      currencySymbol: 'kr',
      currencyPrecision: 2,
      exchangeRate: '6.5',
    });
    expect((await switchOn(api)).errors).toEqual([]);
    const [row] = await api.composition.tables
      .get('erp.currency_exchange_rate')
      .rowsBy(api.composition.db, 'currencyCode', ['USD']);
    expect(Number(row?.relationalExchRateAmount)).toBe(6.5);
  });

  it('K-9 refuses an ERP that names no local currency', async () => {
    const usd = await given.row('crm.transaction_currency', {
      isoCurrencyCode: 'USD',
      currencyName: 'US Dollar',
      currencySymbol: '$',
      currencyPrecision: 2,
      exchangeRate: '1',
    });
    await given.row('crm.organization', { name: 'Test', baseCurrencyId: usd });
    expect((await switchOn(api)).errors[0]?.code).toBe('LOCAL_CURRENCY_MISSING');
  });
});
