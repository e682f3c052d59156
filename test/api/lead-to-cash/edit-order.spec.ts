import { ORDER, Trade, type OrderAnswer } from '../../support/trade';

let trade: Trade;

const create = async (input: object) => {
  const answer = await trade.run<{ order: OrderAnswer | null }>(
    'orderCreate',
    'OrderCreateInput',
    { customerNo: 'BUYER', ...input },
    `order { ${ORDER} }`,
  );
  return answer;
};
const update = (input: object) =>
  trade.run<{ order: OrderAnswer | null }>(
    'orderUpdate',
    'OrderUpdateInput',
    input,
    `order { ${ORDER} }`,
  );
const entered = async (input: object): Promise<OrderAnswer> => {
  const { order, errors } = await create(input);
  if (!order) throw new Error(JSON.stringify(errors));
  return order;
};
const desk = (quantity: string, values: object = {}) => ({
  type: 'ITEM',
  no: 'DESK',
  quantity,
  ...values,
});

beforeAll(async () => {
  trade = await Trade.start();
  await trade.given.row('erp.payment_terms', {
    code: 'FAST',
    dueDateCalculation: '10D',
    discountPercent: '2',
  });
});

afterAll(() => trade.stop());

describe('entering a sales order in the ERP', () => {
  it('takes the defaults of customer and item, and what is said', async () => {
    const order = await entered({
      yourReference: 'Ms Lee',
      shipToCity: 'Oslo',
      lines: [
        desk('2'),
        { type: 'COMMENT', description: 'with care' },
        desk('1', { unitPrice: '80', lineDiscountAmount: '5', description: 'Desk, small' }),
      ],
    });
    expect(order).toMatchObject({
      status: 'OPEN',
      yourReference: 'Ms Lee',
      billToAddress: { city: 'Bergen' },
      shipToAddress: { city: 'Oslo' },
      totals: { amount: '275', amountIncludingVat: '343.75' },
    });
    expect(order.lines).toMatchObject([
      {
        lineNo: 10000,
        no: 'DESK',
        unitPrice: '100',
        description: 'Desk',
        unitOfMeasureCode: 'PCS',
      },
      { lineNo: 20000, type: 'COMMENT', description: 'with care' },
      { lineNo: 30000, unitPrice: '80', lineAmount: '75', description: 'Desk, small' },
    ]);
  });

  it('gives a discount in percent or as an amount, not both', async () => {
    const tenth = await entered({ invoiceDiscountPercent: '10', lines: [desk('1'), desk('2')] });
    expect(tenth).toMatchObject({
      invoiceDiscountCalculation: 'PERCENT',
      invoiceDiscountValue: '10',
      totals: { invoiceDiscountAmount: '30', amount: '270' },
    });
    const both = { invoiceDiscountPercent: '10', invoiceDiscountAmount: '5', lines: [desk('1')] };
    expect((await create(both)).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
  });

  it('finds the order of the same key again', async () => {
    const input = { idempotencyKey: 'web-1', lines: [desk('1')] };
    const answers = await Promise.all([1, 2, 3].map(() => create(input)));
    expect(new Set(answers.map(({ order }) => order?.number)).size).toBe(1);
  });

  it('refuses what it does not know, and leaves nothing behind', async () => {
    const before = await trade.counts();
    const codes = async (input: object) =>
      (await create(input)).errors.map(({ code, data }) => [code, data]);
    expect(await codes({ customerNo: 'NOBODY', lines: [] })).toMatchObject([
      ['RECORD_NOT_FOUND', {}],
    ]);
    expect(await codes({ lines: [desk('1', { no: 'NOTHING' })] })).toMatchObject([
      ['RECORD_NOT_FOUND', {}],
    ]);
    expect(await codes({ lines: [desk('1', { unitOfMeasureCode: 'BOX' })] })).toMatchObject([
      ['UNIT_NOT_OF_ITEM', {}],
    ]);
    expect(await codes({ lines: [desk('1', { lineDiscountAmount: '101' })] })).toMatchObject([
      ['LINE_DISCOUNT_OUT_OF_RANGE', {}],
    ]);
    expect(await codes({ invoiceDiscountAmount: '5', lines: [] })).toMatchObject([
      ['DISCOUNT_BASE_ZERO', {}],
    ]);
    expect(await codes({ paymentTermsCode: 'NEVER', lines: [desk('1')] })).toMatchObject([
      ['REFERENCE_NOT_FOUND', {}],
    ]);
    expect(await codes({ lines: [{ type: 'COMMENT', no: 'DESK' }] })).toMatchObject([
      ['INVALID_INPUT', {}],
    ]);
    expect(await trade.counts()).toEqual(before);
  });
});

describe('changing an open sales order', () => {
  it('changes, removes and adds lines, and spreads discount and VAT anew', async () => {
    const order = await entered({
      invoiceDiscountAmount: '30',
      lines: [desk('1'), desk('1'), desk('1', { unitPrice: '50' })],
    });
    const { order: changed, errors } = await update({
      id: order.id,
      changes: { externalDocumentNo: 'po 9', paymentTermsCode: 'FAST' },
      removeLines: [20000],
      changeLines: [{ lineNo: 10000, quantity: '3' }],
      addLines: [desk('1', { unitPrice: '50' }), { type: 'COMMENT', description: 'thanks' }],
    });
    expect(errors).toEqual([]);
    expect(changed).toMatchObject({
      externalDocumentNo: 'PO 9',
      paymentDiscountPercent: '2',
      invoiceDiscountValue: '30',
      totals: { lineAmount: '400', invoiceDiscountAmount: '30', amount: '370', vatAmount: '92.5' },
    });
    expect(changed?.lines).toMatchObject([
      { lineNo: 10000, quantity: '3', unitPrice: '100', invDiscountAmount: '22.5' },
      { lineNo: 30000, quantity: '1', invDiscountAmount: '3.75' },
      { lineNo: 40000, quantity: '1', invDiscountAmount: '3.75' },
      { lineNo: 50000, type: 'COMMENT', description: 'thanks' },
    ]);
  });

  it('keeps what was shipped, and refuses orders that are released, gone or changed meanwhile', async () => {
    const order = await entered({ lines: [desk('5')] });
    const act = (mutation: string, type: string, input: object) =>
      trade.run(mutation, type, input, '');
    await act('orderRelease', 'OrderInput', { id: order.id });
    const codeOf = async (input: object) =>
      (await update({ id: order.id, ...input })).errors[0]?.code;
    expect(await codeOf({ changes: { yourReference: 'x' } })).toBe('RECORD_READ_ONLY');
    await act('orderShip', 'OrderPostInput', {
      id: order.id,
      lines: [{ lineNo: 10000, quantity: '2' }],
    });
    await act('orderReopen', 'OrderInput', { id: order.id });
    expect(await codeOf({ removeLines: [10000] })).toBe('LINE_SHIPPED');
    expect(await codeOf({ changeLines: [{ lineNo: 10000, quantity: '1' }] })).toBe('LINE_SHIPPED');
    expect(await codeOf({ changeLines: [{ lineNo: 20000, quantity: '1' }] })).toBe(
      'LINE_NOT_FOUND',
    );
    expect(await codeOf({ version: '1', changes: { yourReference: 'x' } })).toBe(
      'VERSION_CONFLICT',
    );
    expect(await codeOf({ changeLines: [{ lineNo: 10000, quantity: '2' }] })).toBeUndefined();
    const { order: read } = await trade.api.ask<{ order: object }>(
      `query ($id: ID!) { order(id: $id) { lines { quantity outstandingQuantity quantityShipped qtyToInvoice } } }`,
      { id: order.id },
    );
    expect(read).toEqual({
      lines: [{ quantity: '2', outstandingQuantity: '0', quantityShipped: '2', qtyToInvoice: '2' }],
    });
  });
});
