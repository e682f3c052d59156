import type { Row } from '../../src/platform/database/record-table';
import type { RefusalAnswer, Trade } from './trade';

/** What became of one invoice of `invoicePush`. */
export interface PushOutcome {
  readonly created: boolean | null;
  readonly invoice: { readonly number: string } | null;
  readonly crmInvoice: CrmInvoiceAnswer | null;
  readonly coupling: { readonly id: string } | null;
  readonly run: { readonly id: string; readonly inserted: number; readonly failed: number } | null;
  readonly error: RefusalAnswer | null;
}

/** A CRM invoice as the schema answers it. */
export type CrmInvoiceAnswer = Record<string, unknown> & {
  readonly id: string;
  readonly invoiceNumber: string;
  readonly totals: Record<string, string>;
  readonly lines: Record<string, unknown>[];
};

const CRM_INVOICE = `id invoiceNumber name description stateCode statusCode dueDate discountAmount freightAmount discountPercentage
  transactionCurrency { isoCurrencyCode } priceLevel { id name } salesOrder { id orderNumber } opportunity { id name } account { name } company { id }
  ownerUser { id } ownerTeam { id } paymentTermsCode shippingMethodCode
  totals { lineItemAmount lineItemDiscountAmount discountAmount amountLessFreight tax amount }
  lines { lineItemNumber product { id } productDescription isProductOverridden quantity pricePerUnit manualDiscountAmount tax baseAmount extendedAmount
    uom { name } transactionCurrency { isoCurrencyCode } actualDeliveryOn shipToAddress { city } }`;
const OUTCOME = `created invoice { number } crmInvoice { ${CRM_INVOICE} } coupling { id } run { id inserted failed }
  error { code message remedy data }`;

/** What scenarios around posted invoices and payments do over a trade. */
export class Invoicing {
  private count = 0;

  constructor(readonly trade: Trade) {}

  /** A posted invoice with its lines and its ledger entry; `V20` at 20 % unless a line says its amounts. */
  async posted(values: Row, lines: readonly Row[]): Promise<{ id: string; number: string }> {
    const { given } = this.trade;
    const number = String(values.number ?? `PI-${++this.count}`);
    const customerNo = String(values.sellToCustomerNo ?? 'BUYER');
    const id = await given.row('erp.sales_invoice', {
      sellToCustomerNo: customerNo,
      billToCustomerNo: customerNo,
      documentDate: '2026-05-05',
      postingDate: '2026-05-05',
      dueDate: '2026-06-04',
      ...values,
      number,
    });
    for (const [index, line] of lines.entries())
      await given.row('erp.sales_invoice_line', {
        documentId: id,
        documentNumber: number,
        lineNo: (index + 1) * 10_000,
        quantity: '1',
        ...line,
      });
    const total = lines.reduce((sum, line) => sum + Number(line.amountIncludingVat ?? 0), 0);
    await this.entry({
      customerNo,
      documentType: 2,
      documentNumber: number,
      amount: total.toFixed(2),
      dueDate: '2026-06-04',
      currencyCode: values.currencyCode ?? null,
    });
    return { id, number };
  }

  /** A ledger entry; open with its whole amount unless it says otherwise. */
  async entry(values: Row): Promise<string> {
    const [row] = await this.trade.api.composition.db.query<{ next: string }>(
      `SELECT coalesce(max(entry_no), 0) + 1 AS next FROM erp.customer_ledger_entry`,
    );
    const amount = String(values.amount);
    const remaining = String(values.remainingAmount ?? amount);
    return this.trade.given.row('erp.customer_ledger_entry', {
      entryNo: row?.next ?? '1',
      postingDate: '2026-05-05',
      amountLcy: amount,
      remainingAmount: remaining,
      remainingAmountLcy: remaining,
      open: Number(remaining) !== 0,
      ...values,
    });
  }

  /** Sends posted invoices to the CRM. */
  async push(...ids: string[]): Promise<PushOutcome[]> {
    const answer = await this.trade.run<{ outcomes: PushOutcome[] }>(
      'invoicePush',
      'InvoicePushInput',
      { ids },
      `created unchanged refused outcomes { ${OUTCOME} }`,
    );
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer.outcomes;
  }

  /** Sends one posted invoice, which must not be refused; its CRM invoice. */
  async pushed(id: string): Promise<CrmInvoiceAnswer> {
    const [outcome] = await this.push(id);
    if (!outcome?.crmInvoice) throw new Error(JSON.stringify(outcome));
    return outcome.crmInvoice;
  }

  /** Sends one posted invoice that must be refused with a remedy and leave nothing in the CRM; the code. */
  async refusalOf(id: string): Promise<string | undefined> {
    const before = await this.counts();
    const [outcome] = await this.push(id);
    expect(outcome).toMatchObject({ created: null, crmInvoice: null, coupling: null });
    expect(await this.counts()).toEqual(before);
    expect(outcome?.error?.remedy).toBeTruthy();
    return outcome?.error?.code;
  }

  /** The CRM invoice of a number. */
  async crmInvoice(invoiceNumber: string): Promise<CrmInvoiceAnswer> {
    const { crmInvoice } = await this.trade.api.ask<{ crmInvoice: CrmInvoiceAnswer }>(
      `query ($n: String!) { crmInvoice(invoiceNumber: $n) { ${CRM_INVOICE} } }`,
      { n: invoiceNumber },
    );
    return crmInvoice;
  }

  /** State and reason of the CRM invoice of a number, as `ACTIVE/BILLED`. */
  async state(invoiceNumber: string): Promise<string> {
    const { stateCode, statusCode } = await this.crmInvoice(invoiceNumber);
    return `${String(stateCode)}/${String(statusCode)}`;
  }

  private async counts(): Promise<Row> {
    const [row] = await this.trade.api.composition.db.query<Row>(
      `SELECT (SELECT count(*) FROM crm.invoice) AS invoices, (SELECT count(*) FROM crm.invoice_line) AS lines,
              (SELECT count(*) FROM crm.product) AS products, (SELECT count(*) FROM crm.price_list_line) AS prices,
              (SELECT count(*) FROM crm.account) AS accounts, (SELECT count(*) FROM sync.coupling) AS couplings,
              (SELECT count(*) FROM sync.journal_entry) AS journal`,
    );
    return row ?? {};
  }
}
