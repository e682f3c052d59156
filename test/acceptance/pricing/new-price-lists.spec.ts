import { Masters } from '../../support/masters';
import { Prices } from '../../support/prices';

let masters: Masters;
let prices: Prices;

beforeAll(async () => {
  masters = await Masters.start();
  prices = new Prices(masters, 'new');
  await prices.choose();
});

afterAll(() => masters.stop());

const readList = (id: string) => masters.given.read('crm.price_list', id);
const readLine = (id: string) => masters.given.read('crm.price_list_line', id);

describe('price lists with extended price calculation', () => {
  it('CPT-015 only an active list is coupled: a draft is refused, by hand and when it is created', async () => {
    const { given, sync } = masters;
    await given.row('erp.customer_price_group', { code: 'GOLD' });
    const chair = await masters.itemPair();
    const id = await prices.list('DRAFT', { status: 0, sourceType: 12, sourceNo: 'GOLD' });
    await prices.price('DRAFT', chair, '5');
    const crm = await given.row('crm.price_list', {
      name: 'Draft',
      transactionCurrencyId: masters.euroId,
    });
    await expect(sync.couple('PLHEADER-PRICE', id, crm)).rejects.toThrow('PRICE_LIST_NOT_ACTIVE');
    const { error } = await prices.create(id);
    expect(error).toMatchObject({ code: 'PRICE_LIST_NOT_ACTIVE', data: { status: 'a draft' } });
    expect(await sync.coupling(id)).toBeNull();
    await given.change('erp.price_list', id, { status: 1 });
    expect((await prices.create(id)).error).toBeNull();
  });

  it('a run passes drafts and their prices over without an error', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list('QUIET', { status: 0 });
    const price = await prices.price('QUIET', chair, '5');
    await masters.sync.configure('PLHEADER-PRICE', { onlyCoupled: false });
    await prices.modified('lists');
    const run = await prices.modified('lines');
    await masters.sync.configure('PLHEADER-PRICE', { onlyCoupled: true });
    expect(run).toMatchObject({ failed: 0 });
    expect(await masters.sync.coupling(id)).toBeNull();
    expect(await masters.sync.coupling(price)).toBeNull();
  });

  it('header values and the state are kept in step (PR-6)', async () => {
    const { given } = masters;
    const id = await prices.list('STATE', {
      description: 'Summer',
      startingDate: '2026-06-01',
      endingDate: '2026-08-31',
    });
    const crmId = await prices.created(id);
    expect(await readList(crmId)).toMatchObject({
      name: 'STATE',
      description: 'Summer',
      beginDate: '2026-06-01',
      endDate: '2026-08-31',
      stateCode: 0,
      statusCode: 100001,
    });
    await given.change('erp.price_list', id, { status: 2, description: 'Over' });
    expect(await prices.modified('lists')).toMatchObject({ modified: 1, failed: 0 });
    expect(await readList(crmId)).toMatchObject({
      description: 'Over',
      stateCode: 1,
      statusCode: 100002,
    });
    await given.change('erp.price_list', id, { status: 1 });
    await prices.modified('lists');
    expect(await readList(crmId)).toMatchObject({ stateCode: 0, statusCode: 100001 });
  });

  it('a list without prices takes the currency of its header (PR-7)', async () => {
    const currency = await masters.currencyPair('QPA');
    const id = await prices.list('EMPTY', { currencyCode: 'QPA' });
    const crmId = await prices.created(id);
    expect((await readList(crmId)).transactionCurrencyId).toBe(currency.crmId);
  });

  it('a list that is not offered in the CRM is outside the mapping (PR-5)', async () => {
    const id = await prices.list('HIDDEN', { synchronizedWithCrm: false });
    const { error } = await prices.create(id);
    expect(error?.code).toBe('OUT_OF_SCOPE');
  });

  it('prices of resources go to the products of the resources (PR-9)', async () => {
    const hour = await masters.resourcePair();
    const { number } = await masters.given.read('erp.resource', hour.erpId);
    const id = await prices.list('HOURS');
    const price = await masters.given.row('erp.price_list_line', {
      priceListCode: 'HOURS',
      lineNo: 10_000,
      assetType: 30,
      assetNo: String(number),
      unitPrice: '95',
    });
    const crmId = await prices.created(id);
    expect(await prices.lines(crmId)).toEqual([{ productId: hour.crmId, amount: '95' }]);
    const { crmId: line } = (await masters.sync.coupling(price)) ?? {};
    expect(await readLine(String(line))).toMatchObject({
      pricingMethodCode: 1,
      quantitySellingCode: 1,
      transactionCurrencyId: masters.euroId,
    });
  });

  it('prices for larger quantities and prices of variants stay in the ERP (PR-9)', async () => {
    const chair = await masters.itemPair();
    const id = await prices.list('BREAK');
    await prices.price('BREAK', chair, '10');
    await prices.price('BREAK', chair, '8', { minimumQuantity: '100' });
    await prices.price('BREAK', chair, '12', { variantCode: 'RED' });
    const crmId = await prices.created(id);
    expect(await prices.lines(crmId)).toEqual([{ productId: chair.crmId, amount: '10' }]);
    expect(await prices.lastRun('lines')).toMatchObject({ inserted: 1, failed: 0 });
  });

  it('ES-042 a price in a further unit goes to the coupled unit; an uncoupled unit stops the list', async () => {
    const { given } = masters;
    const chair = await masters.itemPair();
    const { number } = await given.read('erp.item', chair.erpId);
    await given.row('erp.unit_of_measure', { code: 'BOX', description: 'Box' });
    const unit = await given.row('erp.item_unit_of_measure', {
      itemNo: String(number),
      code: 'BOX',
      qtyPerUnitOfMeasure: '6',
    });
    const id = await prices.list('BOXES');
    await prices.price('BOXES', chair, '10');
    await prices.price('BOXES', chair, '55', { unitOfMeasureCode: 'BOX' });
    const { error } = await prices.create(id);
    expect(error).toMatchObject({ code: 'UNIT_NOT_COUPLED', data: { unit: 'BOX' } });
    const box = await masters.createInCrm('ITEM UOM', unit);
    const crmId = await prices.created(id);
    expect(await prices.lines(crmId)).toEqual([
      { productId: chair.crmId, amount: '10' },
      { productId: chair.crmId, amount: '55' },
    ]);
    const rows = await masters.api.composition.db.query(
      'SELECT uom_id FROM crm.price_list_line WHERE price_level_id = $1 AND amount = 55',
      [crmId],
    );
    expect(rows).toEqual([{ uom_id: box.crmId }]);
  });

  it('T-UOM-PRICE a price is in the coupled unit of its item, the base unit where it names none; else it fails', async () => {
    const { given, sync } = masters;
    const stool = await masters.itemPair();
    const { number } = await given.read('erp.item', stool.erpId);
    const id = await prices.list('UNITS');
    const price = await prices.price('UNITS', stool, '10');
    const crmId = await prices.created(id);
    const [line] = await masters.api.composition.db.query<{ id: string; uom_id: string }>(
      'SELECT id, uom_id FROM crm.price_list_line WHERE price_level_id = $1',
      [crmId],
    );
    const { defaultUomId } = await given.read('crm.product', stool.crmId);
    expect(line?.uom_id).toBe(defaultUomId);
    const unit = await masters.idOf('erp.item_unit_of_measure', 'itemNo', String(number));
    await sync.uncouple([{ erpId: unit }]);
    await given.change('erp.price_list_line', price, { unitPrice: '12' });
    expect((await sync.one({ erpId: price })).error).toMatchObject({
      code: 'UNIT_NOT_COUPLED',
      data: { list: 'UNITS', unit: 'PCS' },
    });
    expect((await readLine(line?.id ?? '')).amount).toBe('10');
  });

  it('a price list and its prices are entered through the schema', async () => {
    const chair = await masters.itemPair();
    const { number } = await masters.given.read('erp.item', chair.erpId);
    const answer = await masters.api.ask<{
      salesPriceListCreate: { salesPriceList: { id: string; status: string }; errors: unknown[] };
      salesPriceListLineCreate: { errors: unknown[] };
      salesPriceListUpdate: { salesPriceList: { status: string } };
    }>(
      `mutation ($item: String!) {
         salesPriceListCreate(input: { code: "web" }) { salesPriceList { id status } errors { code } }
         salesPriceListLineCreate(input: { priceListCode: "WEB", assetType: ITEM, assetNo: $item, unitPrice: "19.90" }) { errors { code } } }`,
      { item: String(number) },
    );
    expect(answer.salesPriceListCreate).toMatchObject({
      salesPriceList: { status: 'DRAFT' },
      errors: [],
    });
    expect(answer.salesPriceListLineCreate.errors).toEqual([]);
    const { id } = answer.salesPriceListCreate.salesPriceList;
    await masters.api.ask(
      `mutation ($id: ID!) { salesPriceListUpdate(input: { id: $id, changes: { status: ACTIVE } }) { errors { code } } }`,
      { id },
    );
    await prices.created(id);
    const read = await masters.api.ask<{ salesPriceList: unknown }>(
      `{ salesPriceList(code: "WEB") { status lines { edges { node { unitPrice item { number } priceListLine { amount salesPriceListLine { lineNo } } } } }
           priceList { name stateCode salesPriceList { code } } coupling { id } } }`,
    );
    expect(read.salesPriceList).toMatchObject({
      status: 'ACTIVE',
      lines: {
        edges: [
          {
            node: {
              unitPrice: '19.9',
              item: { number },
              priceListLine: { amount: '19.9', salesPriceListLine: { lineNo: 10_000 } },
            },
          },
        ],
      },
      priceList: { name: 'WEB', stateCode: 'ACTIVE', salesPriceList: { code: 'WEB' } },
    });
  });
});
