import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
const create = async (side: 'InCrm' | 'InErp', id: string) => {
  const name = `couplingCreate${side}`;
  const answer = await trade.api.ask<Record<string, { outcomes: Record<string, unknown>[] }>>(
    `mutation ($records: [RecordToCoupleInput!]!) { ${name}(input: { records: $records }) {
       outcomes { kind erpId crmId error { code message } } errors { code message } } }`,
    { records: [{ id, mapping: 'SALESORDER-ORDER' }] },
  );
  const [outcome] = answer[name]?.outcomes ?? [];
  if (!outcome || outcome.error) throw new Error(JSON.stringify(answer));
  return outcome as { erpId: string; crmId: string };
};
const run = async () => {
  const answer = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
  const runs = answer.runs ?? [];
  const problems = runs.flatMap(({ errors }) =>
    errors.edges.map(({ node }) => `${node.code} ${node.message}`),
  );
  return { runs, problems, modified: runs.reduce((sum, each) => sum + each.modified, 0) };
};
const erpOrder = async (id: string) =>
  (
    await trade.api.ask<{ order: Record<string, unknown> & { lines: Record<string, unknown>[] } }>(
      `query ($id: ID!) { order(id: $id) { number status yourReference quoteNo requestedDeliveryDate shipToAddress { city }
         totals { amount amountIncludingVat invoiceDiscountAmount }
         lines { lineNo type no description quantity unitPrice lineDiscountAmount lineAmount amount amountIncludingVat quantityShipped outstandingQuantity } } }`,
      { id },
    )
  ).order;
const crmOrder = async (id: string) =>
  (
    await trade.api.ask<{
      crmOrder: Record<string, unknown> & { lines: Record<string, unknown>[] };
    }>(
      `query ($id: ID!) { crmOrder(id: $id) { name stateCode statusCode dateFulfilled businessCentralOrderNumber businessCentralDocumentOccurrenceNumber
         discountAmount discountPercentage priceLevel { name } account { name } shipToAddress { city }
         totals { lineItemAmount amountLessFreight tax amount }
         lines { product { productNumber } productDescription quantity quantityShipped pricePerUnit manualDiscountAmount tax businessCentralLineNumber } } }`,
      { id },
    )
  ).crmOrder;
const erpNew = (lines: object[], more: object = {}) =>
  act('orderCreate', { customerNo: 'BUYER', lines, ...more });
const desk = (quantity: string, unitPrice = '100') => ({
  type: 'ITEM',
  no: 'DESK',
  quantity,
  unitPrice,
});

beforeAll(async () => {
  trade = await Trade.start();
  await trade.given.row('erp.gl_account', {
    number: '8400',
    name: 'Freight',
    vatProdPostingGroup: 'STD',
  });
  await trade.coupledItem({ number: 'CHAIR', description: 'Chair', unitPrice: '40' });
  await trade.settings({ orderIntegration: 'TWO_WAY', freightGlAccountNo: '8400' });
});

afterAll(() => trade.stop());

