import { Trade, type OrderAnswer } from '../../support/trade';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
const send = () => trade.api.composition.documents.orderFlow.sendPosts.run('job');
const waiting = async (): Promise<{ table: string; change: string }[]> =>
  trade.api.composition.db.query(
    `SELECT record_table AS "table", change_type AS change FROM sync.post_entry ORDER BY created_at, id`,
  );
const countWaiting = async () => (await waiting()).length;
const texts = (owner: { posts: { nodes: { text: string }[] } }): string[] =>
  owner.posts.nodes.map(({ text }) => text).sort();
type Owner = { owner: { posts: { nodes: { text: string }[] } } };
const onOrder = async ({ yourReference }: OrderAnswer): Promise<string[]> =>
  texts(
    (
      await trade.api.ask<Owner>(
        `query ($n: String!) { owner: crmOrder(orderNumber: $n) { posts(first: 50) { nodes { text } } } }`,
        { n: yourReference },
      )
    ).owner,
  );
const onAccount = async (): Promise<string[]> =>
  texts(
    (
      await trade.api.ask<Owner>(
        `query ($id: ID!) { owner: account(id: $id) { posts(first: 100) { nodes { text } } } }`,
        { id: trade.accountId },
      )
    ).owner,
  );

beforeAll(async () => {
  trade = await Trade.start();
});

beforeEach(async () => {
  await trade.api.composition.unitOfWork.run((tx) => tx.execute('DELETE FROM sync.post_entry', []));
});

afterAll(() => trade.stop());

