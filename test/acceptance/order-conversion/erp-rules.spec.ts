import { Trade, type OrderAnswer } from '../../support/trade';

let trade: Trade;
const desk = (values: object = {}) => ({
  productId: trade.productId,
  quantity: '1',
  pricePerUnit: '10',
  ...values,
});
const refused = async (input: Record<string, unknown>) =>
  trade.refusalOf((await trade.crmOrder(input)).id);
const erpOrder = ({ id }: OrderAnswer) => trade.given.read('erp.sales_order', id);
const act = async (mutation: string, type: string, input: object, noun: string) => {
  const answer = await trade.run<Record<string, { id: string }>>(
    mutation,
    type,
    input,
    `${noun} { id }`,
  );
  expect(answer.errors).toEqual([]);
  return (answer[noun] as { id: string }).id;
};

beforeAll(async () => {
  trade = await Trade.start();
  await trade.given.row('erp.gl_account', { number: '8400', vatProdPostingGroup: 'STD' });
  await trade.settings({ freightGlAccountNo: '8400' });
});

afterAll(() => trade.stop());

describe('the rules of the ERP for what a line points to', () => {
  it('OC-16 a blocked item, an item blocked for sales and a blocked resource stop the conversion', async () => {
    const blocked = await trade.coupledItem({ number: 'BLOCKED' });
    const unsold = await trade.coupledItem({ number: 'UNSOLD' });
    const fitter = await trade.coupledResource({ number: 'FITTER', name: 'Fitter' });
    await trade.given.change('erp.item', blocked.itemId, { blocked: true });
    await trade.given.change('erp.item', unsold.itemId, { salesBlocked: true });
    await trade.given.change('erp.resource', fitter.resourceId, { blocked: true });
    const codes = [];
    for (const { productId } of [blocked, unsold, fitter])
      codes.push(await refused({ lines: [desk(), desk({ productId })] }));
    expect(codes).toEqual(['ITEM_BLOCKED', 'ITEM_BLOCKED', 'RESOURCE_BLOCKED']);
  });

  it('OC-16 an item whose VAT group is not set up for the customer is named with its line', async () => {
    const { productId } = await trade.coupledItem({ number: 'NOVAT', vatProdPostingGroup: 'NONE' });
    const { id, orderNumber } = await trade.crmOrder({ lines: [desk(), desk({ productId })] });
    expect(await trade.refusalOf(id)).toBe('VAT_SETUP_MISSING');
    const [error] = (await trade.convert(id)).errors;
    expect(error?.message).toContain('NONE');
    expect(error?.data).toMatchObject({ orderNumber, sequenceNumber: 2, product: 'NOVAT' });
  });

  it('OC-16 a resource line has description, unit and VAT of the resource', async () => {
    const { productId } = await trade.coupledResource({ number: 'R1', name: 'Assembly' });
    const order = await trade.converted({
      lines: [desk({ productId, quantity: '2', description: 'Assembly\nat the weekend' })],
    });
    expect(order.lines).toMatchObject([
      { type: 'RESOURCE', no: 'R1', description: 'Assembly', unitOfMeasureCode: 'PCS' },
      { type: 'COMMENT', description: 'at the weekend', attachedToLineNo: 10000 },
    ]);
    expect(order.lines[0]).toMatchObject({ amount: '20', amountIncludingVat: '25' });
  });

  it.each([
    ['for shipments', 1],
    ['for invoices', 2],
    ['for everything', 3],
  ])(
    'a customer blocked %s gets no order, nor does one whose invoices go there',
    async (_what, blocked) => {
      const { accountId, customerId } = await trade.coupledCustomer({});
      await trade.given.change('erp.customer', customerId, { blocked });
      expect(await refused({ customerId: accountId })).toBe('CUSTOMER_BLOCKED');
      const { number } = await trade.given.read('erp.customer', customerId);
      const payee = await trade.coupledCustomer({ billToCustomerNo: String(number) });
      expect(await refused({ customerId: payee.accountId })).toBe('CUSTOMER_BLOCKED');
    },
  );

  it('OC-17 a bundle and what comes with it are lines like any other, each by its product', async () => {
    const bundle = await trade.coupledItem({ number: 'BUNDLE', description: 'Office set' });
    const write = (sql: string, id: string) =>
      trade.api.composition.unitOfWork.run((tx) => tx.execute(sql, [id]));
    await write('UPDATE crm.product SET product_structure = 3 WHERE id = $1', bundle.productId);
    const { id } = await trade.crmOrder({
      lines: [desk({ productId: bundle.productId, quantity: '2' }), desk({ pricePerUnit: '0' })],
    });
    await write(
      'UPDATE crm.sales_order_line SET product_type_code = sequence_number + 1 WHERE sales_order_id = $1',
      id,
    );
    expect((await trade.convert(id)).order?.lines).toMatchObject([
      { type: 'ITEM', no: 'BUNDLE', description: 'Office set', quantity: '2', amount: '20' },
      { type: 'ITEM', no: 'DESK', description: 'Desk', quantity: '1', amount: '0' },
    ]);
  });
});

