/** What a customer ledger entry stands for. */
export enum LedgerDocumentType {
  /** Nothing in particular. */
  Blank = 0,
  /** Money that came in. */
  Payment = 1,
  /** A posted invoice. */
  Invoice = 2,
  /** A posted credit memo. */
  CreditMemo = 3,
}
