import type { Row } from '../../src/platform/database/record-table';
import { Trade, type OrderLineAnswer, type RefusalAnswer } from './trade';

/** An ERP quote as the schema answers it. */
export type QuoteAnswer = Record<string, unknown> & {
  readonly id: string;
  readonly number: string;
  readonly totals: Record<string, string>;
  readonly lines: OrderLineAnswer[];
};

/** Answer of processing a quote. */
export interface ProcessAnswer {
  readonly action: string | null;
  readonly quote: QuoteAnswer | null;
  readonly order: { id: string; number: string; quoteNo: string | null } | null;
  readonly taxDifference: string | null;
  readonly warnings: { code: string; field: string }[] | null;
  readonly errors: RefusalAnswer[];
}

/** A CRM quote as most scenarios need it. */
export interface CrmQuoteAnswer {
  readonly id: string;
  readonly quoteNumber: string;
  readonly revisionNumber: number;
  readonly stateCode: string;
  readonly statusCode: string;
}

const QUOTE = `id number status yourReference externalDocumentNo currencyCode quoteValidUntilDate paymentDiscountPercent workDescription requestedDeliveryDate
  invoiceDiscountCalculation invoiceDiscountValue
  totals { lineAmount amount vatAmount amountIncludingVat invoiceDiscountAmount }
  lines { lineNo type no description quantity unitPrice lineDiscountAmount lineAmount invDiscountAmount amount amountIncludingVat
    unitOfMeasureCode attachedToLineNo }
  crmQuote { quoteNumber revisionNumber } sellToCustomer { number }
  archivedVersions(first: 50) { nodes { versionNo lines { lineNo no quantity } } }
  shipToAddress { line1 city countryRegionCode }`;
const ANSWER = `action taxDifference warnings { code field } quote { ${QUOTE} } order { id number quoteNo }`;
const CRM_QUOTE = 'id quoteNumber revisionNumber stateCode statusCode';

/** The trade of `Trade`, with quotes. */
export class QuoteTrade {
  private constructor(readonly trade: Trade) {}

  /** Starts the product with a series for quotes. */
  static async start(): Promise<QuoteTrade> {
    const trade = await Trade.start();
    await trade.given.row('erp.number_series', { code: 'QUO', startingNo: '501' });
    const setup = await trade.idOf('erp.sales_setup', 'orderNos', 'ORD');
    await trade.given.change('erp.sales_setup', setup, { quoteNos: 'QUO' });
    return new QuoteTrade(trade);
  }

  stop(): Promise<void> {
    return this.trade.stop();
  }

  /** A line of the item DESK. */
  line(values: Row = {}): Row {
    return { productId: this.trade.productId, quantity: '2', pricePerUnit: '90', ...values };
  }

  /** A draft of a quote for the account. */
  async draft(input: Record<string, unknown> = {}): Promise<CrmQuoteAnswer> {
    const { crmQuote, errors } = await this.trade.run<{ crmQuote: CrmQuoteAnswer | null }>(
      'crmQuoteCreate',
      'CrmQuoteCreateInput',
      { customerId: this.trade.accountId, lines: [this.line()], ...input },
      `crmQuote { ${CRM_QUOTE} }`,
    );
    if (!crmQuote) throw new Error(JSON.stringify(errors));
    return crmQuote;
  }

  /** An active quote for the account. */
  async active(input: Record<string, unknown> = {}): Promise<CrmQuoteAnswer> {
    return this.step('Activate', (await this.draft(input)).id);
  }

  /** An active quote that has been processed. */
  async processed(
    input: Record<string, unknown> = {},
  ): Promise<{ crm: CrmQuoteAnswer; erp: QuoteAnswer }> {
    const crm = await this.active(input);
    return { crm, erp: await this.done(crm.id) };
  }

  /** Takes a step that needs nothing but the quote; throws when it is refused. */
  async step(verb: 'Activate' | 'Revise', id: string): Promise<CrmQuoteAnswer> {
    const { crmQuote, errors } = await this.trade.run<{ crmQuote: CrmQuoteAnswer | null }>(
      `crmQuote${verb}`,
      'CrmQuoteInput',
      { id },
      `crmQuote { ${CRM_QUOTE} }`,
    );
    if (!crmQuote) throw new Error(JSON.stringify(errors));
    return crmQuote;
  }

  /** Revises a quote, changes the draft and activates it. */
  async revised(id: string, changes: Record<string, unknown> = {}): Promise<CrmQuoteAnswer> {
    const next = await this.step('Revise', id);
    await this.update(next.id, changes);
    return this.step('Activate', next.id);
  }

