import { Couplings } from '../../support/couplings';
import { Trade } from '../../support/trade';

let trade: Trade;
let couplings: Couplings;

beforeAll(async () => {
  trade = await Trade.start();
  couplings = new Couplings(trade.api);
});

afterAll(() => trade.stop());

const orderDelete = (id: string) =>
  trade.run<{ deletedId: string | null }>('orderDelete', 'RecordDeleteInput', { id }, 'deletedId');

describe('deleting a coupled sales order', () => {
  it('CIR-013 is permitted, and the coupling goes with it, unlike that of master data', async () => {
    const crm = await trade.crmOrder();
    const order = (await trade.convert(crm.id)).order;
    const id = order?.id ?? '';
    const line = await trade.idOf('erp.sales_order_line', 'documentNumber', order?.number ?? '');
    expect(await couplings.of('erpId', id)).toMatchObject([{ crmId: crm.id }]);
    expect(await orderDelete(id)).toEqual({ deletedId: id, errors: [] });
    expect(await couplings.of('erpId', id)).toEqual([]);
    await expect(trade.given.read('erp.sales_order', id)).rejects.toThrow(/does not exist/);
    await expect(trade.given.read('erp.sales_order_line', line)).rejects.toThrow(/does not exist/);
    expect((await trade.given.read('crm.sales_order', crm.id)).stateCode).toBe(0);
    expect((await orderDelete(id)).errors[0]?.code).toBe('RECORD_NOT_FOUND');
  });

  it('takes the couplings of its lines along (C-8)', async () => {
    const crm = await trade.crmOrder();
    const order = (await trade.convert(crm.id)).order;
    const erpLine = await trade.idOf('erp.sales_order_line', 'documentNumber', order?.number ?? '');
    const crmLine = await trade.idOf('crm.sales_order_line', 'salesOrderId', crm.id);
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at)
         SELECT gen_random_uuid(), id, $1, $2, now() FROM sync.table_mapping WHERE name = 'SOLINE-ORDERDETAIL'`,
        [erpLine, crmLine],
      ),
    );
    await orderDelete(order?.id ?? '');
    expect(await couplings.of('crmId', crmLine)).toEqual([]);
  });

  it('is refused while something is shipped and not invoiced; nothing is lost then', async () => {
    const crm = await trade.crmOrder();
    const id = (await trade.convert(crm.id)).order?.id ?? '';
    await trade.run('orderRelease', 'OrderInput', { id }, 'order { id }');
    const shipped = await trade.run('orderShip', 'OrderPostInput', { id }, 'shipment { id }');
    expect(shipped.errors).toEqual([]);
    expect((await orderDelete(id)).errors[0]?.code).toBe('INVALID_STATE');
    expect(await couplings.of('erpId', id)).toHaveLength(1);
  });
});
