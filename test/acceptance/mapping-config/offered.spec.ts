import { Configure } from '../../support/configure';
import { Masters } from '../../support/masters';

let masters: Masters;
let configure: Configure;

beforeAll(async () => {
  masters = await Masters.start();
  configure = new Configure(masters.api);
});

afterAll(() => masters.stop());

async function offered(query: string): Promise<(string | null)[]> {
  const { list } = await masters.api.ask<{
    list: { nodes: { name: string | null }[]; totalCount: number };
  }>(`{ list: ${query} { nodes { name } totalCount } }`);
  expect(list.totalCount).toBe(list.nodes.length);
  return list.nodes.map(({ name }) => name);
}

describe('what a person is offered', () => {
  it('MAP-053 products that the filter of either mapping lets in, where no mapping is named', async () => {
    for (const [productNumber, productTypeCode] of [
      ['A', 1],
      ['B', 3],
      ['C', 1],
    ] as const)
      await masters.given.row('crm.product', {
        ...{ productNumber, name: productNumber, productTypeCode },
      });
    await configure.update('ITEM-PRODUCT', { crmFilterText: 'name = A' });
    await configure.update('RESOURCE-PRODUCT', { crmFilterText: 'name = B' });
    expect(await offered('crmTableCandidates(crmTable: "crm.product")')).toEqual(['A', 'B']);
    expect(await offered('couplingCandidates(mapping: "ITEM-PRODUCT")')).toEqual(['A']);
  });

  it('MAP-054 currencies inside the filter of their mapping', async () => {
    for (const [isoCurrencyCode, currencyName] of [
      ['QMA', 'A'],
      ['QMB', 'B'],
    ] as const)
      await masters.given.row('crm.transaction_currency', {
        ...{ isoCurrencyCode, currencyName, currencySymbol: isoCurrencyCode },
        ...{ currencyPrecision: 2, exchangeRate: '1' },
      });
    await configure.update('CURRENCY', { crmFilterText: 'currencyName = A' });
    expect(await offered('couplingCandidates(mapping: "CURRENCY")')).toEqual(['QMA']);
    expect(await offered('crmTableCandidates(crmTable: "crm.transaction_currency")')).toEqual([
      'QMA',
    ]);
  });

  it('refuses a table without a mapping', async () => {
    const { errors } = await masters.api.send(
      `{ crmTableCandidates(crmTable: "crm.nothing") { totalCount } }`,
    );
    expect(errors?.[0]?.extensions?.code).toBe('TABLE_NOT_MAPPED');
  });
});

describe('the mappings of prices', () => {
  it('IM-024 the price list mapping goes to the CRM, over sales lists of prices that are offered (ours: a flag of the list)', async () => {
    const { tableMapping } = await masters.api.ask<{ tableMapping: unknown }>(
      `{ tableMapping(name: "PLHEADER-PRICE") { direction onlyCoupled erpFilterText crmFilterText } }`,
    );
    expect(tableMapping).toEqual({
      direction: 'TO_CRM',
      onlyCoupled: true,
      erpFilterText: 'priceType = SALE and amountType = PRICE and synchronizedWithCrm = YES',
      crmFilterText: 'companyId in ({company}, null)',
    });
  });

  it('IRS-004 a value that is computed on reading arrives computed', async () => {
    const pair = await masters.itemPair();
    const { number } = await masters.given.read('erp.item', pair.erpId);
    await masters.given.row('erp.item_ledger_entry', {
      ...{ entryNo: '1', itemNo: String(number), postingDate: '2026-01-01' },
      ...{ entryType: 2, quantity: '1' },
    });
    expect((await masters.given.read('erp.item', pair.erpId)).inventory).toBeUndefined();
    await masters.sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM' });
    expect((await masters.given.read('crm.product', pair.crmId)).quantityOnHand).toBe('1');
  });
});

describe('rules of the CRM', () => {
  it('BL-001 a price without a price list is refused', async () => {
    const pair = await masters.itemPair();
    const { defaultUomId } = await masters.given.read('crm.product', pair.crmId);
    const before = await masters.api.composition.db.query('SELECT 1 FROM crm.price_list_line');
    const draft = { productId: pair.crmId, uomId: String(defaultUomId), amount: '1' };
    await expect(masters.given.row('crm.price_list_line', draft)).rejects.toThrow(/priceLevelId/);
    const { errors } = await masters.api.send(
      `mutation ($input: PriceListLineCreateInput!) { priceListLineCreate(input: $input) { errors { code } } }`,
      { input: draft },
    );
    expect(errors?.[0]?.message).toContain('priceLevelId');
    const after = await masters.api.composition.db.query('SELECT 1 FROM crm.price_list_line');
    expect(after).toEqual(before);
  });
});
