import { QuoteTrade, type CrmQuoteAnswer } from '../../support/quotes';

/** One sale from the first offer to the last payment, as clients live it: every step is one request. */
let quotes: QuoteTrade;
const ids: Record<string, string> = {};

beforeAll(async () => {
  quotes = await QuoteTrade.start();
});

afterAll(() => quotes.stop());

async function run(
  mutation: string,
  input: object,
  selection: string,
  inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`,
): Promise<Record<string, unknown>> {
  const { errors, ...payload } = await quotes.trade.run(mutation, inputType, input, selection);
  expect(errors).toEqual([]);
  return payload;
}

async function create(mutation: string, field: string, input: object): Promise<string> {
  const payload = await run(mutation, input, `${field} { id }`);
  return (payload[field] as { id: string }).id;
}

function ask(query: string, variables: Record<string, unknown> = ids) {
  return quotes.trade.api.ask<Record<string, unknown>>(query, variables);
}

const bothQuotes = () =>
  ask(
    `query ($quote: ID!, $erpQuote: ID!) {
       crmQuote(id: $quote) { revisionNumber stateCode statusCode totals { amount } quote { id } }
       quote(id: $erpQuote) { status totals { amount amountIncludingVat } crmQuote { revisionNumber } archivedVersions { totalCount } } }`,
  );
const bothOrders = () =>
  ask(
    `query ($order: ID!, $erpOrder: ID!) {
       crmOrder(id: $order) { stateCode statusCode totals { amountLessFreight } order { id } }
       order(id: $erpOrder) { status quoteNo totals { amount amountIncludingVat } lines { quantity quantityShipped quantityInvoiced } crmOrder { id } } }`,
  );
const money = () =>
  ask(
    `query ($account: ID!) {
       account(id: $account) { accountStatistics { balanceLcy outstandingOrdersLcy shippedNotInvoicedLcy totalSalesLcy }
         customer { ledgerEntries(where: { open: { eq: true } }) { nodes { documentType remainingAmount } } } } }`,
  );

const sum = (...amounts: string[]): number =>
  amounts.reduce((cents, amount) => cents + Math.round(Number(amount) * 100), 0) / 100;

describe('from lead to cash, through the schema alone', () => {
  it('the terms of payment are known on both sides', async () => {
    const { trade } = quotes;
    await trade.createInCrm('PAYMENT TERMS', await trade.idOf('erp.payment_terms', 'code', '30D'));
  });

  it('an account becomes a customer', async () => {
    ids.account = await create('accountCreate', 'account', {
      name: 'Fjord Interiors',
      customerTypeCode: 3,
      address1City: 'Bergen',
    });
    ids.customer = await create('customerCreate', 'customer', {
      number: 'FJORD',
      name: 'Fjord Interiors',
      city: 'Bergen',
      vatBusPostingGroup: 'DOM',
      paymentTermsCode: '30D',
    });
    await run(
      'couplingCreate',
      { erpId: ids.customer, crmId: ids.account, mapping: 'CUSTOMER' },
      'coupling { id }',
    );
    expect(
      await ask(
        'query ($account: ID!) { account(id: $account) { customer { number account { name } } } }',
      ),
    ).toEqual({
      account: { customer: { number: 'FJORD', account: { name: 'Fjord Interiors' } } },
    });
  });

  it('the product has its price', async () => {
    const { crmCurrencies } = (await ask('{ crmCurrencies { nodes { id } } }', {})) as {
      crmCurrencies: { nodes: { id: string }[] };
    };
    const { product } = (await ask(
      'query ($id: ID!) { product(id: $id) { defaultUom { id } item { number } } }',
      { id: quotes.trade.productId },
    )) as { product: { defaultUom: { id: string }; item: { number: string } } };
    expect(product.item.number).toBe('DESK');
    ids.list = await create('priceListCreate', 'priceList', {
      name: 'Fjord 2026',
      transactionCurrencyId: crmCurrencies.nodes[0]?.id,
    });
    await create('priceListLineCreate', 'priceListLine', {
      priceLevelId: ids.list,
      productId: quotes.trade.productId,
      uomId: product.defaultUom.id,
      amount: '120',
    });
  });

  it('a quote at that price goes out, and is in the ERP', async () => {
    const crm = await quotes.active({
      customerId: ids.account,
      name: 'Desks for the new office',
      priceLevelId: ids.list,
      discountPercentage: '5',
      lines: [{ productId: quotes.trade.productId, quantity: '3' }],
    });
    ids.quote = crm.id;
    ids.erpQuote = (await quotes.done(crm.id)).id;
    expect(await bothQuotes()).toEqual({
      crmQuote: {
        revisionNumber: 0,
        stateCode: 'ACTIVE',
        statusCode: 'OPEN',
        totals: { amount: '342' },
        quote: { id: ids.erpQuote },
      },
      quote: {
        status: 'OPEN',
        totals: { amount: '342', amountIncludingVat: '427.5' },
        crmQuote: { revisionNumber: 0 },
        archivedVersions: { totalCount: 0 },
      },
    });
  });

  it.each([
    {
      what: 'one desk more',
      change: { quantity: '4' },
      revision: 1,
      totals: { amount: '456', amountIncludingVat: '570' },
    },
    {
      what: 'a discount on the line',
      change: { manualDiscountAmount: '20' },
      revision: 2,
      totals: { amount: '437', amountIncludingVat: '546.25' },
    },
  ])(
    'a revision with $what takes the place of the one before',
    async ({ change, revision, totals }) => {
      const draft: CrmQuoteAnswer = await quotes.step('Revise', ids.quote ?? '');
      const { crmQuote } = (await ask(
        'query ($id: ID!) { crmQuote(id: $id) { lines { id pricePerUnit } } }',
        { id: draft.id },
      )) as { crmQuote: { lines: { id: string; pricePerUnit: string }[] } };
      expect(crmQuote.lines).toMatchObject([{ pricePerUnit: '120' }]);
      await quotes.update(draft.id, { changeLines: [{ id: crmQuote.lines[0]?.id, ...change }] });
      await quotes.step('Activate', draft.id);
      ids.quote = draft.id;
      expect((await quotes.done(draft.id)).id).toBe(ids.erpQuote);
      expect(await bothQuotes()).toMatchObject({
        crmQuote: {
          revisionNumber: revision,
          stateCode: 'ACTIVE',
          totals: { amount: totals.amount },
        },
        quote: {
          status: 'OPEN',
          totals,
          crmQuote: { revisionNumber: revision },
          archivedVersions: { totalCount: revision },
        },
      });
    },
  );

  it('the quote is won: the ERP quote is released, the order is there to be edited', async () => {
    ids.order = (await quotes.win(ids.quote ?? '')) ?? '';
    expect(await quotes.process(ids.quote ?? '')).toMatchObject({ action: 'RELEASED', errors: [] });
    expect(await bothQuotes()).toMatchObject({
      crmQuote: { stateCode: 'WON', quote: { id: ids.erpQuote } },
      quote: { status: 'RELEASED', archivedVersions: { totalCount: 2 } },
    });
    expect(
      await ask(
        'query ($order: ID!) { crmOrder(id: $order) { stateCode totals { amountLessFreight } order { id } } }',
      ),
    ).toEqual({
      crmOrder: { stateCode: 'ACTIVE', totals: { amountLessFreight: '437' }, order: null },
    });
  });

  it('the order is submitted and becomes an ERP order, exact to the cent, that names its quote', async () => {
    await run('crmOrderSubmit', { id: ids.order }, 'crmOrder { stateCode }', 'CrmOrderInput');
    const { order, taxDifference } = await quotes.trade.convert(ids.order ?? '');
    ids.erpOrder = order?.id ?? '';
    expect(taxDifference).toBe('109.25');
    const { number } = await quotes.erpQuote(ids.erpQuote ?? '');
    expect(await bothOrders()).toEqual({
      crmOrder: {
        stateCode: 'SUBMITTED',
        statusCode: 'IN_PROGRESS',
        totals: { amountLessFreight: '437' },
        order: { id: ids.erpOrder },
      },
      order: {
        status: 'OPEN',
        quoteNo: number,
        totals: { amount: '437', amountIncludingVat: '546.25' },
        lines: [{ quantity: '4', quantityShipped: '0', quantityInvoiced: '0' }],
        crmOrder: { id: ids.order },
      },
    });
    expect(await quotes.versions(ids.erpQuote ?? '')).toEqual([1, 2, 3]);
  });

  it('the order is released; what the ERP has reaches the CRM', async () => {
    await run('orderRelease', { id: ids.erpOrder }, 'order { status }', 'OrderInput');
    await run('tableMappingSync', { mappings: ['SALESORDER-ORDER'] }, 'runs { modified failed }');
    expect(await bothOrders()).toMatchObject({
      crmOrder: { stateCode: 'SUBMITTED', totals: { amountLessFreight: '437' } },
      order: { status: 'RELEASED' },
    });
  });

  it('a first part is shipped and invoiced', async () => {
    const part = { id: ids.erpOrder, lines: [{ lineNo: 10000, quantity: '1' }] };
    await run('orderShip', part, 'shipment { number }', 'OrderPostInput');
    const { invoice } = await run(
      'orderInvoice',
      { id: ids.erpOrder },
      'invoice { id }',
      'OrderPostInput',
    );
    ids.firstInvoice = (invoice as { id: string }).id;
    expect(await bothOrders()).toMatchObject({
      crmOrder: { stateCode: 'SUBMITTED' },
      order: { lines: [{ quantity: '4', quantityShipped: '1', quantityInvoiced: '1' }] },
    });
  });

  it('the rest is shipped and invoiced: the order is invoiced on both sides', async () => {
    await run('orderShip', { id: ids.erpOrder }, 'shipment { number }', 'OrderPostInput');
    const { invoice } = await run(
      'orderInvoice',
      { id: ids.erpOrder },
      'invoice { id }',
      'OrderPostInput',
    );
    ids.secondInvoice = (invoice as { id: string }).id;
    expect(await bothOrders()).toEqual({
      crmOrder: {
        stateCode: 'INVOICED',
        statusCode: 'INVOICED',
        totals: { amountLessFreight: '437' },
        order: null,
      },
      order: null,
    });
    const totals = (await ask(
      `query ($firstInvoice: ID!, $secondInvoice: ID!) {
         first: invoice(id: $firstInvoice) { totals { amount amountIncludingVat } }
         second: invoice(id: $secondInvoice) { totals { amount amountIncludingVat } } }`,
    )) as Record<'first' | 'second', { totals: { amount: string; amountIncludingVat: string } }>;
    const { first, second } = totals;
    expect(first.totals).toEqual({ amount: '109.25', amountIncludingVat: '136.56' });
    expect(sum(first.totals.amount, second.totals.amount)).toBe(437);
    expect(sum(first.totals.amountIncludingVat, second.totals.amountIncludingVat)).toBe(546.25);
  });

  it('both invoices are in the CRM, billed, on its order', async () => {
    const pushed = await run(
      'invoicePush',
      { ids: [ids.firstInvoice, ids.secondInvoice] },
      'outcomes { created error { code message } }',
    );
    expect(pushed).toEqual({
      outcomes: [
        { created: true, error: null },
        { created: true, error: null },
      ],
    });
    expect(
      await ask(
        `query ($order: ID!) { crmOrder(id: $order) { invoices { nodes { stateCode statusCode totals { amount } invoice { totals { amountIncludingVat } } } } } }`,
      ),
    ).toEqual({
      crmOrder: {
        invoices: {
          nodes: expect.arrayContaining(
            ['136.56', '409.69'].map((amount) => ({
              stateCode: 'ACTIVE',
              statusCode: 'BILLED',
              totals: { amount },
              invoice: { totals: { amountIncludingVat: amount } },
            })),
          ) as unknown,
        },
      },
    });
  });

  it.each([
    ['part of it', '300', '246.25', ['COMPLETE', 'PARTIAL']],
    ['the rest', '246.25', '0', ['COMPLETE', 'COMPLETE']],
  ])(
    'the customer pays %s: ledger, invoices and statistics say so',
    async (_what, amount, left, states) => {
      await run('paymentRegister', { customerNo: 'FJORD', amount }, 'payment { id }');
      await run('accountStatisticsUpdate', { customerIds: [ids.customer] }, 'failed');
      const open = left === '0' ? [] : [{ documentType: 'INVOICE', remainingAmount: left }];
      expect(await money()).toEqual({
        account: {
          accountStatistics: {
            balanceLcy: left,
            outstandingOrdersLcy: '0',
            shippedNotInvoicedLcy: '0',
            totalSalesLcy: '437',
          },
          customer: { ledgerEntries: { nodes: open } },
        },
      });
      const { first, second } = (await ask(
        `query ($firstInvoice: ID!, $secondInvoice: ID!) {
           first: invoice(id: $firstInvoice) { crmInvoice { stateCode statusCode } }
           second: invoice(id: $secondInvoice) { crmInvoice { stateCode statusCode } } }`,
      )) as Record<'first' | 'second', { crmInvoice: { stateCode: string; statusCode: string } }>;
      expect([first.crmInvoice.statusCode, second.crmInvoice.statusCode]).toEqual(states);
      expect([first.crmInvoice.stateCode, second.crmInvoice.stateCode]).toEqual(['PAID', 'PAID']);
    },
  );
});
