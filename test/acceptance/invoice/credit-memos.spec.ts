import { Invoicing } from '../../support/invoicing';
import { syncModified } from '../../support/runs';
import { Trade } from '../../support/trade';

let trade: Trade;

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

it('IN-4 a credit memo is not transferred: no CRM invoice, no coupling, and the invoice it corrects stays the only one', async () => {
  const invoicing = new Invoicing(trade);
  const { id } = await invoicing.posted({}, [
    {
      type: 2,
      no: 'DESK',
      description: 'Desk',
      unitPrice: '100',
      amount: '100',
      amountIncludingVat: '125',
    },
  ]);
  await invoicing.pushed(id);
  const counts = () =>
    trade.api.composition.db.query(
      `SELECT (SELECT count(*)::int FROM crm.invoice) AS invoices, (SELECT count(*)::int FROM crm.invoice_line) AS lines,
              (SELECT count(*)::int FROM sync.coupling) AS couplings`,
    );
  const before = await counts();
  expect(before).toMatchObject([{ invoices: 1, lines: 1 }]);
  const { creditMemo } = await trade.run<{ creditMemo: { id: string } }>(
    'creditMemoPost',
    'CreditMemoPostInput',
    { customerNo: 'BUYER', lines: [{ type: 'ITEM', no: 'DESK', quantity: '1', unitPrice: '100' }] },
    'creditMemo { id }',
  );
  const { runs } = await syncModified(trade.api, { mappings: ['POSTEDSALESINV-INV'] });
  expect(runs?.map(({ inserted, failed }) => [inserted, failed])).toEqual(runs?.map(() => [0, 0]));
  const sent = await trade.run<{ outcomes: unknown }>(
    'invoicePush',
    'InvoicePushInput',
    { ids: [creditMemo.id] },
    'outcomes { crmInvoice { id } error { code } }',
  );
  expect(sent.outcomes).toMatchObject([{ crmInvoice: null, error: { code: 'ERP_NOT_FOUND' } }]);
  expect(await counts()).toEqual(before);
});
