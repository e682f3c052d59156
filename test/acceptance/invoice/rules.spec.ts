import { Invoicing } from '../../support/invoicing';
import { Trade } from '../../support/trade';

let trade: Trade;
let invoicing: Invoicing;

const line = (values: object = {}) => ({
  ...{ type: 2, no: 'DESK', description: 'Desk', quantity: '1', unitPrice: '100' },
  ...{ amount: '100', amountIncludingVat: '125' },
  ...values,
});

/** Runs the mapping of posted invoices; how much it wrote and what failed. */
const run = async (): Promise<{ modified: number; failed: number }> => {
  const answer = await trade.run<{ runs: { modified: number; failed: number }[] | null }>(
    'tableMappingSync',
    'TableMappingSyncInput',
    { mappings: ['POSTEDSALESINV-INV'] },
    'runs { modified failed }',
  );
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  const runs = answer.runs ?? [];
  return {
    modified: runs.reduce((sum, each) => sum + each.modified, 0),
    failed: runs.reduce((sum, each) => sum + each.failed, 0),
  };
};

const pay = async (number: string, amount: string): Promise<string> => {
  const { payment } = await trade.run<{ payment: { id: string } }>(
    'paymentRegister',
    'PaymentRegisterInput',
    { customerNo: 'BUYER', amount, invoiceNumbers: [number] },
    'payment { id }',
  );
  return payment.id;
};

const settle = (): Promise<object> =>
  trade.run('accountStatisticsUpdate', 'AccountStatisticsUpdateInput', { all: true }, '');

beforeAll(async () => {
  trade = await Trade.start();
  invoicing = new Invoicing(trade);
});

afterAll(() => trade.stop());