describe('what the header takes from the CRM', () => {
  it('OC-5 agent, terms and shipment method by their coupled options; options without a pair leave those of the customer', async () => {
    const terms = { code: 'P14', dueDateCalculation: '14D', discountPercent: '3' };
    const made = {
      paymentTermsCode: ['PAYMENT TERMS', await trade.given.row('erp.payment_terms', terms)],
      shippingMethodCode: [
        'SHIPPING AGENT',
        await trade.given.row('erp.shipping_agent', { code: 'DHL' }),
      ],
      freightTermsCode: [
        'SHIPMENT METHOD',
        await trade.given.row('erp.shipment_method', { code: 'EXW' }),
      ],
    };
    const options: Record<string, number> = {};
    for (const [field, [mapping = '', id = '']] of Object.entries(made)) {
      const optionId = await trade.createInCrm(mapping, id);
      options[field] = Number((await trade.given.read('crm.option_value', optionId)).value);
    }
    expect(await erpOrder(await trade.converted({ ...options }))).toMatchObject({
      paymentTermsCode: 'P14',
      shippingAgentCode: 'DHL',
      shipmentMethodCode: 'EXW',
      dueDate: '2026-09-05', // 22 August and 14 days
      paymentDiscountPercent: '3',
    });
    const { accountId, customerId } = await trade.coupledCustomer({});
    const own = { paymentTermsCode: '30D', shippingAgentCode: 'DHL', shipmentMethodCode: 'EXW' };
    await trade.given.change('erp.customer', customerId, own);
    const unknown = { paymentTermsCode: 77, shippingMethodCode: 77, freightTermsCode: 77 };
    const order = await trade.converted({ customerId: accountId, ...unknown });
    expect(await erpOrder(order)).toMatchObject(own);
  });

  it('OC-7 one part of an address replaces all six, the customer’s city too; blanks of the CRM leave them', async () => {
    const order = await trade.converted({ shipToLine2: 'Back yard', billToCity: ' ' });
    expect(order.shipToAddress).toMatchObject({ line1: null, line2: 'Back yard', city: null });
    expect(order.billToAddress).toMatchObject({ city: 'Bergen' });
  });
});

