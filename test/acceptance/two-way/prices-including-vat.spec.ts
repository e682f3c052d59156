import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;
const act = (mutation: string, input: object, selection = 'order'): Promise<string> =>
  trade.act(mutation, input, selection);
const run = async () => {
  const { runs } = await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
  const problems = (runs ?? []).flatMap(({ errors }) =>
    errors.edges.map(({ node }) => `${node.code} ${node.message}`),
  );
  return { problems, modified: (runs ?? []).reduce((sum, each) => sum + each.modified, 0) };
};
const ERP = `number status pricesIncludingVat invoiceDiscountValue totals { amount amountIncludingVat invoiceDiscountAmount }
  lines { type no quantity unitPrice lineDiscountAmount amount amountIncludingVat }`;
const CRM = `stateCode discountAmount discountPercentage totals { lineItemAmount amountLessFreight tax amount }
  lines { id quantity pricePerUnit manualDiscountAmount baseAmount tax }`;
const erpOrder = async (id: string) =>
  (
    await trade.api.ask<{ order: { lines: object[] } }>(
      `query ($id: ID!) { order(id: $id) { ${ERP} } }`,
      { id },
    )
  ).order;
const crmOrder = async (id: string) =>
  (
    await trade.api.ask<{ crmOrder: { lines: { id: string }[] } }>(
      `query ($id: ID!) { crmOrder(id: $id) { ${CRM} } }`,
      { id },
    )
  ).crmOrder;
const versions = async () =>
  trade.api.composition.db.query(
    `SELECT (SELECT max(version) FROM erp.sales_order) AS erp, (SELECT max(version) FROM erp.sales_order_line) AS "erpLine",
            (SELECT max(version) FROM crm.sales_order) AS crm, (SELECT max(version) FROM crm.sales_order_line) AS "crmLine"`,
  );
const sent = async (lines: object[], more: object = {}) => {
  const erpId = await act('orderCreate', { customerNo: 'GROSS', lines, ...more });
  await act('orderRelease', { id: erpId });
  return { erpId, crmId: await trade.createInCrm('SALESORDER-ORDER', erpId) };
};
const editInCrm = async (id: string, changes: object) => {
  await act('crmOrderReactivate', { id }, 'crmOrder');
  await act('crmOrderUpdate', { id, ...changes }, 'crmOrder');
  await act('crmOrderSubmit', { id }, 'crmOrder');
};
const line = (no: string, quantity: string, unitPrice: string, lineDiscountAmount = '0') => ({
  ...{ type: 'ITEM', no, quantity, unitPrice, lineDiscountAmount },
});

beforeAll(async () => {
  trade = await Trade.start();
  const { given } = trade;
  await trade.vatRate('LOW', '12', 'VAT12');
  await trade.coupledItem({ number: 'PEN', description: 'Pen', unitPrice: '8' });
  await trade.coupledItem({ number: 'BOOK', description: 'Book', vatProdPostingGroup: 'LOW' });
  await given.row('erp.gl_account', {
    ...{ number: '8400', name: 'Freight', vatProdPostingGroup: 'STD' },
  });
  await trade.coupledCustomer({ number: 'GROSS', name: 'Gross Ltd', pricesIncludingVat: true });
  await trade.settings({ orderIntegration: 'TWO_WAY', freightGlAccountNo: '8400' });
});

afterAll(() => trade.stop());