describe('timeline posts about ERP orders', () => {
  it('SO-002 a shipment gives exactly one post that says so', async () => {
    const order = await trade.converted();
    await act('orderRelease', { id: order.id });
    await send();
    await act('orderShip', { id: order.id }, 'shipment');
    expect(await send()).toMatchObject({ posted: 2, dropped: 0, more: false });
    expect((await onOrder(order)).filter((text) => /shipment/.test(text))).toEqual([
      `A shipment was created for sales order ${order.number}.`,
    ]);
  });

  it('SO-003 nothing waits before posting, and something does after it', async () => {
    const order = await trade.converted();
    expect(await waiting()).toEqual([]);
    await act('orderRelease', { id: order.id });
    await act('orderShip', { id: order.id }, 'shipment');
    expect((await waiting()).map(({ table, change }) => `${table} ${change}`).sort()).toEqual([
      'erp.customer INVOICE_CREATED',
      'erp.sales_order RELEASED',
      'erp.sales_order SHIPMENT_CREATED',
    ]);
  });

  it('SO-005 a credit memo with an item, posted for a coupled customer, leaves nothing to post', async () => {
    expect(await waiting()).toEqual([]);
    const answer = await trade.run<{ creditMemo: { id: string } | null }>(
      'creditMemoPost',
      'CreditMemoPostInput',
      { customerNo: 'BUYER', lines: [{ type: 'ITEM', no: 'DESK', quantity: '1' }] },
      'creditMemo { id }',
    );
    expect(answer).toMatchObject({ creditMemo: {}, errors: [] });
    expect(await waiting()).toEqual([]);
  });

  it('W-15 releasing by hand is one event; postings give theirs, an invoice apart from the order none on it', async () => {
    const lines = [{ productId: trade.productId, quantity: '10', pricePerUnit: '90' }];
    const order = await trade.converted({ lines });
    const ship = (quantity: string) =>
      act('orderShip', { id: order.id, lines: [{ lineNo: 10000, quantity }] }, 'shipment');
    await act('orderRelease', { id: order.id });
    await ship('4');
    await act('orderInvoice', { id: order.id }, 'invoice');
    const second = await ship('6');
    await act('shipmentsInvoice', { ids: [second] }, 'invoice');
    const ofOrder = (await waiting()).filter(({ table }) => table === 'erp.sales_order');
    expect(ofOrder.map(({ change }) => change)).toEqual([
      'RELEASED',
      'SHIPMENT_CREATED',
      'INVOICE_CREATED',
      'SHIPMENT_CREATED',
    ]);
  });

  it('B-12 what happened twice before the job ran is told once; a release by posting is none', async () => {
    const lines = [{ productId: trade.productId, quantity: '2', pricePerUnit: '90' }];
    const order = await trade.converted({ lines });
    await act('orderRelease', { id: order.id });
    await act('orderReopen', { id: order.id });
    await act('orderRelease', { id: order.id });
    for (let times = 0; times < 2; times += 1)
      await act(
        'orderShip',
        { id: order.id, lines: [{ lineNo: 10000, quantity: '1' }] },
        'shipment',
      );
    await send();
    expect(await onOrder(order)).toEqual([
      `A shipment was created for sales order ${order.number}.`,
      `Sales order ${order.number} was released.`,
    ]);
  });

  it('B-15 an order that was posted completely before the job ran is told of all the same', async () => {
    const order = await trade.converted();
    await act('orderRelease', { id: order.id });
    await act('orderShip', { id: order.id }, 'shipment');
    await act('orderInvoice', { id: order.id }, 'invoice');
    expect(await send()).toMatchObject({ dropped: 0 });
    expect(await onOrder(order)).toEqual([
      `A shipment was created for sales order ${order.number}.`,
      `An invoice was created for sales order ${order.number}.`,
      `Sales order ${order.number} was released.`,
    ]);
  });

  it('B-13, B-16 the account hears of coupled orders, with both numbers, and of invoices apart from them', async () => {
    const order = await trade.converted();
    await act('orderRelease', { id: order.id });
    const shipment = await act('orderShip', { id: order.id }, 'shipment');
    await act('shipmentsInvoice', { ids: [shipment] }, 'invoice');
    await send();
    const told = await onAccount();
    const reference = String(order.yourReference);
    expect(told).toContain(`Sales order ${order.number} (${reference}) was posted.`);
    const ofInvoice = told.filter((text) => text.includes(reference) && /^Invoice 103/.test(text));
    expect(ofInvoice).toHaveLength(1);
  });

  it('B-14 an order that the CRM does not have leaves an event, which is dropped', async () => {
    const plain = await trade.run<{ order: { id: string } }>(
      'orderCreate',
      'OrderCreateInput',
      { customerNo: 'BUYER', lines: [{ type: 'ITEM', no: 'DESK', quantity: '1' }] },
      'order { id }',
    );
    await act('orderRelease', { id: plain.order.id });
    expect(await countWaiting()).toBe(1);
    expect(await send()).toMatchObject({ posted: 0, dropped: 1, more: false });
    expect(await countWaiting()).toBe(0);
  });

  it('B-17 nothing is kept where nobody reads it', async () => {
    const order = await trade.converted();
    await trade.settings({ orderIntegration: 'TWO_WAY' });
    await act('orderRelease', { id: order.id });
    expect(await countWaiting()).toBe(0);
    await trade.settings({ orderIntegration: 'ONE_WAY' });
  });

  it('B-19 refuses while the connection is off, and the events wait', async () => {
    const order = await trade.converted();
    await act('orderRelease', { id: order.id });
    const on = (enabled: boolean) =>
      trade.api.composition.unitOfWork.run((tx) =>
        tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [enabled]),
      );
    await on(false);
    await expect(send()).rejects.toMatchObject({ code: 'CONNECTION_DISABLED' });
    await on(true);
    expect(await countWaiting()).toBe(1);
  });

  it('sends 3 events and 30 in as many statements', async () => {
    const statements = async (count: number): Promise<number> => {
      for (let n = 0; n < count; n += 1) {
        const { id } = await trade.converted();
        await act('orderRelease', { id });
      }
      return (await trade.api.statementsOf(send)).length;
    };
    expect(await statements(30)).toBe(await statements(3));
  });
});
