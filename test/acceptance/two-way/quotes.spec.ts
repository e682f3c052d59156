import { QuoteTrade } from '../../support/quotes';

let quotes: QuoteTrade;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
  await quotes.trade.settings({ orderIntegration: 'TWO_WAY' });
});

afterAll(() => quotes.stop());

describe('won quotes while orders travel both ways', () => {
  it('are released; the order that the engine makes names the quote, and a version is kept (QT-18)', async () => {
    const { trade } = quotes;
    const { crm, erp } = await quotes.processed();
    const orderId = await quotes.win(crm.id, 'SUBMITTED');
    expect(await quotes.process(crm.id)).toMatchObject({
      action: 'RELEASED',
      order: null,
      errors: [],
    });
    const { outcomes } = await trade.run<{ outcomes: { erpId: string; error: unknown }[] }>(
      'couplingCreateInErp',
      'CouplingCreateCounterpartsInput',
      { records: [{ id: orderId, mapping: 'SALESORDER-ORDER' }] },
      'outcomes { erpId error { code message } }',
    );
    expect(outcomes).toMatchObject([{ error: null }]);
    const { order } = await trade.api.ask<{ order: object }>(
      'query ($id: ID!) { order(id: $id) { quoteNo crmOrder { id } } }',
      { id: outcomes[0]?.erpId },
    );
    expect(order).toEqual({ quoteNo: erp.number, crmOrder: { id: orderId } });
    expect(await quotes.versions(erp.id)).toEqual([1]);
    expect(await quotes.erpQuote(erp.id)).toMatchObject({ status: 'RELEASED' });
  });
});
