import { randomUUID } from 'node:crypto';
import { Given } from '../support/given';
import { startApi, type TestApi } from '../support/api';

let api: TestApi;
let given: Given;
let customerId: string;
let accountId: string;
let itemId: string;
let productId: string;

interface Outcomes {
  outcomes: {
    kind: string;
    crmId: string;
    erpId: string;
    error: { code: string; message: string; data: unknown } | null;
  }[];
  errors: { code: string; message: string }[];
}

const createInCrm = async (mapping: string, id: string) => {
  const answer = await api.ask<{ couplingCreateInCrm: Outcomes }>(
    `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInCrm(input: { records: $records }) {
       outcomes { kind crmId erpId error { code message data } } errors { code message } } }`,
    { records: [{ id, mapping }] },
  );
  const [outcome] = answer.couplingCreateInCrm.outcomes;
  if (!outcome || outcome.error) throw new Error(JSON.stringify(answer));
  return outcome.crmId;
};

const idOf = async (table: string, where: string, values: unknown[]): Promise<string> => {
  const [row] = await api.composition.tables
    .get(table)
    .rowsWhere(api.composition.db, where, values);
  if (!row) throw new Error(`${table}: no row where ${where}`);
  return String(row.id);
};

beforeAll(async () => {
  api = await startApi(14);
  given = new Given(api);
  await given.company();
  for (const [code, startingNo] of [
    ['ORD', '101001'],
    ['SHP', '102001'],
    ['INV', '103001'],
    ['CUST', 'C00010'],
  ]) {
    await given.row('erp.number_series', { code: code ?? '', startingNo: startingNo ?? '' });
  }
  await given.row('erp.sales_setup', {
    orderNos: 'ORD',
    postedShipmentNos: 'SHP',
    postedInvoiceNos: 'INV',
    customerNos: 'CUST',
  });
  await given.row('erp.vat_posting_setup', {
    vatBusPostingGroup: 'DOM',
    vatProdPostingGroup: 'STD',
    vatPercent: '25',
    vatIdentifier: 'VAT25',
  });
  await given.row('erp.unit_of_measure', { code: 'PCS', description: 'Piece' });
  await given.row('erp.payment_terms', { code: '30D', dueDateCalculation: '30D' });
  itemId = await given.row('erp.item', {
    number: 'DESK',
    description: 'Desk',
    baseUnitOfMeasure: 'PCS',
    unitPrice: '100',
    vatProdPostingGroup: 'STD',
  });
  await given.row('erp.item_ledger_entry', {
    entryNo: '1',
    itemNo: 'DESK',
    postingDate: '2026-01-01',
    entryType: 2,
    quantity: '50',
  });
  customerId = await given.customer({
    number: 'BUYER',
    name: 'Buyer Ltd',
    vatBusPostingGroup: 'DOM',
    city: 'Bergen',
  });
  accountId = await createInCrm('CUSTOMER', customerId);
  await createInCrm('UNIT GROUP', await idOf('erp.unit_group', `t.source_no = $1`, ['DESK']));
  await createInCrm('ITEM UOM', await idOf('erp.item_unit_of_measure', `t.item_no = $1`, ['DESK']));
  productId = await createInCrm('ITEM-PRODUCT', itemId);
});

afterAll(() => api.stop());

const CREATE = `mutation ($input: CrmOrderCreateInput!) { crmOrderCreate(input: $input) {
  crmOrder { id orderNumber stateCode totals { amount } lines { sequenceNumber } } errors { code message } } }`;
const SUBMIT = `mutation ($id: ID!) { crmOrderSubmit(input: { id: $id }) { crmOrder { stateCode } errors { code message } } }`;
const CONVERT = `mutation ($id: ID!) { crmOrderConvert(input: { id: $id }) {
  created
  order { id number status yourReference currencyCode totals { amount amountIncludingVat invoiceDiscountAmount }
    lines { lineNo type no description quantity unitPrice lineDiscountAmount lineAmount amount amountIncludingVat unitOfMeasureCode attachedToLineNo }
    crmOrder { orderNumber } sellToCustomer { number } billToAddress { line1 city } }
  errors { code message remedy data } } }`;

interface CrmOrderAnswer {
  crmOrderCreate: {
    crmOrder: { id: string; orderNumber: string } | null;
    errors: { code: string; message: string }[];
  };
}
interface ConvertAnswer {
  crmOrderConvert: {
    created: boolean | null;
    order:
      | ({
          id: string;
          number: string;
          totals: Record<string, string>;
          lines: Record<string, unknown>[];
        } & Record<string, unknown>)
      | null;
    errors: {
      code: string;
      message: string;
      remedy: string | null;
      data: Record<string, unknown>;
    }[];
  };
}

