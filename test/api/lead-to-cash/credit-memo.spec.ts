import { Invoicing } from '../../support/invoicing';
import { Trade, type RefusalAnswer } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

type Memo = Record<string, unknown> & { id: string; number: string };
const MEMO = `id number appliesToInvoiceNo postingDate dueDate currencyCode sellToCustomer { number } appliesToInvoice { number }
  totals { amount vatAmount amountIncludingVat } lines { lineNo no quantity unitPrice amount amountIncludingVat item { number } document { number } }
  ledgerEntries { nodes { documentType amount amountLcy remainingAmount remainingAmountLcy salesLcy open dueDate } }`;
const desk = (more: object = {}) => ({ type: 'ITEM', no: 'DESK', quantity: '1', ...more });
const post = (input: object): Promise<{ creditMemo: Memo; errors: RefusalAnswer[] }> =>
  trade.run('creditMemoPost', 'CreditMemoPostInput', input, `creditMemo { ${MEMO} }`);
const posted = async (more: object = {}): Promise<Memo> => {
  const { creditMemo, errors } = await post({ customerNo: 'BUYER', lines: [desk()], ...more });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return creditMemo;
};
const line = (amountIncludingVat: string) => ({
  ...{ type: 2, no: 'DESK', description: 'Desk', unitPrice: amountIncludingVat },
  ...{ amount: amountIncludingVat, amountIncludingVat },
});
const invoice = async (amount: string, values: Record<string, string | null> = {}) =>
  invoicing.posted(values, [line(amount)]);
const openOf = async (number: string) =>
  (
    await trade.api.ask<{ invoice: { ledgerEntries: { nodes: Record<string, unknown>[] } } }>(
      `query ($n: String!) { invoice(number: $n) { ledgerEntries { nodes { open remainingAmount } } } }`,
      { n: number },
    )
  ).invoice.ledgerEntries.nodes[0];
const inventory = async () =>
  (await trade.api.ask<{ item: { inventory: string } }>(`{ item(number: "DESK") { inventory } }`))
    .item.inventory;
const statistics = async (customerId: string) => {
  const { outcomes } = await trade.run<{
    outcomes: { accountStatistics: Record<string, string> }[];
  }>(
    'accountStatisticsUpdate',
    'AccountStatisticsUpdateInput',
    { customerIds: [customerId] },
    'outcomes { accountStatistics { balanceLcy totalSalesLcy } }',
  );
  return outcomes[0]?.accountStatistics;
};

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
});

afterAll(() => trade.stop());

