import { syncModified } from '../../support/runs';
import { latestRun, undo } from '../../sync/insight/verbs';
import { Trade } from '../../support/trade';

let trade: Trade;
const run = async () => {
  const runs = (await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] })).runs ?? [];
  return {
    codes: runs.flatMap(({ errors }) => errors.edges.map(({ node }) => node.code)),
    modified: runs.reduce((sum, each) => sum + each.modified, 0),
  };
};
const edit = async (id: string, input: object): Promise<void> => {
  const steps: [string, string, object][] = [
    ['crmOrderReactivate', 'CrmOrderInput', { id }],
    ['crmOrderUpdate', 'CrmOrderUpdateInput', { id, ...input }],
    ['crmOrderSubmit', 'CrmOrderInput', { id }],
  ];
  for (const [mutation, type, given] of steps)
    expect((await trade.run(mutation, type, given, '')).errors).toEqual([]);
};
const erpOrder = async (id: string) =>
  (
    await trade.api.ask<{ order: Record<string, unknown> }>(
      `query ($id: ID!) { order(id: $id) { number status docNoOccurrence invoiceDiscountValue paymentTerms { code } workDescription
         shipToAddress { city } totals { amount } lines { id lineNo type no quantity amount requestedDeliveryDate } } }`,
      { id },
    )
  ).order;
const create = async (id: string) => {
  const { couplingCreateInErp: answer } = await trade.api.ask<{
    couplingCreateInErp: {
      outcomes: { erpId: string; warnings: object[]; error: object | null }[];
    };
  }>(
    `mutation ($id: ID!) { couplingCreateInErp(input: { records: [{ id: $id, mapping: "SALESORDER-ORDER" }] }) {
       outcomes { erpId error { code message } warnings { code message remedy data } } } }`,
    { id },
  );
  const [outcome] = answer.outcomes;
  if (!outcome || outcome.error) throw new Error(JSON.stringify(answer));
  return outcome;
};
const firstLine = async (id: string): Promise<string> => {
  const [line] = await trade.api.composition.db.query<{ id: string }>(
    'SELECT id FROM crm.sales_order_line WHERE sales_order_id = $1 ORDER BY sequence_number',
    [id],
  );
  return String(line?.id);
};

beforeAll(async () => {
  trade = await Trade.start();
  await trade.given.row('erp.gl_account', {
    ...{ number: '8400', name: 'Freight', vatProdPostingGroup: 'STD' },
  });
  await trade.given.change('erp.customer', trade.customerId, { paymentTermsCode: '30D' });
  await trade.settings({ orderIntegration: 'TWO_WAY', freightGlAccountNo: '8400' });
});

afterAll(() => trade.stop());

describe('a change of a CRM order, in two-way mode', () => {
  it('BI-4 leaves alone what the CRM never said: address, payment terms and dates of the customer stay', async () => {
    const { id } = await trade.crmOrder({ requestDeliveryBy: '2026-10-01' });
    const { erpId } = await create(id);
    const kept = { paymentTerms: { code: '30D' }, shipToAddress: { city: 'Bergen' } };
    expect(await erpOrder(erpId)).toMatchObject({
      ...kept,
      lines: [{ requestedDeliveryDate: '2026-10-01' }],
    });
    await edit(id, {
      changes: { description: 'Ring first' },
      changeLines: [{ id: await firstLine(id), quantity: '3' }],
    });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({
      ...{ ...kept, workDescription: 'Ring first' },
      lines: [{ quantity: '3', requestedDeliveryDate: '2026-10-01' }],
    });
    await edit(id, { changes: { shipToCity: 'Oslo' } });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({ shipToAddress: { city: 'Oslo' } });
    await edit(id, { changes: { shipToCity: null } });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({ shipToAddress: { city: null } });
  });

  it('BI-10, BI-11 brings discount and freight along where nothing else changed', async () => {
    const { id } = await trade.crmOrder();
    const { erpId } = await create(id);
    await edit(id, { changes: { discountAmount: '18' } });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({
      ...{ status: 'RELEASED', invoiceDiscountValue: '18', totals: { amount: '162' } },
    });
    await edit(id, { changes: { freightAmount: '20' } });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({
      totals: { amount: '182' },
      lines: [{ no: 'DESK' }, { lineNo: 20000, type: 'GL_ACCOUNT', no: '8400', amount: '20' }],
    });
    await edit(id, { changes: { discountAmount: '0' } });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({ totals: { amount: '200' } });
    expect(await run()).toEqual({ codes: [], modified: 0 });
  });

  it('BI-9 warns of lines whose product is neither inventory nor a service, and goes without them', async () => {
    const desk = await trade.given.read('crm.product', trade.productId);
    const { defaultUomId = null, defaultUomScheduleId = null } = desk;
    const fee = await trade.given.row('crm.product', {
      ...{ productNumber: 'FEE', name: 'Flat fee', productTypeCode: 4 },
      ...{ stateCode: 0, statusCode: 1, defaultUomId, defaultUomScheduleId },
    });
    const { id, orderNumber } = await trade.crmOrder({
      lines: [
        { productId: trade.productId, quantity: '1', pricePerUnit: '90' },
        { productId: fee, quantity: '1', pricePerUnit: '5' },
      ],
    });
    const { erpId, warnings } = await create(id);
    expect(warnings).toMatchObject([
      {
        code: 'UNSUPPORTED_PRODUCT_TYPE',
        message: `Line 2 of CRM order ${orderNumber} stays behind: product FEE is neither inventory nor a service.`,
        remedy: 'Change the product type, or take the line off the order.',
        data: { order: orderNumber, product: 'FEE' },
      },
    ]);
    expect(await erpOrder(erpId)).toMatchObject({ lines: [{ no: 'DESK' }] });
    await edit(id, { changes: { shipToCity: 'Oslo' } });
    expect(await run()).toEqual({ codes: ['UNSUPPORTED_PRODUCT_TYPE'], modified: 1 });
  });
});

