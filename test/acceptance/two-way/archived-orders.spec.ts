import { Trade } from '../../support/trade';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
const pair = async (): Promise<{ erpId: string; crmId: string }> => {
  const lines = [
    { type: 'ITEM', no: 'DESK', quantity: '2', unitPrice: '100', lineDiscountAmount: '20' },
    { type: 'ITEM', no: 'DESK', quantity: '1', unitPrice: '80' },
  ];
  const erpId = await act('orderCreate', {
    customerNo: 'BUYER',
    lines,
    shipmentDate: '2026-09-01',
  });
  await act('orderRelease', { id: erpId });
  return { erpId, crmId: await trade.createInCrm('SALESORDER-ORDER', erpId) };
};
const update = () => trade.api.composition.documents.orderFlow.updateArchived.run('job');
const crmOrder = async (id: string) =>
  (
    await trade.api.ask<{ crmOrder: Record<string, unknown> }>(
      `query ($id: ID!) { crmOrder(id: $id) { stateCode statusCode dateFulfilled totals { lineItemAmount tax amount }
         lines { quantity quantityShipped manualDiscountAmount businessCentralLineNumber } } }`,
      { id },
    )
  ).crmOrder;
const coupling = async (crmId: string) =>
  (
    await trade.api.composition.db.query<Record<string, unknown>>(
      'SELECT order_archived AS archived, archived_order_updated AS updated FROM sync.coupling WHERE crm_id = $1',
      [crmId],
    )
  )[0];

beforeAll(async () => {
  trade = await Trade.start();
  await trade.settings({ orderIntegration: 'TWO_WAY' });
});

afterAll(() => trade.stop());

