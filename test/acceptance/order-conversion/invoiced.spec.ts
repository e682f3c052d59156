import { Trade, type OrderAnswer } from '../../support/trade';

let trade: Trade;
const act = async (mutation: string, input: object, selection: string) => {
  const types: Record<string, string> = {
    orderRelease: 'OrderInput',
    shipmentsInvoice: 'ShipmentsInvoiceInput',
  };
  const answer = await trade.run<Record<string, { id: string; number: string }>>(
    mutation,
    types[mutation] ?? 'OrderPostInput',
    input,
    `${selection} { id number }`,
  );
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer[selection] as { id: string; number: string };
};
const crmOrder = async (orderNumber: unknown) =>
  (
    await trade.api.ask<{ crmOrder: object }>(
      `query ($n: String!) { crmOrder(orderNumber: $n) { stateCode statusCode coupling { id } order { number } } }`,
      { n: orderNumber },
    )
  ).crmOrder;
const released = async (lines: object[]): Promise<OrderAnswer> => {
  const order = await trade.converted({ lines });
  await act('orderRelease', { id: order.id }, 'order');
  return order;
};
const desk = (quantity: string) => ({
  productId: trade.productId,
  quantity,
  pricePerUnit: '100',
});

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('orders that are invoiced completely', () => {
  it('W-14 a second conversion finds the order; once it is invoiced, the CRM order is not submitted any more', async () => {
    const { id } = await trade.crmOrder({ lines: [desk('1')] });
    const first = await trade.convert(id);
    const again = await trade.convert(id);
    expect(again).toMatchObject({ created: false, errors: [] });
    expect(again.order?.number).toBe(first.order?.number);
    expect(again.notice).toContain(String(first.order?.number));
    const order = first.order?.id ?? '';
    await act('orderRelease', { id: order }, 'order');
    await act('orderShip', { id: order }, 'shipment');
    await act('orderInvoice', { id: order }, 'invoice');
    expect(await crmOrder(first.order?.yourReference)).toEqual({
      stateCode: 'INVOICED',
      statusCode: 'INVOICED',
      coupling: null,
      order: null,
    });
    expect(await trade.refusalOf(id)).toBe('ORDER_NOT_SUBMITTED');
  });

  it('W-15 a partly shipped and invoiced order stays submitted; the last invoice, of shipments, completes it', async () => {
    const order = await released([desk('10')]);
    const ship = (quantity: string) =>
      act('orderShip', { id: order.id, lines: [{ lineNo: 10000, quantity }] }, 'shipment');
    const submitted = { stateCode: 'SUBMITTED', statusCode: 'IN_PROGRESS' };
    await ship('4');
    expect(await crmOrder(order.yourReference)).toMatchObject(submitted);
    await act('orderInvoice', { id: order.id }, 'invoice');
    expect(await crmOrder(order.yourReference)).toMatchObject(submitted);
    const second = await ship('6');
    expect(await crmOrder(order.yourReference)).toMatchObject(submitted);
    await act('shipmentsInvoice', { ids: [second.id] }, 'invoice');
    expect(await crmOrder(order.yourReference)).toMatchObject({
      stateCode: 'INVOICED',
      statusCode: 'INVOICED',
      order: { number: order.number },
    });
  });

  it('SO-022 a separate invoice over the shipment makes the CRM order Invoiced', async () => {
    const order = await released([desk('3')]);
    const shipment = await act('orderShip', { id: order.id }, 'shipment');
    const invoice = await act('shipmentsInvoice', { ids: [shipment.id] }, 'invoice');
    expect(await crmOrder(order.yourReference)).toMatchObject({
      stateCode: 'INVOICED',
      statusCode: 'INVOICED',
    });
    const { totals, lines } = (
      await trade.api.ask<{ invoice: Record<string, unknown> }>(
        `query ($id: ID!) { invoice(id: $id) { totals { amount amountIncludingVat } lines { orderNo orderLineNo quantity } } }`,
        { id: invoice.id },
      )
    ).invoice as { totals: object; lines: object[] };
    expect(totals).toEqual({ amount: '300', amountIncludingVat: '375' });
    expect(lines).toEqual([{ orderNo: order.number, orderLineNo: 10000, quantity: '3' }]);
    const again = await trade.run(
      'shipmentsInvoice',
      'ShipmentsInvoiceInput',
      { ids: [shipment.id] },
      '',
    );
    expect(again.errors).toMatchObject([{ code: 'NOTHING_TO_INVOICE' }]);
  });

  it('invoices shipments of two orders together, and refuses those of two customers', async () => {
    const orders = [await released([desk('1')]), await released([desk('2')])];
    const shipments = [];
    for (const { id } of orders) shipments.push(await act('orderShip', { id }, 'shipment'));
    const invoice = await act(
      'shipmentsInvoice',
      { ids: shipments.map(({ id }) => id) },
      'invoice',
    );
    const read = await trade.api.ask<{ invoice: object }>(
      `query ($id: ID!) { invoice(id: $id) { yourReference order { id } totals { amount } lines { lineNo orderNo } } }`,
      { id: invoice.id },
    );
    expect(read.invoice).toMatchObject({
      yourReference: null,
      order: null,
      totals: { amount: '300' },
    });
    for (const order of orders)
      expect(await crmOrder(order.yourReference)).toMatchObject({ stateCode: 'INVOICED' });
    const { accountId } = await trade.coupledCustomer({});
    const other = await trade.converted({ customerId: accountId, lines: [desk('1')] });
    await act('orderRelease', { id: other.id }, 'order');
    const own = await released([desk('1')]);
    const ids = [
      (await act('orderShip', { id: other.id }, 'shipment')).id,
      (await act('orderShip', { id: own.id }, 'shipment')).id,
    ];
    const refused = await trade.run('shipmentsInvoice', 'ShipmentsInvoiceInput', { ids }, '');
    expect(refused.errors).toMatchObject([{ code: 'SHIPMENTS_DIFFER' }]);
  });

  it('an order invoice takes from the shipments, so that nothing is invoiced twice', async () => {
    const order = await released([desk('5')]);
    const first = await act(
      'orderShip',
      { id: order.id, lines: [{ lineNo: 10000, quantity: '2' }] },
      'shipment',
    );
    const second = await act(
      'orderShip',
      { id: order.id, lines: [{ lineNo: 10000, quantity: '2' }] },
      'shipment',
    );
    const three = { id: order.id, lines: [{ lineNo: 10000, quantity: '3' }] };
    await act('orderInvoice', three, 'invoice');
    const invoice = await act('shipmentsInvoice', { ids: [first.id, second.id] }, 'invoice');
    const read = await trade.api.ask<{ invoice: object }>(
      `query ($id: ID!) { invoice(id: $id) { lines { quantity } } }`,
      { id: invoice.id },
    );
    expect(read.invoice).toEqual({ lines: [{ quantity: '1' }] });
  });

  it('freight and header discount are invoiced in parts that add up to the order', async () => {
    await trade.given.row('erp.gl_account', { number: '8400', vatProdPostingGroup: 'STD' });
    await trade.settings({ freightGlAccountNo: '8400' });
    const order = await trade.converted({
      discountPercentage: '7',
      freightAmount: '9.99',
      lines: [{ productId: trade.productId, quantity: '3', pricePerUnit: '33.33' }],
    });
    await act('orderRelease', { id: order.id }, 'order');
    const invoices: { id: string }[] = [];
    for (const lines of [
      [{ lineNo: 10000, quantity: '1' }],
      [{ lineNo: 10000, quantity: '1' }],
      null,
    ]) {
      await act('orderShip', { id: order.id, lines }, 'shipment');
      invoices.push(await act('orderInvoice', { id: order.id }, 'invoice'));
    }
    const totals = [];
    for (const { id } of invoices) {
      const { invoice } = await trade.api.ask<{ invoice: { totals: Record<string, string> } }>(
        `query ($id: ID!) { invoice(id: $id) { totals { invoiceDiscountAmount amount amountIncludingVat } } }`,
        { id },
      );
      totals.push(invoice.totals);
    }
    // 99.99 less 7.00 and 9.99 of freight are 102.98; with VAT 128.73.
    expect(order.totals).toMatchObject({ amount: '102.98', amountIncludingVat: '128.73' });
    expect(totals).toEqual([
      { invoiceDiscountAmount: '2.33', amount: '31', amountIncludingVat: '38.75' },
      { invoiceDiscountAmount: '2.34', amount: '30.99', amountIncludingVat: '38.74' },
      { invoiceDiscountAmount: '2.33', amount: '40.99', amountIncludingVat: '51.24' },
    ]);
    expect(await crmOrder(order.yourReference)).toMatchObject({ stateCode: 'INVOICED' });
  });

  it('SO-047 posting succeeds though the CRM order was deleted', async () => {
    const order = await released([desk('1')]);
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM crm.sales_order WHERE order_number = $1', [order.yourReference]),
    );
    await act('orderShip', { id: order.id }, 'shipment');
    await act('orderInvoice', { id: order.id }, 'invoice');
    const rest = await trade.api.composition.db.query(
      'SELECT 1 FROM sync.coupling WHERE erp_id = $1',
      [order.id],
    );
    expect(rest).toEqual([]);
  });

  it('posting succeeds though the CRM order was cancelled, and the run says what the CRM refused', async () => {
    const order = await released([desk('1')]);
    await trade.api.ask(
      `mutation ($id: ID!) { crmOrderCancel(input: { id: $id }) { errors { code } } }`,
      { id: await trade.idOf('crm.sales_order', 'orderNumber', String(order.yourReference)) },
    );
    await act('orderShip', { id: order.id }, 'shipment');
    await act('orderInvoice', { id: order.id }, 'invoice');
    const { syncRunErrors } = await trade.api.ask<{ syncRunErrors: { nodes: object[] } }>(
      `query ($id: ID!) { syncRunErrors(where: { erpId: { eq: $id } }) { nodes { code } } }`,
      { id: order.id },
    );
    expect(syncRunErrors.nodes).toEqual([{ code: 'INVALID_STATE' }]);
  });

  it('posting succeeds while the connection is off; a conversion then finds the invoice (OC-3)', async () => {
    const { id } = await trade.crmOrder({ lines: [desk('1')] });
    const order = (await trade.convert(id)).order?.id ?? '';
    const connect = (on: boolean) =>
      trade.api.composition.unitOfWork.run((tx) =>
        tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [on]),
      );
    await connect(false);
    await act('orderRelease', { id: order }, 'order');
    await act('orderShip', { id: order }, 'shipment');
    const invoice = await act('orderInvoice', { id: order }, 'invoice');
    await connect(true);
    const again = await trade.convert(id);
    expect(again).toMatchObject({
      created: false,
      order: null,
      invoice: { number: invoice.number },
      errors: [],
    });
    expect(again.notice).toContain(invoice.number);
  });

  it('a coupling whose order is gone without an invoice is reported; once it is removed, the order is converted again (OC-3, OC-63)', async () => {
    const { id } = await trade.crmOrder({ lines: [desk('1')] });
    const order = (await trade.convert(id)).order?.id ?? '';
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM erp.sales_order WHERE id = $1', [order]),
    );
    expect(await trade.refusalOf(id)).toBe('ORDER_COUPLING_DANGLING');
    const [error] = (await trade.convert(id)).errors;
    const { couplingDelete } = await trade.api.ask<{ couplingDelete: { errors: object[] } }>(
      `mutation ($id: ID!) { couplingDelete(input: { records: [{ couplingId: $id }] }) { errors { code } } }`,
      { id: error?.data.couplingId },
    );
    expect(couplingDelete.errors).toEqual([]);
    expect((await trade.convert(id)).created).toBe(true);
  });

  it('SO-052 in two-way mode two versions of a posted order are kept', async () => {
    await trade.settings({ orderIntegration: 'TWO_WAY' });
    const order = await trade.given.row('erp.sales_order', {
      number: 'PLAIN',
      orderDate: '2026-08-22',
      documentDate: '2026-08-22',
      sellToCustomerNo: 'BUYER',
      billToCustomerNo: 'BUYER',
      status: 1,
    });
    await trade.given.row('erp.sales_order_line', {
      documentId: order,
      documentNumber: 'PLAIN',
      lineNo: 10000,
      type: 2,
      no: 'DESK',
      quantity: '1',
      outstandingQuantity: '1',
      unitPrice: '100',
      lineAmount: '100',
      amount: '100',
      amountIncludingVat: '125',
    });
    await act('orderShip', { id: order }, 'shipment');
    await act('orderInvoice', { id: order }, 'invoice');
    const { archivedDocuments } = await trade.api.ask<{ archivedDocuments: { nodes: object[] } }>(
      `query ($id: ID!) { archivedDocuments(where: { sourceDocumentId: { eq: $id } }) {
         nodes { versionNo lines { quantityShipped } } } }`,
      { id: order },
    );
    expect(archivedDocuments.nodes).toEqual(
      expect.arrayContaining([
        { versionNo: 1, lines: [{ quantityShipped: '0' }] },
        { versionNo: 2, lines: [{ quantityShipped: '1' }] },
      ]),
    );
    expect(archivedDocuments.nodes).toHaveLength(2);
    await trade.settings({ orderIntegration: 'ONE_WAY' });
  });
});