describe('a posted invoice that was sent', () => {
  it('IN-18, IN-19 changes its header while it is active; lines, owner and price list stay', async () => {
    const { id, number } = await invoicing.posted({}, [line()]);
    const before = await invoicing.pushed(id);
    await trade.given.change('erp.sales_invoice', id, { dueDate: '2026-07-01' });
    const [posted] = await trade.api.composition.tables
      .get('erp.sales_invoice_line')
      .rowsBy(trade.api.composition.db, 'documentId', [id]);
    await trade.given.change('erp.sales_invoice_line', String(posted?.id), { quantity: '9' });
    expect(await run()).toEqual({ modified: 1, failed: 0 });
    const { dueDate, lines, priceLevel, ownerTeam, totals } = await invoicing.crmInvoice(number);
    expect(dueDate).toBe('2026-07-01');
    expect({ lines, priceLevel, ownerTeam, totals }).toEqual({
      lines: before.lines,
      priceLevel: before.priceLevel,
      ownerTeam: before.ownerTeam,
      totals: before.totals,
    });
  });

  it('IN-3 is left alone once it is paid, and follows again when the payment is taken back', async () => {
    const { id, number } = await invoicing.posted({}, [line()]);
    await invoicing.pushed(id);
    const payment = await pay(number, '125');
    await settle();
    await trade.given.change('erp.sales_invoice', id, { dueDate: '2026-07-02' });
    expect(await run()).toEqual({ modified: 0, failed: 0 });
    expect(await invoicing.crmInvoice(number)).toMatchObject({ dueDate: '2026-06-04' });
    await trade.run('paymentUnapply', 'PaymentUnapplyInput', { id: payment }, 'payment { id }');
    await settle();
    expect(await invoicing.state(number)).toBe('ACTIVE/BILLED');
    expect(await run()).toEqual({ modified: 1, failed: 0 });
    expect(await invoicing.crmInvoice(number)).toMatchObject({ dueDate: '2026-07-02' });
  });

  it('IN-6 is described by its shipment method where nothing else is said', async () => {
    await trade.given.row('erp.shipment_method', { code: 'EXW', description: 'Ex works' });
    const method = { shipmentMethodCode: 'EXW' };
    const silent = await invoicing.posted(method, [line()]);
    expect((await invoicing.pushed(silent.id)).description).toBe('Ex works');
    const said = await invoicing.posted({ ...method, workDescription: 'By hand' }, [line()]);
    expect((await invoicing.pushed(said.id)).description).toBe('By hand');
  });

  it('IN-11 a line taken back is negative in quantity and amounts', async () => {
    const { id } = await invoicing.posted({}, [
      line({ quantity: '3', amount: '300', amountIncludingVat: '375' }),
      line({ quantity: '-1', amount: '-100', amountIncludingVat: '-125' }),
    ]);
    expect(await invoicing.pushed(id)).toMatchObject({
      totals: { amountLessFreight: '200', tax: '50', amount: '250' },
      lines: [
        { quantity: '3', pricePerUnit: '100', tax: '75', baseAmount: '300', extendedAmount: '375' },
        {
          quantity: '-1',
          pricePerUnit: '100',
          tax: '-25',
          baseAmount: '-100',
          extendedAmount: '-125',
        },
      ],
    });
  });

  it('IN-11 a line without quantity keeps its price, whatever prices include', async () => {
    const nothing = { quantity: '0', amount: '0', amountIncludingVat: '0' };
    for (const pricesIncludingVat of [false, true]) {
      const { id } = await invoicing.posted({ pricesIncludingVat }, [line(), line(nothing)]);
      const { lines } = await invoicing.pushed(id);
      expect(lines[1]).toMatchObject({
        ...{ quantity: '0', pricePerUnit: '100', tax: '0' },
        ...{ baseAmount: '0', extendedAmount: '0' },
      });
    }
  });

  it('IN-12 a price of nothing is not put on the price list', async () => {
    const { productId } = await trade.coupledItem({ number: 'GIFT', unitPrice: '0' });
    const { id } = await invoicing.posted({}, [
      line({ no: 'GIFT', unitPrice: '0', amount: '0', amountIncludingVat: '0' }),
      line(),
    ]);
    const { priceLevel } = await invoicing.pushed(id);
    const rows = await trade.api.composition.tables
      .get('crm.price_list_line')
      .rowsBy(trade.api.composition.db, 'productId', [productId]);
    const list = (priceLevel as { id: string } | null)?.id;
    expect(rows.filter((row) => row.priceLevelId === list && row.amount !== '0')).toEqual([]);
  });

  it('IN-14 what rounds to nothing in the currency makes no rounding line', async () => {
    await trade.given.row('erp.currency', {
      code: 'JPY',
      isoCode: 'JPY',
      amountRoundingPrecision: '1',
    });
    await trade.given.row('erp.currency_exchange_rate', {
      ...{ currencyCode: 'JPY', startingDate: '2026-01-01' },
      ...{ exchangeRateAmount: '150', relationalExchRateAmount: '1' },
    });
    await trade.createInCrm('CURRENCY', await trade.idOf('erp.currency', 'code', 'JPY'));
    const { id } = await invoicing.posted(
      { pricesIncludingVat: true, currencyCode: 'JPY', currencyFactor: '150' },
      [line({ quantity: '3', unitPrice: '333.4', amount: '800', amountIncludingVat: '1000' })],
    );
    const invoice = await invoicing.pushed(id);
    expect(invoice).toMatchObject({
      transactionCurrency: { isoCurrencyCode: 'JPY' },
      totals: { amountLessFreight: '800', tax: '200', amount: '1000' },
    });
    expect(invoice.lines).toHaveLength(1);
  });

  it('PY-1 an invoice of nothing is paid and complete at once', async () => {
    const { id, number } = await invoicing.posted({}, [
      line({ amount: '0', amountIncludingVat: '0', lineDiscountAmount: '100' }),
    ]);
    await invoicing.pushed(id);
    expect(await invoicing.state(number)).toBe('PAID/COMPLETE');
  });

  it('PY-1, PY-4 a cancelled invoice is canceled, and stays so when its rest is paid', async () => {
    const { id, number } = await invoicing.posted({}, [line()]);
    await invoicing.pushed(id);
    await pay(number, '25');
    await settle();
    expect(await invoicing.state(number)).toBe('PAID/PARTIAL');
    await trade.given.change('erp.sales_invoice', id, { cancelled: true });
    await pay(number, '100');
    await settle();
    expect(await invoicing.state(number)).toBe('CANCELED/CANCELED');
  });

  it('IN-16 of a customer who is blocked meanwhile it is sent all the same, and paid', async () => {
    const { customerId } = await trade.coupledCustomer({ number: 'STOPPED', name: 'Stopped Ltd' });
    const { id, number } = await invoicing.posted({ sellToCustomerNo: 'STOPPED' }, [line()]);
    await trade.given.change('erp.customer', customerId, { blocked: 3 });
    expect(await invoicing.pushed(id)).toMatchObject({ account: { name: 'Stopped Ltd' } });
    expect(await invoicing.state(number)).toBe('ACTIVE/BILLED');
  });

  it('PY-7 nothing is made in the CRM for a payment itself', async () => {
    const { id, number } = await invoicing.posted({}, [line()]);
    await invoicing.pushed(id);
    const rows = async () =>
      trade.api.composition.db.query(
        `SELECT (SELECT count(*) FROM crm.invoice) AS invoices, (SELECT count(*) FROM crm.invoice_line) AS lines,
                (SELECT count(*) FROM crm.note) AS notes, (SELECT count(*) FROM sync.coupling) AS couplings`,
      );
    const before = await rows();
    await pay(number, '125');
    await settle();
    expect(await invoicing.state(number)).toBe('PAID/COMPLETE');
    expect(await rows()).toEqual(before);
  });
});
