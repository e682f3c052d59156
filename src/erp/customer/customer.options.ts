/** What a customer is blocked for. */
export enum CustomerBlocked {
  /** For nothing. */
  No = 0,
  /** For quotes, orders and shipments that are new. */
  Ship = 1,
  /** For quotes, orders, shipments and invoices that are new. */
  Invoice = 2,
  /** For everything. */
  All = 3,
}
