import { Trade } from '../../support/trade';

let trade: Trade;
let a: string;
let kiwi: string;

const line = (values: object = {}) => ({
  productId: a,
  quantity: '1',
  pricePerUnit: '100',
  ...values,
});
const currency = (isoCurrencyCode: string, currencyPrecision: number) =>
  trade.given.row('crm.transaction_currency', {
    isoCurrencyCode,
    currencyName: isoCurrencyCode,
    currencySymbol: isoCurrencyCode,
    currencyPrecision,
    exchangeRate: '2',
  });
const erpCurrency = async (code: string, amountRoundingPrecision: string, isoCode = code) => {
  await trade.given.row('erp.currency', { code, isoCode, amountRoundingPrecision });
  await trade.given.row('erp.currency_exchange_rate', {
    currencyCode: code,
    startingDate: '2026-01-01',
    exchangeRateAmount: '2',
    relationalExchRateAmount: '1',
  });
};

beforeAll(async () => {
  trade = await Trade.start();
  await trade.vatRate('V20', '20');
  await trade.vatRate('V10', '10');
  await trade.vatRate('V5', '5');
  await trade.vatRate('V20', '20', 'V20', 'EXPORT');
  await trade.given.row('erp.country_region', { code: 'NO', isoCode: 'NO', name: 'Norway' });
  const item = { vatProdPostingGroup: 'V20' };
  ({ productId: a } = await trade.coupledItem({ number: 'A', description: 'Desk', ...item }));
  ({ productId: kiwi } = await trade.coupledItem({
    number: 'KIWI',
    description: 'Kiwi',
    priceIncludesVat: true,
    vatBusPostingGrPrice: 'DOM',
    ...item,
  }));
});

afterAll(() => trade.stop());

const payingBy = async (paymentTermsCode: string) => {
  const pair = await trade.coupledCustomer({});
  await trade.given.change('erp.customer', pair.customerId, { paymentTermsCode });
  return pair;
};

describe('prices and currencies of converted orders', () => {
  it('W-9 the price of an item that includes VAT is made net for its own VAT group', async () => {
    const order = await trade.converted({
      lines: [{ productId: kiwi, quantity: '2', pricePerUnit: '59.9' }],
    });
    expect(order.lines).toMatchObject([
      { unitPrice: '49.91667', lineAmount: '99.83', amountIncludingVat: '119.8' },
    ]);
  });

  it('W-9 for another VAT group the price counts as net', async () => {
    const { accountId } = await trade.coupledCustomer({ vatBusPostingGroup: 'EXPORT' });
    const order = await trade.converted({
      customerId: accountId,
      lines: [{ productId: kiwi, quantity: '2', pricePerUnit: '59.9' }],
    });
    expect(order.lines).toMatchObject([
      { unitPrice: '59.9', lineAmount: '119.8', amountIncludingVat: '143.76' },
    ]);
  });

  it('W-9 OC-35 an order with prices including VAT takes the CRM amounts as net', async () => {
    // The reference reads the net price as a gross one; we gross it up.
    const { accountId } = await trade.coupledCustomer({ pricesIncludingVat: true });
    const order = await trade.converted({
      customerId: accountId,
      discountAmount: '18',
      lines: [
        line({ quantity: '2', manualDiscountAmount: '20' }),
        { productId: kiwi, quantity: '1', pricePerUnit: '60' },
      ],
    });
    expect(order).toMatchObject({
      pricesIncludingVat: true,
      // 180 net and 60 with VAT are 230 net; less 18 they are 212.
      totals: { amount: '212', vatAmount: '42.4', amountIncludingVat: '254.4' },
    });
    expect(order.lines).toMatchObject([
      { unitPrice: '120', lineDiscountAmount: '24', lineAmount: '216' },
      { unitPrice: '60', lineAmount: '60' },
    ]);
  });

  it('W-10 amounts are rounded to the precision of the currency', async () => {
    await erpCurrency('JPY', '1');
    await erpCurrency('KWD', '0.001');
    const [yen, dinar] = [await currency('JPY', 0), await currency('KWD', 3)];
    const { productId: ten } = await trade.coupledItem({
      number: 'TEN',
      vatProdPostingGroup: 'V10',
    });
    const { productId: five } = await trade.coupledItem({
      number: 'FIVE',
      vatProdPostingGroup: 'V5',
    });
    const inYen = await trade.converted({
      transactionCurrencyId: yen,
      discountPercentage: '3',
      lines: [{ productId: ten, quantity: '3', pricePerUnit: '1985' }],
    });
    expect(inYen).toMatchObject({
      currencyCode: 'JPY',
      lines: [
        {
          lineAmount: '5955',
          invDiscountAmount: '179',
          amount: '5776',
          amountIncludingVat: '6354',
        },
      ],
    });
    const inDinar = await trade.converted({
      transactionCurrencyId: dinar,
      lines: [{ productId: five, quantity: '3', pricePerUnit: '12.3455' }],
    });
    expect(inDinar.lines).toMatchObject([{ lineAmount: '37.037', amountIncludingVat: '38.889' }]);
  });

  it('W-10 the local currency is blank, and one that the ERP does not have is refused', async () => {
    const euro = await trade.idOf('crm.transaction_currency', 'isoCurrencyCode', 'EUR');
    const order = await trade.converted({ transactionCurrencyId: euro, lines: [line()] });
    expect(order.currencyCode).toBeNull();
    const franc = await currency('CHF', 2);
    const { id } = await trade.crmOrder({ transactionCurrencyId: franc, lines: [line()] });
    expect(await trade.refusalOf(id)).toBe('ERP_CURRENCY_NOT_FOUND');
  });

  it('SO-006 the currency is found by its ISO code, a coupling going first', async () => {
    await erpCurrency('USD', '0.01');
    const dollar = await currency('USD', 2);
    const input = { transactionCurrencyId: dollar, lines: [line()] };
    expect((await trade.converted(input)).currencyCode).toBe('USD');
    await erpCurrency('DOLLAR', '0.01', 'USD');
    const id = await trade.idOf('erp.currency', 'code', 'DOLLAR');
    await trade.run(
      'couplingCreate',
      'CouplingCreateInput',
      { erpId: id, crmId: dollar, mapping: 'CURRENCY' },
      '',
    );
    expect((await trade.converted(input)).currencyCode).toBe('DOLLAR');
  });
});

