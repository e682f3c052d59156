import { Decimal } from 'decimal.js';
import { Trade, type OrderAnswer } from '../../support/trade';

let trade: Trade;
let a: string;
let b: string;
let reduced: string;

const columns = (order: OrderAnswer, ...names: string[]) =>
  order.lines.map((line) => names.map((name) => line[name]));

const vatOf = (line: Record<string, unknown>): string =>
  new Decimal(String(line.amountIncludingVat)).minus(String(line.amount)).toFixed();

beforeAll(async () => {
  trade = await Trade.start();
  await trade.vatRate('V20', '20');
  await trade.vatRate('RED', '5.5');
  const item = { vatProdPostingGroup: 'V20' };
  ({ productId: a } = await trade.coupledItem({ number: 'A', description: 'Desk, oak', ...item }));
  ({ productId: b } = await trade.coupledResource({ number: 'B', name: 'Assembly', ...item }));
  ({ productId: reduced } = await trade.coupledItem({
    number: 'BOOK',
    description: 'Book',
    vatProdPostingGroup: 'RED',
  }));
  await trade.given.row('erp.gl_account', {
    number: '8400',
    name: 'Freight',
    vatProdPostingGroup: 'V20',
  });
  await trade.settings({ freightGlAccountNo: '8400' });
});

afterAll(() => trade.stop());

describe('amounts of converted orders', () => {
  it('W-1 two products, line discount, header percentage and amount, freight', async () => {
    await trade.settings({ discountBecomesPaymentDiscount: true });
    const { id, orderNumber } = await trade.crmOrder({
      discountPercentage: '5',
      discountAmount: '10',
      freightAmount: '25',
      lines: [
        { productId: a, quantity: '3', pricePerUnit: '49.99', manualDiscountAmount: '7.5' },
        { productId: b, quantity: '2', pricePerUnit: '120' },
      ],
    });
    const { crmOrder } = await trade.api.ask<{ crmOrder: { totals: object } }>(
      `query ($id: ID!) { crmOrder(id: $id) { totals { lineItemAmount amountLessFreight } } }`,
      { id },
    );
    expect(crmOrder.totals).toEqual({ lineItemAmount: '382.47', amountLessFreight: '353.35' });
    const { order } = await trade.convert(id);
    await trade.settings({ discountBecomesPaymentDiscount: false });
    if (!order) throw new Error('not converted');
    expect(order).toMatchObject({
      status: 'OPEN',
      yourReference: orderNumber,
      paymentDiscountPercent: '5',
      invoiceDiscountCalculation: 'AMOUNT',
      invoiceDiscountValue: '29.12',
      totals: {
        lineAmount: '407.47',
        invoiceDiscountAmount: '29.12',
        amount: '378.35',
        vatAmount: '75.67',
        amountIncludingVat: '454.02',
      },
    });
    const figures = ['unitPrice', 'lineDiscountAmount', 'lineDiscountPercent', 'lineAmount'];
    const taxed = ['invDiscountAmount', 'amount', 'amountIncludingVat'];
    expect(columns(order, 'lineNo', 'type', 'no', 'quantity', ...figures, ...taxed)).toEqual([
      [10000, 'ITEM', 'A', '3', '49.99', '7.5', '5.001', '142.47', '10.85', '131.62', '157.94'],
      [20000, 'RESOURCE', 'B', '2', '120', '0', '0', '240', '18.27', '221.73', '266.08'],
      [30000, 'GL_ACCOUNT', '8400', '1', '25', '0', '0', '25', '0', '25', '30'],
    ]);
    expect(await crmState(id)).toEqual({
      stateCode: 'SUBMITTED',
      statusCode: 'IN_PROGRESS',
      lastBackOfficeSubmit: '2026-08-22',
    });
  });

  it('W-2 volume discount per unit plus manual discount', async () => {
    const order = await trade.converted({
      lines: [
        {
          productId: a,
          quantity: '100',
          pricePerUnit: '2.5',
          volumeDiscountAmount: '0.125',
          manualDiscountAmount: '5',
        },
      ],
    });
    expect(order.lines[0]).toMatchObject({
      lineDiscountAmount: '17.5',
      lineDiscountPercent: '7',
      lineAmount: '232.5',
      amountIncludingVat: '279',
    });
    const { crmOrder } = await trade.api.ask<{ crmOrder: { lines: object[] } }>(
      `query ($number: String!) { crmOrder(orderNumber: $number) { lines { baseAmount extendedAmount } } }`,
      { number: order.yourReference },
    );
    expect(crmOrder.lines).toEqual([{ baseAmount: '237.5', extendedAmount: '232.5' }]);
  });

  it('W-3 a discount that does not divide evenly', async () => {
    const line = { productId: a, quantity: '1', pricePerUnit: '33.33' };
    const order = await trade.converted({ discountAmount: '10', lines: [line, line, line] });
    expect(columns(order, 'invDiscountAmount', 'amount', 'amountIncludingVat')).toEqual([
      ['3.33', '30', '36'],
      ['3.34', '29.99', '35.99'],
      ['3.33', '30', '36'],
    ]);
    expect(order.totals).toMatchObject({ amount: '89.99', amountIncludingVat: '107.99' });
    const undiscounted = await trade.converted({ lines: [line, line, line] });
    expect(undiscounted.lines.map(vatOf)).toEqual(['6.67', '6.66', '6.67']);
  });

  it('W-4 two VAT groups share the discount, in the order of their identifiers', async () => {
    const order = await trade.converted({
      discountAmount: '15',
      lines: [
        { productId: a, quantity: '4', pricePerUnit: '25' },
        { productId: reduced, quantity: '3', pricePerUnit: '19.95' },
        { productId: a, quantity: '1', pricePerUnit: '40.15' },
      ],
    });
    const amounts = ['lineAmount', 'invDiscountAmount', 'amount', 'amountIncludingVat'];
    expect(columns(order, ...amounts)).toEqual([
      ['100', '7.5', '92.5', '111'],
      ['59.85', '4.49', '55.36', '58.4'],
      ['40.15', '3.01', '37.14', '44.57'],
    ]);
    expect(order.totals).toMatchObject({
      amount: '185',
      vatAmount: '28.97',
      amountIncludingVat: '213.97',
    });
  });

  it('SO-013 the invoice discount is the header discount of a one-line order', async () => {
    const order = await trade.converted({
      discountAmount: '7.35',
      lines: [{ productId: a, quantity: '1', pricePerUnit: '100' }],
    });
    expect(order.totals.invoiceDiscountAmount).toBe('7.35');
  });

  it('SO-051 the price of the CRM is net', async () => {
    const order = await trade.converted({
      lines: [{ productId: a, quantity: '1', pricePerUnit: '12.34' }],
    });
    expect(order.lines[0]).toMatchObject({ lineAmount: '12.34', amountIncludingVat: '14.81' });
  });

  it('ignores the tax of the CRM and says by how much the two differ (OC-36)', async () => {
    const { id } = await trade.crmOrder({
      lines: [{ productId: a, quantity: '1', pricePerUnit: '100', tax: '19' }],
    });
    const answer = await trade.convert(id);
    expect(answer.order?.totals).toMatchObject({ vatAmount: '20', amountIncludingVat: '120' });
    expect(answer.taxDifference).toBe('1');
  });
});

const crmState = async (id: string): Promise<object> =>
  (
    await trade.api.ask<{ crmOrder: object }>(
      `query ($id: ID!) { crmOrder(id: $id) { stateCode statusCode lastBackOfficeSubmit } }`,
      { id },
    )
  ).crmOrder;