const crmOrder = async (
  input: Record<string, unknown> = {},
  submit = true,
): Promise<{ id: string; orderNumber: string }> => {
  const answer = await api.ask<CrmOrderAnswer>(CREATE, {
    input: {
      customerId: accountId,
      lines: [{ productId, quantity: '2', pricePerUnit: '90' }],
      ...input,
    },
  });
  const order = answer.crmOrderCreate.crmOrder;
  if (!order) throw new Error(JSON.stringify(answer));
  if (submit) await api.ask(SUBMIT, { id: order.id });
  return order;
};
const convert = async (id: string) =>
  (await api.ask<ConvertAnswer>(CONVERT, { id })).crmOrderConvert;
const refusalOf = async (id: string) => {
  const before = await counts();
  const answer = await convert(id);
  expect(answer.order).toBeNull();
  expect(await counts()).toEqual(before);
  expect(answer.errors[0]?.remedy).toBeTruthy();
  return answer.errors[0]?.code;
};
const counts = () =>
  api.composition.db
    .query(`SELECT (SELECT count(*) FROM erp.sales_order) AS orders, (SELECT count(*) FROM erp.sales_order_line) AS lines,
    (SELECT count(*) FROM sync.coupling) AS couplings, (SELECT count(*) FROM sync.journal_entry) AS journal, (SELECT last_no_used FROM erp.number_series WHERE code = 'ORD') AS last`);

describe('masters on the way to the CRM', () => {
  it('makes an active product with its price in the default price list (PR-08, PL-02, PL-05)', async () => {
    const { product } = await api.ask<{ product: Record<string, unknown> }>(
      `{ product(productNumber: "DESK") { name stateCode price quantityOnHand item { number inventory } priceListLines { nodes { amount } } } }`,
    );
    expect(product).toEqual({
      name: 'Desk',
      stateCode: 'ACTIVE',
      price: '100',
      quantityOnHand: '50',
      item: { number: 'DESK', inventory: '50' },
      // The CRM makes a base unit with the group; it and the piece both count one.
      priceListLines: { nodes: [{ amount: '100' }, { amount: '100' }] },
    });
  });
});

