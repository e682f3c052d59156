import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
const createInErp = async (id: string) => {
  const { couplingCreateInErp } = await trade.api.ask<{
    couplingCreateInErp: { outcomes: { erpId: string; error: { code: string } | null }[] };
  }>(
    `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInErp(input: { records: $records }) {
       outcomes { erpId error { code message } } errors { code message } } }`,
    { records: [{ id, mapping: 'SALESORDER-ORDER' }] },
  );
  const [outcome] = couplingCreateInErp.outcomes;
  return outcome ?? { erpId: '', error: { code: 'NONE' } };
};
const run = async () => {
  const { runs } = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
  const all = runs ?? [];
  return {
    codes: all.flatMap(({ errors }) => errors.edges.map(({ node }) => node.code)),
    modified: all.reduce((sum, each) => sum + each.modified, 0),
    failed: all.reduce((sum, each) => sum + each.failed, 0),
  };
};
const quiet = { codes: [], modified: 0, failed: 0 };
const linesOf = (table: string, owner: string, id: string) =>
  trade.api.composition.db.query<Record<string, string>>(
    `SELECT * FROM ${table} WHERE ${owner} = $1 ORDER BY ${table.startsWith('erp') ? 'line_no' : 'sequence_number'}`,
    [id],
  );
const erpLines = (id: string) => linesOf('erp.sales_order_line', 'document_id', id);
const crmLines = (id: string) => linesOf('crm.sales_order_line', 'sales_order_id', id);
const editCrm = async (id: string, changes: object): Promise<void> => {
  await act('crmOrderReactivate', { id }, 'crmOrder');
  await act('crmOrderUpdate', { id, ...changes }, 'crmOrder');
  await act('crmOrderSubmit', { id }, 'crmOrder');
};
const editErp = async (id: string, changes: object): Promise<void> => {
  await act('orderReopen', { id });
  await act('orderUpdate', { id, ...changes });
  await act('orderRelease', { id });
};
const pair = async (input: Record<string, unknown> = {}) => {
  const { id } = await trade.crmOrder(input);
  const outcome = await createInErp(id);
  expect(outcome.error).toBeNull();
  return { crmId: id, erpId: outcome.erpId };
};

beforeAll(async () => {
  trade = await Trade.start();
  await trade.settings({ orderIntegration: 'TWO_WAY' });
});

afterAll(() => trade.stop());

describe('two-way orders, both sides at work', () => {
  it('BI-18 header fields and lines that different people changed on both sides all arrive', async () => {
    const lines = ['2', '3'].map((quantity) => ({
      productId: trade.productId,
      quantity,
      pricePerUnit: '90',
    }));
    const { crmId, erpId } = await pair({ lines });
    const [first] = await crmLines(crmId);
    await editCrm(crmId, {
      changes: { shipToCity: 'Oslo' },
      changeLines: [{ id: first?.id, quantity: '5' }],
    });
    await editErp(erpId, {
      changes: { requestedDeliveryDate: '2026-12-01' },
      changeLines: [{ lineNo: 20000, quantity: '7' }],
    });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect(
      (await erpLines(erpId)).map((line) => [
        line.quantity,
        line.outstanding_quantity,
        line.amount,
      ]),
    ).toEqual([
      ['5', '5', '450'],
      ['7', '7', '630'],
    ]);
    expect((await crmLines(crmId)).map((line) => line.quantity)).toEqual(['5', '7']);
    expect(await trade.given.read('crm.sales_order', crmId)).toMatchObject({
      stateCode: 1,
      shipToCity: 'Oslo',
      requestDeliveryBy: '2026-12-01',
    });
    expect(await trade.given.read('erp.sales_order', erpId)).toMatchObject({
      status: 1,
      shipToCity: 'Oslo',
    });
    expect(await run()).toEqual(quiet);
  });

  it('BI-4 a discount of the CRM is not sent back, however often orders travel (W-1)', async () => {
    const { crmId, erpId } = await pair({ discountPercentage: '5', discountAmount: '10' });
    for (const day of ['2026-12-02', '2026-12-03']) {
      await editErp(erpId, { changes: { requestedDeliveryDate: day } });
      expect(await run()).toMatchObject({ codes: [], failed: 0 });
      expect(await trade.given.read('crm.sales_order', crmId)).toMatchObject({
        discountAmount: '10',
        discountPercentage: '5',
        requestDeliveryBy: day,
      });
    }
    const total = (await erpLines(erpId)).reduce(
      (sum, line) => sum + Number(line.inv_discount_amount),
      0,
    );
    expect(total).toBe(19);
  });

  it('BI-4 another discount of the ERP replaces amount and percentage of the CRM', async () => {
    const { crmId, erpId } = await pair({ discountPercentage: '5' });
    await editErp(erpId, { changes: { invoiceDiscountAmount: '30' } });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect(await trade.given.read('crm.sales_order', crmId)).toMatchObject({
      discountAmount: '30',
      discountPercentage: '0',
      totalAmountLessFreight: '150.00',
    });
    expect(await run()).toEqual(quiet);
  });

  it('SB-06, SB-14 a line that one side removes goes on the other', async () => {
    const lines = ['1', '2', '3'].map((quantity) => ({
      productId: trade.productId,
      quantity,
      pricePerUnit: '90',
    }));
    const { crmId, erpId } = await pair({ lines });
    await editErp(erpId, { removeLines: [10000] });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect((await crmLines(crmId)).map(({ quantity }) => quantity)).toEqual(['2', '3']);
    const [second] = await crmLines(crmId);
    await editCrm(crmId, { removeLines: [second?.id] });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect((await erpLines(erpId)).map(({ quantity }) => quantity)).toEqual(['3']);
    expect(await run()).toEqual(quiet);
  });
});

