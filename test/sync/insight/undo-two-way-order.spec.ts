import type { Row } from '../../../src/platform/database/record-table';
import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';
import { latestRun, undo } from './verbs';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
/** ERP orders with their lines, and CRM orders, without what the database stamps by itself. */
const everything = async (): Promise<Row | undefined> => {
  const plain = (table: string): string =>
    `(SELECT coalesce(jsonb_agg(to_jsonb(t) - '{version,changed_xid,created_at,modified_at,modified_by}'::text[] ORDER BY t.id), '[]') FROM ${table} t)`;
  const [row] = await trade.api.composition.db.query<Row>(
    `SELECT ${plain('erp.sales_order')} AS orders, ${plain('erp.sales_order_line')} AS lines, ${plain('crm.sales_order')} AS crm`,
  );
  return row;
};
/** An order of both sides that the CRM changed throughout: a quantity, a line more and one less, discount and freight. */
const changedInCrm = async () => {
  const lines = [desk('2', '90'), desk('1', '50')];
  const erpId = await act('orderCreate', { customerNo: 'BUYER', lines });
  await act('orderRelease', { id: erpId });
  const id = await trade.createInCrm('SALESORDER-ORDER', erpId);
  await act('crmOrderReactivate', { id }, 'crmOrder');
  const { crmOrder } = await trade.api.ask<{ crmOrder: { lines: { id: string }[] } }>(
    `query ($id: ID!) { crmOrder(id: $id) { lines { id } } }`,
    { id },
  );
  const [first, second] = crmOrder.lines.map((line) => line.id);
  const changes = { discountAmount: '20', freightAmount: '10', description: 'Changed' };
  const addLines = [{ productId: trade.productId, quantity: '1', pricePerUnit: '7' }];
  await act(
    'crmOrderUpdate',
    { id, changes, changeLines: [{ id: first, quantity: '5' }], addLines, removeLines: [second] },
    'crmOrder',
  );
  await act('crmOrderSubmit', { id }, 'crmOrder');
  const before = await everything();
  const { runs } = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
  expect(runs?.flatMap(({ errors }) => errors.edges)).toEqual([]);
  return { erpId, crmId: id, before };
};
const desk = (quantity: string, unitPrice: string) => ({
  ...{ type: 'ITEM', no: 'DESK', quantity, unitPrice },
});
const lineOf = async (orderId: string, lineNo: number): Promise<string> => {
  const { tables, db } = trade.api.composition;
  const lines = await tables.get('erp.sales_order_line').rowsBy(db, 'documentId', [orderId]);
  return String(lines.find((line) => line.lineNo === lineNo)?.id);
};
const takeBack = async (kind = 'SYNCHRONIZE') => undo(trade.api, await latestRun(trade.api, kind));

beforeEach(async () => {
  trade = await Trade.start();
  await trade.given.row('erp.gl_account', {
    ...{ number: '8400', name: 'Freight', vatProdPostingGroup: 'STD' },
  });
  await trade.settings({ orderIntegration: 'TWO_WAY', freightGlAccountNo: '8400' });
});

afterEach(() => trade.stop());

describe('the undo of a run that brought a two-way order to the ERP', () => {
  it('puts the order back as it was: quantities with their amounts, lines, discount and freight', async () => {
    const { erpId, before } = await changedInCrm();
    const { order } = await trade.api.ask<{ order: object }>(
      `query ($id: ID!) { order(id: $id) { invoiceDiscountValue totals { amount } lines { lineNo quantity } } }`,
      { id: erpId },
    );
    expect(order).toEqual({
      invoiceDiscountValue: '20',
      totals: { amount: '447' },
      lines: [
        { lineNo: 10000, quantity: '5' },
        { lineNo: 30000, quantity: '1' },
        { lineNo: 40000, quantity: '1' },
      ],
    });
    await takeBack();
    expect(await everything()).toEqual(before);
  });

  it('can be undone itself, which has the changes of the CRM back', async () => {
    const { before } = await changedInCrm();
    const changed = await everything();
    await takeBack();
    expect(await everything()).toEqual(before);
    await takeBack('UNDO');
    expect(await everything()).toEqual(changed);
  });

  it.each<[string, (erpId: string) => Promise<void>]>([
    [
      'a line',
      async (id) =>
        trade.given.change('erp.sales_order_line', await lineOf(id, 10000), { quantity: '4' }),
    ],
    [
      'a line that the run made',
      async (id) =>
        trade.given.change('erp.sales_order_line', await lineOf(id, 30000), { description: 'Own' }),
    ],
    ['the header', (id) => trade.given.change('erp.sales_order', id, { workDescription: 'Mine' })],
    ['what is shipped of it', async (id) => void (await act('orderShip', { id }, 'shipment'))],
  ])('leaves all of it when a person wrote %s since, and says so once', async (_part, write) => {
    const { erpId } = await changedInCrm();
    await write(erpId);
    const then = await everything();
    const result = await takeBack();
    expect(await everything()).toEqual(then);
    expect(result).toMatchObject({
      restored: 0,
      removed: 0,
      recreated: 0,
      coupled: 0,
      uncoupled: 0,
    });
    const told = (result.outcomes ?? []).filter(({ record }) => record.startsWith('Sales order '));
    expect(told.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['CHANGED_SINCE'],
    ]);
  });

  it('takes an order that the run made away wholly, or leaves it with what the CRM knows of it', async () => {
    const { id } = await trade.crmOrder({ discountAmount: '20' });
    const made = async (): Promise<string> => {
      const { couplingCreateInErp } = await trade.api.ask<{
        couplingCreateInErp: { outcomes: { erpId: string }[] };
      }>(
        `mutation ($id: ID!) { couplingCreateInErp(input: { records: [{ id: $id, mapping: "SALESORDER-ORDER" }] }) {
           outcomes { erpId error { code } } } }`,
        { id },
      );
      return couplingCreateInErp.outcomes[0]?.erpId ?? '';
    };
    const before = await everything();
    await made();
    const away = await takeBack();
    expect(away.removed).toBeGreaterThan(0);
    expect((await everything())?.orders).toEqual(before?.orders);
    expect((await everything())?.lines).toEqual(before?.lines);
    const erpId = await made();
    await trade.given.change('erp.sales_order_line', await lineOf(erpId, 10000), {
      description: 'Own',
    });
    const then = await everything();
    expect(await takeBack()).toMatchObject({ removed: 0 });
    expect(await everything()).toEqual(then);
  });
});
