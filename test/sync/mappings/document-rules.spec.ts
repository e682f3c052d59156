import { Configure } from '../../support/configure';
import { Invoicing } from '../../support/invoicing';
import { syncModified } from '../../support/runs';
import { Sync } from '../../support/sync';
import { Trade, type RefusalAnswer } from '../../support/trade';

let trade: Trade;
let configure: Configure;
let sync: Sync;
let invoicing: Invoicing;
let ann: string;

interface Created {
  readonly erpId: string;
  readonly crmId: string;
  readonly error: RefusalAnswer | null;
}

const create = async (side: 'Erp' | 'Crm', id: string, mapping = 'SALESORDER-ORDER') => {
  const name = `couplingCreateIn${side}`;
  const answer = await trade.api.ask<Record<string, { outcomes: Created[] }>>(
    `mutation ($records: [RecordToCoupleInput!]!) { ${name}(input: { records: $records }) {
       outcomes { erpId crmId error { code message data } } } }`,
    { records: [{ id, mapping }] },
  );
  const [outcome] = answer[name]?.outcomes ?? [];
  if (!outcome) throw new Error(JSON.stringify(answer));
  return outcome;
};
const run = async () => {
  const { runs } = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
  const all = runs ?? [];
  return {
    codes: all.flatMap(({ errors }) => errors.edges.map(({ node }) => node.code)),
    modified: all.reduce((sum, each) => sum + each.modified, 0),
  };
};
const released = async (lines: object[]): Promise<string> => {
  const { order, errors } = await trade.run<{ order: { id: string } | null }>(
    'orderCreate',
    'OrderCreateInput',
    { customerNo: 'BUYER', lines },
    'order { id }',
  );
  if (!order) throw new Error(JSON.stringify(errors));
  const { errors: refused } = await trade.run('orderRelease', 'OrderInput', { id: order.id }, '');
  expect(refused).toEqual([]);
  return order.id;
};
const crmOrder = (id: string) => trade.given.read('crm.sales_order', id);
const erpOrder = (id: string) => trade.given.read('erp.sales_order', id);
const crmLines = (id: string) =>
  trade.api.composition.db.query(
    `SELECT product_id, product_description, is_price_overridden, manual_discount_amount, extended_amount
       FROM crm.sales_order_line WHERE sales_order_id = $1 ORDER BY sequence_number`,
    [id],
  );

beforeAll(async () => {
  trade = await Trade.start();
  configure = new Configure(trade.api);
  sync = new Sync(trade.api);
  invoicing = new Invoicing(trade);
  await trade.settings({ orderIntegration: 'TWO_WAY' });
  await trade.given.row('erp.country_region', { code: 'NO', isoCode: 'NO', name: 'Norway' });
  const businessUnitId = await trade.idOf('crm.business_unit', 'name', 'Root');
  ann = await trade.given.row('crm.system_user', {
    ...{ firstName: 'Ann', lastName: 'Berg', domainName: 'ann@example.com' },
    ...{ businessUnitId, isLicensed: true },
  });
  const salesperson = await trade.given.row('erp.salesperson', { code: 'ANN', name: 'Ann Berg' });
  await sync.couple('SALESPEOPLE', salesperson, ann);
  await trade.given.row('erp.salesperson', { code: 'BO', name: 'Bo' });
});

afterAll(() => trade.stop());

describe('countries of orders', () => {
  it('T-COUNTRY-V a country is known by code, ISO code or name; what the ERP does not know fails the order', async () => {
    const { id } = await trade.crmOrder({ shipToCountry: ' norway ', billToCountry: 'no' });
    const { erpId, error } = await create('Erp', id);
    expect(error).toBeNull();
    const codes = { shipToCountryRegionCode: 'NO', billToCountryRegionCode: 'NO' };
    expect(await erpOrder(erpId)).toMatchObject(codes);
    expect(await run()).toEqual({ codes: [], modified: 0 });
    expect(await crmOrder(id)).toMatchObject({ shipToCountry: ' norway ', billToCountry: 'no' });
    const other = await trade.crmOrder({ shipToCountry: 'Middle-earth' });
    expect((await create('Erp', other.id)).error).toMatchObject({
      code: 'REFERENCE_NOT_FOUND',
      data: { field: 'shipToCountry', value: 'Middle-earth' },
    });
  });

  it('T-COUNTRY-V what an order has already is not asked again', async () => {
    await trade.given.change('erp.customer', trade.customerId, { countryRegionCode: 'XX' });
    const erpId = await released([{ type: 'ITEM', no: 'DESK', quantity: '1' }]);
    await trade.given.change('erp.customer', trade.customerId, { countryRegionCode: null });
    const { crmId } = await create('Crm', erpId);
    expect(await crmOrder(crmId)).toMatchObject({ shipToCountry: 'XX' });
    const forced = await sync.one({ erpId }, { direction: 'FROM_CRM', force: true });
    expect(forced.error).toBeNull();
    expect(await erpOrder(erpId)).toMatchObject({ shipToCountryRegionCode: 'XX' });
  });

  it('T-COUNTRY takes any text once the row validates nothing', async () => {
    const { fieldMappings } = await configure.mapping('SALESORDER-ORDER', 'bidirectional');
    const row = fieldMappings.find(({ crmField }) => crmField === 'shipToCountry');
    const changed = await configure.updateField(String(row?.id), { validateErp: false });
    expect(changed.errors).toEqual([]);
    const { id } = await trade.crmOrder({ shipToCountry: 'Middle-earth' });
    const { erpId, error } = await create('Erp', id);
    expect(error).toBeNull();
    expect(await erpOrder(erpId)).toMatchObject({ shipToCountryRegionCode: 'MIDDLE-EAR' });
    await configure.updateField(String(row?.id), { validateErp: true });
  });
});

