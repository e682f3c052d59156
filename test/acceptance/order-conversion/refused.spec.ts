import { randomUUID } from 'node:crypto';
import { Trade } from '../../support/trade';

let trade: Trade;
const line = (values: object = {}) => ({
  productId: trade.productId,
  quantity: '1',
  pricePerUnit: '10',
  ...values,
});
const refused = async (input: object, submit = true) =>
  trade.refusalOf((await trade.crmOrder({ lines: [line()], ...input }, submit)).id);
const accepted = async (input: object) => trade.converted({ lines: [line()], ...input });
// As when the order came from elsewhere: the CRM's own door refuses such an order.
const orderWith = async (sql: string, input: object = {}) => {
  const { id } = await trade.crmOrder({ lines: [line()], ...input });
  await trade.api.composition.unitOfWork.run((tx) => tx.execute(sql, [id]));
  return id;
};

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('W-11 refused conversions leave no ERP order, no coupling, and the CRM untouched', () => {
  it('W-11 an order that is active', async () => {
    expect(await refused({}, false)).toBe('ORDER_NOT_SUBMITTED');
  });

  it('W-11 an account whose relationship type is Prospect', async () => {
    const customerId = await trade.given.account({ customerTypeCode: 8 });
    expect(await refused({ customerId })).toBe('ACCOUNT_NOT_A_CUSTOMER');
  });

  it('W-11 a contact without a company', async () => {
    const customerId = await trade.given.row('crm.contact', { lastName: 'Alone' });
    expect(await refused({ customerId })).toBe('ORDER_ACCOUNT_NOT_FOUND');
  });

  it('W-11 a contact whose company is a coupled Prospect is accepted', async () => {
    const { accountId, customerId } = await trade.coupledCustomer({ number: 'PROSPECT' });
    await trade.given.change('crm.account', accountId, { customerTypeCode: 8 });
    const contact = await trade.given.row('crm.contact', {
      lastName: 'Lee',
      parentCustomerId: accountId,
      parentCustomerIdType: 'account',
    });
    const order = await accepted({ customerId: contact });
    expect(order.sellToCustomer).toEqual({ number: 'PROSPECT' });
    expect(customerId).toBeTruthy();
  });

  it('an order without customer, an account that is not coupled, a coupled customer that is gone', async () => {
    const without = await orderWith(
      `UPDATE crm.sales_order SET customer_id = NULL, customer_id_type = NULL WHERE id = $1`,
    );
    expect(await trade.refusalOf(without)).toBe('ORDER_WITHOUT_CUSTOMER');
    expect(await refused({ customerId: await trade.given.account() })).toBe('ACCOUNT_NOT_COUPLED');
    // The reference goes on with a blank customer; we say what is wrong.
    const { accountId, customerId } = await trade.coupledCustomer({});
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM erp.customer WHERE id = $1', [customerId]),
    );
    expect(await refused({ customerId: accountId })).toBe('CUSTOMER_DELETED');
  });

  it('W-11 a good first line and an uncoupled product on the second, named by its sequence', async () => {
    const { productId } = await trade.coupledItem({ number: 'LOOSE' });
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM sync.coupling WHERE crm_id = $1', [productId]),
    );
    const { id, orderNumber } = await trade.crmOrder({ lines: [line(), line({ productId })] });
    expect(await trade.refusalOf(id)).toBe('PRODUCT_NOT_COUPLED');
    const [error] = (await trade.convert(id)).errors;
    expect(error?.data).toMatchObject({ orderNumber, sequenceNumber: 2, product: 'LOOSE' });
  });

  it('W-11 a product of type flat fee', async () => {
    const { productId } = await trade.coupledItem({ number: 'FEE' });
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE crm.product SET product_type_code = 4 WHERE id = $1', [productId]),
    );
    expect(await refused({ lines: [line({ productId })] })).toBe('UNSUPPORTED_PRODUCT_TYPE');
  });

  it('W-11 a retired product', async () => {
    const { productId } = await trade.coupledItem({ number: 'RETIRED' });
    const { id } = await trade.crmOrder({ lines: [line({ productId })] });
    await trade.given.change('crm.product', productId, { stateCode: 1 });
    expect(await trade.refusalOf(id)).toBe('PRODUCT_NOT_ACTIVE');
  });

  it('W-11 a unit that is not coupled', async () => {
    const { productId } = await trade.coupledItem({ number: 'LOOSEUNIT' });
    const unit = await trade.idOf('erp.item_unit_of_measure', 'itemNo', 'LOOSEUNIT');
    const answer = await trade.crmOrder({ lines: [line({ productId })] });
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM sync.coupling WHERE erp_id = $1', [unit]),
    );
    expect(await trade.refusalOf(answer.id)).toBe('UNIT_NOT_COUPLED');
  });

  it('an item that is gone though its product is coupled', async () => {
    const { itemId, productId } = await trade.coupledItem({ number: 'GONE' });
    const { id } = await trade.crmOrder({ lines: [line({ productId })] });
    await trade.api.composition.unitOfWork.run(async (tx) => {
      await tx.execute(`DELETE FROM erp.item_ledger_entry WHERE item_no = 'GONE'`);
      await tx.execute('DELETE FROM erp.item_unit_of_measure WHERE item_no = $1', ['GONE']);
      await tx.execute('DELETE FROM erp.item WHERE id = $1', [itemId]);
    });
    expect(await trade.refusalOf(id)).toBe('ITEM_DELETED');
  });

  it('W-11 freight without an account', async () => {
    expect(await refused({ freightAmount: '25' })).toBe('FREIGHT_ACCOUNT_MISSING');
  });

  it('W-11 freight of zero or less is dropped', async () => {
    expect((await accepted({ freightAmount: '0' })).lines).toHaveLength(1);
    const id = await orderWith(`UPDATE crm.sales_order SET freight_amount = -5 WHERE id = $1`);
    expect((await trade.convert(id)).order?.lines).toHaveLength(1);
  });

  it('W-11 freight on an order without lines becomes its one line', async () => {
    // The reference fails here; we make line 10000.
    await trade.given.row('erp.gl_account', { number: '8400', vatProdPostingGroup: 'STD' });
    await trade.settings({ freightGlAccountNo: '8400' });
    const id = await orderWith('DELETE FROM crm.sales_order_line WHERE sales_order_id = $1', {
      freightAmount: '25',
    });
    const { order } = await trade.convert(id);
    expect(order?.lines).toMatchObject([
      { lineNo: 10000, type: 'GL_ACCOUNT', no: '8400', unitPrice: '25' },
    ]);
  });

  it('accepts an order without lines (OC-14)', async () => {
    const id = await orderWith('DELETE FROM crm.sales_order_line WHERE sales_order_id = $1');
    expect((await trade.convert(id)).order?.lines).toEqual([]);
  });

  it('W-11 a header discount on lines without a price', async () => {
    const lines = [line({ pricePerUnit: '0' })];
    expect(await refused({ discountAmount: '5', lines })).toBe('DISCOUNT_BASE_ZERO');
  });

  it('a header discount below zero, which the CRM itself does not take', async () => {
    const id = await orderWith(
      `UPDATE crm.sales_order SET discount_amount = -5, total_amount_less_freight = total_line_item_amount + 5 WHERE id = $1`,
    );
    expect(await trade.refusalOf(id)).toBe('DISCOUNT_NEGATIVE');
  });

  it('W-11 a header discount above the lines: freight is no part of its base', async () => {
    const input = { discountAmount: '20', freightAmount: '50' };
    expect(await refused(input)).toBe('DISCOUNT_EXCEEDS_BASE');
  });

  it('W-11 a line discount above the gross amount is refused, one of all of it is accepted', async () => {
    const lines = (manualDiscountAmount: string) => [line({ manualDiscountAmount })];
    expect(await refused({ lines: lines('10.01') })).toBe('LINE_DISCOUNT_OUT_OF_RANGE');
    expect((await accepted({ lines: lines('10') })).lines).toMatchObject([
      { lineDiscountPercent: '100', amount: '0' },
    ]);
  });

  it('a line discount on a price of zero (OC-31)', async () => {
    // The reference lets the line become negative; we refuse it.
    const lines = [line({ pricePerUnit: '0', manualDiscountAmount: '1' })];
    expect(await refused({ lines })).toBe('LINE_DISCOUNT_OUT_OF_RANGE');
  });

  it('names the line in a refusal of the ERP too', async () => {
    const { itemId, productId } = await trade.coupledItem({ number: 'BLOCKED' });
    const lines = [line({ description: 'x'.repeat(250) }), line({ productId })];
    const { id } = await trade.crmOrder({ lines });
    await trade.given.change('erp.item', itemId, { salesBlocked: true });
    expect(await trade.refusalOf(id)).toBe('ITEM_BLOCKED');
    const [error] = (await trade.convert(id)).errors;
    expect(error?.data).toMatchObject({ crmOrderId: id, sequenceNumber: 2, product: 'BLOCKED' });
  });
});

