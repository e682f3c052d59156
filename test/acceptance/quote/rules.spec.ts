import type { Row } from '../../../src/platform/database/record-table';
import { QuoteTrade } from '../../support/quotes';

let quotes: QuoteTrade;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
});

afterAll(() => quotes.stop());

/** Euros at 150 yen each, known to both sides; the id of the CRM currency. */
async function yen(): Promise<string> {
  const { trade } = quotes;
  const { given } = trade;
  await given.row('erp.currency', { code: 'JPY', isoCode: 'JPY', amountRoundingPrecision: '1' });
  await given.row('erp.currency_exchange_rate', {
    ...{ currencyCode: 'JPY', startingDate: '2026-01-01' },
    ...{ exchangeRateAmount: '150', relationalExchRateAmount: '1' },
  });
  return trade.createInCrm('CURRENCY', await trade.idOf('erp.currency', 'code', 'JPY'));
}

const crmQuote = async (id: string): Promise<object> => {
  const { crmQuote: found } = await quotes.trade.api.ask<{ crmQuote: object }>(
    `query ($id: ID!) { crmQuote(id: $id) { version stateCode statusCode name totals { amount } lines { id version } } }`,
    { id },
  );
  return found;
};

describe('processing a quote', () => {
  it('QT-1 leaves the CRM quote as it is, whatever becomes of it', async () => {
    const { id } = await quotes.active();
    const before = await crmQuote(id);
    await quotes.done(id);
    expect(await crmQuote(id)).toEqual(before);
    await quotes.win(id, 'NONE');
    const won = await crmQuote(id);
    expect((await quotes.process(id)).action).toBe('RELEASED');
    expect(await crmQuote(id)).toEqual(won);
  });

  // People cannot enter such lines; other systems can.
  it('QT-6 takes lines of nothing and lines taken back', async () => {
    const { id } = await quotes.draft({ lines: [quotes.line({ quantity: '3' })] });
    for (const quantity of ['0', '-1'])
      await quotes.trade.given.row('crm.quote_line', {
        ...{ quoteId: id, productId: quotes.trade.productId, quantity, pricePerUnit: '90' },
      });
    await quotes.step('Activate', id);
    const erp = await quotes.done(id);
    // 3 at 90 less 1 at 90, with 25 % VAT.
    expect(erp.totals).toMatchObject({ amount: '180', amountIncludingVat: '225' });
    expect(erp.lines).toMatchObject([
      { quantity: '3', lineAmount: '270' },
      { quantity: '0', lineAmount: '0' },
      { quantity: '-1', lineAmount: '-90', amountIncludingVat: '-112.5' },
    ]);
  });

  it('QT-11 a revision may be of another currency, in its precision, and of another customer', async () => {
    const transactionCurrencyId = await yen();
    const other = await quotes.trade.coupledCustomer({ number: 'OTHER', name: 'Other Ltd' });
    const { crm, erp } = await quotes.processed({ discountAmount: '10' });
    const next = await quotes.step('Revise', crm.id);
    await quotes.trade.given.change('crm.quote', next.id, {
      ...{ customerId: other.accountId, customerIdType: 'account' },
    });
    await quotes.step('Activate', next.id);
    const now = await quotes.done(next.id);
    expect(now).toMatchObject({
      ...{ number: erp.number, sellToCustomer: { number: 'OTHER' } },
      totals: { amount: '170' },
    });
    const foreign = await quotes.processed({
      transactionCurrencyId,
      lines: [quotes.line({ quantity: '3', pricePerUnit: '333' })],
    });
    // 999 yen, and 25 % of them are 249.75, that is 250 yen.
    expect(foreign.erp).toMatchObject({
      currencyCode: 'JPY',
      totals: { amount: '999', amountIncludingVat: '1249' },
    });
  });

  it.each<[string, Row, string]>([
    ['shipments', { blocked: 1 }, 'CUSTOMER_BLOCKED'],
    ['invoices', { blocked: 2 }, 'CUSTOMER_BLOCKED'],
    ['everything', { blocked: 3 }, 'CUSTOMER_BLOCKED'],
    ['reasons of privacy', { privacyBlocked: true }, 'CUSTOMER_BLOCKED'],
  ])('a customer who is blocked for %s', async (_what, block, code) => {
    const { trade } = quotes;
    await trade.given.change('erp.customer', trade.customerId, block);
    const crm = await quotes.active();
    expect(await quotes.refusal(crm.id)).toMatchObject({ code });
    const open = { blocked: 0, privacyBlocked: false };
    await trade.given.change('erp.customer', trade.customerId, open);
  });

  it('a product whose item is gone, or blocked, is named', async () => {
    const { trade } = quotes;
    const { itemId, productId } = await trade.coupledItem({
      number: 'SHELF',
      description: 'Shelf',
    });
    const crm = await quotes.active({ lines: [quotes.line({ productId })] });
    await trade.given.change('erp.item', itemId, { salesBlocked: true });
    expect((await quotes.refusal(crm.id))?.message).toContain('SHELF');
    await trade.api.composition.unitOfWork.run(async (tx) => {
      await tx.execute(`DELETE FROM erp.item_ledger_entry WHERE item_no = 'SHELF'`);
      await tx.execute(`DELETE FROM erp.item_unit_of_measure WHERE item_no = 'SHELF'`);
      await tx.execute(`DELETE FROM erp.item WHERE id = $1`, [itemId]);
    });
    expect(await quotes.refusal(crm.id)).toMatchObject({ code: 'ITEM_DELETED' });
  });

  it('QT-7 a price list that ended meanwhile is no obstacle: the prices are those of the quote', async () => {
    const { trade } = quotes;
    const crm = await quotes.active();
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE crm.price_list SET state_code = 1, status_code = 100002'),
    );
    expect(await quotes.done(crm.id)).toMatchObject({ totals: { amount: '180' } });
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE crm.price_list SET state_code = 0, status_code = 100001'),
    );
  });

  it('QT-22 a CRM quote that is removed leaves the ERP quote alone', async () => {
    const { crm, erp } = await quotes.processed();
    await quotes.trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM crm.quote WHERE id = $1', [crm.id]),
    );
    expect(await quotes.erpQuote(erp.id)).toMatchObject({ number: erp.number, status: 'OPEN' });
  });

  it('QT-3 drafts and closed quotes are left alone, and nothing is remembered of them', async () => {
    const draft = await quotes.draft();
    const lost = await quotes.active();
    await quotes.close(lost.id, 'LOST');
    const canceled = await quotes.active();
    await quotes.close(canceled.id, 'CANCELED');
    for (const { id } of [draft, lost, canceled])
      expect(await quotes.refusal(id)).toMatchObject({ code: 'QUOTE_NOT_ACTIVE' });
  });
});
