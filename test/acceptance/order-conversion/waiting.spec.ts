import { Trade } from '../../support/trade';

let trade: Trade;

interface Bulk extends Record<string, unknown> {
  created: number;
  unchanged: number;
  refused: number;
  outcomes: {
    crmOrder: { orderNumber: string };
    order: { number: string } | null;
    created: boolean | null;
    error: { code: string; remedy: string } | null;
  }[];
}

const waiting = async () =>
  (
    await trade.api.ask<{ crmOrdersToConvert: { totalCount: number; nodes: { id: string }[] } }>(
      `{ crmOrdersToConvert(first: 50) { totalCount nodes { id } } }`,
    )
  ).crmOrdersToConvert;
const convertAll = (input: object = {}) =>
  trade.run<Bulk>(
    'crmOrdersConvert',
    'CrmOrdersConvertInput',
    input,
    'created unchanged refused outcomes { crmOrder { orderNumber } order { number } created warnings { code } error { code remedy } }',
  );
// As the CRM has orders that other systems took over, or never did.
const dated = async (day: string | null, stateCode = 1) => {
  const { id } = await trade.crmOrder();
  await trade.api.composition.unitOfWork.run((tx) =>
    tx.execute(
      'UPDATE crm.sales_order SET last_back_office_submit = $2, state_code = $3, status_code = CASE $3::int WHEN 1 THEN 3 ELSE 1 END WHERE id = $1',
      [id, day, stateCode],
    ),
  );
  return id;
};
const isCoupled = async (ids: string[]) => {
  const rows = await trade.api.composition.db.query<{ id: string }>(
    'SELECT crm_id AS id FROM sync.coupling WHERE crm_id = ANY($1)',
    [ids],
  );
  return ids.map((id) => rows.some((row) => row.id === id));
};

beforeEach(async () => {
  trade = await Trade.start();
});

afterEach(() => trade.stop());

