import { Invoicing } from '../../support/invoicing';
import { Trade } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

const FIGURES =
  'name creditLimitLcy balanceLcy totalLcy overdueAmountsLcy overdueAmountsAsOf totalSalesLcy outstandingOrdersLcy';

interface Answer extends Record<string, unknown> {
  outcomes: { result: string; accountStatistics: Record<string, unknown> | null }[];
}

const update = async (customerId: string) => {
  const { outcomes } = await trade.run<Answer>(
    'accountStatisticsUpdate',
    'AccountStatisticsUpdateInput',
    { customerIds: [customerId] },
    `outcomes { result accountStatistics { ${FIGURES} } }`,
  );
  return outcomes[0];
};

const figures = async (customerId: string) => (await update(customerId))?.accountStatistics;

// Today is 22 August 2026 in these tests.
const entry = (customerNo: string, values: object) =>
  invoicing.entry({ ...{ customerNo, documentType: 2, documentNumber: 'I' }, ...values });

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
});

afterAll(() => trade.stop());

describe('figures at their boundaries', () => {
  it('ST-1 what is due today is not overdue, what was due yesterday is, and what is closed never', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'B1', name: 'Due' });
    await entry('B1', { amount: '10', dueDate: '2026-08-22' });
    await entry('B1', { amount: '200', remainingAmount: '150', dueDate: '2026-08-21' });
    await entry('B1', { amount: '3000', remainingAmount: '0', dueDate: '2026-01-01' });
    await entry('B1', { amount: '40000', dueDate: '2026-08-23' });
    expect(await figures(customerId)).toMatchObject({
      ...{ overdueAmountsLcy: '150', overdueAmountsAsOf: '2026-08-22' },
      ...{ balanceLcy: '40160', totalLcy: '40160' },
    });
  });

  it('ST-1 money that the customer has with us is a negative balance, and lowers what is overdue', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'B2', name: 'Credit' });
    await entry('B2', { amount: '100', dueDate: '2026-08-01' });
    await entry('B2', { documentType: 1, amount: '-250', dueDate: '2026-08-01' });
    expect(await figures(customerId)).toMatchObject({
      ...{ balanceLcy: '-150', overdueAmountsLcy: '-150', totalLcy: '-150' },
    });
  });

  it('ST-1 sales are of the fiscal year alone: its first and its last day count, credit lowers them', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'B3', name: 'Year' });
    const sale = (postingDate: string, salesLcy: string) =>
      entry('B3', { amount: '0', postingDate, salesLcy, documentNumber: postingDate });
    await sale('2025-12-31', '1');
    await sale('2026-01-01', '20');
    await sale('2026-12-31', '300');
    await sale('2027-01-01', '4000');
    await sale('2026-05-05', '-100');
    expect(await figures(customerId)).toMatchObject({ totalSalesLcy: '220' });
  });

  it('ST-1, ST-12 orders count at who pays, not at who ordered, and a change reaches the payer', async () => {
    const payer = await trade.coupledCustomer({ number: 'B4', name: 'Payer' });
    const buyer = await trade.coupledCustomer({
      number: 'B5',
      name: 'Buyer',
      billToCustomerNo: 'B4',
    });
    const { order } = await trade.run<{ order: { id: string } }>(
      'orderCreate',
      'OrderCreateInput',
      {
        customerNo: 'B5',
        lines: [{ type: 'ITEM', no: 'DESK', quantity: '2', unitPrice: '100' }],
      },
      'order { id }',
    );
    expect(await figures(buyer.customerId)).toMatchObject({ outstandingOrdersLcy: '0' });
    expect(await figures(payer.customerId)).toMatchObject({ outstandingOrdersLcy: '250' });
    await trade.run(
      'orderUpdate',
      'OrderUpdateInput',
      { id: order.id, changeLines: [{ lineNo: 10_000, quantity: '1' }] },
      '',
    );
    await trade.api.composition.invoices.updateStatistics.refresh('job');
    const { customer } = await trade.api.ask<{ customer: object }>(
      'query ($id: ID!) { customer(id: $id) { account { accountStatistics { outstandingOrdersLcy } } } }',
      { id: payer.customerId },
    );
    expect(customer).toEqual({ account: { accountStatistics: { outstandingOrdersLcy: '125' } } });
  });

  it('ST-5 new name and credit limit are a modification, the same again is none', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'B6', name: 'Before' });
    expect((await update(customerId))?.result).toBe('INSERTED');
    expect((await update(customerId))?.result).toBe('UNCHANGED');
    await trade.given.change('erp.customer', customerId, { creditLimitLcy: '700' });
    expect(await update(customerId)).toMatchObject({
      result: 'MODIFIED',
      accountStatistics: { creditLimitLcy: '700' },
    });
  });

  it('ST-1 a blocked customer has figures as any other', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'B7', name: 'Stopped' });
    await entry('B7', { amount: '70', dueDate: '2026-08-01' });
    await trade.given.change('erp.customer', customerId, { blocked: 3 });
    expect(await figures(customerId)).toMatchObject({ balanceLcy: '70', overdueAmountsLcy: '70' });
  });

  it('ST-6 uncoupling a customer removes the statistics of its account', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'B8', name: 'Parting' });
    await update(customerId);
    const count = async () =>
      (
        await trade.api.composition.db.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM crm.account_statistics WHERE customer_no = 'B8'`,
        )
      )[0]?.count;
    expect(await count()).toBe(1);
    const records = [{ erpId: customerId, mapping: 'CUSTOMER' }];
    await trade.run('couplingDelete', 'CouplingDeleteInput', { records }, '');
    expect(await count()).toBe(0);
  });
});
