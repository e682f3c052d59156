import { Trade, type OrderAnswer } from '../../support/trade';

let trade: Trade;
let a: string;
let c: string;

const LONG = 'x'.repeat(100) + 'y'.repeat(50);
const shape = (order: OrderAnswer) =>
  order.lines.map((line) => [
    line.lineNo,
    line.type,
    line.no,
    line.attachedToLineNo,
    line.description,
  ]);
const writeIn = (values: object = {}) => ({
  productDescription: 'Custom engraving',
  quantity: '2',
  pricePerUnit: '15.4',
  manualDiscountAmount: '0.8',
  tax: '6',
  ...values,
});

beforeAll(async () => {
  trade = await Trade.start();
  await trade.vatRate('V20', '20');
  const item = { vatProdPostingGroup: 'V20' };
  ({ productId: a } = await trade.coupledItem({ number: 'A', description: 'Desk, oak', ...item }));
  ({ productId: c } = await trade.coupledItem({ number: 'C', description: 'Chair', ...item }));
  const service = { type: 1, baseUnitOfMeasure: 'PCS', description: 'Anything', ...item };
  await trade.given.row('erp.item', { number: 'WRITEIN', ...service });
  const time = { number: 'HOURS', name: 'Hours', baseUnitOfMeasure: 'PCS', ...item };
  await trade.given.row('erp.resource', time);
  await trade.given.row('erp.gl_account', { number: '8400', vatProdPostingGroup: 'V20' });
  await trade.settings({ freightGlAccountNo: '8400' });
});

afterAll(() => trade.stop());

