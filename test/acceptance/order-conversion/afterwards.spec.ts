import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;
const run = async () => {
  const runs = (await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] })).runs ?? [];
  return {
    codes: runs.flatMap(({ errors }) => errors.edges.map(({ node }) => node.code)),
    modified: runs.reduce((sum, each) => sum + each.modified, 0),
  };
};
const release = (id: string) => trade.run('orderRelease', 'OrderInput', { id }, 'order { status }');
const couplingsOf = (crmId: string) =>
  trade.api.composition.db.query('SELECT erp_id FROM sync.coupling WHERE crm_id = $1', [crmId]);

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('after a conversion, in one-way mode', () => {
  it('OC-49, B-1 the ERP order stays open, and is sent to the CRM once a person releases it', async () => {
    const { id, status } = await trade.converted();
    expect(status).toBe('OPEN');
    expect(await run()).toEqual({ codes: [], modified: 0 });
    expect((await release(id)).errors).toEqual([]);
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await run()).toEqual({ codes: [], modified: 0 });
  });

  it('OC-47 the CRM order says when it was taken over; OC-55 one that is coupled already passes unchanged', async () => {
    const { id } = await trade.crmOrder();
    const first = await trade.convert(id);
    const day = trade.api.clock.now().toISOString().slice(0, 10);
    expect(await trade.given.read('crm.sales_order', id)).toMatchObject({
      ...{ stateCode: 1, statusCode: 3, lastBackOfficeSubmit: day },
    });
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE crm.sales_order SET last_back_office_submit = NULL WHERE id = $1', [id]),
    );
    const before = await trade.counts();
    expect(await trade.convert(id)).toMatchObject({
      ...{ created: false, order: { id: first.order?.id }, errors: [] },
    });
    expect((await trade.counts())[0]).toMatchObject({
      orders: before[0]?.orders,
      couplings: before[0]?.couplings,
    });
  });

  it('OC-56 a CRM order that is canceled leaves the ERP order as it is', async () => {
    const { id } = await trade.crmOrder();
    const { order } = await trade.convert(id);
    const canceled = await trade.run('crmOrderCancel', 'CrmOrderInput', { id }, 'crmOrder { id }');
    expect(canceled.errors).toEqual([]);
    await run();
    const present = await trade.given.read('erp.sales_order', String(order?.id));
    expect(present).toMatchObject({ status: 0, number: order?.number });
    expect(await couplingsOf(id)).toEqual([{ erp_id: order?.id }]);
  });

  it('OC-58 a CRM order that is deleted is reported by runs, and the ERP order lives on', async () => {
    const { id } = await trade.crmOrder();
    const { order } = await trade.convert(id);
    await release(String(order?.id));
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM crm.sales_order WHERE id = $1', [id]),
    );
    expect((await run()).codes).toEqual(['COUNTERPART_DELETED']);
    const shipped = await trade.run(
      'orderShip',
      'OrderPostInput',
      { id: order?.id },
      'shipment { id }',
    );
    expect(shipped.errors).toEqual([]);
  });

  it('OC-59 a deleted ERP order hands its CRM order back: active, pending, to be submitted again', async () => {
    const { id } = await trade.crmOrder();
    const { order } = await trade.convert(id);
    const { errors } = await trade.run('orderDelete', 'RecordDeleteInput', { id: order?.id }, '');
    expect(errors).toEqual([]);
    expect(await couplingsOf(id)).toEqual([]);
    expect(await trade.given.read('crm.sales_order', id)).toMatchObject({
      ...{ stateCode: 0, statusCode: 2, lastBackOfficeSubmit: null },
    });
    await trade.run('crmOrderSubmit', 'CrmOrderInput', { id }, 'crmOrder { id }');
    expect(await trade.convert(id)).toMatchObject({ created: true, errors: [] });
  });

  it('OC-32 lines take the delivery day of the order, not their own', async () => {
    const { order } = await trade.convert(
      (
        await trade.crmOrder({
          requestDeliveryBy: '2026-10-05',
          lines: [
            {
              ...{ productId: trade.productId, quantity: '1', pricePerUnit: '90' },
              requestDeliveryBy: '2026-11-30',
            },
          ],
        })
      ).id,
    );
    const [line] = await trade.api.composition.tables
      .get('erp.sales_order_line')
      .rowsBy(trade.api.composition.db, 'documentId', [String(order?.id)]);
    expect(line).toMatchObject({ requestedDeliveryDate: '2026-10-05' });
  });
});
