import { QuoteTrade } from '../../support/quotes';

let quotes: QuoteTrade;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
});

afterAll(() => quotes.stop());

describe('processing an active CRM quote', () => {
  it('makes an open ERP quote with header, lines and amounts (QT-4, QT-5, QT-10)', async () => {
    const { trade } = quotes;
    const crm = await quotes.active({
      name: 'offer 12',
      effectiveTo: '2026-06-30',
      requestDeliveryBy: '2026-07-15',
      description: 'First line\nsecond line',
      shipToLine1: '1 Quay',
      shipToCity: 'Oslo',
      lines: [
        quotes.line({ manualDiscountAmount: '10', description: 'Desk\nas agreed' }),
        quotes.line({ quantity: '1', pricePerUnit: '100.5' }),
      ],
    });
    const answer = await quotes.process(crm.id);
    expect(answer.errors).toEqual([]);
    expect(answer).toMatchObject({ action: 'CREATED', order: null, taxDifference: '67.63' });
    expect(answer.quote).toMatchObject({
      number: '501',
      status: 'OPEN',
      yourReference: crm.quoteNumber,
      externalDocumentNo: 'OFFER 12',
      quoteValidUntilDate: '2026-06-30',
      requestedDeliveryDate: '2026-07-15',
      workDescription: 'First line\nsecond line',
      shipToAddress: { line1: '1 Quay', city: 'Oslo', countryRegionCode: null },
      sellToCustomer: { number: 'BUYER' },
      crmQuote: { quoteNumber: crm.quoteNumber, revisionNumber: 0 },
      totals: { amount: '270.5', amountIncludingVat: '338.13' },
    });
    // The text that repeats the ERP's own description gives no comment line, in quotes as in orders (QT-6, mended).
    expect(answer.quote?.lines).toMatchObject([
      { lineNo: 10000, no: 'DESK', quantity: '2', unitPrice: '90', lineAmount: '170' },
      { lineNo: 20000, no: null, description: 'as agreed', attachedToLineNo: 10000 },
      { lineNo: 30000, no: 'DESK', quantity: '1', unitPrice: '100.5', lineAmount: '100.5' },
    ]);
    const { crmQuote } = await trade.api.ask<{ crmQuote: object }>(
      `query ($id: ID!) { crmQuote(id: $id) { stateCode statusCode company { id } quote { number } processing { wonAt quote { number } run { kind inserted failed } } } }`,
      { id: crm.id },
    );
    expect(crmQuote).toEqual({
      stateCode: 'ACTIVE',
      statusCode: 'OPEN',
      company: null,
      quote: { number: '501' },
      processing: {
        wonAt: null,
        quote: { number: '501' },
        run: { kind: 'CONVERT', inserted: 1, failed: 0 },
      },
    });
  });

  it('applies freight, line discounts and the header discount as an order does (QT-7, R-6)', async () => {
    const { trade } = quotes;
    await trade.given.row('erp.gl_account', {
      number: '8400',
      name: 'Freight',
      directPosting: true,
      vatProdPostingGroup: 'STD',
    });
    await trade.settings({ freightGlAccountNo: '8400' });
    const input = {
      discountPercentage: '5',
      discountAmount: '10',
      freightAmount: '25',
      lines: [
        quotes.line({ quantity: '3', pricePerUnit: '49.99', manualDiscountAmount: '7.5' }),
        quotes.line({ quantity: '2', pricePerUnit: '120' }),
      ],
    };
    const { erp } = await quotes.processed(input);
    const order = await trade.converted(input);
    expect(erp.totals).toEqual(order.totals);
    expect(erp).toMatchObject({
      invoiceDiscountCalculation: order.invoiceDiscountCalculation,
      invoiceDiscountValue: order.invoiceDiscountValue,
      totals: { amount: '378.35', invoiceDiscountAmount: '29.12' },
    });
    const figures = (lines: readonly Record<string, unknown>[]) =>
      lines.map(({ lineNo, no, unitPrice, invDiscountAmount, amount, amountIncludingVat }) => [
        ...[lineNo, no, unitPrice, invDiscountAmount, amount, amountIncludingVat],
      ]);
    expect(figures(erp.lines)).toEqual(figures(order.lines));
    expect(erp.lines[2]).toMatchObject({ no: '8400', unitPrice: '25', invDiscountAmount: '0' });
  });

  it('leaves the payment discount of the terms alone, whatever the settings say (QT-5)', async () => {
    const { trade } = quotes;
    await trade.settings({ discountBecomesPaymentDiscount: true });
    const { erp } = await quotes.processed({ discountPercentage: '5' });
    await trade.settings({ discountBecomesPaymentDiscount: false });
    expect(erp.paymentDiscountPercent).toBe('0');
  });

  it('takes every note that is no document, coupled to nothing (QT-8)', async () => {
    const { trade } = quotes;
    const crm = await quotes.active();
    const note = (values: object) =>
      trade.given.row('crm.note', { objectId: crm.id, objectTypeCode: 'quote', ...values });
    await note({ subject: 'Call', noteText: '<p>Ask for Ann &amp; Bo</p>', fileSize: 0 });
    await note({ subject: 'Large', noteText: 'large', fileSize: 7 });
    await note({ subject: 'Plan', noteText: 'x', isDocument: true });
    const erp = await quotes.done(crm.id);
    const notes = await trade.api.composition.tables
      .get('erp.note')
      .rowsBy(trade.api.composition.db, 'recordId', [erp.id]);
    expect(notes.map(({ description, text }) => [description, text]).sort()).toEqual([
      ['Call', 'Ask for Ann & Bo'],
      ['Large', 'large'],
    ]);
    expect(await trade.api.composition.db.query('SELECT 1 FROM sync.note_coupling')).toEqual([]);
  });

  it('does nothing with a quote that was processed before (QT-4, W-18)', async () => {
    const { crm, erp } = await quotes.processed();
    expect(await quotes.refusal(crm.id)).toMatchObject({
      code: 'QUOTE_ALREADY_PROCESSED',
      data: { quoteNumber: crm.quoteNumber, quoteId: erp.id },
    });
  });

  it('becomes one ERP quote under ten calls at once', async () => {
    const crm = await quotes.active();
    const before = Number((await quotes.counts()).quotes);
    const answers = await Promise.all(Array.from({ length: 10 }, () => quotes.process(crm.id)));
    const codes = answers.map(({ action, errors }) => action ?? errors[0]?.code);
    expect(codes.filter((code) => code === 'CREATED')).toHaveLength(1);
    expect(codes.filter((code) => code === 'QUOTE_ALREADY_PROCESSED')).toHaveLength(9);
    expect(Number((await quotes.counts()).quotes)).toBe(before + 1);
  });

  it('shows in a preview what would come out, and writes nothing', async () => {
    const crm = await quotes.active();
    const before = await quotes.counts();
    const preview = await quotes.preview(crm.id);
    expect(preview).toMatchObject({
      action: 'CREATED',
      errors: [],
      quote: { yourReference: crm.quoteNumber, totals: { amount: '180' } },
    });
    expect(await quotes.counts()).toEqual(before);
    expect((await quotes.done(crm.id)).number).toBe(preview.quote?.number);
  });
});

