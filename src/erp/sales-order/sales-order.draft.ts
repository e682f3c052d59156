import type { Row } from '../../platform/database/record-table';

/** Kinds of a document line, by the ERP's numbers. */
export const LINE_TYPE = { comment: 0, glAccount: 1, item: 2, resource: 3 } as const;

/** A line of an order to be made. What is left out takes the ERP's default. */
export interface SalesOrderLineDraft {
  /** One of `LINE_TYPE`. */
  type: number;
  /** Number of the item, resource or account; null for a comment. */
  no: string | null;
  /** Text of the line; null takes the record's own description. */
  description?: string | null;
  /** Unit; null takes the sales unit, else the base unit. */
  unitOfMeasureCode?: string | null;
  quantity?: string;
  /** Price of one unit, net of VAT; null looks it up in the ERP's prices. */
  unitPrice?: string | null;
  /** Discount on the whole line. */
  lineDiscountAmount?: string | null;
  /** The price is net although the document's prices include VAT, and is grossed up (OC-35). */
  netPrice?: boolean;
  /** Texts that follow the line as comments attached to it, each at most 100 characters. */
  comments?: readonly string[];
}

/** An order to be made. */
export interface SalesOrderDraft {
  /** Id the order gets. */
  id: string;
  customerNo: string;
  /** Header values that replace the customer's defaults. */
  header: Row;
  lines: readonly SalesOrderLineDraft[];
}
