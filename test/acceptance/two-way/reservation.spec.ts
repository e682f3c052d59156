import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;
let pumpId: string;
const reserved = async (orderId: string): Promise<string[]> =>
  (
    await trade.api.ask<{ order: { lines: { reservedQuantity: string }[] } }>(
      'query ($id: ID!) { order(id: $id) { lines { reservedQuantity } } }',
      { id: orderId },
    )
  ).order.lines.map(({ reservedQuantity }) => reservedQuantity);
const run = async <T = { id: string }>(
  mutation: string,
  type: string,
  input: object,
  noun = 'order',
): Promise<T> => {
  const answer = await trade.run<Record<string, T>>(mutation, type, input, `${noun} { id }`);
  expect(answer.errors).toEqual([]);
  return answer[noun] as T;
};
const pumps = async (quantity: string): Promise<string> => {
  const lines = [{ type: 'ITEM', no: 'PUMP', quantity }];
  return (await run('orderCreate', 'OrderCreateInput', { customerNo: 'BUYER', lines })).id;
};
const remove = async (id: string): Promise<void> => {
  const { errors } = await trade.run('orderDelete', 'RecordDeleteInput', { id }, '');
  expect(errors).toEqual([]);
};

beforeAll(async () => {
  trade = await Trade.start();
  const { productId } = await trade.coupledItem({
    number: 'PUMP',
    description: 'Pump',
    reserve: 2,
  });
  pumpId = productId;
});

afterAll(() => trade.stop());

describe('items that are always reserved', () => {
  it('reserve what is on hand, earlier lines first; shipping, smaller quantities and deletions give it back', async () => {
    // 50 pumps are on hand.
    const first = await pumps('30');
    const second = await pumps('30');
    expect([await reserved(first), await reserved(second)]).toEqual([['30'], ['20']]);
    await run('orderRelease', 'OrderInput', { id: first });
    const lines = [{ lineNo: 10000, quantity: '10' }];
    await run('orderShip', 'OrderPostInput', { id: first, lines }, 'shipment');
    expect(await reserved(first)).toEqual(['20']);
    await run('orderReopen', 'OrderInput', { id: first });
    const changeLines = [{ lineNo: 10000, quantity: '15' }];
    await run('orderUpdate', 'OrderUpdateInput', { id: first, changeLines });
    expect(await reserved(first)).toEqual(['5']);
    await remove(second);
    // 40 are left, 5 of them reserved.
    const third = await pumps('99');
    expect(await reserved(third)).toEqual(['35']);
    await remove(third);
  });

  it('reserve nothing of what may be reserved by people alone', async () => {
    const lines = [{ type: 'ITEM', no: 'DESK', quantity: '1' }];
    const { id } = await run('orderCreate', 'OrderCreateInput', { customerNo: 'BUYER', lines });
    expect(await reserved(id)).toEqual(['0']);
  });

  it('BI-12, SL-09 are reserved for lines that come from the CRM, and nothing echoes', async () => {
    await trade.settings({ orderIntegration: 'TWO_WAY' });
    const { id } = await trade.crmOrder({
      lines: [{ productId: pumpId, quantity: '8', pricePerUnit: '10' }],
    });
    const { couplingCreateInErp } = await trade.api.ask<{
      couplingCreateInErp: { outcomes: { erpId: string }[] };
    }>(
      `mutation ($id: ID!) { couplingCreateInErp(input: { records: [{ id: $id, mapping: "SALESORDER-ORDER" }] }) {
         outcomes { erpId } } }`,
      { id },
    );
    const erpId = couplingCreateInErp.outcomes[0]?.erpId ?? '';
    expect(await reserved(erpId)).toEqual(['8']);
    const { runs } = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
    expect(runs?.map(({ modified, failed }) => ({ modified, failed }))).toEqual([
      { modified: 0, failed: 0 },
      { modified: 0, failed: 0 },
    ]);
  });

  it('are never reserved twice by orders made at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => pumps('20')));
    const quantities = (await Promise.all(made.map(reserved))).flat().map(Number);
    // 40 on hand, 5 and 8 reserved before.
    expect(quantities.reduce((sum, each) => sum + each, 0)).toBe(27);
  });
});