  /** Changes a draft; throws when it is refused. */
  async update(id: string, changes: Record<string, unknown>): Promise<void> {
    const { errors } = await this.trade.run(
      'crmQuoteUpdate',
      'CrmQuoteUpdateInput',
      { id, ...changes },
      '',
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  }

  /** Wins a quote; the id of its CRM order. */
  async win(id: string, order: 'ACTIVE' | 'SUBMITTED' | 'NONE' = 'ACTIVE'): Promise<string | null> {
    const { crmOrder, errors } = await this.trade.run<{ crmOrder: { id: string } | null }>(
      'crmQuoteWin',
      'CrmQuoteWinInput',
      { id, order },
      'crmOrder { id }',
    );
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return crmOrder?.id ?? null;
  }

  /** Closes a quote. */
  async close(id: string, reason: 'LOST' | 'CANCELED'): Promise<void> {
    const input = { id, reason };
    const { errors } = await this.trade.run('crmQuoteClose', 'CrmQuoteCloseInput', input, '');
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  }

  /** Processes a quote. */
  process(id: string): Promise<ProcessAnswer> {
    return this.trade.run<Omit<ProcessAnswer, 'errors'> & Record<string, unknown>>(
      'crmQuoteProcess',
      'CrmQuoteInput',
      { id },
      ANSWER,
    );
  }

  /** Processes a quote that must not be refused; its ERP quote. */
  async done(id: string): Promise<QuoteAnswer> {
    const { quote, errors } = await this.process(id);
    if (!quote) throw new Error(JSON.stringify(errors));
    return quote;
  }

  /** What processing a quote would do. */
  async preview(id: string): Promise<ProcessAnswer> {
    const answer = await this.trade.api.ask<{ crmQuoteProcessPreview: ProcessAnswer }>(
      `query ($id: ID!) { crmQuoteProcessPreview(input: { id: $id }) { ${ANSWER} errors { code message remedy data } } }`,
      { id },
    );
    return answer.crmQuoteProcessPreview;
  }

  /** Processes many; the outcome of each by the id of the CRM quote. */
  async processAll(ids: readonly string[] | null = null) {
    const answer = await this.trade.run<{
      processed: number;
      unchanged: number;
      refused: number;
      outcomes: {
        crmQuote: { id: string };
        action: string | null;
        quote: { number: string } | null;
        error: { code: string } | null;
      }[];
    }>(
      'crmQuotesProcess',
      'CrmQuotesProcessInput',
      ids === null ? {} : { ids },
      'processed unchanged refused outcomes { crmQuote { id } action quote { number } error { code } }',
    );
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer;
  }

  /** The present ERP quote. */
  async erpQuote(id: string): Promise<QuoteAnswer> {
    const { quote } = await this.trade.api.ask<{ quote: QuoteAnswer }>(
      `query ($id: ID!) { quote(id: $id) { ${QUOTE} } }`,
      { id },
    );
    return quote;
  }

  /** Versions that are kept of an ERP quote. */
  async versions(id: string): Promise<number[]> {
    const { archivedVersions } = await this.erpQuote(id);
    const { nodes } = archivedVersions as { nodes: { versionNo: number }[] };
    return nodes.map(({ versionNo }) => versionNo).sort();
  }

  /** Processes a quote that must be refused and leave nothing behind; the refusal. */
  async refusal(id: string): Promise<RefusalAnswer | undefined> {
    const before = await this.counts();
    const { quote, errors } = await this.process(id);
    expect(quote).toBeNull();
    expect(await this.counts()).toEqual(before);
    expect(errors[0]?.remedy).toBeTruthy();
    return errors[0];
  }

  /** How much there is of what processing writes. */
  async counts(): Promise<Row> {
    const [row = {}] = await this.trade.api.composition.db.query(
      `SELECT (SELECT count(*) FROM erp.sales_quote) AS quotes, (SELECT count(*) FROM erp.sales_quote_line) AS lines,
              (SELECT count(*) FROM erp.sales_order) AS orders, (SELECT count(*) FROM sync.coupling) AS couplings,
              (SELECT count(*) FROM sync.processed_quote) AS processed, (SELECT count(*) FROM sync.journal_entry) AS journal,
              (SELECT count(*) FROM sync.sync_run) AS runs, (SELECT count(*) FROM erp.note) AS notes,
              (SELECT count(*) FROM erp.sales_document_archive) AS archived, (SELECT max(version) FROM crm.quote) AS crm,
              (SELECT last_no_used FROM erp.number_series WHERE code = 'QUO') AS last`,
    );
    return row;
  }
}
