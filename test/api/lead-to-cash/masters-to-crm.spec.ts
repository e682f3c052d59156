import { Trade } from '../../support/trade';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('masters on the way to the CRM', () => {
  it('makes an active product with its price in the default price list (PR-08, PL-02, PL-05)', async () => {
    const { product } = await trade.api.ask<{ product: Record<string, unknown> }>(
      `{ product(productNumber: "DESK") { name stateCode price quantityOnHand item { number inventory } priceListLines { nodes { amount } } } }`,
    );
    expect(product).toEqual({
      name: 'Desk',
      stateCode: 'ACTIVE',
      price: '100',
      quantityOnHand: '50',
      item: { number: 'DESK', inventory: '50' },
      // The CRM makes a base unit with the group; it has no counterpart, so the piece alone has a price.
      priceListLines: { nodes: [{ amount: '100' }] },
    });
  });
});
