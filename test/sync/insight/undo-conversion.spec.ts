import type { Row } from '../../../src/platform/database/record-table';
import { Trade, type OrderAnswer } from '../../support/trade';
import { latestRun, undo, type Undo } from './verbs';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

/** All that a conversion writes, without what the database stamps by itself. */
async function everything(): Promise<Row> {
  const plain = (table: string, key = 'id'): string =>
    `(SELECT coalesce(jsonb_agg(to_jsonb(t) - '{version,crm_version,changed_xid,created_at,modified_at,modified_by}'::text[] ORDER BY t.${key}), '[]') FROM ${table} t)`;
  const [row = {}] = await trade.api.composition.db.query<Row>(
    `SELECT ${plain('erp.sales_order')} AS orders, ${plain('erp.sales_order_line')} AS lines, ${plain('erp.note')} AS notes,
            ${plain('sync.note_coupling', 'erp_note_id')} AS note_pairs, ${plain('erp.sales_document_archive')} AS versions,
            ${plain('sync.coupling')} AS couplings, ${plain('crm.sales_order')} AS crm`,
  );
  return row;
}

const takeBack = async (runId?: string): Promise<Undo> =>
  undo(trade.api, runId ?? (await latestRun(trade.api, 'CONVERT')));

const takeUndoBack = async (): Promise<Undo> => takeBack(await latestRun(trade.api, 'UNDO'));

const problems = (result: Undo) => (result.outcomes ?? []).flatMap((each) => each.problems);

const codes = (result: Undo): string[] => problems(result).map(({ code }) => code);

/** A submitted CRM order of two desks with a note. */
async function noted(): Promise<string> {
  const { id } = await trade.crmOrder();
  await trade.given.row('crm.note', {
    objectId: id,
    objectTypeCode: 'salesorder',
    subject: 'Call',
    noteText: 'Ring first',
  });
  return id;
}

async function bulk(ids: readonly string[]): Promise<void> {
  const { errors } = await trade.run('crmOrdersConvert', 'CrmOrdersConvertInput', { ids }, '');
  expect(errors).toEqual([]);
}

const orderOf = async (crmId: string): Promise<OrderAnswer | null> => {
  const { crmOrder } = await trade.api.ask<{ crmOrder: { order: OrderAnswer | null } }>(
    'query ($id: ID!) { crmOrder(id: $id) { order { id number notes { nodes { text } } lines { quantity } } } }',
    { id: crmId },
  );
  return crmOrder.order;
};

async function post(id: string, quantity: string): Promise<void> {
  await trade.run('orderRelease', 'OrderInput', { id }, '');
  const input = { id, lines: [{ lineNo: 10_000, quantity }] };
  const { errors } = await trade.run('orderShip', 'OrderPostInput', input, '');
  expect(errors).toEqual([]);
}

