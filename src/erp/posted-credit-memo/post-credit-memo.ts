import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { newId } from '../../platform/new-id';
import { applyPayment, type Application } from '../customer-ledger-entry/application.rules';
import type { CustomerLedgerStore } from '../customer-ledger-entry/customer-ledger.store';
import { lineDraft, type NewOrderLine } from '../sales-order/editing/order.inputs';
import type { PlannedDocument, PlanSalesDocuments } from '../sales-order/plan-sales-documents';
import { LINE_TYPE, type SalesOrderLineDraft } from '../sales-order/sales-order.draft';
import type { SalesOrderStore } from '../sales-order/sales-order.store';
import {
  creditedInvoiceNotOpen,
  creditNegative,
  creditQuantityNotPositive,
  nothingToCredit,
} from './credit-memo.errors';
import type { WriteCreditMemo } from './write-credit-memo';

/** A credit memo to be posted. */
export interface PostCreditMemoInput {
  readonly customerNo: string;
  /** Left out: that of the customer; null: local currency. */
  readonly currencyCode?: string | null;
  readonly lines: readonly NewOrderLine[];
  /** Number of the posted invoice that it settles, as far as it goes. */
  readonly appliesToInvoice?: string | null;
  readonly postingDate?: string | null;
  readonly yourReference?: string | null;
  readonly externalDocumentNo?: string | null;
  /** The same key again finds the credit memo instead of posting another. */
  readonly idempotencyKey?: string | null;
}

/** What posting credit memos stands on. */
export interface PostCreditMemoParts {
  readonly store: SalesOrderStore;
  readonly plan: PlanSalesDocuments;
  readonly ledger: CustomerLedgerStore;
  readonly write: WriteCreditMemo;
}

/**
 * Posts a credit memo at once: the document with prices, VAT and rounding of every sales document, the customer's
 * ledger entry, and the items that come back. It settles the invoice it names; what is too much stays open.
 */
export class PostCreditMemo {
  constructor(private readonly parts: PostCreditMemoParts) {}

  /** Posts the credit memo, or finds the one of the same key, and returns its id. */
  async run(tx: Tx, input: PostCreditMemoInput, today: string): Promise<string> {
    const { store, write } = this.parts;
    const key = input.idempotencyKey ?? null;
    await store.lockKey(tx, key);
    const earlier = await store.idByKey(tx, 'erp.sales_credit_memo', key);
    if (earlier !== null) return earlier;
    const day = input.postingDate ?? today;
    const { header, lines } = await this.planned(tx, input, day);
    const total = Decimal.sum(0, ...lines.map((line) => String(line.amountIncludingVat ?? '0')));
    if (total.isNegative() && !total.isZero()) throw creditNegative(total.toFixed());
    const appliesToInvoiceNo = input.appliesToInvoice?.trim().toUpperCase() ?? null;
    return write.run(tx, {
      header: { ...header, appliesToInvoiceNo, idempotencyKey: key },
      lines,
      total,
      day,
      apply: () => this.applied(tx, header, total, appliesToInvoiceNo),
    });
  }

  private async planned(tx: Tx, input: PostCreditMemoInput, day: string): Promise<PlannedDocument> {
    const given: Row = {};
    for (const property of ['currencyCode', 'yourReference', 'externalDocumentNo'] as const)
      if (input[property] !== undefined) given[property] = input[property];
    const draft = {
      id: newId(),
      customerNo: input.customerNo.trim().toUpperCase(),
      header: given,
      lines: creditLines(input.lines),
      credit: true,
    };
    const { planned, refused } = await this.parts.plan.run(tx, [draft], day);
    const [document] = planned;
    if (!document) throw refused.get(draft.id) ?? new Error('Nothing was planned.');
    return document;
  }

  private async applied(
    tx: Tx,
    header: Row,
    total: Decimal,
    number: string | null,
  ): Promise<{ applications: Application[]; rest: Decimal }> {
    if (number === null) return { applications: [], rest: total };
    const customer = String(header.billToCustomerNo);
    const currency = header.currencyCode == null ? null : String(header.currencyCode);
    const invoice = await this.parts.ledger.lockOpenInvoice(tx, customer, currency, number);
    if (!invoice) throw creditedInvoiceNotOpen(number, customer, currency);
    return applyPayment(total, [invoice]);
  }
}

function creditLines(lines: readonly NewOrderLine[]): SalesOrderLineDraft[] {
  const drafts = lines.map((line, index) => lineDraft(line, `lines.${index}`));
  if (drafts.every(({ type }) => type === LINE_TYPE.comment)) throw nothingToCredit();
  drafts.forEach(({ type, quantity }, index) => {
    if (type === LINE_TYPE.comment) return;
    if (new Decimal(quantity ?? '0').lessThanOrEqualTo(0))
      throw creditQuantityNotPositive(index, quantity ?? '0');
  });
  return drafts;
}
