import { randomUUID } from 'node:crypto';
import { Trade } from '../../support/trade';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('refused conversions leave nothing behind (A.2, W-11)', () => {
  it('an order that is not submitted', async () => {
    expect(await trade.refusalOf((await trade.crmOrder({}, false)).id)).toBe('ORDER_NOT_SUBMITTED');
  });

  it('an order that does not exist', async () => {
    expect((await trade.convert(randomUUID())).errors[0]?.code).toBe('RECORD_NOT_FOUND');
  });

  it('an account of another type, and one that is not coupled', async () => {
    const prospect = await trade.given.account({ customerTypeCode: 8 });
    const lonely = await trade.given.account();
    const lines = [{ productId: trade.productId, quantity: '1', pricePerUnit: '1' }];
    expect(await trade.refusalOf((await trade.crmOrder({ customerId: prospect, lines })).id)).toBe(
      'ACCOUNT_NOT_A_CUSTOMER',
    );
    expect(await trade.refusalOf((await trade.crmOrder({ customerId: lonely, lines })).id)).toBe(
      'ACCOUNT_NOT_COUPLED',
    );
  });

  it('a write-in without a write-in product (SO-028, W-11)', async () => {
    const { id } = await trade.crmOrder({
      lines: [{ productDescription: 'Delivery by boat', quantity: '1', pricePerUnit: '10' }],
    });
    expect(await trade.refusalOf(id)).toBe('WRITE_IN_NOT_CONFIGURED');
  });

  it('a line discount above the gross amount', async () => {
    const { id } = await trade.crmOrder({
      lines: [
        {
          productId: trade.productId,
          quantity: '1',
          pricePerUnit: '10',
          volumeDiscountAmount: '11',
        },
      ],
    });
    expect(await trade.refusalOf(id)).toBe('LINE_DISCOUNT_OUT_OF_RANGE');
  });

  it('a blocked customer and a blocked item', async () => {
    const { id } = await trade.crmOrder();
    await trade.given.change('erp.customer', trade.customerId, { blocked: 3 });
    expect(await trade.refusalOf(id)).toBe('CUSTOMER_BLOCKED');
    await trade.given.change('erp.customer', trade.customerId, { blocked: 0 });
    await trade.given.change('erp.item', trade.itemId, { blocked: true });
    expect(await trade.refusalOf(id)).toBe('ITEM_BLOCKED');
    await trade.given.change('erp.item', trade.itemId, { blocked: false });
    expect((await trade.convert(id)).errors).toEqual([]);
  });
});