describe('the undo of a conversion', () => {
  it('removes the order, its lines, notes and coupling, and it can be converted again, notes included', async () => {
    const id = await noted();
    const before = await everything();
    await trade.convert(id);
    const result = await takeBack();
    expect(result).toMatchObject({ removed: 1, uncoupled: 1, restored: 1, kept: 0 });
    expect(await everything()).toEqual(before);
    const again = await trade.convert(id);
    expect(again).toMatchObject({ created: true, errors: [] });
    expect((await orderOf(id))?.notes).toEqual({ nodes: [{ text: 'Ring first' }] });
  });

  it('is refused a second time, and nothing is written', async () => {
    const { id } = await trade.crmOrder();
    await trade.convert(id);
    const run = await latestRun(trade.api, 'CONVERT');
    await takeBack(run);
    const before = await everything();
    expect((await takeBack(run)).errors.map(({ code }) => code)).toEqual(['RUN_ALREADY_UNDONE']);
    expect(await everything()).toEqual(before);
  });

  it('can be undone itself: the order is back under its number, with lines, notes and coupling', async () => {
    const id = await noted();
    const before = await everything();
    await trade.convert(id);
    const converted = await everything();
    await takeBack();
    expect(await takeUndoBack()).toMatchObject({ recreated: 1, coupled: 1, kept: 0 });
    expect(await everything()).toEqual(converted);
    // And once more, back and forth.
    await takeUndoBack();
    expect(await everything()).toEqual(before);
  });

  it('never makes a second order: what was converted again meanwhile does not come back', async () => {
    const { id } = await trade.crmOrder();
    await trade.convert(id);
    await takeBack();
    const undoRun = await latestRun(trade.api, 'UNDO');
    await trade.convert(id);
    const before = await everything();
    expect(codes(await takeBack(undoRun))).toEqual(['COUPLING_TAKEN']);
    expect(await everything()).toEqual(before);
  });

  it('does not come back for a CRM order that somebody wrote since, or that is gone', async () => {
    const { id } = await trade.crmOrder();
    await trade.convert(id);
    await takeBack();
    const undoRun = await latestRun(trade.api, 'UNDO');
    await trade.run('crmOrderCancel', 'CrmOrderInput', { id }, '');
    const before = await everything();
    expect(problems(await takeBack(undoRun))).toMatchObject([
      { code: 'CHANGED_SINCE', remedy: expect.stringContaining('crmOrderConvert') as string },
    ]);
    expect(await everything()).toEqual(before);
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM crm.sales_order WHERE id = $1', [id]),
    );
    expect(problems(await takeBack(undoRun))).toMatchObject([
      { code: 'RECORD_GONE', remedy: expect.stringContaining('orderCreate') as string },
    ]);
  });

  it.each<[string, (order: OrderAnswer, crmId: string) => Promise<unknown>]>([
    ['HEADER', ({ id }) => trade.given.change('erp.sales_order', id, { yourReference: 'Mine' })],
    [
      'LINES',
      async ({ id }) => {
        const { tables, db } = trade.api.composition;
        const [line] = await tables.get('erp.sales_order_line').rowsBy(db, 'documentId', [id]);
        await trade.given.change('erp.sales_order_line', String(line?.id), { quantity: '3' });
      },
    ],
    [
      'NOTES',
      ({ id: recordId }) =>
        trade.given.row('erp.note', { recordTable: 'erp.sales_order', recordId, text: 'Mine' }),
    ],
    ['CRM_ORDER', (_order, id) => trade.run('crmOrderCancel', 'CrmOrderInput', { id }, '')],
  ])(
    'keeps both orders and their coupling when somebody wrote the %s since',
    async (part, edit) => {
      const { id: crmId } = await trade.crmOrder();
      const { order } = await trade.convert(crmId);
      if (!order) throw new Error('There is no order.');
      await edit(order, crmId);
      const before = await everything();
      const result = await takeBack();
      expect(result).toMatchObject({ removed: 0, uncoupled: 0, restored: 0, kept: 1 });
      expect(problems(result)).toMatchObject([{ code: 'CHANGED_SINCE', data: { parts: [part] } }]);
      expect(problems(result)[0]?.message).toContain(order.number);
      expect(await everything()).toEqual(before);
    },
  );

  it('keeps an order of which something is shipped', async () => {
    const { id: crmId } = await trade.crmOrder();
    const { order } = await trade.convert(crmId);
    await post(String(order?.id), '1');
    const before = await everything();
    expect(problems(await takeBack())).toMatchObject([
      { code: 'RECORD_IN_USE', data: { parts: ['POSTING'] } },
    ]);
    expect(await everything()).toEqual(before);
  });

  it('leaves the CRM order of an order alone that was invoiced completely, and says so', async () => {
    const { id: crmId } = await trade.crmOrder();
    const { order } = await trade.convert(crmId);
    const run = await latestRun(trade.api, 'CONVERT');
    await post(String(order?.id), '2');
    const { errors } = await trade.run('orderInvoice', 'OrderPostInput', { id: order?.id }, '');
    expect(errors).toEqual([]);
    const before = await everything();
    expect(codes(await takeBack(run))).toEqual(['RECORD_GONE']);
    expect(await everything()).toEqual(before);
  });

  it('has nothing left to do where a person deleted the order', async () => {
    const { id: crmId } = await trade.crmOrder();
    const { order } = await trade.convert(crmId);
    const run = await latestRun(trade.api, 'CONVERT');
    await trade.run('orderDelete', 'RecordDeleteInput', { id: order?.id }, '');
    const before = await everything();
    expect(await takeBack(run)).toMatchObject({ removed: 0, restored: 0, kept: 0 });
    expect(await everything()).toEqual(before);
  });
});