describe('freight and discount of the header', () => {
  it('OC-39, OC-40 freight is one last line with the fixed text and takes no part in the discount', async () => {
    const order = await trade.converted({
      lines: [desk({ description: 'Oak' })],
      freightAmount: '25.5',
      discountAmount: '4',
    });
    expect(order.lines.map(({ lineNo, type }) => [lineNo, type])).toEqual([
      [10000, 'ITEM'],
      [20000, 'COMMENT'],
      [30000, 'GL_ACCOUNT'],
    ]);
    expect(order.lines[0]).toMatchObject({ invDiscountAmount: '4', amount: '6' });
    expect(order.lines[2]).toMatchObject({
      no: '8400',
      description: 'Freight amount',
      quantity: '1',
      unitPrice: '25.5',
      invDiscountAmount: '0',
      amount: '25.5',
    });
  });

  it('OC-42 percentage and amount of the header are one discount, as the CRM computed it', async () => {
    const order = await trade.converted({
      lines: [desk({ quantity: '3', pricePerUnit: '33.33' })],
      discountPercentage: '10',
      discountAmount: '5',
    });
    // 10 % of 99.99 are 10.00 in the CRM, and 5.00 more.
    expect(order).toMatchObject({
      invoiceDiscountValue: '15',
      totals: { lineAmount: '99.99', amount: '84.99' },
    });
  });

  it('OC-43 nobody is asked: the preview shows the discount and writes nothing, the conversion keeps it', async () => {
    // The reference asks whether rules of the ERP may override the discount; here they never do.
    const { id } = await trade.crmOrder({ lines: [desk()], discountAmount: '4' });
    const before = await trade.counts();
    const { crmOrderConvertPreview } = await trade.api.ask<{ crmOrderConvertPreview: object }>(
      `query ($id: ID!) { crmOrderConvertPreview(input: { id: $id }) { errors { code } order { totals { invoiceDiscountAmount } } } }`,
      { id },
    );
    expect(crmOrderConvertPreview).toEqual({
      errors: [],
      order: { totals: { invoiceDiscountAmount: '4' } },
    });
    expect(await trade.counts()).toEqual(before);
    expect((await trade.convert(id)).order?.totals).toMatchObject({ invoiceDiscountAmount: '4' });
  });

  it('OC-44 releasing and posting leave the discount of the CRM, also where the ERP calculates its own', async () => {
    // The reference may replace it by the customer's terms; ours keeps what was agreed.
    const setup = await trade.api.composition.db.query<{ id: string }>(
      'SELECT id FROM erp.sales_setup',
    );
    await trade.given.change('erp.sales_setup', setup[0]?.id ?? '', { calcInvDiscount: true });
    const order = await trade.converted({ lines: [desk()], discountAmount: '4' });
    await act('orderRelease', 'OrderInput', { id: order.id }, 'order');
    expect(await erpOrder(order)).toMatchObject({ invoiceDiscountValue: '4' });
    await act('orderShip', 'OrderPostInput', { id: order.id }, 'shipment');
    const invoiceId = await act('orderInvoice', 'OrderPostInput', { id: order.id }, 'invoice');
    const lines = await trade.api.composition.tables
      .get('erp.sales_invoice_line')
      .rowsBy(trade.api.composition.db, 'documentId', [invoiceId]);
    expect(lines).toMatchObject([{ amount: '6', amountIncludingVat: '7.5' }]);
    await trade.given.change('erp.sales_setup', setup[0]?.id ?? '', { calcInvDiscount: false });
  });

  it('OC-45 an amount off lines that cost nothing is refused, a percentage of nothing is no discount', async () => {
    const lines = [desk({ pricePerUnit: '0' })];
    expect(await refused({ lines, discountAmount: '1' })).toBe('DISCOUNT_BASE_ZERO');
    const free = await trade.converted({ lines, discountPercentage: '10' });
    expect(free.totals).toMatchObject({ amount: '0', invoiceDiscountAmount: '0' });
  });
});

describe('a customer who is blocked while the order is open', () => {
  it('gets no shipment when blocked for shipments or invoices; what was shipped is invoiced to the first', async () => {
    const { accountId, customerId } = await trade.coupledCustomer({});
    const order = await trade.converted({
      customerId: accountId,
      lines: [desk({ quantity: '2' })],
    });
    await act('orderRelease', 'OrderInput', { id: order.id }, 'order');
    const lines = [{ lineNo: 10000, quantity: '1' }];
    await act('orderShip', 'OrderPostInput', { id: order.id, lines }, 'shipment');
    const codes = [];
    for (const blocked of [1, 2]) {
      await trade.given.change('erp.customer', customerId, { blocked });
      for (const mutation of ['orderShip', 'orderInvoice']) {
        if (blocked === 1 && mutation === 'orderInvoice') continue;
        const answer = await trade.run(mutation, 'OrderPostInput', { id: order.id }, '');
        codes.push(answer.errors[0]?.code);
      }
    }
    expect(codes).toEqual(['CUSTOMER_BLOCKED', 'CUSTOMER_BLOCKED', 'CUSTOMER_BLOCKED']);
    await trade.given.change('erp.customer', customerId, { blocked: 1 });
    await act('orderInvoice', 'OrderPostInput', { id: order.id }, 'invoice');
  });
});