describe('credit memos', () => {
  it('are posted with lines, VAT, a negative ledger entry that stays open, and items that come back', async () => {
    const before = Number(await inventory());
    const memo = await posted({
      lines: [
        desk({ quantity: '3', unitPrice: '33.33', lineDiscountAmount: '1' }),
        { type: 'COMMENT', description: 'Scratched' },
      ],
      postingDate: '2026-08-20',
      yourReference: 'R-1',
    });
    expect(memo).toMatchObject({
      appliesToInvoiceNo: null,
      appliesToInvoice: null,
      postingDate: '2026-08-20',
      sellToCustomer: { number: 'BUYER' },
      totals: { amount: '98.99', vatAmount: '24.75', amountIncludingVat: '123.74' },
      lines: [
        { lineNo: 10000, no: 'DESK', quantity: '3', item: { number: 'DESK' } },
        { lineNo: 20000, no: null, quantity: '0', item: null },
      ],
      ledgerEntries: {
        nodes: [
          {
            documentType: 'CREDIT_MEMO',
            ...{ amount: '-123.74', amountLcy: '-123.74', salesLcy: '-98.99' },
            ...{ remainingAmount: '-123.74', remainingAmountLcy: '-123.74', open: true },
          },
        ],
      },
    });
    expect(Number(await inventory())).toBe(before + 3);
    const { itemLedgerEntries } = await trade.api.ask<{ itemLedgerEntries: { nodes: object[] } }>(
      `{ itemLedgerEntries(first: 1, orderBy: { field: ENTRY_NO, direction: DESC }) { nodes { entryType quantity documentNumber customerNo } } }`,
    );
    expect(itemLedgerEntries.nodes).toEqual([
      { entryType: 'SALE', quantity: '3', documentNumber: memo.number, customerNo: 'BUYER' },
    ]);
  });

  it('take stock in base units, and none for a resource or an account', async () => {
    await trade.given.row('erp.unit_of_measure', { code: 'PCS6' });
    await trade.given.row('erp.item_unit_of_measure', {
      ...{ itemNo: 'DESK', code: 'PCS6', qtyPerUnitOfMeasure: '6' },
    });
    await trade.given.row('erp.resource', {
      ...{ number: 'CARE', name: 'Care', baseUnitOfMeasure: 'PCS', unitPrice: '40' },
      vatProdPostingGroup: 'STD',
    });
    const before = Number(await inventory());
    const memo = await posted({
      lines: [
        desk({ quantity: '2', unitOfMeasureCode: 'PCS6', unitPrice: '600' }),
        { type: 'RESOURCE', no: 'CARE', quantity: '1' },
      ],
    });
    expect(Number(await inventory())).toBe(before + 12);
    expect(memo.totals).toMatchObject({ amount: '1240', amountIncludingVat: '1550' });
  });

  it('settle the invoice they name; what is too much stays open on them', async () => {
    const { number } = await invoice('200');
    const first = await posted({ appliesToInvoice: number, lines: [desk({ unitPrice: '64' })] });
    expect(first).toMatchObject({
      appliesToInvoice: { number },
      ledgerEntries: { nodes: [{ amount: '-80', remainingAmount: '0', open: false }] },
    });
    expect(await openOf(number)).toEqual({ open: true, remainingAmount: '120' });
    const second = await posted({ appliesToInvoice: number, lines: [desk({ unitPrice: '100' })] });
    expect(second).toMatchObject({
      ledgerEntries: { nodes: [{ amount: '-125', remainingAmount: '-5', open: true }] },
    });
    expect(await openOf(number)).toEqual({ open: false, remainingAmount: '0' });
    const { invoice: read } = await trade.api.ask<{ invoice: object }>(
      `query ($n: String!) { invoice(number: $n) { creditMemos { totalCount nodes { number } } } }`,
      { n: number },
    );
    expect(read).toMatchObject({ creditMemos: { totalCount: 2 } });
  });

  it('W-23 an ordinary credit memo of 54.02 leaves the CRM invoice paid in part, the rest makes it complete', async () => {
    const { id, number } = await invoice('454.02');
    await invoicing.pushed(id);
    const credit = async (amount: string) => {
      await posted({
        appliesToInvoice: number,
        lines: [{ type: 'RESOURCE', no: 'FREE', quantity: '1', unitPrice: amount }],
      });
      await statistics(trade.customerId);
    };
    await trade.vatRate('NONE', '0');
    await trade.given.row('erp.resource', {
      ...{ number: 'FREE', baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'NONE' },
    });
    await credit('54.02');
    expect(await openOf(number)).toEqual({ open: true, remainingAmount: '400' });
    expect(await invoicing.state(number)).toBe('PAID/PARTIAL');
    await credit('400');
    expect(await invoicing.state(number)).toBe('PAID/COMPLETE');
  });

  it('count in the balance and the sales of the account (ST-1)', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'C1', name: 'C One' });
    await invoicing.entry({
      ...{ customerNo: 'C1', documentType: 2, documentNumber: 'I1', amount: '1000' },
      ...{ salesLcy: '800', postingDate: '2026-08-20', dueDate: '2026-09-19' },
    });
    await posted({ customerNo: 'C1', lines: [desk({ unitPrice: '100' })] });
    expect(await statistics(customerId)).toEqual({ balanceLcy: '875', totalSalesLcy: '700' });
  });

  it('are in the currency they say, with local amounts at the rate of the day', async () => {
    await trade.given.row('erp.currency', { code: 'USD', description: 'Dollar' });
    await trade.given.row('erp.currency_exchange_rate', {
      ...{ currencyCode: 'USD', startingDate: '2026-01-01' },
      ...{ exchangeRateAmount: '125', relationalExchRateAmount: '100' },
    });
    const { number } = await invoice('100', { currencyCode: 'USD' });
    const lines = [desk({ unitPrice: '50' })];
    const local = await post({ customerNo: 'BUYER', lines, appliesToInvoice: number });
    expect(local.errors[0]).toMatchObject({ code: 'INVOICE_NOT_OPEN' });
    const memo = await posted({ lines, currencyCode: 'USD', appliesToInvoice: number });
    expect(memo.ledgerEntries).toMatchObject({
      nodes: [{ amount: '-62.5', amountLcy: '-50', salesLcy: '-40', open: false }],
    });
    expect(await openOf(number)).toEqual({ open: true, remainingAmount: '37.5' });
  });

  it('are due at once, unless the terms give the discount for paying early on credit memos too', async () => {
    const terms = (code: string, more: object) =>
      trade.given.row('erp.payment_terms', { code, dueDateCalculation: '30D', ...more });
    await terms('PLAIN', {});
    await terms('BOTH', { calcPmtDiscOnCrMemos: true });
    const dueOf = async (paymentTermsCode: string) => {
      const number = `T-${paymentTermsCode}`;
      await trade.given.customer({ number, vatBusPostingGroup: 'DOM', paymentTermsCode });
      return (await posted({ customerNo: number, postingDate: '2026-08-01' })).dueDate;
    };
    expect(await dueOf('PLAIN')).toBe('2026-08-01');
    expect(await dueOf('BOTH')).toBe('2026-08-31');
  });

  it('are posted once a key, whoever asks at the same time', async () => {
    const input = { customerNo: 'BUYER', lines: [desk()], idempotencyKey: 'once' };
    const answers = await Promise.all([post(input), post(input), post(input)]);
    expect(new Set(answers.map(({ creditMemo }) => creditMemo.number)).size).toBe(1);
  });

  it('payments and shipments of the same customer and item at once leave the ledger as if one after the other', async () => {
    const { number } = await invoice('1000');
    const orders = await Promise.all([1, 2, 3].map(() => trade.converted()));
    for (const { id } of orders) await trade.run('orderRelease', 'OrderInput', { id }, '');
    const before = Number(await inventory());
    const answers = await Promise.all([
      ...orders.map(({ id }) => trade.run('orderShip', 'OrderPostInput', { id }, '')),
      ...[1, 2, 3].map(() =>
        post({ customerNo: 'BUYER', lines: [desk({ unitPrice: '80' })], appliesToInvoice: number }),
      ),
      ...[1, 2, 3].map(() =>
        trade.run(
          'paymentRegister',
          'PaymentRegisterInput',
          { customerNo: 'BUYER', amount: '100', invoiceNumbers: [number] },
          '',
        ),
      ),
    ]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await openOf(number)).toEqual({ open: true, remainingAmount: '400' });
    expect(Number(await inventory())).toBe(before - 6 + 3);
  });

  it('take their numbers from their own series where there is one', async () => {
    await trade.given.row('erp.number_series', { code: 'CM', startingNo: 'CM001' });
    await trade.run(
      'salesSetupUpdate',
      'SalesSetupUpdateInput',
      {
        changes: { postedCreditMemoNos: 'CM' },
      },
      '',
    );
    expect((await posted()).number).toBe('CM001');
    await trade.run(
      'salesSetupUpdate',
      'SalesSetupUpdateInput',
      {
        changes: { postedCreditMemoNos: null },
      },
      '',
    );
    expect((await posted()).number).toMatch(/^103/);
  });

  it('are given to a customer who is blocked for invoices, and to none who is blocked for everything', async () => {
    const blocked = (number: string, level: number) =>
      trade.given.customer({ number, blocked: level, vatBusPostingGroup: 'DOM' });
    await blocked('B2', 2);
    await blocked('B3', 3);
    expect((await posted({ customerNo: 'B2' })).number).toBeTruthy();
    const { errors } = await post({ customerNo: 'B3', lines: [desk()] });
    expect(errors[0]).toMatchObject({ code: 'CUSTOMER_BLOCKED' });
  });

  it('do not settle invoices that are settled or of another customer, and then leave nothing', async () => {
    await trade.given.customer({ number: 'STRANGER', vatBusPostingGroup: 'DOM' });
    const other = await invoice('10', { sellToCustomerNo: 'STRANGER' });
    const closed = await invoice('125');
    await posted({ appliesToInvoice: closed.number });
    const before = [await inventory(), (await posted()).number];
    for (const { number } of [other, closed]) {
      const input = { customerNo: 'BUYER', lines: [desk()], appliesToInvoice: number };
      expect((await post(input)).errors).toMatchObject([
        { code: 'INVOICE_NOT_OPEN', data: { invoice: number, customer: 'BUYER' } },
      ]);
    }
    expect(Number(await inventory())).toBe(Number(before[0]) + 1);
    expect(Number((await posted()).number)).toBe(Number(before[1]) + 1);
    expect(await openOf(other.number)).toEqual({ open: true, remainingAmount: '10' });
  });

  it('are listed, filtered and found by number', async () => {
    const { number } = await posted({ externalDocumentNo: 'X-77' });
    const found = await trade.api.ask(
      `query ($n: String!) { creditMemo(number: $n) { number externalDocumentNo }
        creditMemos(first: 2, where: { externalDocumentNo: { eq: "X-77" } }) { totalCount nodes { number } }
        customer(number: "BUYER") { creditMemos(first: 1, where: { number: { eq: $n } }) { nodes { number } } } }`,
      { n: number },
    );
    expect(found).toMatchObject({
      creditMemo: { number, externalDocumentNo: 'X-77' },
      creditMemos: { totalCount: 1, nodes: [{ number }] },
      customer: { creditMemos: { nodes: [{ number }] } },
    });
  });

  it('of 30 lines cost as many statements as one of 3', async () => {
    const statements = async (count: number) => {
      const lines = Array.from({ length: count }, () => desk());
      return (await trade.api.statementsOf(() => posted({ lines }))).length;
    };
    expect(await statements(30)).toBe(await statements(3));
  });
});
