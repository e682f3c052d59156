import { Invoicing } from '../../support/invoicing';
import { Trade } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

const line = (values: object) => ({
  ...{ type: 2, no: 'DESK', description: 'Desk', unitPrice: '10', amount: '10' },
  ...{ amountIncludingVat: '12', ...values },
});
const refusal = async (lines: object[], values: object = {}): Promise<string | undefined> =>
  invoicing.refusalOf((await invoicing.posted(values as never, lines as never)).id);
const mapping = (changes: string, name: string) =>
  trade.api.composition.unitOfWork.run((tx) =>
    tx.execute(`UPDATE sync.table_mapping SET ${changes} WHERE name = $1`, [name]),
  );

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
  await mapping('only_coupled = true', 'ITEM-PRODUCT');
  await mapping('only_coupled = true', 'RESOURCE-PRODUCT');
  const values = { baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD' };
  await trade.given.row('erp.item', { number: 'LOOSE', description: 'Loose', ...values });
  await trade.given.row('erp.item', { number: 'BLOCKED', blocked: true, ...values });
  await trade.given.row('erp.resource', { number: 'WORK', name: 'Work', ...values });
});

afterAll(() => trade.stop());

describe('invoices that cannot be sent', () => {
  it('W-22 an item that is not coupled and may not be made (IN-10)', async () => {
    expect(await refusal([line({ no: 'LOOSE' })])).toBe('PRODUCT_SYNC_FAILED');
  });

  it('W-22 a blocked item comes before everything else', async () => {
    await trade.given.row('erp.payment_terms', { code: 'ODD' });
    expect(await refusal([line({ no: 'BLOCKED' })], { paymentTermsCode: 'ODD' })).toBe(
      'PRODUCT_BLOCKED',
    );
  });

  it('W-22 a resource that is not coupled and may not be made', async () => {
    expect(await refusal([line({ type: 3, no: 'WORK' })])).toBe('PRODUCT_SYNC_FAILED');
  });

  it('W-22 an item outside a filter of its own becomes a write-in (IN-10)', async () => {
    await mapping(
      `erp_filter = '[{"field": "number", "operator": "in", "value": ["DESK"]}]'`,
      'ITEM-PRODUCT',
    );
    const { id } = await invoicing.posted({}, [line({ no: 'LOOSE', description: 'Loose' })]);
    expect((await invoicing.pushed(id)).lines).toMatchObject([
      { product: null, productDescription: 'LOOSE Loose.' },
    ]);
    await mapping(`erp_filter = '[]'`, 'ITEM-PRODUCT');
  });

  it('W-22 the write-in item of the settings is a write-in, and a comment does not travel (IN-10)', async () => {
    await trade.given.row('erp.item', {
      ...{ number: 'WRITEIN', type: 1, baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD' },
    });
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'WRITEIN' });
    const { id } = await invoicing.posted({}, [
      line({ no: 'WRITEIN', description: 'Custom engraving' }),
      // The reference sends it as a write-in of quantity 0.
      { type: 0, description: 'Thank you' },
    ]);
    expect((await invoicing.pushed(id)).lines).toMatchObject([
      { productDescription: 'WRITEIN Custom engraving.', isProductOverridden: true },
    ]);
  });

  it('W-22 an item that may be made is brought along', async () => {
    await mapping('only_coupled = false', 'ITEM-PRODUCT');
    const number = 'BROUGHT';
    await trade.given.row('erp.item', {
      ...{ number, baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD', unitPrice: '10' },
    });
    await trade.createInCrm('UNIT GROUP', await trade.idOf('erp.unit_group', 'sourceNo', number));
    await trade.createInCrm(
      'ITEM UOM',
      await trade.idOf('erp.item_unit_of_measure', 'itemNo', number),
    );
    const { id } = await invoicing.posted({}, [line({ no: number })]);
    const [sent] = (await invoicing.pushed(id)).lines;
    expect(sent).toMatchObject({ isProductOverridden: false });
    expect(sent?.product).not.toBeNull();
    await mapping('only_coupled = true', 'ITEM-PRODUCT');
  });

  it('payment terms, shipping agent and currency that the CRM does not know (D.2)', async () => {
    await trade.given.row('erp.payment_terms', { code: 'ODD2' });
    await trade.given.row('erp.shipping_agent', { code: 'MULE' });
    await trade.given.row('erp.currency', { code: 'SEK' });
    expect(await refusal([line({})], { paymentTermsCode: 'ODD2' })).toBe('OPTION_NOT_MAPPED');
    expect(await refusal([line({})], { shippingAgentCode: 'MULE' })).toBe('OPTION_NOT_MAPPED');
    expect(await refusal([line({})], { currencyCode: 'SEK' })).toBe('RECORD_NOT_COUPLED');
  });

  it('a customer without an account that may not be made (D.2)', async () => {
    await mapping('only_coupled = true', 'CUSTOMER');
    await trade.given.customer({ number: 'NOBODY' });
    expect(await refusal([line({})], { sellToCustomerNo: 'NOBODY' })).toBe('RECORD_NOT_COUPLED');
  });

  it('SR-014 a customer outside the filter of its mapping is not brought along', async () => {
    await mapping('only_coupled = false', 'CUSTOMER');
    const id = await trade.given.customer({ number: 'BARRED', blocked: 2 });
    expect(await refusal([line({})], { sellToCustomerNo: 'BARRED' })).toBe('RECORD_NOT_COUPLED');
    const { couplings } = await trade.api.ask<{ couplings: { totalCount: number } }>(
      `query ($id: ID!) { couplings(where: { erpId: { eq: $id } }) { totalCount } }`,
      { id },
    );
    expect(couplings.totalCount).toBe(0);
  });

  it('a unit that is gone, and one that is not coupled (IN-11)', async () => {
    await trade.given.row('erp.unit_of_measure', { code: 'BOX', description: 'Box' });
    expect(await refusal([line({ unitOfMeasureCode: 'BOX' })])).toBe('UNIT_DELETED');
    await trade.given.row('erp.item_unit_of_measure', {
      ...{ itemNo: 'DESK', code: 'BOX', qtyPerUnitOfMeasure: '6' },
    });
    expect(await refusal([line({ unitOfMeasureCode: 'BOX' })])).toBe('UNIT_NOT_COUPLED');
  });

  it('an invoice whose customer is not the customer of its CRM order (D.2)', async () => {
    const order = await trade.converted();
    await trade.coupledCustomer({ number: 'STRANGER' });
    expect(await refusal([line({})], { sellToCustomerNo: 'STRANGER', orderId: order.id })).toBe(
      'INVOICE_CUSTOMER_CHANGED',
    );
  });

  it('a reference that somebody typed links no order (IN-7)', async () => {
    const { orderNumber } = await trade.crmOrder();
    const { id } = await invoicing.posted({ yourReference: orderNumber }, [line({})]);
    expect(await invoicing.pushed(id)).toMatchObject({ salesOrder: null });
  });

  it('an id without an invoice, beside one that is sent', async () => {
    const { id } = await invoicing.posted({}, [line({})]);
    const outcomes = await invoicing.push('00000000-0000-4000-8000-000000000001', id);
    expect(outcomes).toMatchObject([
      { created: null, error: { code: 'ERP_NOT_FOUND' } },
      { created: true, error: null },
    ]);
  });

  it('lines alone are not sent (IN-2)', async () => {
    const { id } = await invoicing.posted({}, [line({})]);
    const lineId = await trade.idOf('erp.sales_invoice_line', 'documentId', id);
    const answer = await trade.api.ask(
      `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInCrm(input: { records: $records }) { outcomes { error { code } } errors { code } } }`,
      { records: [{ id: lineId, mapping: 'POSTEDSALESLINE-INV' }] },
    );
    // The reference calls it LINES_NOT_ALONE.
    expect(JSON.stringify(answer)).toContain('LINES_NEED_HEADER');
  });
});