describe('crmOrderConvert, in two-way mode', () => {
  it('BI-9, BI-17 releases the ERP order, tells the CRM its numbers and couples the lines at once', async () => {
    const { id } = await trade.crmOrder({
      freightAmount: '20',
      lines: [
        ...[{ productId: trade.productId, quantity: '2', pricePerUnit: '90', description: 'Oak' }],
        ...[{ productId: trade.productId, quantity: '1', pricePerUnit: '80' }],
      ],
    });
    const erpId = (await trade.convert(id)).order?.id ?? '';
    const order = await erpOrder(erpId);
    expect(order).toMatchObject({
      status: 'RELEASED',
      lines: [
        { lineNo: 10000, no: 'DESK' },
        { lineNo: 20000, type: 'COMMENT' },
        { lineNo: 30000, no: 'DESK' },
        { lineNo: 40000, no: '8400' },
      ],
    });
    const { crmOrder } = await trade.api.ask<{ crmOrder: object }>(
      `query ($id: ID!) { crmOrder(id: $id) { stateCode businessCentralOrderNumber businessCentralDocumentOccurrenceNumber
         lines { id businessCentralLineNumber } } }`,
      { id },
    );
    expect(crmOrder).toMatchObject({
      stateCode: 'SUBMITTED',
      businessCentralOrderNumber: order.number,
      businessCentralDocumentOccurrenceNumber: 1,
      lines: [{ businessCentralLineNumber: 10000 }, { businessCentralLineNumber: 30000 }],
    });
    const pairs = await trade.api.composition.db.query(
      `SELECT l.line_no, c.business_central_line_number AS crm FROM sync.coupling k
         JOIN erp.sales_order_line l ON l.id = k.erp_id JOIN crm.sales_order_line c ON c.id = k.crm_id
        WHERE l.document_id = $1 ORDER BY l.line_no`,
      [erpId],
    );
    expect(pairs).toEqual([
      { line_no: 10000, crm: 10000 },
      { line_no: 30000, crm: 30000 },
    ]);
  });

  it('leaves both sides agreed: a run changes nothing, and a change of either side is no conflict', async () => {
    const { id } = await trade.crmOrder();
    const erpId = (await trade.convert(id)).order?.id ?? '';
    expect(await run()).toEqual({ codes: [], modified: 0 });
    await edit(id, {
      changes: { description: 'Ring first' },
      changeLines: [{ id: await firstLine(id), quantity: '5' }],
    });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({
      ...{ status: 'RELEASED', workDescription: 'Ring first', shipToAddress: { city: 'Bergen' } },
      lines: [{ lineNo: 10000, quantity: '5', amount: '450' }],
    });
    expect(await run()).toEqual({ codes: [], modified: 0 });
  });

  it('is undone with its line couplings, and comes back with them', async () => {
    const { id } = await trade.crmOrder();
    const erpId = (await trade.convert(id)).order?.id ?? '';
    const undone = await undo(trade.api, await latestRun(trade.api, 'CONVERT'));
    expect(undone).toMatchObject({ removed: 1, kept: 0, errors: [] });
    const couplings = () =>
      trade.api.composition.db.query(
        `SELECT 1 FROM sync.coupling WHERE crm_id = $1 OR erp_id = $2
            OR crm_id IN (SELECT id FROM crm.sales_order_line WHERE sales_order_id = $1)`,
        [id, erpId],
      );
    expect(await couplings()).toEqual([]);
    expect(await erpOrder(erpId)).toBeNull();
    const back = await undo(trade.api, await latestRun(trade.api, 'UNDO'));
    expect(back).toMatchObject({ recreated: 1, kept: 0, errors: [] });
    expect(await couplings()).toHaveLength(2);
    expect(await run()).toEqual({ codes: [], modified: 0 });
    await edit(id, { changeLines: [{ id: await firstLine(id), quantity: '7' }] });
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({ lines: [{ lineNo: 10000, quantity: '7' }] });
  });
});