describe('two-way orders', () => {
  it('BI-13 a released ERP order becomes a submitted CRM order with its lines', async () => {
    const erpId = await erpNew([
      desk('3'),
      { type: 'ITEM', no: 'CHAIR', quantity: '2', unitPrice: '40', lineDiscountAmount: '5' },
    ]);
    await act('orderRelease', { id: erpId });
    const { crmId } = await create('InCrm', erpId);
    const { number } = await erpOrder(erpId);
    expect(await crmOrder(crmId)).toMatchObject({
      name: 'Buyer Ltd',
      stateCode: 'SUBMITTED',
      statusCode: 'IN_PROGRESS',
      businessCentralOrderNumber: number,
      businessCentralDocumentOccurrenceNumber: 1,
      account: { name: 'Buyer Ltd' },
      totals: { lineItemAmount: '375', amountLessFreight: '375', tax: '93.75', amount: '468.75' },
      lines: [
        {
          product: { productNumber: 'DESK' },
          quantity: '3',
          pricePerUnit: '100',
          manualDiscountAmount: '0',
          tax: '75',
          businessCentralLineNumber: 10000,
        },
        {
          product: { productNumber: 'CHAIR' },
          quantity: '2',
          pricePerUnit: '40',
          manualDiscountAmount: '5',
          tax: '18.75',
          businessCentralLineNumber: 20000,
        },
      ],
    });
    expect(await run()).toMatchObject({ problems: [], modified: 0 });
  });

  it('BI-9 a submitted CRM order becomes a released ERP order with lines, discount and freight; the CRM gets its number', async () => {
    const { id, orderNumber } = await trade.crmOrder({
      discountPercentage: '10',
      freightAmount: '25',
      lines: [
        {
          productId: trade.productId,
          quantity: '2',
          pricePerUnit: '90',
          manualDiscountAmount: '10',
        },
      ],
    });
    const { erpId } = await create('InErp', id);
    const order = await erpOrder(erpId);
    expect(order).toMatchObject({
      status: 'RELEASED',
      yourReference: orderNumber,
      totals: { amount: '178', invoiceDiscountAmount: '17' },
      lines: [
        {
          lineNo: 10000,
          type: 'ITEM',
          no: 'DESK',
          description: 'Desk',
          quantity: '2',
          unitPrice: '90',
          lineDiscountAmount: '10',
          lineAmount: '170',
          amount: '153',
          outstandingQuantity: '2',
        },
        { lineNo: 20000, type: 'GL_ACCOUNT', no: '8400', unitPrice: '25', amount: '25' },
      ],
    });
    expect(await crmOrder(id)).toMatchObject({
      stateCode: 'SUBMITTED',
      businessCentralOrderNumber: order.number,
      discountPercentage: '10',
      lines: [{ businessCentralLineNumber: 10000 }],
    });
    expect(await run()).toMatchObject({ problems: [], modified: 0 });
  });

  it('BI-10 a changed CRM order updates header and lines of the ERP order, new and removed ones too', async () => {
    const { id } = await trade.crmOrder({
      lines: [
        { productId: trade.productId, quantity: '2', pricePerUnit: '90' },
        { productId: trade.productId, quantity: '1', pricePerUnit: '80' },
      ],
    });
    const { erpId } = await create('InErp', id);
    await act('crmOrderReactivate', { id }, 'crmOrder');
    const lines = await trade.api.composition.db.query<{ id: string }>(
      'SELECT id FROM crm.sales_order_line WHERE sales_order_id = $1 ORDER BY sequence_number',
      [id],
    );
    const { errors } = await trade.run(
      'crmOrderUpdate',
      'CrmOrderUpdateInput',
      {
        id,
        changes: { shipToCity: 'Oslo' },
        removeLines: [lines[1]?.id],
        changeLines: [{ id: lines[0]?.id, quantity: '5' }],
        addLines: [{ productId: trade.productId, quantity: '1', pricePerUnit: '70' }],
      },
      'crmOrder { id }',
    );
    expect(errors).toEqual([]);
    await act('crmOrderSubmit', { id }, 'crmOrder');
    expect(await run()).toMatchObject({ problems: [] });
    expect(await erpOrder(erpId)).toMatchObject({
      status: 'RELEASED',
      shipToAddress: { city: 'Oslo' },
      totals: { amount: '520' },
      lines: [
        { lineNo: 10000, quantity: '5', unitPrice: '90', amount: '450', outstandingQuantity: '5' },
        { lineNo: 30000, quantity: '1', unitPrice: '70', amount: '70' },
      ],
    });
    expect(await run()).toMatchObject({ problems: [], modified: 0 });
  });

  it('W-17 shipping part leaves the CRM order submitted, shipping all fulfils it; comments do not count', async () => {
    const erpId = await erpNew([
      desk('1'),
      { type: 'ITEM', no: 'CHAIR', quantity: '2' },
      { type: 'COMMENT', description: 'Handle with care' },
    ]);
    await act('orderRelease', { id: erpId });
    const { crmId } = await create('InCrm', erpId);
    await act('orderShip', { id: erpId, lines: [{ lineNo: 10000, quantity: '1' }] }, 'shipment');
    expect(await run()).toMatchObject({ problems: [], modified: 1 });
    expect(await crmOrder(crmId)).toMatchObject({
      stateCode: 'SUBMITTED',
      lines: [{ quantityShipped: '1' }, { quantityShipped: '0' }],
    });
    await act('orderShip', { id: erpId }, 'shipment');
    expect(await run()).toMatchObject({ problems: [], modified: 1 });
    expect(await crmOrder(crmId)).toMatchObject({ stateCode: 'FULFILLED', statusCode: 'COMPLETE' });
  });

  it.each([
    ['60', '0', 'OPEN'],
    ['60', '60', 'RELEASED'],
    ['60', '40', 'OPEN'],
    ['0', '0', 'RELEASED'],
  ])(
    'W-17, SO-055 prepayment of %s with %s invoiced: the ERP order is %s after a change of the CRM',
    async (asked, invoiced, status) => {
      const { id } = await trade.crmOrder();
      const { erpId } = await create('InErp', id);
      const [line] = await trade.api.composition.db.query<{ id: string }>(
        'SELECT id FROM erp.sales_order_line WHERE document_id = $1',
        [erpId],
      );
      await trade.given.change('erp.sales_order_line', String(line?.id), {
        prepaymentLineAmount: asked,
        prepaymentAmountInvoiced: invoiced,
      });
      await act('crmOrderReactivate', { id }, 'crmOrder');
      await trade.run(
        'crmOrderUpdate',
        'CrmOrderUpdateInput',
        { id, changes: { shipToCity: 'Oslo' } },
        'crmOrder { id }',
      );
      await act('crmOrderSubmit', { id }, 'crmOrder');
      expect(await run()).toMatchObject({ problems: [] });
      expect(await erpOrder(erpId)).toMatchObject({ status, shipToAddress: { city: 'Oslo' } });
    },
  );
});
