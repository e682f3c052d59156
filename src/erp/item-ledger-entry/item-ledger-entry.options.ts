/** Why an item moved. */
export enum ItemLedgerEntryType {
  /** Bought. */
  Purchase = 0,
  /** Sold. */
  Sale = 1,
  /** More was found, or an opening balance. */
  PositiveAdjustment = 2,
  /** Less was found. */
  NegativeAdjustment = 3,
}
