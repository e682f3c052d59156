import { Given } from './given';
import { startApi, type TestApi } from './api';
import type { Row } from '../../src/platform/database/record-table';

/** A refusal as the payload of a mutation gives it. */
export interface RefusalAnswer {
  readonly code: string;
  readonly message: string;
  readonly remedy: string | null;
  readonly data: Record<string, unknown>;
}

/** A line of an ERP order as the schema answers it. */
export type OrderLineAnswer = Record<string, unknown>;

/** An ERP order as the schema answers it. */
export type OrderAnswer = Record<string, unknown> & {
  readonly id: string;
  readonly number: string;
  readonly totals: Record<string, string>;
  readonly lines: OrderLineAnswer[];
};

/** Answer of a conversion. */
export interface ConvertAnswer {
  readonly created: boolean | null;
  readonly order: OrderAnswer | null;
  readonly invoice: { readonly number: string } | null;
  readonly notice: string | null;
  readonly taxDifference: string | null;
  readonly warnings: { readonly code: string; readonly field: string }[];
  readonly errors: RefusalAnswer[];
}

interface Outcomes {
  outcomes: { crmId: string; error: { code: string; message: string } | null }[];
  errors: { code: string; message: string }[];
}

const CREATE = `mutation ($input: CrmOrderCreateInput!) { crmOrderCreate(input: $input) {
  crmOrder { id orderNumber } errors { code message } } }`;
const SUBMIT = `mutation ($id: ID!) { crmOrderSubmit(input: { id: $id }) { crmOrder { stateCode } errors { code message } } }`;
/** What is read of an ERP order. */
export const ORDER = `id number status yourReference externalDocumentNo currencyCode paymentDiscountPercent vatBaseDiscountPercent pricesIncludingVat invoiceDiscountCalculation invoiceDiscountValue quoteNo sellToEmail sellToPhoneNo workDescription requestedDeliveryDate
  totals { lineAmount amount vatAmount amountIncludingVat invoiceDiscountAmount }
  lines { lineNo type no description quantity unitPrice lineDiscountAmount lineDiscountPercent lineAmount invDiscountAmount
    amount amountIncludingVat unitOfMeasureCode attachedToLineNo }
  crmOrder { orderNumber } sellToCustomer { number }
  billToAddress { line1 line2 postCode city county countryRegionCode } shipToAddress { line1 line2 postCode city county countryRegionCode }`;
const CONVERT = `mutation ($id: ID!) { crmOrderConvert(input: { id: $id }) {
  created notice taxDifference warnings { code field } invoice { number } order { ${ORDER} } errors { code message remedy data } } }`;

const SERIES: readonly (readonly [string, string])[] = [
  ['ORD', '101001'],
  ['SHP', '102001'],
  ['INV', '103001'],
  ['CUST', 'C00010'],
];

/** A small trade: a customer BUYER, an item DESK at 25 % VAT, both coupled, and what a scenario does with them. */
export class Trade {
  readonly given: Given;
  customerId = '';
  accountId = '';
  itemId = '';
  productId = '';
  private entries = 0;

  private constructor(readonly api: TestApi) {
    this.given = new Given(api);
  }

  /** Starts the product and sets the trade up. */
  static async start(poolSize = 14): Promise<Trade> {
    const trade = new Trade(await startApi(poolSize));
    await trade.setUp();
    return trade;
  }

  stop(): Promise<void> {
    return this.api.stop();
  }

  /** Couples a record of the ERP with a new one of the CRM; the id of the new one. */
  async createInCrm(mapping: string, id: string): Promise<string> {
    const { couplingCreateInCrm } = await this.api.ask<{ couplingCreateInCrm: Outcomes }>(
      `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInCrm(input: { records: $records }) {
         outcomes { crmId error { code message } } errors { code message } } }`,
      { records: [{ id, mapping }] },
    );
    const [outcome] = couplingCreateInCrm.outcomes;
    if (!outcome || outcome.error) throw new Error(JSON.stringify(couplingCreateInCrm));
    return outcome.crmId;
  }