it('an order that is deleted and submitted again has the notes of its CRM order once more', async () => {
  const crmId = await noted();
  const before = (await everything()).notes as unknown[];
  const { order } = await trade.convert(crmId);
  await trade.run('orderDelete', 'RecordDeleteInput', { id: order?.id }, '');
  await trade.run('crmOrderSubmit', 'CrmOrderInput', { id: crmId }, '');
  expect((await trade.convert(crmId)).errors).toEqual([]);
  expect((await orderOf(crmId))?.notes).toEqual({ nodes: [{ text: 'Ring first' }] });
  expect((await everything()).notes).toHaveLength(before.length + 1);
});

describe('the undo of a bulk conversion', () => {
  it('takes the untouched orders back and tells of the others', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push(await noted());
    await bulk(ids);
    const run = await latestRun(trade.api, 'CONVERT');
    const [edited, shipped, left, right] = await Promise.all(ids.map(orderOf));
    await trade.given.change('erp.sales_order', String(edited?.id), { yourReference: 'Mine' });
    await post(String(shipped?.id), '2');
    const result = await takeBack(run);
    expect(result).toMatchObject({ removed: 2, uncoupled: 2, kept: 2 });
    expect(codes(result).sort()).toEqual(['CHANGED_SINCE', 'RECORD_IN_USE']);
    expect(result.run?.status).toBe('ERROR');
    const gone = result.outcomes
      ?.filter(({ kind }) => kind === 'REMOVED')
      .map((each) => each.record);
    expect(gone?.sort()).toEqual(
      [left, right].map((order) => `Sales order ${order?.number}`).sort(),
    );
    expect(await Promise.all(ids.map(async (id) => (await orderOf(id))?.number))).toEqual([
      edited?.number,
      shipped?.number,
      undefined,
      undefined,
    ]);
    // The two wait again, and only they.
    await bulk(ids);
    expect((await orderOf(ids[2] ?? ''))?.notes).toEqual({ nodes: [{ text: 'Ring first' }] });
    expect((await orderOf(ids[0] ?? ''))?.number).toBe(edited?.number);
  });

  it('takes at a second call what stood in the way at the first', async () => {
    const [{ id: first }, { id: second }] = [await trade.crmOrder(), await trade.crmOrder()];
    await bulk([first, second]);
    const run = await latestRun(trade.api, 'CONVERT');
    const order = await orderOf(first);
    const note = await trade.given.row('erp.note', {
      recordTable: 'erp.sales_order',
      recordId: String(order?.id),
      text: 'Mine',
    });
    expect(await takeBack(run)).toMatchObject({ removed: 1, kept: 1 });
    await trade.given.remove('erp.note', note);
    expect(await takeBack(run)).toMatchObject({ removed: 1, kept: 0 });
    expect(await orderOf(first)).toBeNull();
  });

  it('tries before it does: a dry run says the same and writes nothing', async () => {
    const { id } = await trade.crmOrder();
    await bulk([id]);
    const before = await everything();
    const run = await latestRun(trade.api, 'CONVERT');
    expect(await undo(trade.api, run, true)).toMatchObject({ removed: 1, uncoupled: 1 });
    expect(await everything()).toEqual(before);
  });
});
