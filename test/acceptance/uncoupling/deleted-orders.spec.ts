import { Trade } from '../../support/trade';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

const orderDelete = (id: string) =>
  trade.run<{ deletedId: string | null }>('orderDelete', 'RecordDeleteInput', { id }, 'deletedId');
const couplingsOf = (crmId: string) =>
  trade.api.composition.db.query('SELECT erp_id FROM sync.coupling WHERE crm_id = $1', [crmId]);
const crmOrder = async (id: string) => {
  const { stateCode, statusCode, lastBackOfficeSubmit } = await trade.given.read(
    'crm.sales_order',
    id,
  );
  return { stateCode, statusCode, lastBackOfficeSubmit };
};
const settings = (sql: string) =>
  trade.api.composition.unitOfWork.run((tx) => tx.execute(`UPDATE sync.sales_settings SET ${sql}`));
const SUBMITTED = { stateCode: 1, statusCode: 3 };
const HANDED_BACK = { stateCode: 0, statusCode: 2, lastBackOfficeSubmit: null };

describe('deleting an ERP order that came from a CRM order', () => {
  it('SO-026 leaves no coupling, and hands the CRM order back (OC-59)', async () => {
    const { id } = await trade.crmOrder();
    const order = (await trade.convert(id)).order;
    expect(await couplingsOf(id)).toEqual([{ erp_id: order?.id }]);
    expect(await crmOrder(id)).toMatchObject(SUBMITTED);
    expect((await crmOrder(id)).lastBackOfficeSubmit).not.toBeNull();
    expect((await orderDelete(order?.id ?? '')).errors).toEqual([]);
    expect(await couplingsOf(id)).toEqual([]);
    expect(await crmOrder(id)).toEqual(HANDED_BACK);
    const [entry] = await trade.api.composition.db.query<{ changes: object }>(
      `SELECT changes FROM sync.journal_entry WHERE record_id = $1 AND action = 'UPDATE' ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(entry?.changes).toMatchObject({ stateCode: [1, 0], statusCode: [3, 2] });
  });

  it('W-14 lets the CRM order be submitted again, which makes a new ERP order', async () => {
    const { id } = await trade.crmOrder();
    const first = (await trade.convert(id)).order;
    await orderDelete(first?.id ?? '');
    expect((await trade.convert(id)).errors[0]?.code).toBe('ORDER_NOT_SUBMITTED');
    await trade.run('crmOrderSubmit', 'CrmOrderInput', { id }, 'crmOrder { id }');
    const second = await trade.convert(id);
    expect(second).toMatchObject({ created: true, errors: [] });
    expect(second.order?.number).not.toBe(first?.number);
  });

  it('OC-60 goes through when the CRM order is closed, or the CRM refuses; the run says why', async () => {
    const canceled = (await trade.crmOrder()).id;
    const order = (await trade.convert(canceled)).order;
    await trade.given.change('crm.sales_order', canceled, { stateCode: 2, statusCode: 4 });
    expect((await orderDelete(order?.id ?? '')).errors).toEqual([]);
    expect(await crmOrder(canceled)).toMatchObject({ stateCode: 2, statusCode: 4 });

    const refused = (await trade.crmOrder()).id;
    const other = (await trade.convert(refused)).order;
    const sql = (text: string) => trade.api.composition.unitOfWork.run((tx) => tx.execute(text));
    await sql(
      `ALTER TABLE crm.sales_order ADD CONSTRAINT ck_closed CHECK (status_code <> 2) NOT VALID`,
    );
    expect((await orderDelete(other?.id ?? '')).errors).toEqual([]);
    await sql('ALTER TABLE crm.sales_order DROP CONSTRAINT ck_closed');
    expect(await couplingsOf(refused)).toEqual([]);
    expect(await crmOrder(refused)).toMatchObject(SUBMITTED);
    const errors = await trade.api.composition.db.query(
      'SELECT code FROM sync.sync_run_error WHERE crm_id = $1',
      [refused],
    );
    expect(errors).toEqual([{ code: 'INVALID_INPUT' }]);
  });

  it('OC-60 goes through when the CRM order is gone', async () => {
    const { id } = await trade.crmOrder();
    const order = (await trade.convert(id)).order;
    await trade.api.composition.unitOfWork.run(async (tx) => {
      await tx.execute('DELETE FROM crm.sales_order_line WHERE sales_order_id = $1', [id]);
      await tx.execute('DELETE FROM crm.sales_order WHERE id = $1', [id]);
    });
    expect((await orderDelete(order?.id ?? '')).errors).toEqual([]);
    expect(await couplingsOf(id)).toEqual([]);
  });

  it('OC-62 leaves the CRM order as it is while orders travel both ways, or the connection is off', async () => {
    for (const [off, on] of [
      [`order_integration = 'TWO_WAY'`, `order_integration = 'ONE_WAY'`],
      ['connection_enabled = false', 'connection_enabled = true'],
    ] as const) {
      const { id } = await trade.crmOrder();
      const order = (await trade.convert(id)).order;
      const before = await crmOrder(id);
      await settings(off);
      expect((await orderDelete(order?.id ?? '')).errors).toEqual([]);
      await settings(on);
      expect(await crmOrder(id)).toEqual(before);
    }
  });
});

describe('uncoupling an order', () => {
  const uncouple = (crmId: string) =>
    trade.run<{ outcomes: { kind: string }[] }>(
      'couplingDelete',
      'CouplingDeleteInput',
      { records: [{ crmId }] },
      'outcomes { kind error { code } }',
    );

  it('takes a submitted order back, clears the company and submits it again (C-21)', async () => {
    const { id } = await trade.crmOrder();
    await trade.convert(id);
    const before = await crmOrder(id);
    expect((await trade.given.read('crm.sales_order', id)).companyId).not.toBeNull();
    expect((await uncouple(id)).outcomes[0]?.kind).toBe('UNCOUPLED');
    expect(await trade.given.read('crm.sales_order', id)).toMatchObject({
      ...before,
      companyId: null,
    });
    expect(await couplingsOf(id)).toEqual([]);
  });

  it('leaves the company of an order that is closed for good', async () => {
    const { id } = await trade.crmOrder();
    await trade.convert(id);
    const { companyId } = await trade.given.read('crm.sales_order', id);
    await trade.given.change('crm.sales_order', id, { stateCode: 2, statusCode: 4 });
    expect((await uncouple(id)).outcomes[0]?.kind).toBe('UNCOUPLED');
    expect((await trade.given.read('crm.sales_order', id)).companyId).toBe(companyId);
  });
});
