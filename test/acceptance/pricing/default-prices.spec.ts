import { Configure } from '../../support/configure';
import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start(6);
});

afterEach(() => masters.stop());

interface Price {
  list: string;
  unit: string;
  amount: string;
  number: string;
}

const pricesOf = ({ crmId }: PairIds): Promise<Price[]> =>
  masters.api.composition.db.query<Price & Record<string, unknown>>(
    `SELECT p.name AS list, u.name AS unit, trim_scale(l.amount)::text AS amount, l.product_number AS number
       FROM crm.price_list_line l JOIN crm.price_list p ON p.id = l.price_level_id JOIN crm.uom u ON u.id = l.uom_id
      WHERE l.product_id = $1 ORDER BY u.quantity, u.id`,
    [crmId],
  );

async function box(pair: PairIds): Promise<void> {
  const { number } = await masters.given.read('erp.item', pair.erpId);
  await masters.given.row('erp.unit_of_measure', { code: 'BOX', description: 'Box' });
  const unit = await masters.given.row('erp.item_unit_of_measure', {
    itemNo: String(number),
    code: 'BOX',
    qtyPerUnitOfMeasure: '6',
  });
  await masters.createInCrm('ITEM UOM', unit);
}

const LIST = 'Business Central Default Price List';

describe('default prices of products', () => {
  it('W-25 each unit has a price, a new unit at once; the ERP refuses prices below zero (PR-1, PR-3, PR-4)', async () => {
    const pair = await masters.itemPair({ number: 'A', unitPrice: '2.40' });
    expect(await pricesOf(pair)).toEqual([{ list: LIST, unit: 'PCS', amount: '2.4', number: 'A' }]);
    await box(pair);
    expect((await pricesOf(pair)).map(({ unit, amount }) => [unit, amount])).toEqual([
      ['PCS', '2.4'],
      ['BOX', '14.4'],
    ]);
    await masters.given.change('erp.item', pair.erpId, { unitPrice: '0' });
    await masters.sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM' });
    expect((await masters.given.read('crm.product', pair.crmId)).price).toBe('0');
    expect((await pricesOf(pair)).map(({ amount }) => amount)).toEqual(['0', '0']);
  });

  it('PR-3 every product names the default list, which is in local currency', async () => {
    const pair = await masters.itemPair();
    const { priceLevelId } = await masters.given.read('crm.product', pair.crmId);
    const list = await masters.given.read('crm.price_list', String(priceLevelId));
    expect(list).toMatchObject({ name: LIST, transactionCurrencyId: masters.euroId, stateCode: 0 });
    const other = await masters.resourcePair();
    expect((await masters.given.read('crm.product', other.crmId)).priceLevelId).toBe(priceLevelId);
  });

  it('PR-3 a default price that somebody changed or removed counts as a change of the product', async () => {
    const pair = await masters.itemPair({ unitPrice: '10' });
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute(`UPDATE crm.price_list_line SET amount = 3 WHERE product_id = $1`, [pair.crmId]),
    );
    const outcome = await masters.sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM' });
    expect(outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    expect((await pricesOf(pair)).map(({ amount }) => amount)).toEqual(['10']);
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute(`DELETE FROM crm.price_list_line WHERE product_id = $1`, [pair.crmId]),
    );
    await masters.sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM' });
    expect((await pricesOf(pair)).map(({ amount }) => amount)).toEqual(['10']);
    const again = await masters.sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM' });
    expect(again.kind).toBe('UNCHANGED');
  });

  it('SH-013 SH-014 a reset forgets the list, and the same one is found again', async () => {
    const pair = await masters.itemPair();
    const { priceLevelId } = await masters.given.read('crm.product', pair.crmId);
    const stored = async () => {
      const { salesSettings } = await masters.api.ask<{
        salesSettings: { defaultPriceList: { id: string } | null };
      }>(`{ salesSettings { defaultPriceList { id } } }`);
      return salesSettings.defaultPriceList?.id ?? null;
    };
    expect(await stored()).toBe(priceLevelId);
    await masters.api.ask(`mutation { tableMappingReset(input: {}) { errors { code } } }`);
    expect(await stored()).toBeNull();
    await masters.itemPair();
    expect(await stored()).toBe(priceLevelId);
    const lists = await masters.api.composition.db.query(`SELECT name FROM crm.price_list`);
    expect(lists).toEqual([{ name: LIST }]);
  });

  it('PR-2 a list of that name in another currency is left alone', async () => {
    const dollar = await masters.currencyPair('USD');
    await masters.given.row('crm.price_list', { name: LIST, transactionCurrencyId: dollar.crmId });
    const pair = await masters.itemPair();
    expect((await pricesOf(pair)).map(({ list }) => list)).toEqual([
      'Business Central EUR Default Price List',
    ]);
  });

  it('SH-023 IM-053 a retired product blocks its item, and an active one needs both state and reason', async () => {
    const pair = await masters.itemPair();
    await masters.given.change('crm.product', pair.crmId, { stateCode: 1, statusCode: 2 });
    await new Configure(masters.api).update('ITEM-PRODUCT', { crmFilterText: '' });
    await masters.sync.one({ crmId: pair.crmId }, { direction: 'FROM_CRM' });
    expect((await masters.given.read('erp.item', pair.erpId)).blocked).toBe(true);
    await masters.given.change('crm.product', pair.crmId, { stateCode: 0 });
    expect(await masters.given.read('crm.product', pair.crmId)).toMatchObject({
      stateCode: 0,
      statusCode: 1,
    });
  });
});