describe('archived orders, in two-way mode', () => {
  it('BI-22, B-27 to B-31 posting leaves the CRM order; the job tells it the end: delivery, lines, Invoiced', async () => {
    const { erpId, crmId } = await pair();
    await act('orderShip', { id: erpId }, 'shipment');
    await act('orderInvoice', { id: erpId }, 'invoice');
    expect(await coupling(crmId)).toEqual({ archived: true, updated: false });
    expect(await crmOrder(crmId)).toMatchObject({
      stateCode: 'SUBMITTED',
      lines: [{ quantityShipped: '0' }, { quantityShipped: '0' }],
    });
    expect(await update()).toMatchObject({ modified: 1, failed: 0, more: false });
    expect(await crmOrder(crmId)).toEqual({
      stateCode: 'INVOICED',
      statusCode: 'INVOICED',
      dateFulfilled: '2026-09-01',
      totals: { lineItemAmount: '260', tax: '65', amount: '325' },
      lines: [
        {
          quantity: '2',
          quantityShipped: '2',
          manualDiscountAmount: '20',
          businessCentralLineNumber: 10000,
        },
        {
          quantity: '1',
          quantityShipped: '1',
          manualDiscountAmount: '0',
          businessCentralLineNumber: 20000,
        },
      ],
    });
    expect(await coupling(crmId)).toEqual({ archived: true, updated: true });
    expect(await update()).toEqual({ modified: 0, failed: 0, runId: null, more: false });
  });

  it('BI-23, BI-25, D-9 an order that a person deletes leaves its CRM order submitted, and the pair archived', async () => {
    const { erpId, crmId } = await pair();
    const { errors } = await trade.run('orderDelete', 'RecordDeleteInput', { id: erpId }, '');
    expect(errors).toEqual([]);
    expect(await coupling(crmId)).toEqual({ archived: true, updated: false });
    expect(await update()).toMatchObject({ modified: 1, failed: 0 });
    expect(await crmOrder(crmId)).toMatchObject({
      stateCode: 'SUBMITTED',
      dateFulfilled: '2026-09-01',
    });
  });

  it('B-29, B-30 lines that the last version does not have go; missing ones are made', async () => {
    const { erpId, crmId } = await pair();
    const [line] = await trade.api.composition.db.query<{ id: string }>(
      'SELECT id FROM crm.sales_order_line WHERE sales_order_id = $1 AND business_central_line_number = 20000',
      [crmId],
    );
    await trade.given.change('crm.sales_order', crmId, { stateCode: 0, statusCode: 1 });
    await trade.given.change('crm.sales_order_line', String(line?.id), {
      businessCentralLineNumber: 90000,
    });
    await trade.given.change('crm.sales_order', crmId, { stateCode: 1, statusCode: 3 });
    await act('orderShip', { id: erpId }, 'shipment');
    await act('orderInvoice', { id: erpId }, 'invoice');
    await update();
    expect(await crmOrder(crmId)).toMatchObject({
      stateCode: 'INVOICED',
      lines: [
        { businessCentralLineNumber: 10000 },
        { businessCentralLineNumber: 20000, quantity: '1', quantityShipped: '1' },
      ],
    });
  });

  it('BI-20 a number that is used again is told apart: each CRM order learns the end of its own ERP order', async () => {
    const first = await pair();
    const numbered = async (crmId: string) =>
      (await trade.given.read('crm.sales_order', crmId)) as Record<string, unknown>;
    const { businessCentralOrderNumber: number } = await numbered(first.crmId);
    await trade.run('orderDelete', 'RecordDeleteInput', { id: first.erpId }, '');
    const series = await trade.idOf('erp.number_series', 'code', 'ORD');
    const last = String(Number(number) - 1);
    await trade.given.change('erp.number_series', series, { lastNoUsed: last });
    const second = await pair();
    expect(await numbered(second.crmId)).toMatchObject({
      businessCentralOrderNumber: number,
      businessCentralDocumentOccurrenceNumber: 2,
    });
    await act('orderShip', { id: second.erpId }, 'shipment');
    await act('orderInvoice', { id: second.erpId }, 'invoice');
    const { archivedDocuments } = await trade.api.ask<{ archivedDocuments: { nodes: object[] } }>(
      `query ($n: String!) { archivedDocuments(where: { number: { eq: $n }, documentType: { eq: 1 } }) {
         nodes { docNoOccurrence versionNo sourceDocumentId invoiced } } }`,
      { n: number },
    );
    expect(archivedDocuments.nodes).toEqual(
      expect.arrayContaining([
        { docNoOccurrence: 1, versionNo: 1, sourceDocumentId: first.erpId, invoiced: false },
        { docNoOccurrence: 2, versionNo: 1, sourceDocumentId: second.erpId, invoiced: false },
        { docNoOccurrence: 2, versionNo: 2, sourceDocumentId: second.erpId, invoiced: true },
      ]),
    );
    expect(archivedDocuments.nodes).toHaveLength(3);
    expect(await update()).toMatchObject({ modified: 2, failed: 0 });
    expect(await crmOrder(first.crmId)).toMatchObject({ stateCode: 'SUBMITTED' });
    expect(await crmOrder(second.crmId)).toMatchObject({ stateCode: 'INVOICED' });
  });

  it('an order that is closed in the CRM stays as it is, and is not looked at again', async () => {
    const { erpId, crmId } = await pair();
    await trade.given.change('crm.sales_order', crmId, { stateCode: 2, statusCode: 4 });
    await act('orderShip', { id: erpId }, 'shipment');
    await act('orderInvoice', { id: erpId }, 'invoice');
    await update();
    expect(await crmOrder(crmId)).toMatchObject({ stateCode: 'CANCELED', dateFulfilled: null });
    expect(await update()).toMatchObject({ modified: 0, runId: null });
  });

  it('tells of 2 orders and of 6 in as many statements', async () => {
    const statements = async (count: number): Promise<number> => {
      for (let n = 0; n < count; n += 1) {
        const { erpId } = await pair();
        await act('orderShip', { id: erpId }, 'shipment');
        await act('orderInvoice', { id: erpId }, 'invoice');
      }
      return (await trade.api.statementsOf(update)).length;
    };
    expect(await statements(6)).toBe(await statements(2));
  });

  it('B-26 refuses in another mode', async () => {
    await trade.settings({ orderIntegration: 'ONE_WAY' });
    await expect(update()).rejects.toMatchObject({ code: 'TWO_WAY_DISABLED' });
    await trade.settings({ orderIntegration: 'TWO_WAY' });
  });
});
