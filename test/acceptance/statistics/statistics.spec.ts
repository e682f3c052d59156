import { Invoicing } from '../../support/invoicing';
import { Trade } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

const FIGURES = `customerNo name balanceLcy outstandingOrdersLcy shippedNotInvoicedLcy outstandingInvoicesLcy totalLcy creditLimitLcy
  overdueAmountsLcy overdueAmountsAsOf totalSalesLcy invoicedPrepaymentAmountLcy transactionCurrency { isoCurrencyCode }`;
const OUTCOMES = `inserted modified unchanged failed invoicesModified run { id failed modified } invoiceRun { id modified failed }
  outcomes { result customer { number } account { accountStatistics { ${FIGURES} } } accountStatistics { ${FIGURES} } error { code remedy } }`;

interface Updated extends Record<string, unknown> {
  outcomes: { result: string; accountStatistics: Record<string, unknown> | null }[];
}
const update = async (input: object): Promise<Updated> => {
  const answer = await trade.run<Updated>(
    'accountStatisticsUpdate',
    'AccountStatisticsUpdateInput',
    input,
    OUTCOMES,
  );
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer;
};
const refresh = () => trade.api.composition.invoices.updateStatistics.refresh('job');
const coupling = async (customerId: string) =>
  (
    await trade.api.ask<{
      couplings: {
        nodes: {
          skipped: boolean;
          latestError: { code: string } | null;
        }[];
      };
    }>(
      `query ($id: ID!) { couplings(where: { erpId: { eq: $id } }) { nodes { skipped latestError { code } } } }`,
      { id: customerId },
    )
  ).couplings.nodes[0];

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
});

afterAll(() => trade.stop());