  /** An item with its units and 50 pieces in stock, coupled with an active product. */
  async coupledItem(values: Row): Promise<{ itemId: string; productId: string }> {
    const defaults = { baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD', unitPrice: '10' };
    const itemId = await this.given.row('erp.item', { ...defaults, ...values });
    const number = String(values.number);
    await this.given.row('erp.item_ledger_entry', {
      entryNo: String(++this.entries),
      itemNo: number,
      postingDate: '2026-01-01',
      entryType: 2,
      quantity: '50',
    });
    await this.createInCrm('UNIT GROUP', await this.idOf('erp.unit_group', 'sourceNo', number));
    await this.createInCrm(
      'ITEM UOM',
      await this.idOf('erp.item_unit_of_measure', 'itemNo', number),
    );
    return { itemId, productId: await this.createInCrm('ITEM-PRODUCT', itemId) };
  }

  /** A resource with its unit, coupled with an active product. */
  async coupledResource(values: Row): Promise<{ resourceId: string; productId: string }> {
    const defaults = { baseUnitOfMeasure: 'PCS', vatProdPostingGroup: 'STD', unitPrice: '10' };
    const resourceId = await this.given.row('erp.resource', { ...defaults, ...values });
    const number = String(values.number);
    await this.createInCrm('UNIT GROUP', await this.idOf('erp.unit_group', 'sourceNo', number));
    await this.createInCrm(
      'RESOURCE UOM',
      await this.idOf('erp.resource_unit_of_measure', 'resourceNo', number),
    );
    return { resourceId, productId: await this.createInCrm('RESOURCE-PRODUCT', resourceId) };
  }

  /** A customer coupled with an account. */
  async coupledCustomer(values: Row): Promise<{ customerId: string; accountId: string }> {
    const customerId = await this.given.customer({ vatBusPostingGroup: 'DOM', ...values });
    return { customerId, accountId: await this.createInCrm('CUSTOMER', customerId) };
  }

  /** A VAT rate for customers of the group DOM, or another one. */
  vatRate(
    product: string,
    percent: string,
    identifier = product,
    business = 'DOM',
  ): Promise<string> {
    return this.given.row('erp.vat_posting_setup', {
      vatBusPostingGroup: business,
      vatProdPostingGroup: product,
      vatPercent: percent,
      vatIdentifier: identifier,
    });
  }

  /** Changes the sales settings; throws when that is refused. */
  async settings(changes: Record<string, unknown>): Promise<void> {
    const answer = await this.run(
      'salesSettingsUpdate',
      'SalesSettingsUpdateInput',
      { changes },
      '',
    );
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  }

  /** A CRM order of the account, submitted unless it is to stay active. */
  async crmOrder(
    input: Record<string, unknown> = {},
    submit = true,
  ): Promise<{ id: string; orderNumber: string }> {
    const lines = [{ productId: this.productId, quantity: '2', pricePerUnit: '90' }];
    const { crmOrderCreate: answer } = await this.api.ask<{
      crmOrderCreate: { crmOrder: { id: string; orderNumber: string } | null };
    }>(CREATE, { input: { customerId: this.accountId, lines, ...input } });
    if (!answer.crmOrder) throw new Error(JSON.stringify(answer));
    if (submit) await this.api.ask(SUBMIT, { id: answer.crmOrder.id });
    return answer.crmOrder;
  }

  /** Converts a CRM order. */
  async convert(id: string): Promise<ConvertAnswer> {
    return (await this.api.ask<{ crmOrderConvert: ConvertAnswer }>(CONVERT, { id }))
      .crmOrderConvert;
  }

  /** Takes a CRM order, submits and converts it; throws when it is refused. */
  async converted(input: Record<string, unknown> = {}): Promise<OrderAnswer> {
    const { order, errors } = await this.convert((await this.crmOrder(input)).id);
    if (!order) throw new Error(JSON.stringify(errors));
    return order;
  }

  /** Converts a CRM order that must be refused with a remedy and leave nothing behind; the refusal's code. */
  async refusalOf(id: string): Promise<string | undefined> {
    const before = await this.counts();
    const answer = await this.convert(id);
    expect(answer.order).toBeNull();
    expect(await this.counts()).toEqual(before);
    expect(answer.errors[0]?.remedy).toBeTruthy();
    return answer.errors[0]?.code;
  }

  /** How much there is of what a conversion writes. */
  counts(): Promise<Row[]> {
    return this.api.composition.db.query(
      `SELECT (SELECT count(*) FROM erp.sales_order) AS orders, (SELECT count(*) FROM erp.sales_order_line) AS lines,
              (SELECT count(*) FROM sync.coupling) AS couplings, (SELECT count(*) FROM sync.journal_entry) AS journal,
              (SELECT count(*) FROM sync.sync_run) AS runs, (SELECT count(*) FROM erp.note) AS notes,
              (SELECT count(*) FROM erp.sales_document_archive) AS archived,
              (SELECT max(version) FROM crm.sales_order) AS crm, (SELECT last_no_used FROM erp.number_series WHERE code = 'ORD') AS last`,
    );
  }

  /** Runs a mutation of one `input` and returns its payload. */
  async run<T extends Record<string, unknown>>(
    mutation: string,
    inputType: string,
    input: object,
    selection: string,
  ): Promise<T & { errors: RefusalAnswer[] }> {
    const answer = await this.api.ask<Record<string, T & { errors: RefusalAnswer[] }>>(
      `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${selection} errors { code message remedy data } } }`,
      { input },
    );
    const payload = answer[mutation];
    if (!payload) throw new Error(`No answer of ${mutation}.`);
    return payload;
  }

  /** Sends a mutation that has to succeed; the id of the record that `selection` names in its answer. */
  async act(mutation: string, input: object, selection: string): Promise<string> {
    const field = this.api.schema.getMutationType()?.getFields()[mutation];
    const type = field?.args.find(({ name }) => name === 'input')?.type;
    if (!type) throw new Error(`There is no mutation ${mutation} with an input.`);
    const answer = await this.run<Record<string, { id: string }>>(
      mutation,
      String(type).replace(/!$/, ''),
      input,
      `${selection} { id }`,
    );
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    const record = answer[selection];
    if (!record) throw new Error(`${mutation} answered without ${selection}.`);
    return record.id;
  }

  /** Id of the first row with the value. */
  async idOf(table: string, property: string, value: string): Promise<string> {
    const { tables, db } = this.api.composition;
    const [row] = await tables.get(table).rowsBy(db, property, [value]);
    if (!row) throw new Error(`${table}: no row whose ${property} is ${value}.`);
    return String(row.id);
  }

  private async setUp(): Promise<void> {
    const { given } = this;
    await given.company();
    for (const [code, startingNo] of SERIES)
      await given.row('erp.number_series', { code, startingNo });
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
    const desk = await this.coupledItem({ number: 'DESK', description: 'Desk', unitPrice: '100' });
    this.itemId = desk.itemId;
    this.productId = desk.productId;
    this.customerId = await given.customer({
      number: 'BUYER',
      name: 'Buyer Ltd',
      vatBusPostingGroup: 'DOM',
      city: 'Bergen',
    });
    this.accountId = await this.createInCrm('CUSTOMER', this.customerId);
  }
}
