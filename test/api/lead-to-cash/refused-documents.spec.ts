import { isInputObjectType, isNonNullType, type GraphQLSchema } from 'graphql';
import { QuoteTrade } from '../../support/quotes';

/** A world in which every document stands in some state; what is refused must leave it as it is. */
interface World {
  readonly account: string;
  readonly product: string;
  readonly draftQuote: string;
  readonly activeQuote: string;
  readonly wonQuote: string;
  readonly lineOfActive: string;
  readonly activeOrder: string;
  readonly submittedOrder: string;
  readonly convertedOrder: string;
  readonly openOrder: string;
  readonly releasedOrder: string;
  readonly payment: string;
}

interface Case {
  readonly mutation: string;
  readonly why: string;
  readonly code: string;
  readonly input: (world: World) => object;
}

const NOBODY = '00000000-0000-4000-8000-000000000000';
const line = (world: World, more: object = {}) => ({
  productId: world.product,
  quantity: '1',
  pricePerUnit: '10',
  ...more,
});
const quote = (world: World, more: object = {}) => ({
  customerId: world.account,
  lines: [line(world)],
  ...more,
});
const order = (more: object = {}) => ({
  customerNo: 'BUYER',
  lines: [{ type: 'ITEM', no: 'DESK', quantity: '1' }],
  ...more,
});
const memo = (line: object = {}, more: object = {}) => ({
  customerNo: 'BUYER',
  lines: [{ type: 'ITEM', no: 'DESK', quantity: '1', ...line }],
  ...more,
});
const refused = (
  mutation: string,
  why: string,
  code: string,
  input: (world: World) => object,
): Case => ({ mutation, why, code, input });

