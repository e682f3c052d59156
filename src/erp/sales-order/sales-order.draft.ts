import type { Row } from '../../platform/database/record-table';
import type { PrepaymentTerms } from './prepayment/prepayment.rules';
import type { Refusal } from '../../platform/errors/refusal';

/** Kinds of a document line, by the ERP's numbers. */
export const LINE_TYPE = { comment: 0, glAccount: 1, item: 2, resource: 3 } as const;

/** How the invoice discount of an order is given, by the ERP's numbers. */
export const DISCOUNT = { none: 0, percent: 1, amount: 2 } as const;

/** A line of an order to be made. What is left out takes the ERP's default. */
export interface SalesOrderLineDraft extends PrepaymentTerms {
  /** One of `LINE_TYPE`. */
  type: number;
  /** Number of the item, resource or account; null for a comment. */
  no: string | null;
  /** Text of the line; null takes the record's own description. */
  description?: string | null;
  /** Unit; null takes the sales unit, else the base unit. */
  unitOfMeasureCode?: string | null;
  quantity?: string;
  /** Price of one unit; null looks it up in the ERP's prices. */
  unitPrice?: string | null;
  /** Discount on the whole line. */
  lineDiscountAmount?: string | null;
  /** Texts that follow the line as comments attached to it, each at most 100 characters. */
  comments?: readonly string[];
  /** The record stands for a text of the CRM (write-in); its own price says nothing about the given one. */
  standsForText?: boolean;
  /** Where given amounts are net, this price is too, even if the item's own price includes VAT (OC-34). */
  priceIsNet?: boolean;
  /** Why the line cannot be made; the order is refused with it once the lines before are found good. */
  refusal?: Refusal;
}

/** An order to be made. */
export interface SalesOrderDraft {
  /** Id the order gets. */
  id: string;
  customerNo: string;
  /** Header values that replace the customer's defaults. */
  header: Row;
  lines: readonly SalesOrderLineDraft[];
  /**
   * Prices, line discounts and the invoice discount are net, as the CRM has them; they are grossed up where the
   * order's prices include VAT (OC-35). The price of an item whose own price includes VAT includes it (OC-34).
   */
  netAmounts?: boolean;
  /** It gives money back: a block for invoices does not forbid it, and it is due at once (credit memos). */
  credit?: boolean;
  /** Why the order cannot be made; it is refused with it once its customer is found good. */
  refusal?: Refusal | null;
}
