import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
const run = async () => {
  const runs = (await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] })).runs ?? [];
  return {
    codes: runs.flatMap(({ errors }) => errors.edges.map(({ node }) => node.code)),
    inserted: runs.reduce((sum, each) => sum + each.inserted, 0),
    modified: runs.reduce((sum, each) => sum + each.modified, 0),
  };
};
const erpNew = async (lines: object[] = [{ type: 'ITEM', no: 'DESK', quantity: '2' }]) => {
  const id = await act('orderCreate', { customerNo: 'BUYER', lines });
  await act('orderRelease', { id });
  return id;
};
const editInCrm = async (id: string, changes: object): Promise<void> => {
  await act('crmOrderReactivate', { id }, 'crmOrder');
  await act('crmOrderUpdate', { id, changes }, 'crmOrder');
  await act('crmOrderSubmit', { id }, 'crmOrder');
};
const coupled = (table: string) =>
  trade.api.composition.db.query<{ id: string }>(
    `SELECT o.id FROM ${table} o JOIN sync.coupling k ON o.id IN (k.erp_id, k.crm_id)`,
  );
const invoiced = async (erpId: string): Promise<void> => {
  await act('orderShip', { id: erpId }, 'shipment');
  await act('orderInvoice', { id: erpId }, 'invoice');
};
const update = () => trade.api.composition.documents.orderFlow.updateArchived.run('job');

beforeAll(async () => {
  trade = await Trade.start();
  await trade.settings({ orderIntegration: 'TWO_WAY' });
});

afterAll(() => trade.stop());