const CASES: readonly Case[] = [
  refused('crmQuoteCreate', 'a quantity of zero', 'INVALID_INPUT', (w) =>
    quote(w, { lines: [line(w, { quantity: '0' })] }),
  ),
  refused('crmQuoteCreate', 'a line without product and text', 'INVALID_INPUT', (w) =>
    quote(w, { lines: [line(w), { quantity: '1', pricePerUnit: '1' }] }),
  ),
  refused('crmQuoteCreate', 'a text without a price', 'INVALID_INPUT', (w) =>
    quote(w, { lines: [{ productDescription: 'Engraving', quantity: '1' }] }),
  ),
  refused('crmQuoteCreate', 'no price list to price by', 'PRICE_LIST_MISSING', (w) =>
    quote(w, { lines: [line(w), { productId: w.product, quantity: '1' }] }),
  ),
  refused('crmQuoteCreate', 'a customer that does not exist', 'REFERENCE_NOT_FOUND', (w) =>
    quote(w, { customerId: NOBODY }),
  ),
  refused('crmQuoteCreate', 'a negative discount', 'INVALID_INPUT', (w) =>
    quote(w, { lines: [line(w, { manualDiscountAmount: '-1' })] }),
  ),
  refused('crmQuoteCreate', 'more than all in discount', 'INVALID_INPUT', (w) =>
    quote(w, { discountPercentage: '101' }),
  ),
  refused('crmQuoteCreate', 'an offer that ends before it begins', 'INVALID_INPUT', (w) =>
    quote(w, { effectiveFrom: '2026-02-01', effectiveTo: '2026-01-01' }),
  ),
  refused('crmQuoteUpdate', 'an active quote', 'RECORD_READ_ONLY', (w) => ({
    id: w.activeQuote,
    changes: { name: 'other' },
  })),
  refused('crmQuoteUpdate', 'a line of another quote', 'RECORD_NOT_FOUND', (w) => ({
    id: w.draftQuote,
    changes: { name: 'other' },
    removeLines: [w.lineOfActive],
  })),
  refused('crmQuoteUpdate', 'another version', 'VERSION_CONFLICT', (w) => ({
    id: w.draftQuote,
    version: '1',
    changes: { name: 'other' },
  })),
  refused('crmQuoteActivate', 'an active quote', 'INVALID_STATE', (w) => ({ id: w.activeQuote })),
  refused('crmQuoteRevise', 'a draft', 'INVALID_STATE', (w) => ({ id: w.draftQuote })),
  refused('crmQuoteRevise', 'a won quote', 'INVALID_STATE', (w) => ({ id: w.wonQuote })),
  refused('crmQuoteWin', 'a draft', 'INVALID_STATE', (w) => ({ id: w.draftQuote })),
  refused('crmQuoteClose', 'a won quote', 'INVALID_STATE', (w) => ({
    id: w.wonQuote,
    reason: 'LOST',
  })),
  refused('crmQuoteProcess', 'a draft', 'QUOTE_NOT_ACTIVE', (w) => ({ id: w.draftQuote })),
  refused('crmQuotesProcess', 'a limit of none', 'INVALID_INPUT', () => ({ limit: 0 })),
  refused('crmQuotesProcess', 'what is no id', 'INVALID_INPUT', () => ({ ids: ['x'] })),
  refused('crmOrderCreate', 'a quantity of zero', 'INVALID_INPUT', (w) =>
    quote(w, { lines: [line(w, { quantity: '0' })] }),
  ),
  refused('crmOrderCreate', 'a quote that does not exist', 'REFERENCE_NOT_FOUND', (w) =>
    quote(w, { quoteId: NOBODY }),
  ),
  refused('crmOrderUpdate', 'a submitted order', 'RECORD_READ_ONLY', (w) => ({
    id: w.submittedOrder,
    changes: { name: 'other' },
  })),
  refused('crmOrderUpdate', 'one good line and a bad one', 'INVALID_INPUT', (w) => ({
    id: w.activeOrder,
    addLines: [line(w), line(w, { quantity: '-1' })],
  })),
  refused('crmOrderSubmit', 'a submitted order', 'INVALID_STATE', (w) => ({
    id: w.submittedOrder,
  })),
  refused('crmOrderReactivate', 'an active order', 'INVALID_STATE', (w) => ({ id: w.activeOrder })),
  refused('crmOrderCancel', 'what is no id', 'INVALID_INPUT', () => ({ id: 'x' })),
  refused('crmOrderConvert', 'an active order', 'ORDER_NOT_SUBMITTED', (w) => ({
    id: w.activeOrder,
  })),
  refused('crmOrdersConvert', 'too many at once', 'INVALID_INPUT', () => ({ limit: 1001 })),
  refused('orderCreate', 'a customer that does not exist', 'RECORD_NOT_FOUND', () =>
    order({ customerNo: 'NOBODY' }),
  ),
  refused('orderCreate', 'an item that does not exist', 'RECORD_NOT_FOUND', () =>
    order({ lines: [{ type: 'ITEM', no: 'NOTHING', quantity: '1' }] }),
  ),
  refused('orderCreate', 'a unit that is none of the item', 'UNIT_NOT_OF_ITEM', () =>
    order({ lines: [{ type: 'ITEM', no: 'DESK', quantity: '1', unitOfMeasureCode: 'BOX' }] }),
  ),
  refused('orderCreate', 'more discount than price', 'LINE_DISCOUNT_OUT_OF_RANGE', () =>
    order({
      lines: [{ type: 'ITEM', no: 'DESK', quantity: '1', unitPrice: '1', lineDiscountAmount: '2' }],
    }),
  ),
  refused('orderCreate', 'payment terms that do not exist', 'REFERENCE_NOT_FOUND', () =>
    order({ paymentTermsCode: 'NEVER' }),
  ),
  refused('orderUpdate', 'a released order', 'RECORD_READ_ONLY', (w) => ({
    id: w.releasedOrder,
    addLines: [{ type: 'ITEM', no: 'DESK', quantity: '1' }],
  })),
  refused('orderUpdate', 'a line that is not there', 'LINE_NOT_FOUND', (w) => ({
    id: w.openOrder,
    changes: { yourReference: 'x' },
    removeLines: [70000],
  })),
  refused('orderRelease', 'an order that does not exist', 'RECORD_NOT_FOUND', () => ({
    id: NOBODY,
  })),
  refused('orderReopen', 'what is no id', 'INVALID_INPUT', () => ({ id: 'x' })),
  refused('orderPrepaymentRegister', 'an order that does not exist', 'RECORD_NOT_FOUND', () => ({
    id: NOBODY,
  })),
  refused('orderShip', 'an open order', 'INVALID_STATE', (w) => ({ id: w.openOrder })),
  refused('orderShip', 'more than was ordered', 'QUANTITY_EXCEEDS', (w) => ({
    id: w.releasedOrder,
    lines: [{ lineNo: 10000, quantity: '99' }],
  })),
  refused('orderShip', 'a line that is not there', 'LINE_NOT_FOUND', (w) => ({
    id: w.releasedOrder,
    lines: [{ lineNo: 5, quantity: '1' }],
  })),
  refused('orderInvoice', 'what was not shipped', 'NOTHING_TO_INVOICE', (w) => ({
    id: w.releasedOrder,
  })),
  refused('orderPrepaymentRegister', 'an order that asks for none', 'NO_PREPAYMENT', (w) => ({
    id: w.releasedOrder,
  })),
  refused('orderDelete', 'an order that does not exist', 'RECORD_NOT_FOUND', () => ({
    id: NOBODY,
  })),
  refused('shipmentsInvoice', 'shipments that do not exist', 'RECORD_NOT_FOUND', () => ({
    ids: [NOBODY],
  })),
  refused('paymentRegister', 'a customer that does not exist', 'RECORD_NOT_FOUND', () => ({
    customerNo: 'NOBODY',
    amount: '1',
  })),
  refused('paymentRegister', 'an invoice that is not open', 'INVOICE_NOT_OPEN', () => ({
    customerNo: 'BUYER',
    amount: '1',
    invoiceNumbers: ['X1'],
  })),
  refused('paymentRegister', 'an amount of zero', 'INVALID_INPUT', () => ({
    customerNo: 'BUYER',
    amount: '0',
  })),
  refused('paymentUnapply', 'a payment that is not applied', 'PAYMENT_NOT_APPLIED', (w) => ({
    id: w.payment,
  })),
  refused('creditMemoPost', 'a customer that does not exist', 'RECORD_NOT_FOUND', () =>
    memo({}, { customerNo: 'NOBODY' }),
  ),
  refused('creditMemoPost', 'no lines', 'INVALID_INPUT', () => memo({}, { lines: [] })),
  refused('creditMemoPost', 'nothing but a comment', 'INVALID_INPUT', () =>
    memo({}, { lines: [{ type: 'COMMENT', description: 'Sorry' }] }),
  ),
  refused('creditMemoPost', 'a quantity of zero', 'INVALID_INPUT', () => memo({ quantity: '0' })),
  refused('creditMemoPost', 'a quantity below zero', 'INVALID_INPUT', () =>
    memo({ quantity: '-1' }),
  ),
  refused('creditMemoPost', 'a line without a quantity', 'INVALID_INPUT', () =>
    memo({ quantity: null }),
  ),
  refused('creditMemoPost', 'a negative total', 'INVALID_INPUT', () => memo({ unitPrice: '-1' })),
  refused('creditMemoPost', 'an item that does not exist', 'RECORD_NOT_FOUND', () =>
    memo({ no: 'NOTHING' }),
  ),
  refused('creditMemoPost', 'a unit that is none of the item', 'UNIT_NOT_OF_ITEM', () =>
    memo({ unitOfMeasureCode: 'BOX' }),
  ),
  refused('creditMemoPost', 'an invoice that does not exist', 'INVOICE_NOT_OPEN', () =>
    memo({}, { appliesToInvoice: 'X1' }),
  ),
  refused('creditMemoPost', 'a currency without a rate', 'CURRENCY_RATE_MISSING', () =>
    memo({}, { currencyCode: 'XXX' }),
  ),
  refused('invoicePush', 'what is no id', 'INVALID_INPUT', () => ({ ids: ['x'] })),
  refused('accountStatisticsUpdate', 'nobody', 'INVALID_INPUT', () => ({})),
  refused('itemAvailabilityUpdate', 'nothing', 'INVALID_INPUT', () => ({})),
  refused('salesSettingsUpdate', 'no order integration', 'SETTINGS_CONTRADICT', () => ({
    changes: { orderIntegration: 'TWO_WAY', autoCreateSalesOrders: true },
  })),
  refused('salesSetupUpdate', 'a series that does not exist', 'REFERENCE_NOT_FOUND', () => ({
    changes: { orderNos: 'NONE' },
  })),
];