describe('account statistics', () => {
  it('W-24 every figure is its sum over ledger and lines (ST-1, ST-3)', async () => {
    const customerNo = 'C1';
    // Today is 22 August 2026 in these tests.
    const { customerId } = await trade.coupledCustomer({
      number: customerNo,
      name: 'C One',
      creditLimitLcy: '5000',
    });
    const entry = (values: object) => invoicing.entry({ customerNo, documentType: 2, ...values });
    await entry({
      ...{ documentNumber: 'I1', amount: '1000', remainingAmount: '400', salesLcy: '833.33' },
      ...{ postingDate: '2026-02-10', dueDate: '2026-03-12' },
    });
    await entry({
      ...{ documentNumber: 'I2', amount: '800', salesLcy: '666.67' },
      ...{ postingDate: '2026-08-20', dueDate: '2026-09-19' },
    });
    await entry({
      ...{ documentNumber: 'I3', amount: '300', remainingAmount: '0', salesLcy: '250' },
      ...{ postingDate: '2025-12-10', dueDate: '2026-01-09' },
    });
    const documentId = await trade.given.row('erp.sales_order', {
      ...{ number: 'O1', sellToCustomerNo: customerNo, billToCustomerNo: customerNo },
      orderDate: '2026-08-01',
      documentDate: '2026-08-01',
    });
    await trade.given.row('erp.sales_order_line', {
      ...{ documentId, documentNumber: 'O1', lineNo: 10000, type: 2, no: 'DESK', quantity: '10' },
      ...{ unitPrice: '50', amount: '500', amountIncludingVat: '600', outstandingQuantity: '6' },
      ...{ quantityShipped: '4', quantityInvoiced: '1', qtyShippedNotInvoiced: '3' },
      ...{ prepaymentInvoicedLcy: '50', prepaymentVatInvoicedLcy: '10' },
    });
    const open = (values: object) =>
      trade.given.row('erp.open_sales_line', { billToCustomerNo: customerNo, ...values });
    const unposted = { documentType: 2, documentNumber: 'D1', outstandingAmountLcy: '120' };
    await open({ ...unposted, lineNo: 10000 });
    await open({ ...unposted, lineNo: 20000, shipmentNo: 'SHP1' });
    await open({
      ...{ documentType: 5, documentNumber: 'R1', lineNo: 10000 },
      returnReceivedNotInvoicedLcy: '36',
    });
    const figures = {
      customerNo: 'C1',
      name: 'C One',
      balanceLcy: '1200',
      outstandingOrdersLcy: '360',
      shippedNotInvoicedLcy: '180',
      outstandingInvoicesLcy: '240',
      invoicedPrepaymentAmountLcy: '60',
      totalLcy: '1764',
      overdueAmountsLcy: '400',
      overdueAmountsAsOf: '2026-08-22',
      totalSalesLcy: '1500',
      creditLimitLcy: '5000',
      transactionCurrency: { isoCurrencyCode: 'EUR' },
    };
    expect(await update({ customerIds: [customerId] })).toMatchObject({
      inserted: 1,
      outcomes: [
        {
          result: 'INSERTED',
          customer: { number: 'C1' },
          account: { accountStatistics: figures },
          accountStatistics: figures,
        },
      ],
    });
    expect(await update({ customerIds: [customerId] })).toMatchObject({
      unchanged: 1,
      modified: 0,
    });
  });

  it('W-24 parts of a line are rounded one by one, and in the precision of its currency first (ST-2)', async () => {
    const customerNo = 'C2';
    const { customerId } = await trade.coupledCustomer({ number: customerNo, name: 'C Two' });
    await trade.given.row('erp.currency', { code: 'JPY', amountRoundingPrecision: '1' });
    const line = async (number: string, header: object, values: object) => {
      const documentId = await trade.given.row('erp.sales_order', {
        ...{ number, sellToCustomerNo: 'BUYER', billToCustomerNo: customerNo, ...header },
        orderDate: '2026-08-01',
        documentDate: '2026-08-01',
      });
      await trade.given.row('erp.sales_order_line', {
        ...{
          documentId,
          documentNumber: number,
          lineNo: 10000,
          type: 2,
          no: 'DESK',
          quantity: '3',
        },
        ...values,
      });
    };
    await line(
      'O2',
      {},
      {
        ...{ amountIncludingVat: '100.01', outstandingQuantity: '2' },
        ...{ quantityShipped: '1', qtyShippedNotInvoiced: '1' },
      },
    );
    const answer = await update({ customerIds: [customerId] });
    expect(answer.outcomes[0]?.accountStatistics).toMatchObject({
      outstandingOrdersLcy: '66.67',
      shippedNotInvoicedLcy: '33.34',
      totalLcy: '100.01',
    });
    // 1000 yen of three are 333.33, that is 333 yen; at 150 yen a euro 2.22.
    await line(
      'O3',
      { currencyCode: 'JPY', currencyFactor: '150' },
      {
        ...{ amountIncludingVat: '1000', outstandingQuantity: '1' },
      },
    );
    const again = await update({ customerIds: [customerId] });
    expect(again.outcomes[0]).toMatchObject({
      result: 'MODIFIED',
      accountStatistics: { outstandingOrdersLcy: '68.89' },
    });
  });

  it('W-24 sales are those of the fiscal year, by the accounting periods', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'C3', name: 'C Three' });
    const sale = (postingDate: string, salesLcy: string) =>
      invoicing.entry({
        ...{ customerNo: 'C3', documentType: 2, documentNumber: postingDate, amount: '0' },
        ...{ postingDate, salesLcy },
      });
    await sale('2026-06-30', '10');
    await sale('2026-07-01', '200');
    const sales = async () =>
      (await update({ customerIds: [customerId] })).outcomes[0]?.accountStatistics?.totalSalesLcy;
    expect(await sales()).toBe('210');
    await trade.given.row('erp.accounting_period', {
      startingDate: '2026-07-01',
      newFiscalYear: true,
    });
    expect(await sales()).toBe('200');
    await trade.api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM erp.accounting_period'),
    );
  });

  it('SJ-004 a change that a person made to the account and that waits is not hidden (ST-4)', async () => {
    const one = await trade.coupledCustomer({ number: 'C4', name: 'C Four' });
    const two = await trade.coupledCustomer({ number: 'C5', name: 'C Five' });
    const changed = () =>
      trade.api.composition.db.query<{ crm_id: string; changed: boolean }>(
        `SELECT k.crm_id, k.crm_version <> a.version AS changed FROM sync.coupling k JOIN crm.account a ON a.id = k.crm_id
          WHERE k.crm_id = ANY($1::uuid[]) ORDER BY a.name DESC`,
        [[one.accountId, two.accountId]],
      );
    await trade.given.change('crm.account', two.accountId, { telephone1: '555' });
    await update({ customerIds: [one.customerId, two.customerId] });
    expect(await changed()).toEqual([
      { crm_id: one.accountId, changed: false },
      { crm_id: two.accountId, changed: true },
    ]);
  });

  it('SF-013 an uncoupled customer is reported and has no statistics (ST-14)', async () => {
    const id = await trade.given.customer({ number: 'ALONE' });
    expect(await update({ customerIds: [id] })).toMatchObject({
      failed: 1,
      outcomes: [
        { result: 'FAILED', customer: { number: 'ALONE' }, account: null, accountStatistics: null },
      ],
    });
    const { customer } = await trade.api.ask<{ customer: object }>(
      `{ customer(number: "ALONE") { account { accountStatistics { balanceLcy } } } }`,
    );
    expect(customer).toEqual({ account: null });
  });

  it('IM-017 the active quotes of a coupled customer are counted at its account (ST-7)', async () => {
    for (const quoteNumber of ['Q1', 'Q2', 'Q3'])
      await trade.given.row('crm.quote', {
        ...{
          quoteNumber,
          name: quoteNumber,
          customerId: trade.accountId,
          customerIdType: 'account',
        },
        ...{ stateCode: 1, statusCode: 2 },
      });
    const { customer } = await trade.api.ask<{ customer: object }>(
      `{ customer(number: "BUYER") { account { quotes(where: { stateCode: { eq: ACTIVE } }) { totalCount } } } }`,
    );
    expect(customer).toEqual({ account: { quotes: { totalCount: 3 } } });
  });

  it('refuses ids together with all, and neither', async () => {
    for (const input of [{}, { all: true, customerIds: [trade.customerId] }]) {
      const answer = await trade.run(
        'accountStatisticsUpdate',
        'AccountStatisticsUpdateInput',
        input,
        'inserted',
      );
      expect(answer.errors[0]?.code).toBe('INVALID_INPUT');
    }
  });

  it('W-27, SJ-005, SJ-011 the job: first upload, a side that is gone, skipped pairs, nothing to do, a payment (ST-8 to ST-11, PY-3)', async () => {
    await refresh();
    await trade.coupledCustomer({ number: 'X' });
    const y = await trade.coupledCustomer({ number: 'Y' });
    const z = await trade.coupledCustomer({ number: 'Z' });
    const gone = await trade.coupledCustomer({ number: 'GONE' });
    await invoicing.entry({ customerNo: 'X', documentType: 2, documentNumber: 'IX', amount: '90' });
    await trade.api.composition.unitOfWork.run(async (tx) => {
      await tx.execute('DELETE FROM crm.account WHERE id = $1', [y.accountId]);
      await tx.execute('DELETE FROM erp.customer WHERE id = $1', [gone.customerId]);
      await tx.execute('UPDATE sync.coupling SET skipped = true WHERE erp_id = $1', [z.customerId]);
    });
    const first = await refresh();
    expect(first.counts).toMatchObject({ inserted: 1, failed: 2 });
    expect(first.invoicesModified).toBe(0);
    const { syncRun } = await trade.api.ask<{
      syncRun: { failed: number; kind: string; errors: { nodes: object[] } };
    }>(
      `query ($id: ID!) { syncRun(id: $id) { kind failed errors(first: 5) { nodes { code erpId crmId } } } }`,
      { id: first.runId },
    );
    expect(syncRun).toMatchObject({ kind: 'STATISTICS', failed: 2 });
    expect(syncRun.errors.nodes).toHaveLength(2);
    expect(syncRun.errors.nodes).toEqual(
      expect.arrayContaining([
        { code: 'ERP_NOT_FOUND', erpId: null, crmId: gone.accountId },
        { code: 'CRM_NOT_FOUND', erpId: y.customerId, crmId: null },
      ]),
    );
    expect(await coupling(y.customerId)).toMatchObject({
      skipped: true,
      latestError: { code: 'CRM_NOT_FOUND' },
    });
    const account = await trade.given.read('crm.account', z.accountId);
    expect(account.accountStatisticsId).toBeNull();
    const none = { inserted: 0, modified: 0, unchanged: 0, failed: 0 };
    expect((await refresh()).counts).toEqual(none);
    await trade.run(
      'paymentRegister',
      'PaymentRegisterInput',
      { customerNo: 'X', amount: '40' },
      'payment { id }',
    );
    expect((await refresh()).counts).toEqual({ ...none, modified: 1 });
    await invoicing.entry({ customerNo: 'X', documentType: 2, documentNumber: 'NIL', amount: '0' });
    expect((await refresh()).counts).toEqual({ ...none, unchanged: 1 });
  });
});