describe('converting a submitted CRM order', () => {
  it('makes the ERP order with header, lines, prices, units, VAT and coupling (OC-5, OC-13, OC-29 to OC-31, OC-51)', async () => {
    const { id, orderNumber } = await crmOrder({
      name: 'po 4711',
      lines: [
        {
          productId,
          quantity: '2',
          pricePerUnit: '90.5',
          manualDiscountAmount: '10',
          description: 'Desk\nas agreed with Ms Lee',
        },
        { productId, quantity: '1', pricePerUnit: '100', volumeDiscountAmount: '3', tax: '99' },
      ],
    });
    const { order, created, errors } = await convert(id);
    expect(errors).toEqual([]);
    expect(created).toBe(true);
    expect(order).toMatchObject({
      status: expect.anything() as unknown,
      yourReference: orderNumber,
      currencyCode: null,
      crmOrder: { orderNumber },
      sellToCustomer: { number: 'BUYER' },
      totals: { amount: '268', amountIncludingVat: '335', invoiceDiscountAmount: '0' },
      billToAddress: { city: 'Bergen' },
    });
    expect(order?.lines).toMatchObject([
      {
        lineNo: 10000,
        no: 'DESK',
        description: 'Desk',
        quantity: '2',
        unitPrice: '90.5',
        lineDiscountAmount: '10',
        lineAmount: '171',
        unitOfMeasureCode: 'PCS',
      },
      { lineNo: 20000, no: null, description: 'as agreed with Ms Lee', attachedToLineNo: 10000 },
      { lineNo: 30000, no: 'DESK', quantity: '1', lineDiscountAmount: '3', lineAmount: '97' },
    ]);
    const back = await api.ask(
      `query ($id: ID!) { crmOrder(id: $id) { stateCode lastBackOfficeSubmit order { number } coupling { mapping { name } } } }`,
      { id },
    );
    expect(back).toEqual({
      crmOrder: {
        stateCode: 'SUBMITTED',
        lastBackOfficeSubmit: '2026-08-22',
        order: { number: order?.number },
        coupling: { mapping: { name: 'SALESORDER-ORDER' } },
      },
    });
  });

  it('cuts a long text into comment lines of 100 characters (OC-23)', async () => {
    const text = 'x'.repeat(250);
    const { id } = await crmOrder({
      lines: [{ productId, quantity: '1', pricePerUnit: '1', description: text }],
    });
    const { order } = await convert(id);
    expect(order?.lines.map((line) => String(line.description).length)).toEqual([4, 100, 100, 50]);
  });

  it('finds the order again instead of making another (OC-3, W-14)', async () => {
    const { id } = await crmOrder();
    const first = await convert(id);
    const again = await convert(id);
    expect(again).toMatchObject({ created: false, errors: [] });
    expect(again.order?.number).toBe(first.order?.number);
  });

  it('makes one order of ten parallel calls on ten connections (OC-4)', async () => {
    const { id } = await crmOrder();
    const answers = await Promise.all(Array.from({ length: 10 }, () => convert(id)));
    expect(new Set(answers.map((answer) => answer.order?.number)).size).toBe(1);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
    const [row] = await api.composition.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM sync.coupling WHERE crm_id = $1`,
      [id],
    );
    expect(row?.n).toBe(1);
  });

  it('numbers parallel conversions of different orders without gap or repeat', async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, () => crmOrder()));
    const numbers = (await Promise.all(orders.map(({ id }) => convert(id)))).map((answer) =>
      Number(answer.order?.number),
    );
    const sorted = [...numbers].sort((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 8 }, (_, i) => (sorted[0] ?? 0) + i));
  });

  it('spreads a header discount of amount and percent over the lines', async () => {
    const { id } = await crmOrder({
      discountAmount: '5',
      discountPercentage: '10',
      lines: [{ productId, quantity: '1', pricePerUnit: '100' }],
    });
    const { order } = await convert(id);
    expect(order?.totals).toMatchObject({
      invoiceDiscountAmount: '15',
      amount: '85',
      amountIncludingVat: '106.25',
    });
  });
});

describe('refused conversions leave nothing behind (A.2, W-11)', () => {
  it('an order that is not submitted', async () => {
    expect(await refusalOf((await crmOrder({}, false)).id)).toBe('ORDER_NOT_SUBMITTED');
  });

  it('an order that does not exist', async () => {
    expect((await convert(randomUUID())).errors[0]?.code).toBe('RECORD_NOT_FOUND');
  });

  it('an account of another type, and one that is not coupled', async () => {
    const prospect = await given.account({ customerTypeCode: 8 });
    const lonely = await given.account();
    const lines = [{ productId, quantity: '1', pricePerUnit: '1' }];
    expect(await refusalOf((await crmOrder({ customerId: prospect, lines })).id)).toBe(
      'ACCOUNT_NOT_A_CUSTOMER',
    );
    expect(await refusalOf((await crmOrder({ customerId: lonely, lines })).id)).toBe(
      'ACCOUNT_NOT_COUPLED',
    );
  });

  it('a write-in without a write-in product (SO-028, W-11)', async () => {
    const { id } = await crmOrder({
      lines: [{ productDescription: 'Delivery by boat', quantity: '1', pricePerUnit: '10' }],
    });
    expect(await refusalOf(id)).toBe('WRITE_IN_NOT_CONFIGURED');
  });

  it('freight, which is not converted yet', async () => {
    expect(await refusalOf((await crmOrder({ freightAmount: '12' })).id)).toBe(
      'FREIGHT_NOT_SUPPORTED',
    );
  });

  it('a line discount above the gross amount', async () => {
    const { id } = await crmOrder({
      lines: [{ productId, quantity: '1', pricePerUnit: '10', volumeDiscountAmount: '11' }],
    });
    expect(await refusalOf(id)).toBe('LINE_DISCOUNT_OUT_OF_RANGE');
  });

  it('a blocked customer and a blocked item', async () => {
    const { id } = await crmOrder();
    await given.change('erp.customer', customerId, { blocked: 3 });
    expect(await refusalOf(id)).toBe('CUSTOMER_BLOCKED');
    await given.change('erp.customer', customerId, { blocked: 0 });
    await given.change('erp.item', itemId, { blocked: true });
    expect(await refusalOf(id)).toBe('ITEM_BLOCKED');
    await given.change('erp.item', itemId, { blocked: false });
    expect((await convert(id)).errors).toEqual([]);
  });
});

describe('shipping, invoicing, paying', () => {
  const run = async (mutation: string, input: object, selection: string) => {
    const answer = await api.ask<
      Record<string, Record<string, unknown> & { errors: { code: string }[] }>
    >(
      `mutation ($input: ${mutation[0]?.toUpperCase() ?? ''}${mutation
        .slice(1)
        .replace(/^rder(Ship|Invoice)$/, 'rderPost')
        .replace(
          /^rder(Release|Reopen)$/,
          'rder',
        )}Input!) { ${mutation}(input: $input) { ${selection} errors { code message } } }`,
      { input },
    );
    const payload = answer[mutation];
    if (!payload) throw new Error(`No answer of ${mutation}.`);
    return payload;
  };

  it('takes an order through release, two shipments, two invoices and two payments, exact to the cent', async () => {
    const { id: crmId } = await crmOrder({
      lines: [{ productId, quantity: '3', pricePerUnit: '33.33', manualDiscountAmount: '1' }],
    });
    const { order } = await convert(crmId);
    const id = order?.id ?? '';
    expect((await run('orderShip', { id }, 'shipment { number }')).errors[0]?.code).toBe(
      'INVALID_STATE',
    );
    expect((await run('orderRelease', { id }, 'order { number }')).errors).toEqual([]);
    expect((await run('orderInvoice', { id }, 'invoice { number }')).errors[0]?.code).toBe(
      'NOTHING_TO_INVOICE',
    );
    const tooMuch = await run(
      'orderShip',
      { id, lines: [{ lineNo: 10000, quantity: '4' }] },
      'shipment { number }',
    );
    expect(tooMuch.errors[0]?.code).toBe('QUANTITY_EXCEEDS');
    const ship = { id, lines: [{ lineNo: 10000, quantity: '1' }], idempotencyKey: `ship-${id}` };
    const first = await run('orderShip', ship, 'shipment { number lines { quantity } }');
    expect(first).toMatchObject({ shipment: { lines: [{ quantity: '1' }] }, errors: [] });
    expect(await run('orderShip', ship, 'shipment { number }')).toMatchObject({
      shipment: { number: (first.shipment as { number: string }).number },
    });
    const one = await run(
      'orderInvoice',
      { id },
      'invoice { number totals { amountIncludingVat } }',
    );
    expect(one).toMatchObject({ invoice: { totals: { amountIncludingVat: '41.25' } } });
    await run('orderShip', { id }, 'shipment { number }');
    const two = await run(
      'orderInvoice',
      { id },
      'invoice { number totals { amount amountIncludingVat } order { id } }',
    );
    // 99.99 - 1.00 = 98.99 net, 123.74 with VAT; the two invoices add up to it exactly.
    expect(two).toMatchObject({
      invoice: { totals: { amountIncludingVat: '82.49' }, order: null },
    });
    const { item } = await api.ask<{ item: { inventory: string } }>(
      `{ item(number: "DESK") { inventory } }`,
    );
    expect(item.inventory).toBe('47');
    const archived = await api.ask(
      `query ($id: ID!) { archivedDocuments(where: { sourceDocumentId: { eq: $id } }) { totalCount nodes { lines { quantityInvoiced } } } }`.replace(
        '$id: ID!',
        '$id: ID!',
      ),
      { id },
    );
    expect(archived).toMatchObject({
      archivedDocuments: { totalCount: 1, nodes: [{ lines: [{ quantityInvoiced: '3' }] }] },
    });
    const again = await convert(crmId);
    expect(again).toMatchObject({ order: null, created: false, errors: [] });

    const pay = await run(
      'paymentRegister',
      { customerNo: 'BUYER', amount: '100' },
      'payment { id open remainingAmount }',
    );
    expect(pay).toMatchObject({ payment: { open: false, remainingAmount: '0' }, errors: [] });
    const open = async () =>
      (
        await api.ask<{ customer: { ledgerEntries: { nodes: Record<string, unknown>[] } } }>(
          `{ customer(number: "BUYER") { ledgerEntries(where: { open: { eq: true } }) { nodes { documentNumber remainingAmount } } } }`,
        )
      ).customer.ledgerEntries.nodes;
    expect(await open()).toMatchObject([{ remainingAmount: '23.74' }]);
    await run('paymentRegister', { customerNo: 'BUYER', amount: '23.74' }, 'payment { id }');
    expect(await open()).toEqual([]);
    const back = await run(
      'paymentUnapply',
      { id: (pay.payment as { id: string }).id },
      'payment { open remainingAmount }',
    );
    expect(back).toMatchObject({ payment: { open: true, remainingAmount: '-100' } });
    expect(
      (await run('paymentUnapply', { id: (pay.payment as { id: string }).id }, 'payment { id }'))
        .errors[0]?.code,
    ).toBe('PAYMENT_NOT_APPLIED');
  });
});