let quotes: QuoteTrade;
let world: World;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
  world = await buildWorld();
});

afterAll(() => quotes.stop());

async function buildWorld(): Promise<World> {
  const { trade } = quotes;
  const active = await quotes.active();
  const won = await quotes.active();
  const submitted = await trade.crmOrder();
  const converted = await trade.crmOrder();
  const open = await trade.converted();
  const released = await trade.converted();
  await trade.convert(converted.id);
  await trade.run('orderRelease', 'OrderInput', { id: released.id }, '');
  const { payment } = await trade.run<{ payment: { id: string } }>(
    'paymentRegister',
    'PaymentRegisterInput',
    { customerNo: 'BUYER', amount: '5' },
    'payment { id }',
  );
  const { crmQuote } = await trade.api.ask<{ crmQuote: { lines: { id: string }[] } }>(
    'query ($id: ID!) { crmQuote(id: $id) { lines { id } } }',
    { id: active.id },
  );
  await quotes.win(won.id, 'NONE');
  return {
    account: trade.accountId,
    product: trade.productId,
    draftQuote: (await quotes.draft()).id,
    activeQuote: active.id,
    wonQuote: won.id,
    lineOfActive: crmQuote.lines[0]?.id ?? '',
    activeOrder: (await trade.crmOrder({}, false)).id,
    submittedOrder: submitted.id,
    convertedOrder: converted.id,
    openOrder: open.id,
    releasedOrder: released.id,
    payment: payment.id,
  };
}

