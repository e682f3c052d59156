import { Trade } from '../../support/trade';
import { latestRun, undo } from './verbs';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

const orders = async (): Promise<number> => {
  const [row] = await trade.api.composition.db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM erp.sales_order',
  );
  return row?.count ?? 0;
};

describe('the undo of a conversion', () => {
  it('removes the order nobody has touched, its lines and its coupling, and it can be converted again', async () => {
    const { id } = await trade.crmOrder();
    await trade.convert(id);
    const result = await undo(trade.api, await latestRun(trade.api, 'CONVERT'));
    expect(result).toMatchObject({ removed: 1, uncoupled: 1 });
    expect(result.outcomes?.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(
      [],
    );
    expect(await trade.given.read('crm.sales_order', id)).toMatchObject({
      stateCode: 1,
      lastBackOfficeSubmit: null,
    });
    expect(await orders()).toBe(0);
    const again = await trade.convert(id);
    expect(again.errors).toEqual([]);
    expect(await orders()).toBe(1);
  });

  it('keeps an order that a person has worked on since, and its coupling, and says so', async () => {
    const order = await trade.converted();
    await trade.given.change('erp.sales_order', order.id, { yourReference: 'Mine' });
    const result = await undo(trade.api, await latestRun(trade.api, 'CONVERT'));
    expect(result).toMatchObject({ removed: 0, uncoupled: 0 });
    expect(result.outcomes?.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain(
      'CHANGED_SINCE',
    );
    // It stays coupled, so that the CRM order cannot become a second one.
    const [pair] = await trade.api.composition.db.query<{ id: string }>(
      'SELECT id FROM sync.coupling WHERE erp_id = $1',
      [order.id],
    );
    expect(pair).toBeDefined();
  });
});