describe('lines of orders', () => {
  it('T-LINE-PRODUCT an item, a resource and a text go as their products and as none, and come back as such', async () => {
    const { productId: hour } = await trade.coupledResource({ number: 'HOUR', name: 'Hour' });
    await trade.given.row('erp.item', {
      ...{ number: 'TEXT', description: 'Text', type: 1 },
      ...{ baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD' },
    });
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'TEXT' });
    const erpId = await released([
      { type: 'ITEM', no: 'DESK', quantity: '1' },
      { type: 'RESOURCE', no: 'HOUR', quantity: '2' },
      { type: 'ITEM', no: 'TEXT', description: 'Carrying', quantity: '1', unitPrice: '5' },
    ]);
    const { crmId, error } = await create('Crm', erpId);
    expect(error).toBeNull();
    expect(await crmLines(crmId)).toMatchObject([
      { product_id: trade.productId },
      { product_id: hour },
      { product_id: null, product_description: 'Carrying' },
    ]);
    const { id } = await trade.crmOrder({
      lines: [
        { productId: hour, quantity: '1', pricePerUnit: '10' },
        { productId: trade.productId, quantity: '1', pricePerUnit: '10' },
        { productDescription: 'Assembly', quantity: '1', pricePerUnit: '10' },
      ],
    });
    const made = await create('Erp', id);
    expect(
      await trade.api.composition.db.query(
        'SELECT type, no FROM erp.sales_order_line WHERE document_id = $1 ORDER BY line_no',
        [made.erpId],
      ),
    ).toEqual([
      { type: 3, no: 'HOUR' },
      { type: 2, no: 'DESK' },
      { type: 2, no: 'TEXT' },
    ]);
  });

  it('T-LINE-PRODUCT an item without a product, a product without an item and a text without a write-in fail their order', async () => {
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: null });
    await trade.given.row('erp.item', {
      ...{ number: 'LONE', description: 'Lone', unitPrice: '1' },
      ...{ baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD' },
    });
    const erpId = await released([{ type: 'ITEM', no: 'LONE', quantity: '1' }]);
    expect((await create('Crm', erpId)).error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'no', value: 'LONE', mapping: 'ITEM-PRODUCT' },
    });
    const text = await trade.crmOrder({
      lines: [{ productDescription: 'Assembly', quantity: '1', pricePerUnit: '10' }],
    });
    expect((await create('Erp', text.id)).error).toMatchObject({
      code: 'WRITE_IN_NOT_CONFIGURED',
    });
    const { itemId, productId } = await trade.coupledItem({ number: 'PART', description: 'Part' });
    await sync.uncouple([{ erpId: itemId }]);
    const lone = await trade.crmOrder({
      lines: [{ productId, quantity: '1', pricePerUnit: '10' }],
    });
    expect((await create('Erp', lone.id)).error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'productId', value: productId, mapping: 'ITEM-PRODUCT' },
    });
  });

  it('T-LINE-DISCOUNT what a discount list gives for each unit counts in the ERP and is not sent again', async () => {
    const lines = [{ productId: trade.productId, quantity: '4', pricePerUnit: '50' }];
    const { id } = await trade.crmOrder({ lines }, false);
    await trade.given.change(
      'crm.sales_order_line',
      await trade.idOf('crm.sales_order_line', 'salesOrderId', id),
      { volumeDiscountAmount: '3', manualDiscountAmount: '5' },
    );
    await trade.run('crmOrderSubmit', 'CrmOrderInput', { id }, '');
    const { erpId, error } = await create('Erp', id);
    expect(error).toBeNull();
    const line = await trade.idOf('erp.sales_order_line', 'documentId', erpId);
    const discount = async () =>
      (await trade.given.read('erp.sales_order_line', line)).lineDiscountAmount;
    expect(await discount()).toBe('17');
    await trade.run('orderReopen', 'OrderInput', { id: erpId }, '');
    await trade.run(
      'orderUpdate',
      'OrderUpdateInput',
      { id: erpId, changeLines: [{ lineNo: 10000, lineDiscountAmount: '20' }] },
      '',
    );
    await trade.run('orderRelease', 'OrderInput', { id: erpId }, '');
    expect(await run()).toEqual({ codes: [], modified: 1 });
    expect(await crmLines(id)).toMatchObject([{ manual_discount_amount: '8' }]);
  });

  it('T-CONST-CRM, T-OVERWRITTEN prices are overridden, and the amounts are those of the ERP', async () => {
    const erpId = await released([
      { type: 'ITEM', no: 'DESK', quantity: '2', unitPrice: '100', lineDiscountAmount: '30' },
    ]);
    const { crmId } = await create('Crm', erpId);
    expect(await crmLines(crmId)).toMatchObject([
      { is_price_overridden: true, extended_amount: '212.50' },
    ]);
  });
});