// How many rows each table of both sides and of the machinery has, and the last change of each side.
async function rows(): Promise<Record<string, string>> {
  const { db } = quotes.trade.api.composition;
  const tables = await db.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
      WHERE table_schema IN ('erp', 'crm', 'sync') AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const counts = tables.map(
    ({ name }) => `SELECT '${name}' AS name, count(*)::text AS rows FROM ${name}`,
  );
  const stamps = tables
    .filter(({ name }) => STAMPED.includes(name))
    .map(({ name }) => `SELECT '${name} version', coalesce(max(version), 0)::text FROM ${name}`);
  const found = await db.query<{ name: string; rows: string }>(
    [...counts, ...stamps].join(' UNION ALL '),
  );
  return Object.fromEntries(found.map((row) => [row.name, row.rows]));
}

const STAMPED = [
  'crm.quote',
  'crm.quote_line',
  'crm.sales_order',
  'crm.sales_order_line',
  'erp.sales_quote',
  'erp.sales_order',
  'erp.sales_order_line',
  'erp.number_series',
  'erp.customer_ledger_entry',
];

function inputTypeOf(schema: GraphQLSchema, mutation: string): string {
  const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
  const bare = type && isNonNullType(type) ? type.ofType : type;
  if (!bare || !isInputObjectType(bare)) throw new Error(`${mutation} has no input.`);
  return bare.name;
}

async function codesOf(mutation: string, input: object): Promise<string[]> {
  const type = inputTypeOf(quotes.trade.api.schema, mutation);
  const { errors } = await quotes.trade.run(mutation, type, input, '');
  return errors.map(({ code }) => code);
}

describe('a document mutation that is refused writes nothing', () => {
  it.each(CASES)('$mutation refuses $why with $code', async ({ mutation, code, input }) => {
    const before = await rows();
    expect(await codesOf(mutation, input(world))).toContain(code);
    expect(await rows()).toEqual(before);
  });

  it('every mutation of documents that takes one id refuses an unknown one, and what is none', async () => {
    const { schema } = quotes.trade.api;
    const before = await rows();
    for (const mutation of documentMutations(schema)) {
      const type = schema.getType(inputTypeOf(schema, mutation));
      if (!isInputObjectType(type) || !type.getFields().id) continue;
      const needed = type.getFields().reason ? { reason: 'LOST' } : {};
      expect([mutation, await codesOf(mutation, { id: NOBODY, ...needed })]).toEqual([
        mutation,
        ['RECORD_NOT_FOUND'],
      ]);
      expect([mutation, await codesOf(mutation, { id: 'x', ...needed })]).toEqual([
        mutation,
        ['INVALID_INPUT'],
      ]);
    }
    expect(await rows()).toEqual(before);
  });

  it('leaves no mutation of documents out', () => {
    const covered = new Set(CASES.map(({ mutation }) => mutation));
    const missing = documentMutations(quotes.trade.api.schema).filter(
      (mutation) => !covered.has(mutation),
    );
    expect(missing).toEqual([]);
  });
});

function documentMutations(schema: GraphQLSchema): string[] {
  return Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) =>
    /^(crmQuote|crmOrder|order[A-Z]|shipments|creditMemo|payment(Register|Unapply)|invoicePush|accountStatistics|itemAvailability|sales(Settings|Setup))/.test(
      name,
    ),
  );
}