describe('headers of converted orders', () => {
  it('W-12 name, reference and delivery address', async () => {
    const { accountId } = await trade.coupledCustomer({
      address: '1 Main St',
      postCode: '12345',
      city: 'Hill',
      countryRegionCode: 'US',
    });
    const name = 'Spring fair 2026 - booth equipment lot B';
    const input = { customerId: accountId, name, lines: [line()] };
    const { id, orderNumber } = await trade.crmOrder(input);
    const { order, warnings } = await trade.convert(id);
    expect(order).toMatchObject({
      externalDocumentNo: 'SPRING FAIR 2026 - BOOTH EQUIPMENT',
      yourReference: orderNumber,
      shipToAddress: {
        line1: '1 Main St',
        postCode: '12345',
        city: 'Hill',
        countryRegionCode: 'US',
      },
    });
    expect(warnings).toEqual([{ code: 'VALUE_CUT', field: 'name' }]);
    const lake = await trade.converted({ ...input, shipToCity: 'Lake' });
    expect(lake.externalDocumentNo).toBe('SPRING FAIR 2026 - BOOTH EQUIPMENT');
    expect(lake.shipToAddress).toEqual({
      line1: null,
      line2: null,
      postCode: null,
      city: 'Lake',
      county: null,
      countryRegionCode: null,
    });
    expect(lake.billToAddress).toMatchObject({ line1: '1 Main St', city: 'Hill' });
  });

  it('MAP-039 the bill-to address is cut to the lengths of the ERP, the country becomes its code', async () => {
    const { id } = await trade.crmOrder({
      lines: [line()],
      billToLine1: 'a'.repeat(250),
      billToLine2: 'b'.repeat(250),
      billToCity: 'c'.repeat(80),
      billToPostalCode: 'D'.repeat(20),
      billToStateOrProvince: 'e'.repeat(50),
      billToCountry: 'NO',
    });
    const { order, warnings } = await trade.convert(id);
    expect(order?.crmOrder).not.toBeNull();
    expect(order?.billToAddress).toEqual({
      line1: 'a'.repeat(100),
      line2: 'b'.repeat(50),
      city: 'c'.repeat(30),
      postCode: 'D'.repeat(20),
      county: 'e'.repeat(30),
      countryRegionCode: 'NO',
    });
    expect(warnings.map(({ field }) => field)).toEqual([
      'billToLine1',
      'billToLine2',
      'billToCity',
      'billToStateOrProvince',
    ]);
  });

  it('takes a country by its name, and keeps the text of an unknown one with a warning (OC-8)', async () => {
    // The reference refuses the order; we accept code, ISO code and name, and warn.
    const named = await trade.convert(
      (await trade.crmOrder({ lines: [line()], shipToCountry: 'norway' })).id,
    );
    expect(named.order?.shipToAddress).toMatchObject({ countryRegionCode: 'NO' });
    expect(named.warnings).toEqual([]);
    const unknown = await trade.convert(
      (await trade.crmOrder({ lines: [line()], shipToCountry: 'Middle-earth' })).id,
    );
    expect(unknown.order?.shipToAddress).toMatchObject({ countryRegionCode: 'MIDDLE-EAR' });
    expect(unknown.warnings).toEqual([{ code: 'COUNTRY_UNKNOWN', field: 'shipToCountry' }]);
  });

  it('MAP-059 e-mail and phone of the sell-to come from the contact of the customer', async () => {
    const { accountId, customerId } = await trade.coupledCustomer({ number: 'LINKED' });
    const { number } = await trade.given.read('erp.customer', customerId);
    await trade.given.row('erp.contact', {
      number: 'CT-LINKED',
      name: 'Linked',
      email: 'ann@linked.example',
      phoneNo: '+47 22',
    });
    await trade.given.row('erp.contact_business_relation', {
      contactNo: 'CT-LINKED',
      linkToTable: 1,
      no: String(number),
    });
    const order = await trade.converted({ customerId: accountId, lines: [line()] });
    expect(order).toMatchObject({ sellToEmail: 'ann@linked.example', sellToPhoneNo: '+47 22' });
  });

  it('W-13 the discount percentage becomes the payment discount where that is set', async () => {
    await trade.given.row('erp.payment_terms', {
      code: '2-10',
      dueDateCalculation: '1M',
      discountDateCalculation: '10D',
      discountPercent: '2',
    });
    const { accountId } = await payingBy('2-10');
    const order = (discountPercentage: string) =>
      trade.converted({ customerId: accountId, discountPercentage, lines: [line()] });
    // Off, which is our default: the payment discount of the terms stays.
    expect(await order('0')).toMatchObject({ paymentDiscountPercent: '2' });
    await trade.settings({ discountBecomesPaymentDiscount: true });
    expect(await order('0')).toMatchObject({ paymentDiscountPercent: '0' });
    expect(await order('5')).toMatchObject({
      paymentDiscountPercent: '5',
      vatBaseDiscountPercent: '0',
      totals: { amount: '95', vatAmount: '19' },
    });
    const setup = await trade.run(
      'generalLedgerSetupUpdate',
      'GeneralLedgerSetupUpdateInput',
      {
        changes: { vatTolerancePercent: '3' },
      },
      'generalLedgerSetup { vatTolerancePercent }',
    );
    expect(setup).toMatchObject({ generalLedgerSetup: { vatTolerancePercent: '3' } });
    // 100.00 net before the header discount of 5 %: the VAT of 95.00 less 3 % is 18.43.
    expect(await order('5')).toMatchObject({
      paymentDiscountPercent: '5',
      vatBaseDiscountPercent: '3',
      totals: { amount: '95', vatAmount: '18.43' },
    });
    await trade.settings({ discountBecomesPaymentDiscount: false });
    await trade.given.row('erp.payment_terms', { code: '5-10', discountPercent: '5' });
    const { accountId: early } = await payingBy('5-10');
    // A line of 100.00 with a VAT base of 97.00.
    expect(await trade.converted({ customerId: early, lines: [line()] })).toMatchObject({
      vatBaseDiscountPercent: '3',
      totals: { amount: '100', vatAmount: '19.4' },
    });
  });

  it('writes long description, delivery day and the notes of the order (OC-5, OC-12)', async () => {
    const { id } = await trade.crmOrder(
      {
        description: 'first\nsecond',
        requestDeliveryBy: '2026-10-01',
        lines: [line()],
      },
      false,
    );
    const note = { objectId: id, objectTypeCode: 'salesorder' };
    await trade.given.row('crm.note', {
      ...note,
      subject: 'Call',
      noteText: '<div><p>Call first</p><p>Ask for Ann &amp; Bo</p></div>',
    });
    await trade.given.row('crm.note', {
      ...note,
      subject: 'Plan',
      isDocument: true,
      fileName: 'plan.pdf',
      documentBody: 'QUJD',
    });
    await trade.api.ask(
      `mutation ($id: ID!) { crmOrderSubmit(input: { id: $id }) { errors { code } } }`,
      { id },
    );
    const { order } = await trade.convert(id);
    expect(order).toMatchObject({
      workDescription: 'first\nsecond',
      requestedDeliveryDate: '2026-10-01',
    });
    const { tables, db } = trade.api.composition;
    const notes = await tables.get('erp.note').rowsBy(db, 'recordId', [String(order?.id)]);
    expect(notes).toMatchObject([
      {
        description: 'Call',
        text: 'Call first\nAsk for Ann & Bo',
        notedAt: '2026-08-22T09:30:00Z',
      },
    ]);
    const pairs = await db.query(`SELECT 1 FROM sync.note_coupling WHERE erp_note_id = $1`, [
      notes[0]?.id,
    ]);
    expect(pairs).toHaveLength(1);
  });

  it('names the quote that the quote of the order became, and keeps a version of it (OC-10)', async () => {
    // The reference takes any document with the same reference; we go by what the quote became.
    const quoteId = await trade.given.row('crm.quote', {
      name: 'Offer',
      customerId: trade.accountId,
    });
    const erpQuote = await trade.given.row('erp.sales_quote', {
      number: 'Q501',
      documentDate: '2026-08-01',
      sellToCustomerNo: 'BUYER',
      billToCustomerNo: 'BUYER',
    });
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO sync.processed_quote (id, erp_quote_id, run_id, processed_at) VALUES ($1, $2, gen_random_uuid(), now())`,
        [quoteId, erpQuote],
      ),
    );
    const order = await trade.converted({ quoteId, lines: [line()] });
    expect(order.quoteNo).toBe('Q501');
    const { archivedDocuments } = await trade.api.ask<{ archivedDocuments: { nodes: object[] } }>(
      `query ($id: ID!) { archivedDocuments(where: { sourceDocumentId: { eq: $id } }) { nodes { number versionNo } } }`,
      { id: erpQuote },
    );
    expect(archivedDocuments.nodes).toEqual([{ number: 'Q501', versionNo: 1 }]);
  });
});
