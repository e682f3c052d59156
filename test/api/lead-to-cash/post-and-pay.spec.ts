import { Trade } from '../../support/trade';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('shipping, invoicing, paying', () => {
  const run = (mutation: string, inputType: string, input: object, selection: string) =>
    trade.run<Record<string, unknown>>(mutation, inputType, input, selection);

  it('takes an order through release, two shipments, two invoices and two payments, exact to the cent', async () => {
    const { id: crmId } = await trade.crmOrder({
      lines: [
        {
          productId: trade.productId,
          quantity: '3',
          pricePerUnit: '33.33',
          manualDiscountAmount: '1',
        },
      ],
    });
    const { order } = await trade.convert(crmId);
    const id = order?.id ?? '';
    expect(
      (await run('orderShip', 'OrderPostInput', { id }, 'shipment { number }')).errors[0]?.code,
    ).toBe('INVALID_STATE');
    expect((await run('orderRelease', 'OrderInput', { id }, 'order { number }')).errors).toEqual(
      [],
    );
    expect(
      (await run('orderInvoice', 'OrderPostInput', { id }, 'invoice { number }')).errors[0]?.code,
    ).toBe('NOTHING_TO_INVOICE');
    const tooMuch = await run(
      'orderShip',
      'OrderPostInput',
      { id, lines: [{ lineNo: 10000, quantity: '4' }] },
      'shipment { number }',
    );
    expect(tooMuch.errors[0]?.code).toBe('QUANTITY_EXCEEDS');
    const ship = { id, lines: [{ lineNo: 10000, quantity: '1' }], idempotencyKey: `ship-${id}` };
    const first = await run(
      'orderShip',
      'OrderPostInput',
      ship,
      'shipment { number lines { quantity } }',
    );
    expect(first).toMatchObject({ shipment: { lines: [{ quantity: '1' }] }, errors: [] });
    expect(await run('orderShip', 'OrderPostInput', ship, 'shipment { number }')).toMatchObject({
      shipment: { number: (first.shipment as { number: string }).number },
    });
    const one = await run(
      'orderInvoice',
      'OrderPostInput',
      { id },
      'invoice { number totals { amountIncludingVat } }',
    );
    expect(one).toMatchObject({ invoice: { totals: { amountIncludingVat: '41.25' } } });
    await run('orderShip', 'OrderPostInput', { id }, 'shipment { number }');
    const two = await run(
      'orderInvoice',
      'OrderPostInput',
      { id },
      'invoice { number totals { amount amountIncludingVat } order { id } }',
    );
    // 99.99 - 1.00 = 98.99 net, 123.74 with VAT; the two invoices add up to it exactly.
    expect(two).toMatchObject({
      invoice: { totals: { amountIncludingVat: '82.49' }, order: null },
    });
    const { item } = await trade.api.ask<{ item: { inventory: string } }>(
      `{ item(number: "DESK") { inventory } }`,
    );
    expect(item.inventory).toBe('47');
    const archived = await trade.api.ask(
      `query ($id: ID!) { archivedDocuments(where: { sourceDocumentId: { eq: $id } }) { totalCount nodes { lines { quantityInvoiced } } } }`.replace(
        '$id: ID!',
        '$id: ID!',
      ),
      { id },
    );
    expect(archived).toMatchObject({
      archivedDocuments: { totalCount: 1, nodes: [{ lines: [{ quantityInvoiced: '3' }] }] },
    });
    const again = await trade.convert(crmId);
    expect(again).toMatchObject({ order: null, errors: [{ code: 'ORDER_NOT_SUBMITTED' }] });

    const pay = await run(
      'paymentRegister',
      'PaymentRegisterInput',
      { customerNo: 'BUYER', amount: '100' },
      'payment { id open remainingAmount }',
    );
    expect(pay).toMatchObject({ payment: { open: false, remainingAmount: '0' }, errors: [] });
    const open = async () =>
      (
        await trade.api.ask<{ customer: { ledgerEntries: { nodes: Record<string, unknown>[] } } }>(
          `{ customer(number: "BUYER") { ledgerEntries(where: { open: { eq: true } }) { nodes { documentNumber remainingAmount } } } }`,
        )
      ).customer.ledgerEntries.nodes;
    expect(await open()).toMatchObject([{ remainingAmount: '23.74' }]);
    await run(
      'paymentRegister',
      'PaymentRegisterInput',
      { customerNo: 'BUYER', amount: '23.74' },
      'payment { id }',
    );
    expect(await open()).toEqual([]);
    const back = await run(
      'paymentUnapply',
      'PaymentUnapplyInput',
      { id: (pay.payment as { id: string }).id },
      'payment { open remainingAmount }',
    );
    expect(back).toMatchObject({ payment: { open: true, remainingAmount: '-100' } });
    expect(
      (
        await run(
          'paymentUnapply',
          'PaymentUnapplyInput',
          { id: (pay.payment as { id: string }).id },
          'payment { id }',
        )
      ).errors[0]?.code,
    ).toBe('PAYMENT_NOT_APPLIED');
  });
});
