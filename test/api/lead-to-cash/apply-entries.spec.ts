import { Invoicing } from '../../support/invoicing';
import { Trade, type RefusalAnswer } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

interface Entry {
  readonly id: string;
  readonly open: boolean;
  readonly remainingAmount: string;
  readonly remainingAmountLcy: string;
}
const ENTRY = 'id open remainingAmount remainingAmountLcy';
const apply = (
  id: string,
  applyTo: readonly { id: string; amount?: string }[],
  idempotencyKey?: string,
): Promise<{ entry: Entry | null; errors: RefusalAnswer[] }> =>
  trade.run(
    'customerLedgerEntryApply',
    'CustomerLedgerEntryApplyInput',
    { id, applyTo, idempotencyKey },
    `entry { ${ENTRY} }`,
  );
const unapply = (id: string) =>
  trade.run<{ payment: Entry | null }>(
    'paymentUnapply',
    'PaymentUnapplyInput',
    { id },
    `payment { ${ENTRY} }`,
  );
const entryOf = async (id: string): Promise<Entry> =>
  (
    await trade.api.ask<{ customerLedgerEntry: Entry }>(
      `query ($id: ID!) { customerLedgerEntry(id: $id) { ${ENTRY} } }`,
      { id },
    )
  ).customerLedgerEntry;
const owed = async (amount: string, values: Record<string, string | null> = {}) => {
  const line = { type: 2, no: 'DESK', description: 'Desk', unitPrice: amount };
  const invoice = await invoicing.posted(values, [{ ...line, amount, amountIncludingVat: amount }]);
  return {
    invoice,
    entry: await trade.idOf('erp.customer_ledger_entry', 'documentNumber', invoice.number),
  };
};
const credit = async (amount: string, more: object = {}): Promise<string> => {
  const { creditMemo, errors } = await trade.run<{
    creditMemo: { ledgerEntries: { nodes: { id: string }[] } };
  }>(
    'creditMemoPost',
    'CreditMemoPostInput',
    {
      customerNo: 'BUYER',
      lines: [{ type: 'RESOURCE', no: 'FREE', quantity: '1', unitPrice: amount }],
      ...more,
    },
    'creditMemo { ledgerEntries { nodes { id } } }',
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return creditMemo.ledgerEntries.nodes[0]?.id ?? '';
};
const paid = async (amount: string, invoiceNumbers: string[] = []): Promise<string> => {
  const { payment } = await trade.run<{ payment: { id: string } }>(
    'paymentRegister',
    'PaymentRegisterInput',
    { customerNo: 'BUYER', amount, invoiceNumbers },
    'payment { id }',
  );
  return payment.id;
};
const ledger = () =>
  trade.api.composition.db.query(
    `SELECT (SELECT count(*)::int FROM erp.detailed_customer_ledger_entry) AS details, (SELECT max(version) FROM erp.customer_ledger_entry) AS version`,
  );

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
  await trade.vatRate('NONE', '0');
  await trade.given.row('erp.resource', {
    ...{ number: 'FREE', baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'NONE' },
  });
});

afterAll(() => trade.stop());