describe('preconditions are checked in their order (A.2)', () => {
  it('state, coupling, customer, block, currency, lines, freight, discount', async () => {
    await trade.settings({ freightGlAccountNo: null });
    const { accountId, customerId } = await trade.coupledCustomer({});
    const franc = await trade.given.row('crm.transaction_currency', {
      isoCurrencyCode: 'CHF',
      currencyName: 'Franc',
      currencySymbol: 'CHF',
      currencyPrecision: 2,
      exchangeRate: '1',
    });
    const { itemId, productId } = await trade.coupledItem({ number: 'ORDERED' });
    const { id } = await trade.crmOrder({
      customerId: accountId,
      transactionCurrencyId: franc,
      discountAmount: '999',
      freightAmount: '5',
      lines: [line({ productId }), line({ manualDiscountAmount: '11' })],
    });
    const write = (sql: string, ...values: unknown[]) =>
      trade.api.composition.unitOfWork.run((tx) => tx.execute(sql, values));
    await trade.given.change('erp.customer', customerId, { blocked: 3 });
    await trade.given.change('erp.item', itemId, { blocked: true });
    await write('UPDATE crm.account SET customer_type_code = 8 WHERE id = $1', accountId);
    await write(`UPDATE crm.sales_order SET state_code = 0, status_code = 1 WHERE id = $1`, id);
    const mend: (readonly [string, () => Promise<unknown>])[] = [
      [
        'ORDER_NOT_SUBMITTED',
        () => write(`UPDATE crm.sales_order SET state_code = 1, status_code = 3 WHERE id = $1`, id),
      ],
      [
        'ACCOUNT_NOT_A_CUSTOMER',
        () => write('UPDATE crm.account SET customer_type_code = 3 WHERE id = $1', accountId),
      ],
      ['CUSTOMER_BLOCKED', () => trade.given.change('erp.customer', customerId, { blocked: 0 })],
      [
        'ERP_CURRENCY_NOT_FOUND',
        () => trade.given.row('erp.currency', { code: 'CHF', isoCode: 'CHF' }),
      ],
      [
        'CURRENCY_RATE_MISSING',
        () =>
          trade.given.row('erp.currency_exchange_rate', {
            currencyCode: 'CHF',
            startingDate: '2026-01-01',
            exchangeRateAmount: '1',
            relationalExchRateAmount: '1',
          }),
      ],
      ['ITEM_BLOCKED', () => trade.given.change('erp.item', itemId, { blocked: false })],
      [
        'LINE_DISCOUNT_OUT_OF_RANGE',
        () =>
          write(
            'UPDATE crm.sales_order_line SET manual_discount_amount = 0 WHERE sales_order_id = $1',
            id,
          ),
      ],
      ['FREIGHT_ACCOUNT_MISSING', () => trade.settings({ freightGlAccountNo: '8400' })],
    ];
    for (const [code, repair] of mend) {
      expect(await trade.refusalOf(id)).toBe(code);
      await repair();
    }
    expect(await trade.refusalOf(id)).toBe('DISCOUNT_EXCEEDS_BASE');
  });

  it('an order that does not exist, and a connection that is off', async () => {
    expect(await trade.refusalOf(randomUUID())).toBe('RECORD_NOT_FOUND');
    const { id } = await trade.crmOrder({ lines: [line()] });
    const connect = (on: boolean) =>
      trade.api.composition.unitOfWork.run((tx) =>
        tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [on]),
      );
    await connect(false);
    expect(await trade.refusalOf(id)).toBe('CONNECTION_DISABLED');
    await connect(true);
  });

  it('BL-006 a submitted order cannot be edited, not even the day it was taken over', async () => {
    const { id } = await trade.crmOrder({ lines: [line()] });
    await expect(
      trade.given.change('crm.sales_order', id, { lastBackOfficeSubmit: '2026-01-01' }),
    ).rejects.toMatchObject({ code: 'RECORD_READ_ONLY' });
  });
});