describe('two-way orders, what may come along', () => {
  it('a line that cannot travel fails its order alone, with the code of the line', async () => {
    const good = await trade.crmOrder();
    const bad = await trade.crmOrder({
      lines: [{ productDescription: 'Assembly', quantity: '1', pricePerUnit: '10' }],
    });
    expect(await createInErp(bad.id)).toMatchObject({
      erpId: null,
      error: { code: 'WRITE_IN_NOT_CONFIGURED' },
    });
    expect(
      await trade.api.composition.db.query(
        'SELECT 1 FROM erp.sales_order WHERE your_reference = $1',
        [bad.orderNumber],
      ),
    ).toEqual([]);
    expect((await createInErp(good.id)).error).toBeNull();
  });

  it('BI-9, BI-14 a write-in becomes a line of the write-in item, and back', async () => {
    await trade.given.row('erp.item', {
      number: 'TEXT',
      description: 'Text',
      type: 1,
      baseUnitOfMeasure: 'PCS',
      vatProdPostingGroup: 'STD',
    });
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'TEXT' });
    const { crmId, erpId } = await pair({
      lines: [{ productDescription: 'Assembly', quantity: '1', pricePerUnit: '10' }],
    });
    expect(await erpLines(erpId)).toMatchObject([
      { no: 'TEXT', description: 'Assembly', unit_price: '10' },
    ]);
    await editErp(erpId, {
      addLines: [
        { type: 'ITEM', no: 'TEXT', description: 'Carrying', quantity: '2', unitPrice: '5' },
      ],
    });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect(await crmLines(crmId)).toMatchObject([
      { product_description: 'Assembly', product_id: null },
      {
        product_description: 'Carrying',
        product_id: null,
        is_product_overridden: true,
        quantity: '2',
        price_per_unit: '5',
      },
    ]);
  });

  it('BI-4 an order of a contact is one of the account the contact works for; the contact stays', async () => {
    const contactId = await trade.given.row('crm.contact', {
      lastName: 'Person',
      parentCustomerId: trade.accountId,
      parentCustomerIdType: 'account',
    });
    const { crmId, erpId } = await pair({ customerId: contactId });
    expect(await trade.given.read('erp.sales_order', erpId)).toMatchObject({
      sellToCustomerNo: 'BUYER',
    });
    await editErp(erpId, { changes: { requestedDeliveryDate: '2026-12-05' } });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect(await trade.given.read('crm.sales_order', crmId)).toMatchObject({
      customerId: contactId,
      customerIdType: 'contact',
      requestDeliveryBy: '2026-12-05',
    });
  });

  it('BI-19 notes of the CRM come along, and their copies go with them', async () => {
    const { id } = await trade.crmOrder();
    const noteId = await trade.given.row('crm.note', {
      objectId: id,
      objectTypeCode: 'salesorder',
      noteText: 'Call',
    });
    const { erpId } = await createInErp(id);
    const notes = () =>
      trade.api.composition.db.query('SELECT text FROM erp.note WHERE record_id = $1', [erpId]);
    expect(await notes()).toEqual([{ text: 'Call' }]);
    await trade.given.remove('crm.note', noteId);
    await editCrm(id, { changes: { shipToCity: 'Oslo' } });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect(await notes()).toEqual([]);
  });

  it('PR-12, PR-13 under new pricing an order gets a list of its own, with its prices, each product once', async () => {
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.sales_settings SET extended_price_calculation = true'),
    );
    const line = { type: 'ITEM', no: 'DESK', quantity: '1', unitPrice: '95' };
    const erpId = await act('orderCreate', { customerNo: 'BUYER', lines: [line, line] });
    await act('orderRelease', { id: erpId });
    const crmId = await trade.createInCrm('SALESORDER-ORDER', erpId);
    const { number } = await trade.given.read('erp.sales_order', erpId);
    const { crmOrder } = await trade.api.ask<{ crmOrder: unknown }>(
      `query ($id: ID!) { crmOrder(id: $id) { priceLevel { name lines { nodes { amount product { productNumber } uom { name } } } } } }`,
      { id: crmId },
    );
    expect(crmOrder).toEqual({
      priceLevel: {
        name: `Business Central Order ${String(number)} Price List`,
        lines: {
          nodes: expect.arrayContaining(
            ['PCS', 'ITEM DESK UOM GR'].map((name) => {
              return { amount: '95', product: { productNumber: 'DESK' }, uom: { name } };
            }),
          ) as unknown,
        },
      },
    });
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.sales_settings SET extended_price_calculation = false'),
    );
  });

  it('orders of one-way mode go on in two-way mode: their lines are found, not made again', async () => {
    await trade.settings({ orderIntegration: 'ONE_WAY' });
    const { id } = await trade.crmOrder();
    const erpId = (await trade.convert(id)).order?.id ?? '';
    await trade.settings({ orderIntegration: 'TWO_WAY' });
    await act('orderUpdate', { id: erpId, changeLines: [{ lineNo: 10000, quantity: '4' }] });
    await act('orderRelease', { id: erpId });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect(await crmLines(id)).toMatchObject([
      { quantity: '4', business_central_line_number: 10000 },
    ]);
    expect(await erpLines(erpId)).toHaveLength(1);
    await editCrm(id, { changes: { shipToCity: 'Oslo' } });
    expect(await run()).toMatchObject({ codes: [], failed: 0 });
    expect(await erpLines(erpId)).toMatchObject([{ quantity: '4', line_no: 10000 }]);
  });

  it('BI-1, BI-2 the modes exclude each other; two-way mode keeps versions and locks that', async () => {
    const setup = await trade.run(
      'salesSetupUpdate',
      'SalesSetupUpdateInput',
      { changes: { archiveOrders: false } },
      '',
    );
    expect(setup.errors.map(({ code }) => code)).toEqual(['SETTINGS_CONTRADICT']);
    const auto = await trade.run(
      'salesSettingsUpdate',
      'SalesSettingsUpdateInput',
      { changes: { autoCreateSalesOrders: true } },
      '',
    );
    expect(auto.errors.map(({ code }) => code)).toEqual(['SETTINGS_CONTRADICT']);
  });

  it('BI-26 uncoupling an order uncouples its lines', async () => {
    const { crmId, erpId } = await pair();
    const ofLine = () =>
      trade.api.composition.db.query(
        'SELECT 1 FROM sync.coupling k JOIN erp.sales_order_line l ON l.id = k.erp_id WHERE l.document_id = $1',
        [erpId],
      );
    expect(await ofLine()).toHaveLength(1);
    await trade.api
      .ask(
        `mutation ($records: [CouplingRecordInput!]!) { couplingDelete(input: { records: $records }) { errors { code } } }`,
        {
          records: [{ crmId, mapping: 'SALESORDER-ORDER' }],
        },
      )
      .catch(async () => {
        const [k] = await trade.api.composition.db.query<{ id: string }>(
          'SELECT id FROM sync.coupling WHERE crm_id = $1',
          [crmId],
        );
        await trade.api.ask(
          `mutation ($id: ID!) { couplingDelete(input: { records: [{ couplingId: $id }] }) { errors { code } } }`,
          { id: k?.id },
        );
      });
    expect(await ofLine()).toEqual([]);
  });

  it('carries 3 changed orders and 9 in as many statements', async () => {
    const statements = async (count: number): Promise<number> => {
      for (let n = 0; n < count; n += 1) {
        const { crmId } = await pair();
        const [line] = await crmLines(crmId);
        await editCrm(crmId, { changeLines: [{ id: line?.id, quantity: '3' }] });
      }
      return (await trade.api.statementsOf(run)).length;
    };
    await run();
    expect(await statements(9)).toBe(await statements(3));
  });

  it('SL-10 a line of which something is shipped cannot go: the order fails with LINE_SHIPPED', async () => {
    const lines = ['1', '2'].map((quantity) => ({
      productId: trade.productId,
      quantity,
      pricePerUnit: '90',
    }));
    const { crmId, erpId } = await pair({ lines });
    await act('orderShip', { id: erpId, lines: [{ lineNo: 20000, quantity: '1' }] }, 'shipment');
    await run();
    const [, second] = await crmLines(crmId);
    await editCrm(crmId, { changes: { shipToCity: 'Oslo' }, removeLines: [second?.id] });
    expect(await run()).toMatchObject({ codes: ['LINE_SHIPPED'], modified: 0, failed: 1 });
    expect(await erpLines(erpId)).toHaveLength(2);
    expect(await trade.given.read('erp.sales_order', erpId)).toMatchObject({
      status: 1,
      shipToCity: 'Bergen',
    });
  });

  it('BI-18 the same line changed on both sides is a conflict of the order; nothing of it is written', async () => {
    const { crmId, erpId } = await pair();
    const [line] = await crmLines(crmId);
    await editCrm(crmId, {
      changes: { shipToCity: 'Oslo' },
      changeLines: [{ id: line?.id, quantity: '5' }],
    });
    await editErp(erpId, { changeLines: [{ lineNo: 10000, quantity: '7' }] });
    const seen = await run();
    expect(seen.codes).toContain('UPDATE_CONFLICT');
    expect(seen.modified).toBe(0);
    expect((await erpLines(erpId)).map(({ quantity }) => quantity)).toEqual(['7']);
    expect((await crmLines(crmId)).map(({ quantity }) => quantity)).toEqual(['5']);
    expect(await trade.given.read('erp.sales_order', erpId)).toMatchObject({
      status: 1,
      shipToCity: 'Bergen',
    });
  });
});
