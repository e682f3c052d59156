import { Trade, type RefusalAnswer } from '../../support/trade';

let trade: Trade;

interface Line {
  lineNo: number;
  prepaymentPercent: string;
  prepaymentLineAmount: string;
  prepaymentAmountInvoiced: string;
}

interface Order {
  id: string;
  status: string;
  prepaymentPercent: string;
  lines: Line[];
}

interface Answer {
  order: Order | null;
  errors: RefusalAnswer[];
}

const ORDER = `order { id status prepaymentPercent
  lines { lineNo prepaymentPercent prepaymentLineAmount prepaymentAmountInvoiced } }`;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

const desk = (values: object = {}) => ({
  ...{ type: 'ITEM', no: 'DESK', quantity: '2', unitPrice: '99.99' },
  ...values,
});

const ask = async (verb: string, type: string, input: object): Promise<Answer> =>
  await trade.run<{ order: Order | null }>(verb, type, input, ORDER);

const create = (input: object): Promise<Answer> =>
  ask('orderCreate', 'OrderCreateInput', { customerNo: 'BUYER', lines: [desk()], ...input });

const made = async (input: object): Promise<Order> => {
  const { order, errors } = await create(input);
  if (!order) throw new Error(JSON.stringify(errors));
  return order;
};

const update = (id: string, input: object): Promise<Answer> =>
  ask('orderUpdate', 'OrderUpdateInput', { id, ...input });

const register = (id: string, lines?: object[]): Promise<Answer> =>
  ask('orderPrepaymentRegister', 'OrderPrepaymentRegisterInput', {
    id,
    ...(lines ? { lines } : {}),
  });

const prepaid = ({ lines }: Order): string[][] =>
  lines.map((line) => [line.prepaymentPercent, line.prepaymentLineAmount]);

const registered = (order: Order | null): string[] =>
  (order?.lines ?? []).map((line) => line.prepaymentAmountInvoiced);

