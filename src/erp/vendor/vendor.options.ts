/** What a vendor is blocked for. */
export enum VendorBlocked {
  /** For nothing. */
  No = 0,
  /** For payments. */
  Payment = 1,
  /** For everything. */
  All = 2,
}