describe('two-way orders whose prices include VAT', () => {
  it('BI-14, OC-35 the CRM order is net: prices, line discounts, tax of each line and totals equal the ERP to the cent', async () => {
    // 375.00 - 25.00 = 350.00, / 1.25 = 280.00; 69.93 / 1.25 = 55.944; 112.00 / 1.12 = 100.00.
    const { erpId, crmId } = await sent([
      line('DESK', '3', '125', '25'),
      line('PEN', '7', '9.99'),
      line('BOOK', '2', '56'),
    ]);
    expect(await erpOrder(erpId)).toMatchObject({
      pricesIncludingVat: true,
      totals: { amount: '435.94', amountIncludingVat: '531.93' },
    });
    expect(await crmOrder(crmId)).toMatchObject({
      discountAmount: null,
      totals: {
        lineItemAmount: '435.94',
        amountLessFreight: '435.94',
        tax: '95.99',
        amount: '531.93',
      },
      lines: [
        { pricePerUnit: '100', manualDiscountAmount: '20', baseAmount: '300', tax: '70' },
        { pricePerUnit: '7.992', manualDiscountAmount: '0', baseAmount: '55.94', tax: '13.99' },
        { pricePerUnit: '50', manualDiscountAmount: '0', baseAmount: '100', tax: '12' },
      ],
    });
    const before = await versions();
    expect(await run()).toEqual({ problems: [], modified: 0 });
    expect(await versions()).toEqual(before);
  });

  it('R-7 what rounding of a VAT group leaves lands on the last line of both orders', async () => {
    // 9.99 / 1.25 = 7.992 → 7.99; 19.98 / 1.25 = 15.984 → 7.99 more; 29.97 / 1.25 = 23.976 → 8.00 more.
    const { erpId, crmId } = await sent([
      line('PEN', '1', '9.99'),
      line('PEN', '1', '9.99'),
      line('PEN', '1', '9.99'),
    ]);
    expect(await crmOrder(crmId)).toMatchObject({
      totals: { lineItemAmount: '23.98', tax: '5.99', amount: '29.97' },
      lines: [
        { pricePerUnit: '7.992', baseAmount: '7.99', tax: '2' },
        { pricePerUnit: '7.992', baseAmount: '7.99', tax: '2' },
        { pricePerUnit: '8', baseAmount: '8', tax: '1.99' },
      ],
    });
    await editInCrm(crmId, { changes: { shipToCity: 'Oslo' } });
    expect(await run()).toEqual({ problems: [], modified: 1 });
    expect((await erpOrder(erpId)).lines).toMatchObject([
      { unitPrice: '9.99', amount: '7.99' },
      { unitPrice: '9.99', amount: '7.99' },
      { unitPrice: '9.99', amount: '8' },
    ]);
    expect(await run()).toEqual({ problems: [], modified: 0 });
  });

  it('BI-4 an invoice discount over two VAT groups goes net, comes back as it was, and is granted once', async () => {
    // 36.20 over 250.00 and 112.00: 25.00 and 11.20, net 20.00 and 10.00.
    const { erpId, crmId } = await sent([line('DESK', '2', '125'), line('BOOK', '1', '112')], {
      invoiceDiscountAmount: '36.20',
    });
    expect(await crmOrder(crmId)).toMatchObject({
      discountAmount: '30',
      totals: { lineItemAmount: '300', amountLessFreight: '270', tax: '55.8', amount: '325.8' },
      lines: [
        { pricePerUnit: '100', tax: '45' },
        { pricePerUnit: '100', tax: '10.8' },
      ],
    });
    await editInCrm(crmId, { changes: { shipToCity: 'Oslo' } });
    expect(await run()).toEqual({ problems: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({
      status: 'RELEASED',
      invoiceDiscountValue: '36.2',
      totals: { amount: '270', amountIncludingVat: '325.8', invoiceDiscountAmount: '36.2' },
    });
    const before = await versions();
    expect(await run()).toEqual({ problems: [], modified: 0 });
    expect(await versions()).toEqual(before);
    // One desk more: 30.00 of 400.00 net are 36.53 of 487.00, 8.40 and 28.13: 103.60 / 1.12 and 346.87 / 1.25.
    const [first] = (await crmOrder(crmId)).lines;
    await editInCrm(crmId, { changeLines: [{ id: first?.id, quantity: '3' }] });
    expect(await run()).toEqual({ problems: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({
      invoiceDiscountValue: '36.53',
      totals: { amount: '370', amountIncludingVat: '450.47' },
      lines: [
        { quantity: '3', unitPrice: '125', amount: '277.5' },
        { quantity: '1', unitPrice: '112', amount: '92.5' },
      ],
    });
    expect(await crmOrder(crmId)).toMatchObject({ totals: { amountLessFreight: '370' } });
    expect(await run()).toEqual({ problems: [], modified: 0 });
  });

  it('OC-35 a CRM order is grossed up: prices, line and header discount, freight; its net amounts are kept', async () => {
    const { accountId } = await trade.coupledCustomer({
      ...{ number: 'GROSS2', name: 'Gross Two', pricesIncludingVat: true },
    });
    const { id } = await trade.crmOrder({
      customerId: accountId,
      discountPercentage: '10',
      freightAmount: '20',
      lines: [
        {
          productId: trade.productId,
          quantity: '2',
          pricePerUnit: '90',
          manualDiscountAmount: '10',
        },
      ],
    });
    const answer = await trade.api.ask<{
      couplingCreateInErp: { outcomes: { erpId: string; error: object | null }[] };
    }>(
      `mutation ($id: ID!) { couplingCreateInErp(input: { records: [{ id: $id, mapping: "SALESORDER-ORDER" }] }) {
         outcomes { erpId error { code message } } } }`,
      { id },
    );
    const [outcome] = answer.couplingCreateInErp.outcomes;
    expect(outcome?.error).toBeNull();
    // 170.00 less 17.00 is 153.00 net, 191.25 with VAT; the freight of 20.00 is 25.00.
    expect(await erpOrder(outcome?.erpId ?? '')).toMatchObject({
      invoiceDiscountValue: '21.25',
      totals: { amount: '173', amountIncludingVat: '216.25' },
      lines: [
        { no: 'DESK', unitPrice: '112.5', lineDiscountAmount: '12.5', amount: '153' },
        { no: '8400', unitPrice: '25', amount: '20' },
      ],
    });
    const before = await versions();
    expect(await run()).toEqual({ problems: [], modified: 0 });
    expect(await versions()).toEqual(before);
  });

  it('a price changed in the CRM is grossed up, one changed in the ERP goes net, each alone', async () => {
    const { erpId, crmId } = await sent([line('DESK', '2', '125'), line('BOOK', '1', '112')]);
    const [desk] = (await crmOrder(crmId)).lines;
    await editInCrm(crmId, { changeLines: [{ id: desk?.id, pricePerUnit: '80' }] });
    expect(await run()).toEqual({ problems: [], modified: 1 });
    expect((await erpOrder(erpId)).lines).toMatchObject([
      { unitPrice: '100', amount: '160' },
      { unitPrice: '112', amount: '100' },
    ]);
  });

  it('R-5 the part of the VAT base that a payment discount takes away is neither grossed up nor lost', async () => {
    // 25 % VAT on 97 % of the net: 100.00 net are 124.25; 12 % on 97 %: 100.00 net are 111.64.
    const { given } = trade;
    const erpId = await act('orderCreate', {
      customerNo: 'GROSS',
      lines: [line('DESK', '2', '124.25'), line('BOOK', '1', '111.64')],
    });
    await given.change('erp.sales_order', erpId, { vatBaseDiscountPercent: '3' });
    await act('orderUpdate', { id: erpId, changeLines: [{ lineNo: 10000, quantity: '1' }] });
    await act('orderRelease', { id: erpId });
    const crmId = await trade.createInCrm('SALESORDER-ORDER', erpId);
    expect(await crmOrder(crmId)).toMatchObject({
      totals: { lineItemAmount: '200', tax: '35.89' },
      lines: [{ pricePerUnit: '100' }, { pricePerUnit: '100' }],
    });
    const [desk] = (await crmOrder(crmId)).lines;
    await editInCrm(crmId, {
      changes: { discountAmount: '10' },
      changeLines: [{ id: desk?.id, pricePerUnit: '80', manualDiscountAmount: '20' }],
    });
    expect(await run()).toEqual({ problems: [], modified: 1 });
    expect(await erpOrder(erpId)).toMatchObject({
      totals: { amount: '150' },
      lines: [
        { unitPrice: '99.4', lineDiscountAmount: '24.85' },
        { unitPrice: '111.64', lineDiscountAmount: '0' },
      ],
    });
    expect(await run()).toEqual({ problems: [], modified: 0 });
  });

  it('B-30 the job of archived orders keeps the net figures', async () => {
    const { erpId, crmId } = await sent([line('DESK', '3', '125', '25')]);
    await act('orderShip', { id: erpId }, 'shipment');
    await act('orderInvoice', { id: erpId }, 'invoice');
    const told = await trade.api.composition.documents.orderFlow.updateArchived.run('job');
    expect(told).toMatchObject({ modified: 1, failed: 0 });
    expect(await crmOrder(crmId)).toMatchObject({
      stateCode: 'INVOICED',
      totals: { lineItemAmount: '280', tax: '70', amount: '350' },
      lines: [{ pricePerUnit: '100', manualDiscountAmount: '20' }],
    });
  });

  it('R-2 amounts of a currency without decimals are whole on both sides', async () => {
    await trade.given.row('erp.currency', { code: 'JPY', amountRoundingPrecision: '1' });
    await trade.given.row('erp.currency_exchange_rate', {
      ...{ currencyCode: 'JPY', startingDate: '2020-01-01' },
      ...{ exchangeRateAmount: '100', relationalExchRateAmount: '1' },
    });
    const yen = await trade.createInCrm(
      'CURRENCY',
      await trade.idOf('erp.currency', 'code', 'JPY'),
    );
    await trade.given.change('crm.transaction_currency', yen, { currencyPrecision: 0 });
    // 3 × 999 = 2,997, / 1.25 = 2,397.6.
    const { crmId } = await sent([line('PEN', '3', '999')], { currencyCode: 'JPY' });
    expect(await crmOrder(crmId)).toMatchObject({
      totals: { lineItemAmount: '2398', tax: '599', amount: '2997' },
      lines: [{ pricePerUnit: '799.2', baseAmount: '2398', tax: '599' }],
    });
  });
});
