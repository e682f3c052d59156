/** Where an ERP sales document stands. */
export enum SalesDocumentStatus {
  /** Can be edited. */
  Open = 0,
  /** Closed for edits; can be shipped and invoiced. */
  Released = 1,
  /** Waits for somebody's approval. */
  PendingApproval = 2,
  /** Waits for a prepayment. */
  PendingPrepayment = 3,
}

/** What a line of an ERP sales document stands for. */
export enum SalesLineType {
  /** A text only. */
  Comment = 0,
  /** An amount on a G/L account, such as freight. */
  GlAccount = 1,
  /** An item. */
  Item = 2,
  /** Time of a resource. */
  Resource = 3,
}

/** How the invoice discount of a document is given. */
export enum InvoiceDiscountCalculation {
  /** There is none. */
  None = 0,
  /** In percent. */
  Percent = 1,
  /** As an amount. */
  Amount = 2,
}
