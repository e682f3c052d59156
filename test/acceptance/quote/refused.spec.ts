import { QuoteTrade } from '../../support/quotes';

let quotes: QuoteTrade;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
});

afterAll(() => quotes.stop());

describe('processing a quote is refused, and nothing of it is written', () => {
  it('QT-004 freight without an account for it names the setting', async () => {
    const crm = await quotes.active({ freightAmount: '55' });
    const refusal = await quotes.refusal(crm.id);
    expect(refusal).toMatchObject({ code: 'FREIGHT_ACCOUNT_MISSING', data: { freight: '55' } });
    expect(refusal?.message).toContain(crm.quoteNumber);
    expect(refusal?.remedy).toContain('salesSettingsUpdate');
  });

  it('QUOTE_WITHOUT_CUSTOMER when it has no customer', async () => {
    const { trade } = quotes;
    const id = await trade.given.row('crm.quote', { name: 'Nobody' });
    await trade.given.row('crm.quote_line', {
      quoteId: id,
      productId: trade.productId,
      quantity: '1',
      pricePerUnit: '1',
    });
    await quotes.step('Activate', id);
    expect(await quotes.refusal(id)).toMatchObject({ code: 'QUOTE_WITHOUT_CUSTOMER' });
  });

  it('QUOTE_ACCOUNT_NOT_FOUND when its contact has no company', async () => {
    const { trade } = quotes;
    const customerId = await trade.given.row('crm.contact', { lastName: 'Lone' });
    const crm = await quotes.active({ customerId });
    expect(await quotes.refusal(crm.id)).toMatchObject({ code: 'QUOTE_ACCOUNT_NOT_FOUND' });
  });

  it('ACCOUNT_NOT_A_CUSTOMER and ACCOUNT_NOT_COUPLED by its account', async () => {
    const { trade } = quotes;
    const supplier = await quotes.active({
      customerId: await trade.given.account({ name: 'Supplies', customerTypeCode: 10 }),
    });
    expect(await quotes.refusal(supplier.id)).toMatchObject({
      code: 'ACCOUNT_NOT_A_CUSTOMER',
      data: { account: 'Supplies' },
    });
    const stranger = await quotes.active({ customerId: await trade.given.account() });
    expect(await quotes.refusal(stranger.id)).toMatchObject({ code: 'ACCOUNT_NOT_COUPLED' });
  });

  it('names the line whose product is not coupled', async () => {
    const { trade } = quotes;
    const { itemId, productId } = await trade.coupledItem({ number: 'LAMP', description: 'Lamp' });
    await trade.run(
      'couplingDelete',
      'CouplingDeleteInput',
      { records: [{ erpId: itemId, mapping: 'ITEM-PRODUCT' }] },
      '',
    );
    const crm = await quotes.active({ lines: [quotes.line(), quotes.line({ productId })] });
    expect(await quotes.refusal(crm.id)).toMatchObject({
      code: 'PRODUCT_NOT_COUPLED',
      data: { quoteNumber: crm.quoteNumber, product: 'LAMP' },
    });
  });

  it('names the line that the ERP refuses by a rule of its own', async () => {
    const { trade } = quotes;
    const { itemId, productId } = await trade.coupledItem({ number: 'SHUT', description: 'Shut' });
    const crm = await quotes.active({ lines: [quotes.line(), quotes.line({ productId })] });
    await trade.given.change('erp.item', itemId, { blocked: true });
    const refusal = await quotes.refusal(crm.id);
    expect(refusal).toMatchObject({ code: 'ITEM_BLOCKED', data: { product: 'SHUT' } });
    expect(refusal?.message).toContain(crm.quoteNumber);
  });

  it('DISCOUNT_EXCEEDS_BASE by its header discount', async () => {
    const crm = await quotes.active({ discountAmount: '500' });
    expect(await quotes.refusal(crm.id)).toMatchObject({ code: 'DISCOUNT_EXCEEDS_BASE' });
  });

  it('without a series for quotes', async () => {
    const { trade } = quotes;
    const setup = await trade.idOf('erp.sales_setup', 'orderNos', 'ORD');
    await trade.given.change('erp.sales_setup', setup, { quoteNos: null });
    const crm = await quotes.active();
    expect(await quotes.refusal(crm.id)).toMatchObject({ code: 'NUMBER_SERIES_NOT_FOUND' });
    await trade.given.change('erp.sales_setup', setup, { quoteNos: 'QUO' });
  });

  it('an unknown id is told apart', async () => {
    const { errors } = await quotes.process('00000000-0000-4000-8000-000000000000');
    expect(errors[0]?.code).toBe('RECORD_NOT_FOUND');
  });

  it('nothing travels while the connection is off (QT-3)', async () => {
    const { trade } = quotes;
    const crm = await quotes.active();
    const switched = (enabled: boolean) =>
      trade.api.composition.unitOfWork.run((tx) =>
        tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [enabled]),
      );
    await switched(false);
    expect(await quotes.refusal(crm.id)).toMatchObject({ code: 'CONNECTION_DISABLED' });
    const { outcomes } = await quotes.processAll([crm.id]);
    expect(outcomes).toMatchObject([{ quote: null, error: { code: 'CONNECTION_DISABLED' } }]);
    await switched(true);
    const { conversionFailures } = await trade.api.ask<{ conversionFailures: { nodes: object[] } }>(
      '{ conversionFailures { nodes { code } } }',
    );
    expect(conversionFailures.nodes).toEqual([]);
  });
});