describe('two-way orders', () => {
  it('BI-3 are made by people alone, until the mapping lets uncoupled ones through', async () => {
    await erpNew();
    await trade.crmOrder();
    expect(await run()).toEqual({ codes: [], inserted: 0, modified: 0 });
    const [mapping] = await trade.api.composition.db.query<{ id: string; version: number }>(
      `SELECT id, version::int FROM sync.table_mapping WHERE name = 'SALESORDER-ORDER' AND variant = 'bidirectional' AND only_coupled`,
    );
    const version = mapping?.version ?? 0;
    const change = (onlyCoupled: boolean, at: number) =>
      act(
        'tableMappingUpdate',
        { mapping: 'SALESORDER-ORDER', version: at, changes: { onlyCoupled } },
        'tableMapping',
      );
    await change(false, version);
    const erpId = await erpNew();
    const { id: crmId } = await trade.crmOrder();
    expect(await run()).toMatchObject({ codes: [], inserted: 2 });
    expect((await coupled('erp.sales_order')).map((row) => row.id)).toContain(erpId);
    expect((await coupled('crm.sales_order')).map((row) => row.id)).toContain(crmId);
    await change(true, version + 1);
  });

  it('C-13, C-26 are coupled neither by hand nor by matching: the other side is created', async () => {
    const erpId = await erpNew();
    const pair = { mapping: 'SALESORDER-ORDER', erpId, crmId: erpId };
    const criteria = [{ erpField: 'number', crmField: 'name' }];
    const { couplingCreate, couplingMatch } = await trade.api.ask<
      Record<string, { errors: { code: string }[] }>
    >(
      `mutation ($pair: CouplingCreateInput!, $match: CouplingMatchInput!) {
         couplingCreate(input: $pair) { errors { code } }
         couplingMatch(input: $match) { errors { code } } }`,
      { pair, match: { mapping: pair.mapping, erpIds: [erpId], criteria } },
    );
    expect(couplingMatch?.errors).toMatchObject([{ code: 'NOT_SUPPORTED_FOR_ORDERS' }]);
    expect(couplingCreate?.errors).toMatchObject([{ code: 'NOT_SUPPORTED_FOR_ORDERS' }]);
  });

  it('BI-6 a line discount typed in the CRM arrives, and one of the ERP goes back', async () => {
    const erpId = await erpNew([
      { type: 'ITEM', no: 'DESK', quantity: '2', unitPrice: '100', lineDiscountAmount: '30' },
    ]);
    const crmId = await trade.createInCrm('SALESORDER-ORDER', erpId);
    const totals = async () =>
      (
        await trade.api.ask<{ crmOrder: { totals: object } }>(
          `query ($id: ID!) { crmOrder(id: $id) { totals { lineItemAmount lineItemDiscountAmount } } }`,
          { id: crmId },
        )
      ).crmOrder.totals;
    // BI-15: the sum of line discounts.
    expect(await totals()).toEqual({ lineItemAmount: '170', lineItemDiscountAmount: '30' });
    const [line] = await trade.api.composition.db.query<{ id: string }>(
      'SELECT id FROM crm.sales_order_line WHERE sales_order_id = $1',
      [crmId],
    );
    await act('crmOrderReactivate', { id: crmId }, 'crmOrder');
    const changeLines = [{ id: line?.id, manualDiscountAmount: '50' }];
    await act('crmOrderUpdate', { id: crmId, changeLines }, 'crmOrder');
    await act('crmOrderSubmit', { id: crmId }, 'crmOrder');
    expect(await run()).toMatchObject({ codes: [], modified: 1 });
    const { order } = await trade.api.ask<{ order: object }>(
      'query ($id: ID!) { order(id: $id) { lines { lineDiscountAmount amount } } }',
      { id: erpId },
    );
    expect(order).toEqual({ lines: [{ lineDiscountAmount: '50', amount: '150' }] });
  });

  it('BI-7 amounts and shipped quantities are the ERP’s: what the CRM says of them goes nowhere', async () => {
    const erpId = await erpNew();
    const crmId = await trade.createInCrm('SALESORDER-ORDER', erpId);
    const [line] = await trade.api.composition.db.query<{ id: string }>(
      'SELECT id FROM crm.sales_order_line WHERE sales_order_id = $1',
      [crmId],
    );
    await act('crmOrderReactivate', { id: crmId }, 'crmOrder');
    await trade.given.change('crm.sales_order_line', String(line?.id), {
      ...{ quantityShipped: '2', tax: '7' },
    });
    await act('crmOrderSubmit', { id: crmId }, 'crmOrder');
    expect((await run()).codes).toEqual([]);
    const { order } = await trade.api.ask<{ order: object }>(
      'query ($id: ID!) { order(id: $id) { lines { quantityShipped amount amountIncludingVat } } }',
      { id: erpId },
    );
    expect(order).toEqual({
      lines: [{ quantityShipped: '0', amount: '200', amountIncludingVat: '250' }],
    });
  });

  it('BI-16 an order whose invoice is cancelled is outstanding again, and its CRM order is submitted once more', async () => {
    const erpId = await erpNew([{ type: 'ITEM', no: 'DESK', quantity: '10', unitPrice: '90' }]);
    const crmId = await trade.createInCrm('SALESORDER-ORDER', erpId);
    const told = async () => {
      expect((await run()).codes).toEqual([]);
      const { crmOrder } = await trade.api.ask<{
        crmOrder: { stateCode: string; lines: { quantityShipped: string }[] };
      }>(`query ($id: ID!) { crmOrder(id: $id) { stateCode lines { quantityShipped } } }`, {
        id: crmId,
      });
      return [crmOrder.stateCode, crmOrder.lines[0]?.quantityShipped];
    };
    await act('orderShip', { id: erpId }, 'shipment');
    expect(await told()).toEqual(['FULFILLED', '10']);
    const lines = [{ lineNo: 10000, quantity: '4' }];
    const invoiceId = await act('orderInvoice', { id: erpId, lines }, 'invoice');
    await act('invoiceCancel', { id: invoiceId }, 'creditMemo');
    expect(await told()).toEqual(['SUBMITTED', '6']);
    await act('orderShip', { id: erpId }, 'shipment');
    expect(await told()).toEqual(['FULFILLED', '10']);
  });

  it('BI-24 an archived pair stays as it is, whatever the sales people do to the CRM order', async () => {
    const erpId = await erpNew();
    const crmId = await trade.createInCrm('SALESORDER-ORDER', erpId);
    expect((await trade.run('orderDelete', 'RecordDeleteInput', { id: erpId }, '')).errors).toEqual(
      [],
    );
    const orders = await trade.api.composition.db.query('SELECT id FROM erp.sales_order');
    await editInCrm(crmId, { shipToCity: 'Oslo' });
    expect(await run()).toEqual({ codes: [], inserted: 0, modified: 0 });
    expect(await trade.api.composition.db.query('SELECT id FROM erp.sales_order')).toEqual(orders);
  });

  it('B-32 what the CRM refuses of one archived order is said, holds up no other, and is tried again', async () => {
    const [bad, good] = [await erpNew(), await erpNew()];
    const badCrm = await trade.createInCrm('SALESORDER-ORDER', bad);
    const goodCrm = await trade.createInCrm('SALESORDER-ORDER', good);
    await invoiced(bad);
    await invoiced(good);
    const { db } = trade.api.composition;
    await db.query(`CREATE FUNCTION crm.objects() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.id = '${badCrm}' THEN RAISE EXCEPTION 'No.' USING ERRCODE = '23514'; END IF; RETURN NEW; END $$`);
    await db.query(
      'CREATE TRIGGER objects BEFORE UPDATE ON crm.sales_order FOR EACH ROW EXECUTE FUNCTION crm.objects()',
    );
    const first = await update();
    await db.query('DROP FUNCTION crm.objects() CASCADE');
    expect(first).toMatchObject({ failed: 1 });
    const state = async (id: string) => (await trade.given.read('crm.sales_order', id)).stateCode;
    expect([await state(badCrm), await state(goodCrm)]).toEqual([1, 4]);
    const said = await db.query('SELECT crm_id FROM sync.sync_run_error WHERE run_id = $1', [
      first.runId,
    ]);
    expect(said).toEqual([{ crm_id: badCrm }]);
    expect(await update()).toMatchObject({ modified: 1, failed: 0 });
    expect(await state(badCrm)).toBe(4);
  });
});
