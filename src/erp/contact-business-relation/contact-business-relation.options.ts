/** What a company contact stands for. */
export enum ContactLink {
  /** A customer. */
  Customer = 1,
  /** A vendor. */
  Vendor = 2,
}
