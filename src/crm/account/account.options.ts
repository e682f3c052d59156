/** Life of a CRM account. */
export enum AccountState {
  /** Takes part in business and in synchronization. */
  Active = 0,
  /** Kept for its history; outside the default filter of the mappings. */
  Inactive = 1,
}

/** Status reason of a CRM account. */
export enum AccountStatus {
  /** The reason of state Active. */
  Active = 1,
  /** The reason of state Inactive. */
  Inactive = 2,
}

/** Which status reasons each state allows. */
export const ACCOUNT_STATUSES: Readonly<Record<AccountState, readonly AccountStatus[]>> = {
  [AccountState.Active]: [AccountStatus.Active],
  [AccountState.Inactive]: [AccountStatus.Inactive],
};

/** Relationship type of an account: account.customertypecode. An organization may add values. */
export enum AccountCustomerType {
  /** Sells against us. */
  Competitor = 1,
  /** Gives advice. */
  Consultant = 2,
  /** Buys from us; the counterpart of an ERP customer. */
  Customer = 3,
  /** Holds a share. */
  Investor = 4,
  /** Works with us. */
  Partner = 5,
  /** Shapes the decisions of others. */
  Influencer = 6,
  /** Writes about us. */
  Press = 7,
  /** May become a customer. */
  Prospect = 8,
  /** Sells our products on. */
  Reseller = 9,
  /** Delivers to us; not used by the integration. */
  Supplier = 10,
  /** Sells to us; the counterpart of an ERP vendor. */
  Vendor = 11,
  /** None of the others. */
  Other = 12,
}
