/** What a customer is blocked for. */
export enum CustomerBlocked {
  /** For nothing. */
  No = 0,
  /** For shipping. */
  Ship = 1,
  /** For shipping and invoicing. */
  Invoice = 2,
  /** For everything. */
  All = 3,
}
