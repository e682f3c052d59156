import { Trade } from '../support/trade';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

const jobOf = async (kind: string) => {
  const [row] = await trade.api.composition.db.query<Record<string, unknown>>(
    `SELECT status, next_run_at AS next, last_counts AS counts FROM sync.job WHERE kind = $1`,
    [kind],
  );
  return row;
};

describe('jobs of orders', () => {
  it('send posts every 7 minutes and notes every 5, never asleep', async () => {
    const { id } = await trade.crmOrder();
    const { order } = await trade.convert(id);
    const { errors } = await trade.run(
      'orderRelease',
      'OrderInput',
      { id: order?.id },
      'order { id }',
    );
    expect(errors).toEqual([]);
    await trade.given.row('crm.note', {
      objectId: id,
      objectTypeCode: 'salesorder',
      noteText: 'Call',
    });
    trade.api.clock.set('2026-08-22T09:30:10.000Z');
    await trade.api.composition.jobs.runDue.run();
    expect(await jobOf('ORDER_STATUS')).toMatchObject({
      status: 'READY',
      next: '2026-08-22T09:37:10Z',
      counts: { inserted: 1 },
    });
    expect(await jobOf('ORDER_NOTES')).toMatchObject({
      status: 'READY',
      next: '2026-08-22T09:35:10Z',
      counts: { inserted: 1 },
    });
    trade.api.clock.set('2026-08-22T09:40:10.000Z');
    await trade.api.composition.jobs.runDue.run();
    expect(await jobOf('ORDER_NOTES')).toMatchObject({ next: '2026-08-22T09:45:10Z', counts: {} });
  });

  it('leave posts alone in two-way mode, where nobody has them', async () => {
    await trade.settings({ orderIntegration: 'TWO_WAY' });
    expect(await jobOf('ORDER_STATUS')).toMatchObject({ next: null });
    expect(await jobOf('ORDER_NOTES')).not.toMatchObject({ next: null });
  });
});
