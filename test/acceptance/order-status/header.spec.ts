import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
const run = async () => {
  const [seen] = (await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] })).runs ?? [];
  return seen;
};
const crmOrder = async (orderNumber: unknown) =>
  (
    await trade.api.ask<{ crmOrder: Record<string, unknown> }>(
      `query ($n: String!) { crmOrder(orderNumber: $n) { stateCode statusCode dateFulfilled discountAmount discountPercentage
         freightAmount requestDeliveryBy shipToAddress { city } totals { amountLessFreight tax amount } } }`,
      { n: orderNumber },
    )
  ).crmOrder;
const shippedOn = async (id: string, day: string): Promise<void> => {
  await act('orderReopen', { id });
  await act('orderUpdate', { id, changes: { shipmentDate: day } });
  await act('orderRelease', { id });
};

beforeAll(async () => {
  trade = await Trade.start();
  await trade.vatRate('V20', '20');
  await trade.given.row('erp.gl_account', {
    number: '8400',
    name: 'Freight',
    vatProdPostingGroup: 'V20',
  });
  await trade.settings({ freightGlAccountNo: '8400' });
});

afterAll(() => trade.stop());

describe('what becomes of an ERP order reaches its CRM order, in one-way mode', () => {
  it('W-16 totals; freight stands apart and the percentage is not granted twice (B-2, B-4 mended)', async () => {
    const item = { vatProdPostingGroup: 'V20' };
    const a = await trade.coupledItem({ number: 'A', description: 'Desk, oak', ...item });
    const b = await trade.coupledResource({ number: 'B', name: 'Assembly', ...item });
    const { id, yourReference } = await trade.converted({
      discountPercentage: '5',
      discountAmount: '10',
      freightAmount: '25',
      lines: [
        {
          productId: a.productId,
          quantity: '3',
          pricePerUnit: '49.99',
          manualDiscountAmount: '7.5',
        },
        { productId: b.productId, quantity: '2', pricePerUnit: '120' },
      ],
    });
    expect(await run()).toMatchObject({ modified: 0 });
    await act('orderRelease', { id });
    expect(await run()).toMatchObject({ modified: 1, failed: 0 });
    expect(await crmOrder(yourReference)).toMatchObject({
      stateCode: 'SUBMITTED',
      statusCode: 'IN_PROGRESS',
      discountAmount: '29.12',
      discountPercentage: '0',
      freightAmount: '25',
      totals: { amountLessFreight: '353.35', tax: '75.67', amount: '454.02' },
      shipToAddress: { city: 'Bergen' },
    });
    expect(await run()).toMatchObject({ candidates: 0 });
  });

  it('W-15 states and the day of the last shipment follow the postings, also when only lines changed', async () => {
    const desk = { productId: trade.productId, quantity: '10', pricePerUnit: '100' };
    const { id, yourReference } = await trade.converted({ lines: [desk] });
    await act('orderRelease', { id });
    await run();
    const submitted = { stateCode: 'SUBMITTED', statusCode: 'IN_PROGRESS' };
    expect(await crmOrder(yourReference)).toMatchObject({ ...submitted, dateFulfilled: null });
    await shippedOn(id, '2026-03-03');
    await act('orderShip', { id, lines: [{ lineNo: 10000, quantity: '4' }] }, 'shipment');
    expect(await run()).toMatchObject({ modified: 1 });
    expect(await crmOrder(yourReference)).toMatchObject({
      ...submitted,
      dateFulfilled: '2026-03-03',
    });
    await act('orderInvoice', { id }, 'invoice');
    expect(await run()).toMatchObject({ candidates: 1, unchanged: 1, failed: 0 });
    await shippedOn(id, '2026-03-09');
    const shipment = await act(
      'orderShip',
      { id, lines: [{ lineNo: 10000, quantity: '6' }] },
      'shipment',
    );
    await run();
    expect(await crmOrder(yourReference)).toMatchObject({
      ...submitted,
      dateFulfilled: '2026-03-09',
    });
    await act('shipmentsInvoice', { ids: [shipment] }, 'invoice');
    const invoiced = { stateCode: 'INVOICED', statusCode: 'INVOICED', dateFulfilled: '2026-03-09' };
    expect(await crmOrder(yourReference)).toMatchObject(invoiced);
    expect(await run()).toMatchObject({ modified: 0, failed: 0 });
    expect(await crmOrder(yourReference)).toMatchObject(invoiced);
  });

  it('B-7 the day of a shipment that no run carried over is written when the order is invoiced', async () => {
    const { id, yourReference } = await trade.converted();
    await act('orderUpdate', { id, changes: { shipmentDate: '2026-04-01' } });
    await act('orderRelease', { id });
    await act('orderShip', { id }, 'shipment');
    await act('orderInvoice', { id }, 'invoice');
    expect(await crmOrder(yourReference)).toMatchObject({
      stateCode: 'INVOICED',
      dateFulfilled: '2026-04-01',
    });
  });

  it('OC-57 an order that sales people took back is overwritten and submitted again by the next run', async () => {
    const { id, yourReference } = await trade.converted();
    await act('orderRelease', { id });
    await run();
    const crmId = await trade.idOf('crm.sales_order', 'orderNumber', String(yourReference));
    await trade.api.ask(
      `mutation ($id: ID!) { crmOrderReactivate(input: { id: $id }) { errors { code } } }`,
      { id: crmId },
    );
    await act('orderReopen', { id });
    await act('orderUpdate', { id, changes: { requestedDeliveryDate: '2026-12-24' } });
    await act('orderRelease', { id });
    expect(await run()).toMatchObject({ modified: 1 });
    expect(await crmOrder(yourReference)).toMatchObject({
      stateCode: 'SUBMITTED',
      requestDeliveryBy: '2026-12-24',
    });
  });

  it('fails alone when the sales people canceled the order; the others go on', async () => {
    const [canceled, fine] = [await trade.converted(), await trade.converted()];
    for (const { id } of [canceled, fine]) await act('orderRelease', { id });
    const crmId = await trade.idOf(
      'crm.sales_order',
      'orderNumber',
      String(canceled.yourReference),
    );
    await trade.api.ask(
      `mutation ($id: ID!) { crmOrderCancel(input: { id: $id }) { errors { code } } }`,
      { id: crmId },
    );
    const seen = await run();
    expect(seen).toMatchObject({ modified: 1, failed: 1 });
    expect(seen?.errors.edges.map(({ node }) => node.code)).toEqual(['INVALID_STATE']);
    expect(await crmOrder(canceled.yourReference)).toMatchObject({ stateCode: 'CANCELED' });
  });

  it('B-2 of an order whose prices include VAT the discount is written without VAT, so that totals add up', async () => {
    const { accountId } = await trade.coupledCustomer({
      ...{ number: 'GROSS', name: 'Gross Ltd', pricesIncludingVat: true },
    });
    const { id, yourReference } = await trade.converted({
      customerId: accountId,
      discountAmount: '18',
      lines: [{ productId: trade.productId, quantity: '2', pricePerUnit: '90' }],
    });
    await act('orderRelease', { id });
    expect(await run()).toMatchObject({ modified: 1, failed: 0 });
    // 225.00 with VAT less 22.50 is 202.50, 162.00 without.
    expect(await crmOrder(yourReference)).toMatchObject({
      discountAmount: '18',
      totals: { amountLessFreight: '162', tax: '40.5', amount: '202.5' },
    });
  });
});
