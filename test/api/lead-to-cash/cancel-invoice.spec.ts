import { syncModified } from '../../support/runs';
import { Invoicing } from '../../support/invoicing';
import { Trade, type RefusalAnswer } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

type Memo = Record<string, unknown> & { id: string; number: string };
const MEMO = `id number cancelsInvoiceNo postingDate dueDate currencyCode appliesToInvoice { number cancelled }
  totals { amount vatAmount amountIncludingVat invoiceDiscountAmount }
  lines { lineNo type no description quantity unitPrice lineDiscountAmount amount amountIncludingVat }
  ledgerEntries { nodes { documentType amount amountLcy remainingAmount salesLcy open } }`;
const cancel = (id: string, idempotencyKey?: string) =>
  trade.run<{ creditMemo: Memo | null }>(
    'invoiceCancel',
    'InvoiceCancelInput',
    { id, idempotencyKey },
    `creditMemo { ${MEMO} }`,
  );
const cancelled = async (id: string): Promise<Memo> => {
  const { creditMemo, errors } = await cancel(id);
  if (!creditMemo) throw new Error(JSON.stringify(errors));
  return creditMemo;
};
const ok = async <T extends Record<string, unknown>>(
  answer: Promise<T & { errors: RefusalAnswer[] }>,
): Promise<T> => {
  const given = await answer;
  if (given.errors.length > 0) throw new Error(JSON.stringify(given.errors));
  return given;
};
const step = (verb: string, input: object, selection = '') => {
  const type = `${verb === 'orderRelease' ? 'Order' : 'OrderPost'}Input`;
  return ok(
    trade.run<Record<string, { id: string; number: string }>>(verb, type, input, selection),
  );
};
const shipped = async (input: object = {}) => {
  const order = await trade.converted(input as Record<string, unknown>);
  await step('orderRelease', { id: order.id });
  await step('orderShip', { id: order.id });
  return order;
};
const invoiceOf = async (input: object): Promise<{ id: string; number: string }> =>
  (await step('orderInvoice', input, 'invoice { id number }')).invoice ?? { id: '', number: '' };
const inventory = async () =>
  Number(
    (await trade.api.ask<{ item: { inventory: string } }>(`{ item(number: "DESK") { inventory } }`))
      .item.inventory,
  );
const lineOf = async (id: string) =>
  (
    await trade.api.ask<{ order: { lines: object[] } }>(
      `query ($id: ID!) { order(id: $id) { lines { quantityShipped quantityInvoiced outstandingQuantity qtyShippedNotInvoiced qtyToShip qtyToInvoice } } }`,
      { id },
    )
  ).order.lines[0];
const entryOf = async (number: string) =>
  (
    await trade.api.ask<{ invoice: { ledgerEntries: { nodes: { id: string }[] } } }>(
      `query ($n: String!) { invoice(number: $n) { ledgerEntries { nodes { id open remainingAmount } } } }`,
      { n: number },
    )
  ).invoice.ledgerEntries.nodes[0];
const statistics = async () => {
  const { outcomes } = await trade.run<{
    outcomes: { accountStatistics: Record<string, string> }[];
  }>(
    'accountStatisticsUpdate',
    'AccountStatisticsUpdateInput',
    { customerIds: [trade.customerId] },
    'outcomes { accountStatistics { balanceLcy totalSalesLcy outstandingOrdersLcy shippedNotInvoicedLcy } }',
  );
  return outcomes[0]?.accountStatistics;
};
const rows = () =>
  trade.api.composition.db.query(
    `SELECT (SELECT count(*)::int FROM erp.sales_credit_memo) AS memos, (SELECT count(*)::int FROM erp.sales_credit_memo_line) AS lines,
            (SELECT count(*)::int FROM erp.customer_ledger_entry) AS entries, (SELECT count(*)::int FROM erp.item_ledger_entry) AS items,
            (SELECT count(*)::int FROM erp.detailed_customer_ledger_entry) AS details, (SELECT max(version) FROM erp.sales_order_line) AS version`,
  );

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
});

afterAll(() => trade.stop());

