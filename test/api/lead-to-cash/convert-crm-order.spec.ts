import { Trade } from '../../support/trade';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('converting a submitted CRM order', () => {
  it('makes the ERP order with header, lines, prices, units, VAT and coupling (OC-5, OC-13, OC-29 to OC-31, OC-51)', async () => {
    const { id, orderNumber } = await trade.crmOrder({
      name: 'po 4711',
      lines: [
        {
          productId: trade.productId,
          quantity: '2',
          pricePerUnit: '90.5',
          manualDiscountAmount: '10',
          description: 'Desk\nas agreed with Ms Lee',
        },
        {
          productId: trade.productId,
          quantity: '1',
          pricePerUnit: '100',
          volumeDiscountAmount: '3',
          tax: '99',
        },
      ],
    });
    const { order, created, errors } = await trade.convert(id);
    expect(errors).toEqual([]);
    expect(created).toBe(true);
    expect(order).toMatchObject({
      status: expect.anything() as unknown,
      yourReference: orderNumber,
      currencyCode: null,
      crmOrder: { orderNumber },
      sellToCustomer: { number: 'BUYER' },
      totals: { amount: '268', amountIncludingVat: '335', invoiceDiscountAmount: '0' },
      billToAddress: { city: 'Bergen' },
    });
    expect(order?.lines).toMatchObject([
      {
        lineNo: 10000,
        no: 'DESK',
        description: 'Desk',
        quantity: '2',
        unitPrice: '90.5',
        lineDiscountAmount: '10',
        lineAmount: '171',
        unitOfMeasureCode: 'PCS',
      },
      { lineNo: 20000, no: null, description: 'as agreed with Ms Lee', attachedToLineNo: 10000 },
      { lineNo: 30000, no: 'DESK', quantity: '1', lineDiscountAmount: '3', lineAmount: '97' },
    ]);
    const back = await trade.api.ask(
      `query ($id: ID!) { crmOrder(id: $id) { stateCode lastBackOfficeSubmit order { number } coupling { mapping { name } } } }`,
      { id },
    );
    expect(back).toEqual({
      crmOrder: {
        stateCode: 'SUBMITTED',
        lastBackOfficeSubmit: '2026-08-22',
        order: { number: order?.number },
        coupling: { mapping: { name: 'SALESORDER-ORDER' } },
      },
    });
  });

  it('cuts a long text into comment lines of 100 characters (OC-23)', async () => {
    const text = 'x'.repeat(250);
    const { id } = await trade.crmOrder({
      lines: [{ productId: trade.productId, quantity: '1', pricePerUnit: '1', description: text }],
    });
    const { order } = await trade.convert(id);
    expect(order?.lines.map((line) => String(line.description).length)).toEqual([4, 100, 100, 50]);
  });

  it('finds the order again instead of making another (OC-3, W-14)', async () => {
    const { id } = await trade.crmOrder();
    const first = await trade.convert(id);
    const again = await trade.convert(id);
    expect(again).toMatchObject({ created: false, errors: [] });
    expect(again.order?.number).toBe(first.order?.number);
  });

  it('makes one order of ten parallel calls on ten connections (OC-4)', async () => {
    const { id } = await trade.crmOrder();
    const answers = await Promise.all(Array.from({ length: 10 }, () => trade.convert(id)));
    expect(new Set(answers.map((answer) => answer.order?.number)).size).toBe(1);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
    const [row] = await trade.api.composition.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM sync.coupling WHERE crm_id = $1`,
      [id],
    );
    expect(row?.n).toBe(1);
  });

  it('numbers parallel conversions of different orders without gap or repeat', async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, () => trade.crmOrder()));
    const numbers = (await Promise.all(orders.map(({ id }) => trade.convert(id)))).map((answer) =>
      Number(answer.order?.number),
    );
    const sorted = [...numbers].sort((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 8 }, (_, i) => (sorted[0] ?? 0) + i));
  });

  it('spreads a header discount of amount and percent over the lines', async () => {
    const { id } = await trade.crmOrder({
      discountAmount: '5',
      discountPercentage: '10',
      lines: [{ productId: trade.productId, quantity: '1', pricePerUnit: '100' }],
    });
    const { order } = await trade.convert(id);
    expect(order?.totals).toMatchObject({
      invoiceDiscountAmount: '15',
      amount: '85',
      amountIncludingVat: '106.25',
    });
  });
});