describe('applying open entries', () => {
  it('settles an invoice with the open rest of a credit memo, and the CRM invoice follows', async () => {
    const { invoice, entry } = await owed('100');
    await invoicing.pushed(invoice.id);
    const memo = await credit('140');
    expect((await apply(memo, [{ id: entry }])).entry).toEqual({
      ...{ id: memo, open: true, remainingAmount: '-40', remainingAmountLcy: '-40' },
    });
    expect(await entryOf(entry)).toMatchObject({ open: false, remainingAmount: '0' });
    await trade.run('accountStatisticsUpdate', 'AccountStatisticsUpdateInput', { all: true }, '');
    expect(await invoicing.state(invoice.number)).toBe('PAID/COMPLETE');
  });

  it('settles several in their order, each as far as is said, and the rest as far as it goes', async () => {
    const [first, second] = [await owed('100'), await owed('100')];
    const payment = await paid('120');
    const { entry } = await apply(payment, [
      { id: first.entry, amount: '30' },
      { id: second.entry },
    ]);
    expect(entry).toMatchObject({ open: false, remainingAmount: '0' });
    expect(await entryOf(first.entry)).toMatchObject({ open: true, remainingAmount: '70' });
    expect(await entryOf(second.entry)).toMatchObject({ open: true, remainingAmount: '10' });
  });

  it('is taken back like what a payment settled, credit memos too', async () => {
    const { invoice, entry } = await owed('100');
    await invoicing.pushed(invoice.id);
    const memo = await credit('60');
    await apply(memo, [{ id: entry }]);
    await trade.run('accountStatisticsUpdate', 'AccountStatisticsUpdateInput', { all: true }, '');
    expect(await invoicing.state(invoice.number)).toBe('PAID/PARTIAL');
    expect((await unapply(memo)).payment).toMatchObject({ open: true, remainingAmount: '-60' });
    expect(await entryOf(entry)).toMatchObject({ open: true, remainingAmount: '100' });
    await trade.run('accountStatisticsUpdate', 'AccountStatisticsUpdateInput', { all: true }, '');
    expect(await invoicing.state(invoice.number)).toBe('ACTIVE/BILLED');
    expect((await unapply(memo)).errors[0]?.code).toBe('PAYMENT_NOT_APPLIED');
  });

  it('a credit memo that cancels an invoice is not taken back from it', async () => {
    const { invoice } = await owed('100');
    const { creditMemo } = await trade.run<{
      creditMemo: { ledgerEntries: { nodes: { id: string }[] } };
    }>(
      'invoiceCancel',
      'InvoiceCancelInput',
      { id: invoice.id },
      'creditMemo { ledgerEntries { nodes { id } } }',
    );
    const before = await ledger();
    const { errors } = await unapply(creditMemo.ledgerEntries.nodes[0]?.id ?? '');
    expect(errors).toMatchObject([
      { code: 'INVOICE_CANCELLED', data: { invoice: invoice.number } },
    ]);
    expect(await ledger()).toEqual(before);
  });

  it('applies once a key, and never more than is open, whoever asks at the same time', async () => {
    const { entry } = await owed('100');
    const memo = await credit('100');
    const part = [{ id: entry, amount: '30' }];
    const keyed = await Promise.all(Array.from({ length: 10 }, () => apply(memo, part, 'k')));
    expect(keyed.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await entryOf(entry)).toMatchObject({ remainingAmount: '70' });
    const free = await Promise.all(Array.from({ length: 10 }, () => apply(memo, part)));
    expect(free.filter(({ errors }) => errors.length === 0)).toHaveLength(2);
    expect(await entryOf(entry)).toMatchObject({ remainingAmount: '10' });
    expect(await entryOf(memo)).toMatchObject({ remainingAmount: '-10' });
  });

  it('payments, applications and their undoing at once leave the ledger as if one after the other', async () => {
    const { entry, invoice } = await owed('1000');
    const [memo, early] = [await credit('50'), await paid('100', [invoice.number])];
    await Promise.all([
      unapply(early),
      apply(memo, [{ id: entry }]),
      ...[1, 2, 3].map(() => paid('100', [invoice.number])),
    ]);
    expect(await entryOf(entry)).toMatchObject({ remainingAmount: '650' });
  });

  it('keeps local amounts in proportion in another currency', async () => {
    await trade.given.row('erp.currency', { code: 'USD', description: 'Dollar' });
    const entry = (amount: string, amountLcy: string, documentType: number) =>
      invoicing.entry({
        ...{ customerNo: 'BUYER', documentType, documentNumber: `U${amount}`, currencyCode: 'USD' },
        ...{ amount, amountLcy, remainingAmountLcy: amountLcy },
      });
    const [invoice, payment] = [await entry('100', '80', 2), await entry('-60', '-50', 1)];
    await apply(payment, [{ id: invoice, amount: '30' }]);
    expect(await entryOf(invoice)).toMatchObject({
      remainingAmount: '70',
      remainingAmountLcy: '56',
    });
    expect(await entryOf(payment)).toMatchObject({
      remainingAmount: '-30',
      remainingAmountLcy: '-25',
    });
  });

  it('is refused for what does not fit together, and leaves nothing behind', async () => {
    await trade.given.customer({ number: 'STRANGER', vatBusPostingGroup: 'DOM' });
    const [own, other] = [await owed('100'), await owed('100', { sellToCustomerNo: 'STRANGER' })];
    const dollars = await owed('100', { currencyCode: 'USD' });
    const closed = await owed('10');
    await paid('10', [closed.invoice.number]);
    const [memo, second] = [await credit('50'), await credit('50')];
    const nobody = '00000000-0000-4000-8000-000000000000';
    const before = await ledger();
    const refused: [string, { id: string; amount?: string }[], string][] = [
      [memo, [{ id: other.entry }], 'ENTRY_OF_OTHER_CUSTOMER'],
      [memo, [{ id: dollars.entry }], 'ENTRY_IN_OTHER_CURRENCY'],
      [memo, [{ id: closed.entry }], 'ENTRY_NOT_OPEN'],
      [memo, [{ id: own.entry, amount: '100.01' }], 'AMOUNT_EXCEEDS_REST'],
      [memo, [{ id: own.entry, amount: '50.01' }], 'AMOUNT_EXCEEDS_REST'],
      [memo, [{ id: own.entry, amount: '0' }], 'INVALID_INPUT'],
      [
        memo,
        [
          { id: own.entry, amount: '1' },
          { id: own.entry, amount: '1' },
        ],
        'INVALID_INPUT',
      ],
      [memo, [{ id: second }], 'INVALID_INPUT'],
      [own.entry, [{ id: memo }], 'INVALID_INPUT'],
      [memo, [{ id: nobody }], 'RECORD_NOT_FOUND'],
      [nobody, [{ id: own.entry }], 'RECORD_NOT_FOUND'],
    ];
    for (const [id, applyTo, code] of refused) {
      const { errors } = await apply(id, applyTo);
      expect([applyTo, errors[0]?.code]).toEqual([applyTo, code]);
      expect(errors[0]?.remedy).toBeTruthy();
    }
    expect(await ledger()).toEqual(before);
    await apply(memo, [{ id: own.entry }]);
    expect((await apply(memo, [{ id: own.entry }])).errors[0]?.code).toBe('ENTRY_NOT_OPEN');
  });

  it('costs as many statements for 10 entries as for 2', async () => {
    const statements = async (count: number) => {
      const applyTo: { id: string }[] = [];
      for (let each = 0; each < count; each++) applyTo.push({ id: (await owed('10')).entry });
      const memo = await credit(String(10 * count));
      return (await trade.api.statementsOf(() => apply(memo, applyTo))).length;
    };
    expect(await statements(10)).toBe(await statements(2));
  });
});