describe('cancelling a posted invoice', () => {
  it('posts a credit memo of its lines that settles it, and brings the items back', async () => {
    const { id: orderId } = await shipped({ discountPercentage: '10' });
    const before = await inventory();
    const { id, number } = await invoiceOf({ id: orderId });
    const memo = await cancelled(id);
    expect(memo).toMatchObject({
      cancelsInvoiceNo: number,
      appliesToInvoice: { number, cancelled: true },
      totals: { amount: '162', amountIncludingVat: '202.5', invoiceDiscountAmount: '18' },
      lines: [{ lineNo: 10000, no: 'DESK', quantity: '2', unitPrice: '90', amount: '162' }],
      ledgerEntries: {
        nodes: [
          {
            ...{ documentType: 'CREDIT_MEMO', amount: '-202.5', amountLcy: '-202.5' },
            ...{ remainingAmount: '0', salesLcy: '-162', open: false },
          },
        ],
      },
    });
    expect(await entryOf(number)).toMatchObject({ open: false, remainingAmount: '0' });
    expect(await inventory()).toBe(before + 2);
  });

  it('opens what was invoiced of an order that is there again: neither shipped nor invoiced', async () => {
    const { id: orderId } = await shipped({
      lines: [{ productId: trade.productId, quantity: '10', pricePerUnit: '90' }],
    });
    const lines = (quantity: string) => [{ lineNo: 10000, quantity }];
    const first = await invoiceOf({ id: orderId, lines: lines('4') });
    await invoiceOf({ id: orderId, lines: lines('3') });
    const memo = await cancelled(first.id);
    expect(memo.lines).toMatchObject([{ quantity: '4', amount: '360', amountIncludingVat: '450' }]);
    expect(await lineOf(orderId)).toEqual({
      ...{ quantityShipped: '6', quantityInvoiced: '3', outstandingQuantity: '4' },
      ...{ qtyShippedNotInvoiced: '3', qtyToShip: '4', qtyToInvoice: '7' },
    });
    await step('orderShip', { id: orderId });
    const last = await invoiceOf({ id: orderId });
    const { invoice } = await trade.api.ask<{ invoice: object }>(
      `query ($id: ID!) { invoice(id: $id) { totals { amount } lines { quantity } } }`,
      { id: last.id },
    );
    expect(invoice).toEqual({ totals: { amount: '630' }, lines: [{ quantity: '7' }] });
  });

  it('opens the orders of an invoice over shipments; a CRM order that was invoiced stays so, which is final there', async () => {
    const order = await trade.converted();
    await step('orderRelease', { id: order.id });
    const shipment = (await step('orderShip', { id: order.id }, 'shipment { id }')).shipment;
    const { invoice } = await ok(
      trade.run<{ invoice: { id: string } }>(
        'shipmentsInvoice',
        'ShipmentsInvoiceInput',
        { ids: [shipment?.id] },
        'invoice { id }',
      ),
    );
    const stateOf = async () =>
      (
        await trade.api.ask<{ order: { crmOrder: { stateCode: string } } }>(
          `query ($id: ID!) { order(id: $id) { crmOrder { stateCode } } }`,
          { id: order.id },
        )
      ).order.crmOrder.stateCode;
    expect(await stateOf()).toBe('INVOICED');
    await cancelled(invoice.id);
    expect(await lineOf(order.id)).toMatchObject({
      ...{ quantityShipped: '0', quantityInvoiced: '0', outstandingQuantity: '2' },
    });
    await syncModified(trade.api, { mappings: ['SALESORDER-ORDER'] });
    expect(await stateOf()).toBe('INVOICED');
  });

  it('leaves an order that is gone as it is', async () => {
    const { id: orderId } = await shipped();
    const { id } = await invoiceOf({ id: orderId });
    await cancelled(id);
    expect(
      await trade.api.ask(`query ($id: ID!) { order(id: $id) { id } }`, { id: orderId }),
    ).toEqual({ order: null });
  });

  it('W-23, PY-4 cancel function used: the CRM invoice is canceled, not paid, by the job', async () => {
    const { id, number } = await invoiceOf({ id: (await shipped()).id });
    await invoicing.pushed(id);
    expect(await invoicing.state(number)).toBe('ACTIVE/BILLED');
    await cancelled(id);
    await statistics();
    expect(await invoicing.state(number)).toBe('CANCELED/CANCELED');
  });

  it('W-23 an invoice that is sent after it was cancelled arrives canceled', async () => {
    const { id } = await invoiceOf({ id: (await shipped()).id });
    await cancelled(id);
    expect(await invoicing.pushed(id)).toMatchObject({
      stateCode: 'CANCELED',
      statusCode: 'CANCELED',
    });
  });

  it('leaves balance and sales of the account as before the invoice (ST-1)', async () => {
    const { id: orderId } = await shipped();
    const before = await statistics();
    const { id } = await invoiceOf({ id: orderId });
    await cancelled(id);
    expect(await statistics()).toEqual({
      ...before,
      shippedNotInvoicedLcy: String(Number(before?.shippedNotInvoicedLcy) - 225),
    });
  });

  it('sets the amounts of the invoice against it, whatever rates say since', async () => {
    await trade.given.row('erp.currency', { code: 'USD', description: 'Dollar' });
    const { id } = await invoicing.posted({ currencyCode: 'USD', currencyFactor: '1.25' }, [
      { type: 2, no: 'DESK', unitPrice: '80', amount: '80', amountIncludingVat: '100' },
    ]);
    expect(await cancelled(id)).toMatchObject({
      currencyCode: 'USD',
      ledgerEntries: { nodes: [{ amount: '-100', amountLcy: '-80', salesLcy: '-64' }] },
    });
  });

  it('cancels an invoice that gives money back, and one of nothing', async () => {
    const line = { type: 2, no: 'DESK', quantity: '-1' };
    const { id, number } = await invoicing.posted({}, [
      { ...line, amount: '-80', amountIncludingVat: '-100' },
    ]);
    const before = await inventory();
    expect(await cancelled(id)).toMatchObject({
      ledgerEntries: { nodes: [{ amount: '100', remainingAmount: '0', open: false }] },
    });
    expect(await entryOf(number)).toMatchObject({ open: false, remainingAmount: '0' });
    expect(await inventory()).toBe(before - 1);
    const free = await invoicing.posted({}, [{ ...line, quantity: '1' }]);
    expect(await cancelled(free.id)).toMatchObject({
      ledgerEntries: { nodes: [{ amount: '0', open: false }] },
    });
  });

  it('reaches CRM invoices by the run for all customers, once (PY-3)', async () => {
    const { id, number } = await invoiceOf({ id: (await shipped()).id });
    await invoicing.pushed(id);
    await cancelled(id);
    const all = () =>
      trade.run<{ invoicesModified: number }>(
        'accountStatisticsUpdate',
        'AccountStatisticsUpdateInput',
        { all: true },
        'invoicesModified',
      );
    await all();
    expect(await invoicing.state(number)).toBe('CANCELED/CANCELED');
    expect((await all()).invoicesModified).toBe(0);
  });

  it('takes items back in base units', async () => {
    await trade.given.row('erp.unit_of_measure', { code: 'PCS6' });
    const line = { type: 2, no: 'DESK', unitOfMeasureCode: 'PCS6', qtyPerUnitOfMeasure: '6' };
    const { id } = await invoicing.posted({}, [
      { ...line, quantity: '2', amount: '10', amountIncludingVat: '12.5' },
      { type: 0, description: 'With thanks', quantity: '0' },
    ]);
    const before = await inventory();
    const memo = await cancelled(id);
    expect(memo.lines).toMatchObject([{ quantity: '2' }, { description: 'With thanks' }]);
    expect(await inventory()).toBe(before + 12);
  });

  it('is done once, whoever asks at the same time', async () => {
    const { id, number } = await invoiceOf({ id: (await shipped()).id });
    const before = await inventory();
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(id)));
    expect(answers.filter(({ creditMemo }) => creditMemo)).toHaveLength(1);
    const memo = answers.find(({ creditMemo }) => creditMemo)?.creditMemo;
    for (const { errors } of answers.filter(({ creditMemo }) => !creditMemo))
      expect(errors).toMatchObject([
        { code: 'INVOICE_CANCELLED', data: { invoice: number, creditMemo: memo?.number } },
      ]);
    expect(await inventory()).toBe(before + 2);
  });

  it('answers ten callers of one key with one credit memo', async () => {
    const { id } = await invoiceOf({ id: (await shipped()).id });
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(id, 'once')));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ creditMemo }) => creditMemo?.number)).size).toBe(1);
  });

  it('and a payment at the same time: the invoice is paid or cancelled, never both', async () => {
    const { id, number } = await invoiceOf({ id: (await shipped()).id });
    const payment = { customerNo: 'BUYER', amount: '225', invoiceNumbers: [number] };
    const [answer, paid] = await Promise.all([
      cancel(id),
      trade.run('paymentRegister', 'PaymentRegisterInput', payment, ''),
    ]);
    const codes = [...answer.errors, ...paid.errors].map(({ code }) => code);
    expect(codes).toHaveLength(1);
    expect(['INVOICE_APPLIED', 'INVOICE_NOT_OPEN']).toContain(codes[0]);
  });

  it('is refused while something settles the invoice, and leaves nothing behind', async () => {
    const { id, number } = await invoicing.posted({}, [
      { type: 2, no: 'DESK', unitPrice: '80', amount: '80', amountIncludingVat: '100' },
    ]);
    const { payment } = await ok(
      trade.run<{ payment: { id: string } }>(
        'paymentRegister',
        'PaymentRegisterInput',
        { customerNo: 'BUYER', amount: '30', invoiceNumbers: [number] },
        'payment { id }',
      ),
    );
    const before = await rows();
    expect((await cancel(id)).errors).toMatchObject([
      {
        code: 'INVOICE_APPLIED',
        data: { invoice: number, amount: '100', remaining: '70', entries: [payment.id] },
      },
    ]);
    expect(await rows()).toEqual(before);
    await ok(trade.run('paymentUnapply', 'PaymentUnapplyInput', { id: payment.id }, ''));
    expect((await cancelled(id)).cancelsInvoiceNo).toBe(number);
  });

  it('is refused for unknown invoices, blocked customers and items, and invoices without a ledger entry', async () => {
    const { given } = trade;
    const unknown = await cancel('00000000-0000-4000-8000-000000000000');
    expect(unknown.errors[0]?.code).toBe('RECORD_NOT_FOUND');
    const line = { type: 2, no: 'DESK', amount: '80', amountIncludingVat: '100' };
    await given.customer({ number: 'SHUT', vatBusPostingGroup: 'DOM', blocked: 3 });
    await given.row('erp.item', { number: 'STOPPED', baseUnitOfMeasure: 'PCS', blocked: true });
    const shut = await invoicing.posted({ sellToCustomerNo: 'SHUT' }, [line]);
    const stopped = await invoicing.posted({}, [{ ...line, no: 'STOPPED' }]);
    const bare = await given.row('erp.sales_invoice', {
      ...{ number: 'BARE', sellToCustomerNo: 'BUYER', billToCustomerNo: 'BUYER' },
      documentDate: '2026-05-05',
    });
    const before = await rows();
    expect((await cancel(shut.id)).errors[0]?.code).toBe('CUSTOMER_BLOCKED');
    expect((await cancel(stopped.id)).errors[0]?.code).toBe('ITEM_BLOCKED');
    expect((await cancel(bare)).errors[0]?.code).toBe('INVOICE_NOT_OPEN');
    expect(await rows()).toEqual(before);
  });

  it('costs as many statements with 30 lines as with 3', async () => {
    const statements = async (count: number) => {
      const line = { type: 2, no: 'DESK', amount: '8', amountIncludingVat: '10' };
      const { id } = await invoicing.posted(
        {},
        Array.from({ length: count }, () => line),
      );
      return (await trade.api.statementsOf(() => cancelled(id))).length;
    };
    expect(await statements(30)).toBe(await statements(3));
  });
});