describe('prepayment of a sales order', () => {
  it('is that part of every line, rounded to the cent, unless a line says otherwise', async () => {
    const order = await made({
      prepaymentPercent: '30',
      lines: [
        desk(),
        desk({ prepaymentPercent: '0' }),
        desk({ prepaymentAmount: '50' }),
        { type: 'COMMENT', description: 'x' },
      ],
    });
    expect(order.prepaymentPercent).toBe('30');
    // 30 % of 199.98; nothing; 50 of 199.98.
    expect(prepaid(order)).toEqual([
      ['30', '59.99'],
      ['0', '0'],
      ['25.0025', '50'],
      ['0', '0'],
    ]);
  });

  it('follows the line, and a new percentage of the order reaches all of them', async () => {
    const { id } = await made({ prepaymentPercent: '50' });
    const grown = await update(id, { changeLines: [{ lineNo: 10_000, quantity: '4' }] });
    expect(grown.order && prepaid(grown.order)).toEqual([['50', '199.98']]);
    const changed = await update(id, {
      changes: { prepaymentPercent: '10' },
      addLines: [desk({ quantity: '1' })],
    });
    expect(changed.order && prepaid(changed.order)).toEqual([
      ['10', '40'],
      ['10', '10'],
    ]);
    const none = await update(id, { changes: { prepaymentPercent: null } });
    expect(none.order && prepaid(none.order)).toEqual([
      ['0', '0'],
      ['0', '0'],
    ]);
  });

  it('reaches lines that are changed along with it, and leaves one that is paid later alone', async () => {
    const { id } = await made({
      prepaymentPercent: '30',
      lines: [desk({ quantity: '1' }), desk({ quantity: '1', prepaymentPercent: '0' })],
    });
    const changeLines = [10_000, 20_000].map((lineNo) => ({ lineNo, quantity: '2' }));
    const grown = await update(id, { changeLines });
    expect(grown.order && prepaid(grown.order)).toEqual([
      ['30', '59.99'],
      ['0', '0'],
    ]);
    const both = await update(id, {
      changes: { prepaymentPercent: '10' },
      changeLines: [
        { lineNo: 10_000, quantity: '1' },
        { lineNo: 20_000, quantity: '1', prepaymentPercent: '50' },
      ],
    });
    expect(both.order && prepaid(both.order)).toEqual([
      ['10', '10'],
      ['50', '50'],
    ]);
  });

  it.each<[string, object, string]>([
    ['more than 100 percent', { prepaymentPercent: '100.01' }, 'prepaymentPercent'],
    ['less than nothing', { prepaymentPercent: '-1' }, 'prepaymentPercent'],
    ['more than the line', { lines: [desk({ prepaymentAmount: '200' })] }, 'prepaymentAmount'],
    ['an amount below zero', { lines: [desk({ prepaymentAmount: '-1' })] }, 'prepaymentAmount'],
    [
      'an amount and a percentage',
      { lines: [desk({ prepaymentAmount: '1', prepaymentPercent: '1' })] },
      'prepaymentAmount',
    ],
  ])('refuses %s, and writes nothing', async (_what, input) => {
    const before = await trade.counts();
    const { order, errors } = await create(input);
    expect([order, errors[0]?.code]).toEqual([null, 'INVALID_INPUT']);
    expect(await trade.counts()).toEqual(before);
  });

  it('is invoiced in parts; once nothing is due any more the order is released', async () => {
    const { id } = await made({ prepaymentPercent: '50', lines: [desk(), desk()] });
    const part = await register(id, [{ lineNo: 10_000, amountInvoiced: '99.99' }]);
    expect([part.order?.status, registered(part.order)]).toEqual(['OPEN', ['99.99', '0']]);
    const all = await register(id);
    expect([all.order?.status, registered(all.order)]).toEqual(['RELEASED', ['99.99', '99.99']]);
    // Said again, nothing changes.
    expect((await register(id)).order).toEqual(all.order);
    const [sums] = await trade.api.composition.db.query(
      `SELECT trim_scale(sum(prepayment_invoiced_lcy))::text AS net, trim_scale(sum(prepayment_vat_invoiced_lcy))::text AS vat
         FROM erp.sales_order_line WHERE document_id = $1`,
      [id],
    );
    // Each 99.99 with 25 % VAT.
    expect(sums).toEqual({ net: '199.98', vat: '50' });
  });

  it('registered again leaves an order open that somebody reopened since (BI-17)', async () => {
    const { id } = await made({ prepaymentPercent: '30' });
    expect((await register(id)).order?.status).toBe('RELEASED');
    await ask('orderReopen', 'OrderInput', { id });
    const again = await Promise.all(Array.from({ length: 10 }, () => register(id)));
    expect(again.map(({ order }) => order?.status)).toEqual(again.map(() => 'OPEN'));
    // More is asked for and registered: that settles the last of it once more.
    await update(id, { changes: { prepaymentPercent: '50' } });
    expect((await register(id)).order).toMatchObject({
      status: 'RELEASED',
      lines: [{ prepaymentAmountInvoiced: '99.99' }],
    });
  });

  it('has the VAT of its order, of which a payment discount is taken off', async () => {
    const { id } = await made({ prepaymentPercent: '50' });
    await trade.given.change('erp.sales_order', id, { vatBaseDiscountPercent: '20' });
    await register(id);
    const [sums] = await trade.api.composition.db.query(
      `SELECT trim_scale(prepayment_invoiced_lcy)::text AS net, trim_scale(prepayment_vat_invoiced_lcy)::text AS vat
         FROM erp.sales_order_line WHERE document_id = $1`,
      [id],
    );
    // 99.99 with 25 % VAT on 80 % of it.
    expect(sums).toEqual({ net: '99.99', vat: '20' });
  });

  it('stands in the account statistics, and lowers the total (ST-1, ST-3)', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'PREPAID', name: 'Prepaid Ltd' });
    const order = await made({ customerNo: 'PREPAID', prepaymentPercent: '50' });
    await register(order.id);
    await trade.run(
      'accountStatisticsUpdate',
      'AccountStatisticsUpdateInput',
      { customerIds: [customerId] },
      '',
    );
    const { customer } = await trade.api.ask<{ customer: object }>(
      `query ($id: ID!) { customer(id: $id) { account { accountStatistics { invoicedPrepaymentAmountLcy outstandingOrdersLcy totalLcy } } } }`,
      { id: customerId },
    );
    // 199.98 with VAT are 249.98; prepaid are 99.99 and 25.00 VAT.
    expect(customer).toEqual({
      account: {
        accountStatistics: {
          invoicedPrepaymentAmountLcy: '124.99',
          outstandingOrdersLcy: '249.98',
          totalLcy: '124.99',
        },
      },
    });
  });

  it('keeps a line from asking for less than is invoiced, or from going', async () => {
    const { id } = await made({ prepaymentPercent: '50' });
    await register(id, [{ lineNo: 10_000, amountInvoiced: '80' }]);
    for (const edit of [
      { changeLines: [{ lineNo: 10_000, prepaymentPercent: '10' }] },
      { changeLines: [{ lineNo: 10_000, quantity: '1' }] },
      { changes: { prepaymentPercent: '20' } },
      { removeLines: [10_000] },
    ])
      expect((await update(id, edit)).errors).toMatchObject([
        { code: 'PREPAYMENT_INVOICED', data: { lineNo: 10_000, invoiced: '80' } },
      ]);
    await register(id, [{ lineNo: 10_000, amountInvoiced: '0' }]);
    expect((await update(id, { removeLines: [10_000], addLines: [desk()] })).errors).toEqual([]);
  });

  it('refuses what cannot be registered, and writes nothing', async () => {
    const without = await made({});
    const { id } = await made({ prepaymentPercent: '50' });
    const before = await trade.counts();
    const code = async (answer: Promise<Answer>) => (await answer).errors[0]?.code;
    expect(await code(register(without.id))).toBe('NO_PREPAYMENT');
    const line = (lineNo: number, amountInvoiced: string) => [{ lineNo, amountInvoiced }];
    expect(await code(register(id, line(90_000, '1')))).toBe('LINE_NOT_FOUND');
    expect(await code(register(id, line(10_000, '100')))).toBe('INVALID_INPUT');
    expect(await code(register(id, line(10_000, '-1')))).toBe('INVALID_INPUT');
    expect(await code(register(id, line(10_000, '1.005')))).toBe('INVALID_INPUT');
    expect(await code(register('00000000-0000-4000-8000-000000000000'))).toBe('RECORD_NOT_FOUND');
    expect(await trade.counts()).toEqual(before);
  });
});