describe('owners and texts of documents', () => {
  it('T-OWNER, T-MEMO an order is its salesperson’s, and its long text goes both ways', async () => {
    await sync.settings({ ownershipModel: 'PERSON' });
    const erpId = await released([{ type: 'ITEM', no: 'DESK', quantity: '1' }]);
    await trade.given.change('erp.sales_order', erpId, {
      ...{ salespersonCode: 'ANN', workDescription: 'Ring first\nand last' },
    });
    const { crmId, error } = await create('Crm', erpId);
    expect(error).toBeNull();
    expect(await crmOrder(crmId)).toMatchObject({
      ...{ ownerId: ann, ownerIdType: 'systemuser', description: 'Ring first\nand last' },
    });
    await trade.run('crmOrderReactivate', 'CrmOrderInput', { id: crmId }, '');
    const changes = { description: 'Ring twice' };
    await trade.run('crmOrderUpdate', 'CrmOrderUpdateInput', { id: crmId, changes }, '');
    await trade.run('crmOrderSubmit', 'CrmOrderInput', { id: crmId }, '');
    expect((await sync.one({ erpId }, { direction: 'FROM_CRM' })).error).toBeNull();
    expect(await erpOrder(erpId)).toMatchObject({ workDescription: 'Ring twice' });
    await sync.settings({ ownershipModel: 'TEAM' });
  });

  it('T-OWNER-DOC an invoice is its salesperson’s; one without a user fails, none leaves it to the team', async () => {
    await sync.settings({ ownershipModel: 'PERSON' });
    const line = { type: 2, no: 'DESK', unitPrice: '10', amount: '10', amountIncludingVat: '12.5' };
    const unit = { description: 'Desk', unitOfMeasureCode: 'PCS' };
    const push = async (salespersonCode: string | null) => {
      const { id } = await invoicing.posted({ salespersonCode }, [{ ...line, ...unit }]);
      return invoicing.push(id);
    };
    const [owned] = await push('ANN');
    expect(owned?.error).toBeNull();
    expect(owned?.crmInvoice).toMatchObject({ ownerUser: { id: ann }, ownerTeam: null });
    const [refused] = await push('BO');
    expect(refused?.error).toMatchObject({
      code: 'RECORD_NOT_COUPLED',
      data: { noun: 'salesperson', key: 'BO' },
    });
    const [plain] = await push(null);
    expect(plain?.crmInvoice?.ownerUser).toBeNull();
    await sync.settings({ ownershipModel: 'TEAM' });
    const [ofTeam] = await push('BO');
    expect(ofTeam?.error).toBeNull();
    expect(ofTeam?.crmInvoice?.ownerUser).toBeNull();
  });

  it('T-PRICE-VAT, T-CONST-CRM the price of an invoice line overrides the list, without the VAT that it includes', async () => {
    const { id } = await invoicing.posted({ pricesIncludingVat: true }, [
      {
        ...{ type: 2, no: 'DESK', description: 'Desk', unitOfMeasureCode: 'PCS', quantity: '2' },
        ...{ unitPrice: '125', amount: '200', amountIncludingVat: '250' },
      },
    ]);
    const { lines, id: crmId } = await invoicing.pushed(id);
    expect(
      await trade.api.composition.db.query(
        'SELECT is_price_overridden FROM crm.invoice_line WHERE invoice_id = $1',
        [crmId],
      ),
    ).toEqual([{ is_price_overridden: true }]);
    expect(lines).toMatchObject([{ pricePerUnit: '100', tax: '50', extendedAmount: '250' }]);
  });
});