describe('CRM orders that wait for the ERP', () => {
  it('SO-040 are submitted with an empty date or 1 January 1900', async () => {
    const empty = await dated(null);
    await dated('1899-12-31');
    const never = await dated('1900-01-01');
    await dated('1900-01-02');
    await dated(null, 0);
    const { totalCount, nodes } = await waiting();
    expect(totalCount).toBe(2);
    expect(nodes.map(({ id }) => id).sort()).toEqual([empty, never].sort());
  });

  it('SO-041 are converted by the verb of the job, the others are left alone', async () => {
    const ids = [
      await dated(null),
      await dated('1899-12-31'),
      await dated('1900-01-01'),
      await dated('1900-01-02'),
      await dated(null, 0),
    ];
    expect(await convertAll()).toMatchObject({ created: 2, unchanged: 0, refused: 0, errors: [] });
    expect(await isCoupled(ids)).toEqual([true, false, true, false, false]);
    expect(await waiting()).toEqual({ totalCount: 0, nodes: [] });
    expect(await convertAll()).toMatchObject({ created: 0, outcomes: [] });
  });

  it('of another company are not offered (OC-53, mended)', async () => {
    // The reference tries every order; we leave those of other companies out.
    const companyId = await trade.given.row('crm.company', {
      name: 'Other',
      externalId: '6a0f3c52-2d0c-4c39-9b1a-1f1f1f1f1f1f',
    });
    const { id } = await trade.crmOrder();
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE crm.sales_order SET company_id = $2 WHERE id = $1', [id, companyId]),
    );
    expect((await waiting()).nodes).toEqual([]);
  });

  it('a refused one does not hold up the others, and says why until it is converted (OC-54, mended)', async () => {
    // The reference swallows the failure; we keep a row with its code.
    const good = await trade.crmOrder();
    const bad = await trade.crmOrder({
      lines: [{ productDescription: 'Engraving', quantity: '1', pricePerUnit: '5' }],
    });
    const last = await trade.crmOrder();
    const answer = await convertAll();
    expect(answer).toMatchObject({ created: 2, refused: 1 });
    const failed = answer.outcomes.find(({ error }) => error !== null);
    expect(failed).toMatchObject({
      crmOrder: { orderNumber: bad.orderNumber },
      order: null,
      created: null,
      error: { code: 'WRITE_IN_NOT_CONFIGURED' },
    });
    expect(await isCoupled([good.id, bad.id, last.id])).toEqual([true, false, true]);
    await convertAll();
    const failure = async () =>
      (
        await trade.api.ask<{ crmOrder: { conversionFailure: object | null } }>(
          `query ($id: ID!) { crmOrder(id: $id) { conversionFailure { code failureCount skipped remedy run { kind failed } } } }`,
          { id: bad.id },
        )
      ).crmOrder.conversionFailure;
    expect(await failure()).toMatchObject({
      code: 'WRITE_IN_NOT_CONFIGURED',
      failureCount: 2,
      skipped: false,
      run: { kind: 'CONVERT', failed: 1 },
    });
    const { conversionFailures } = await trade.api.ask<{ conversionFailures: object }>(
      `{ conversionFailures { totalCount nodes { crmOrder { orderNumber } } } }`,
    );
    expect(conversionFailures).toEqual({
      totalCount: 1,
      nodes: [{ crmOrder: { orderNumber: bad.orderNumber } }],
    });
    const service = { type: 1, baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD' };
    await trade.given.row('erp.item', { number: 'WRITEIN', description: 'Any', ...service });
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'WRITEIN' });
    expect(await convertAll()).toMatchObject({ created: 1, refused: 0 });
    expect(await failure()).toBeNull();
  });

  it('one that failed the same way ten times is tried again once a day, or when it changes', async () => {
    const { id } = await trade.crmOrder({
      lines: [{ productDescription: 'Engraving', quantity: '1', pricePerUnit: '5' }],
    });
    for (let attempt = 1; attempt <= 10; attempt++)
      expect(await convertAll()).toMatchObject({ refused: 1 });
    expect(await convertAll()).toMatchObject({ refused: 0, outcomes: [] });
    trade.api.clock.set('2026-08-23T09:31:00.000Z');
    expect(await convertAll()).toMatchObject({ refused: 1 });
    expect(await convertAll()).toMatchObject({ refused: 0 });
    await trade.run('crmOrderReactivate', 'CrmOrderInput', { id }, '');
    await trade.run('crmOrderSubmit', 'CrmOrderInput', { id }, '');
    expect(await convertAll()).toMatchObject({ refused: 1 });
    expect(await convertAll({ ids: [id] })).toMatchObject({ refused: 1 });
  });

  it('named ones are converted or found again, each with its own answer', async () => {
    const one = await trade.crmOrder();
    const two = await trade.crmOrder({}, false);
    await trade.convert(one.id);
    const answer = await convertAll({
      ids: [one.id, two.id, '00000000-0000-4000-8000-000000000000'],
    });
    expect(answer).toMatchObject({ created: 0, unchanged: 1, refused: 2 });
    expect(answer.outcomes.map(({ created, error }) => [created, error?.code])).toEqual([
      [false, undefined],
      [null, 'ORDER_NOT_SUBMITTED'],
      [null, 'RECORD_NOT_FOUND'],
    ]);
  });

  it('are converted once, by two jobs and two people at the same time', async () => {
    const orders = [];
    for (let i = 0; i < 8; i++) orders.push(await trade.crmOrder());
    await Promise.all([
      convertAll(),
      convertAll(),
      ...orders.slice(0, 4).map(({ id }) => trade.convert(id)),
    ]);
    const [row] = await trade.api.composition.db.query<{ orders: number; couplings: number }>(
      `SELECT (SELECT count(*)::int FROM erp.sales_order) AS orders,
              (SELECT count(*)::int FROM sync.coupling WHERE crm_id = ANY($1)) AS couplings`,
      [orders.map(({ id }) => id)],
    );
    expect(row).toEqual({ orders: 8, couplings: 8 });
  });

  it('cost the same number of statements for two as for twenty', async () => {
    const statements = async (count: number) => {
      for (let i = 0; i < count; i++) await trade.crmOrder();
      return trade.api.statementsOf(async () => {
        expect(await convertAll()).toMatchObject({ created: count });
      });
    };
    const few = (await statements(2)).length;
    expect((await statements(20)).length).toBe(few);
  });
});

describe('the preview of a conversion', () => {
  it('shows the order that would come out, and writes nothing', async () => {
    const { id, orderNumber } = await trade.crmOrder();
    const before = await trade.counts();
    const answer = await trade.api.ask(
      `query ($id: ID!) { crmOrderConvertPreview(input: { id: $id }) { created notice taxDifference warnings { code } errors { code }
         order { yourReference totals { amount amountIncludingVat } sellToCustomer { number } crmOrder { orderNumber }
           lines { lineNo no quantity unitPrice amount } } } }`,
      { id },
    );
    expect(answer).toEqual({
      crmOrderConvertPreview: {
        created: true,
        notice: null,
        taxDifference: '45',
        warnings: [],
        errors: [],
        order: {
          yourReference: orderNumber,
          totals: { amount: '180', amountIncludingVat: '225' },
          sellToCustomer: { number: 'BUYER' },
          crmOrder: { orderNumber },
          lines: [{ lineNo: 10000, no: 'DESK', quantity: '2', unitPrice: '90', amount: '180' }],
        },
      },
    });
    expect(await trade.counts()).toEqual(before);
    expect((await trade.convert(id)).created).toBe(true);
  });

  it('says why the conversion would be refused', async () => {
    const { id } = await trade.crmOrder({}, false);
    const { crmOrderConvertPreview } = await trade.api.ask<{ crmOrderConvertPreview: object }>(
      `query ($id: ID!) { crmOrderConvertPreview(input: { id: $id }) { order { number } errors { code remedy } } }`,
      { id },
    );
    expect(crmOrderConvertPreview).toMatchObject({
      order: null,
      errors: [{ code: 'ORDER_NOT_SUBMITTED' }],
    });
  });
});