describe('the lines of a quote', () => {
  it('QT-006 write-in lines become lines of the item of the settings', async () => {
    const { trade } = quotes;
    await trade.given.row('erp.item', {
      number: 'WRITEIN',
      description: 'Write-in',
      type: 1,
      baseUnitOfMeasure: 'PCS',
      vatProdPostingGroup: 'STD',
    });
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'WRITEIN' });
    const { erp } = await quotes.processed({
      lines: [{ productDescription: 'Engraving', quantity: '1', pricePerUnit: '30' }],
    });
    expect(erp.lines).toMatchObject([
      { type: 'ITEM', no: 'WRITEIN', description: 'Engraving', unitPrice: '30' },
    ]);
  });

  it('QT-007 or of its resource', async () => {
    const { trade } = quotes;
    await trade.given.row('erp.resource', {
      number: 'WRITERES',
      name: 'Write-in',
      baseUnitOfMeasure: 'PCS',
      vatProdPostingGroup: 'STD',
    });
    await trade.settings({ writeInProductType: 'RESOURCE', writeInProductNo: 'WRITERES' });
    const { erp } = await quotes.processed({
      lines: [{ productDescription: 'Engraving', quantity: '1', pricePerUnit: '30' }],
    });
    expect(erp.lines).toMatchObject([
      { type: 'RESOURCE', no: 'WRITERES', description: 'Engraving' },
    ]);
  });

  it('QT-011 comment lines carry the long text of the line, not the text of its product', async () => {
    const { trade } = quotes;
    const crm = await quotes.draft({ lines: [] });
    const long = 'y'.repeat(1500);
    await trade.given.row('crm.quote_line', {
      quoteId: crm.id,
      productId: trade.productId,
      productDescription: 'z'.repeat(500),
      description: long,
      quantity: '1',
      pricePerUnit: '10',
    });
    await quotes.step('Activate', crm.id);
    const { lines } = await quotes.done(crm.id);
    expect(lines[0]).toMatchObject({ no: 'DESK', description: 'Desk' });
    const comments = lines.slice(1);
    expect(comments).toHaveLength(15);
    expect(comments.map(({ description }) => description).join('')).toBe(long);
  });
});
