import { Trade } from '../../support/trade';
import { syncModified } from '../../support/runs';

let trade: Trade;
const act = async (mutation: string, type: string, input: object): Promise<string> => {
  const answer = await trade.run<{ order: { id: string } }>(mutation, type, input, 'order { id }');
  expect(answer.errors).toEqual([]);
  return answer.order.id;
};
const released = async (no: string): Promise<string> => {
  const lines = [{ type: 'ITEM', no, quantity: '1', unitPrice: '95' }];
  const id = await act('orderCreate', 'OrderCreateInput', { customerNo: 'BUYER', lines });
  return act('orderRelease', 'OrderInput', { id });
};
const newPricing = (on: boolean) =>
  trade.api.composition.unitOfWork.run((tx) =>
    tx.execute('UPDATE sync.sales_settings SET extended_price_calculation = $1', [on]),
  );
interface List {
  id: string;
  name: string;
  lines: { nodes: { amount: string; product: { productNumber: string } }[] };
}
const listOf = async (crmId: string): Promise<List | null> =>
  (
    await trade.api.ask<{ crmOrder: { priceLevel: List | null } }>(
      `query ($id: ID!) { crmOrder(id: $id) { priceLevel { id name lines(first: 50) { nodes { amount product { productNumber } } } } } }`,
      { id: crmId },
    )
  ).crmOrder.priceLevel;
const products = (list: List | null) =>
  [...new Set(list?.lines.nodes.map(({ product }) => product.productNumber))].sort();

beforeAll(async () => {
  trade = await Trade.start();
  await trade.settings({ orderIntegration: 'TWO_WAY' });
  await trade.coupledItem({ number: 'LAMP', description: 'Lamp' });
});

afterAll(() => trade.stop());

describe('the price list of a CRM order that an ERP order became', () => {
  it('PR-12 under old pricing orders of a currency share its list, which an order’s own price does not change', async () => {
    const one = await listOf(await trade.createInCrm('SALESORDER-ORDER', await released('DESK')));
    const two = await listOf(await trade.createInCrm('SALESORDER-ORDER', await released('LAMP')));
    expect(one?.id).toBeDefined();
    expect(two?.id).toBe(one?.id);
    const prices = two?.lines.nodes.filter(({ product }) => product.productNumber === 'DESK');
    expect(prices?.map(({ amount }) => amount)).not.toContain('95');
  });

  it('PR-12, PR-13 under new pricing a product that the order gets later is added to its list, one that is there stays', async () => {
    await newPricing(true);
    const erpId = await released('DESK');
    const crmId = await trade.createInCrm('SALESORDER-ORDER', erpId);
    const first = await listOf(crmId);
    expect(products(first)).toEqual(['DESK']);
    await act('orderReopen', 'OrderInput', { id: erpId });
    await act('orderUpdate', 'OrderUpdateInput', {
      id: erpId,
      changeLines: [{ lineNo: 10000, unitPrice: '80' }],
      addLines: [{ type: 'ITEM', no: 'LAMP', quantity: '2', unitPrice: '12' }],
    });
    await act('orderRelease', 'OrderInput', { id: erpId });
    const { runs } = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
    expect(runs?.flatMap(({ errors }) => errors.edges)).toEqual([]);
    const list = await listOf(crmId);
    expect(list?.id).toBe(first?.id);
    const amounts = (no: string) =>
      new Set(
        list?.lines.nodes
          .filter(({ product }) => product.productNumber === no)
          .map(({ amount }) => amount),
      );
    expect(amounts('DESK')).toEqual(new Set(['95']));
    expect(amounts('LAMP')).toEqual(new Set(['12']));
    await newPricing(false);
  });

  it('PR-12, PR-13 a list that somebody chose for the CRM order stays as it is', async () => {
    // The reference adds to it, though other orders share it.
    await newPricing(true);
    const priceLevelId = await trade.given.row('crm.price_list', {
      name: 'Partners',
      transactionCurrencyId: await trade.idOf('crm.transaction_currency', 'isoCurrencyCode', 'EUR'),
    });
    const { id } = await trade.crmOrder({ priceLevelId });
    const { couplingCreateInErp } = await trade.api.ask<{
      couplingCreateInErp: { outcomes: { erpId: string }[] };
    }>(
      `mutation ($id: ID!) { couplingCreateInErp(input: { records: [{ id: $id, mapping: "SALESORDER-ORDER" }] }) { outcomes { erpId } } }`,
      { id },
    );
    const erpId = couplingCreateInErp.outcomes[0]?.erpId ?? '';
    await act('orderReopen', 'OrderInput', { id: erpId });
    await act('orderUpdate', 'OrderUpdateInput', {
      id: erpId,
      addLines: [{ type: 'ITEM', no: 'LAMP', quantity: '1', unitPrice: '12' }],
    });
    await act('orderRelease', 'OrderInput', { id: erpId });
    const { runs } = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
    expect(runs?.flatMap(({ errors }) => errors.edges)).toEqual([]);
    expect(await listOf(id)).toEqual({ id: priceLevelId, name: 'Partners', lines: { nodes: [] } });
    await newPricing(false);
  });
});