describe('lines of converted orders', () => {
  it('SO-028 a write-in without a configured product is refused, naming text, order and setting', async () => {
    const { id, orderNumber } = await trade.crmOrder({ lines: [writeIn()] });
    expect(await trade.refusalOf(id)).toBe('WRITE_IN_NOT_CONFIGURED');
    const [error] = (await trade.convert(id)).errors;
    expect(error?.message).toContain('Custom engraving');
    expect(error?.message).toContain(`CRM order ${orderNumber}`);
    expect(error?.remedy).toMatch(/write-in product in the sales settings/);
  });

  it('W-5 a write-in becomes a line of the configured item; the tax of the CRM changes nothing', async () => {
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'WRITEIN' });
    for (const tax of ['6', '9.99']) {
      const order = await trade.converted({ lines: [writeIn({ tax })] });
      expect(order.lines).toMatchObject([
        {
          lineNo: 10000,
          type: 'ITEM',
          no: 'WRITEIN',
          description: 'Custom engraving',
          quantity: '2',
          unitPrice: '15.4',
          lineDiscountAmount: '0.8',
          lineDiscountPercent: '2.5974',
          amount: '30',
          amountIncludingVat: '36',
        },
      ]);
    }
  });

  it('SO-029 a write-in becomes a line of type item with the configured number', async () => {
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'WRITEIN' });
    const order = await trade.converted({ lines: [writeIn()] });
    expect(order.lines).toMatchObject([{ type: 'ITEM', no: 'WRITEIN' }]);
  });

  it('SO-030 a write-in becomes a line of type resource with the configured number', async () => {
    await trade.settings({ writeInProductType: 'RESOURCE', writeInProductNo: 'HOURS' });
    const order = await trade.converted({ lines: [writeIn()] });
    expect(order.lines).toMatchObject([{ type: 'RESOURCE', no: 'HOURS' }]);
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'WRITEIN' });
  });

  it('W-6 a write-in of 150 characters goes on in a comment line', async () => {
    const order = await trade.converted({
      lines: [
        writeIn({ productDescription: LONG }),
        { productId: c, quantity: '1', pricePerUnit: '1' },
      ],
    });
    expect(shape(order)).toEqual([
      [10000, 'ITEM', 'WRITEIN', null, 'x'.repeat(100)],
      [20000, 'COMMENT', null, 10000, 'y'.repeat(50)],
      [30000, 'ITEM', 'C', null, 'Chair'],
    ]);
  });

  it('W-7 a long text of several lines becomes comment lines; freight comes last', async () => {
    const order = await trade.converted({
      freightAmount: '12',
      lines: [
        {
          productId: a,
          quantity: '1',
          pricePerUnit: '1',
          description: `${LONG}\nDeliver upstairs`,
        },
        { productId: c, quantity: '1', pricePerUnit: '1' },
      ],
    });
    expect(shape(order)).toEqual([
      [10000, 'ITEM', 'A', null, 'Desk, oak'],
      [20000, 'COMMENT', null, 10000, 'x'.repeat(100)],
      [30000, 'COMMENT', null, 10000, 'y'.repeat(50)],
      [40000, 'COMMENT', null, 10000, 'Deliver upstairs'],
      [50000, 'ITEM', 'C', null, 'Chair'],
      [60000, 'GL_ACCOUNT', '8400', null, 'Freight amount'],
    ]);
    expect(order.lines[5]).toMatchObject({ quantity: '1', unitPrice: '12' });
  });

  it('W-8 a text equal to the ERP description is not repeated, what follows it is kept', async () => {
    // The reference drops the further lines; we keep them.
    const order = await trade.converted({
      lines: [
        { productId: a, quantity: '1', pricePerUnit: '1', description: 'Desk, oak' },
        { productId: a, quantity: '1', pricePerUnit: '1', description: 'Desk, oak\nleft side' },
        { productId: c, quantity: '1', pricePerUnit: '1' },
      ],
    });
    expect(shape(order)).toEqual([
      [10000, 'ITEM', 'A', null, 'Desk, oak'],
      [20000, 'ITEM', 'A', null, 'Desk, oak'],
      [30000, 'COMMENT', null, 20000, 'left side'],
      [40000, 'ITEM', 'C', null, 'Chair'],
    ]);
  });

  it('SO-049 a line of a product keeps the description of the ERP item', async () => {
    const order = await trade.converted({
      lines: [{ productId: a, quantity: '1', pricePerUnit: '1', description: 'as agreed' }],
    });
    expect(order.lines[0]).toMatchObject({ no: 'A', description: 'Desk, oak' });
  });

  it('cuts texts between characters, never inside one (OC-23)', async () => {
    const order = await trade.converted({
      lines: [{ productId: a, quantity: '1', pricePerUnit: '1', description: '😀'.repeat(101) }],
    });
    expect(order.lines.map((line) => line.description)).toEqual([
      'Desk, oak',
      '😀'.repeat(100),
      '😀',
    ]);
  });

  it('keeps a line discount that the ERP would not give, and takes one away that it would (OC-30, OC-31)', async () => {
    await trade.given.row('erp.sales_price', {
      itemNo: 'C',
      salesType: 2,
      unitPrice: '7',
      unitOfMeasureCode: 'PCS',
    });
    const order = await trade.converted({
      lines: [{ productId: c, quantity: '1.12', pricePerUnit: '9.1234567' }],
    });
    expect(order.lines[0]).toMatchObject({
      quantity: '1.12',
      unitPrice: '9.1234567',
      lineDiscountAmount: '0',
    });
  });

  it('W-5 a write-in item that was coupled to a product since is refused', async () => {
    const { itemId } = await trade.coupledItem({
      number: 'ENGRAVE',
      type: 1,
      description: 'Engraving',
    });
    const refused = await trade.run(
      'salesSettingsUpdate',
      'SalesSettingsUpdateInput',
      {
        changes: { writeInProductNo: 'ENGRAVE' },
      },
      '',
    );
    expect(refused.errors).toMatchObject([{ code: 'WRITE_IN_COUPLED' }]);
    // Another way than the settings' own, as when the item was coupled later.
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE sync.sales_settings SET write_in_product_no = (SELECT number FROM erp.item WHERE id = $1)`,
        [itemId],
      ),
    );
    const { id } = await trade.crmOrder({ lines: [writeIn()] });
    expect(await trade.refusalOf(id)).toBe('WRITE_IN_COUPLED');
  });
});
