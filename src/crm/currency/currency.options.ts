/** Life of a CRM currency. */
export enum CurrencyState {
  /** May be chosen on records. */
  Active = 0,
  /** Kept for old records, not offered any more. */
  Inactive = 1,
}

/** Status reason of a CRM currency. */
export enum CurrencyStatus {
  /** The reason of state Active. */
  Active = 1,
  /** The reason of state Inactive. */
  Inactive = 2,
}

/** Which status reasons each state allows. */
export const CURRENCY_STATUSES: Readonly<Record<CurrencyState, readonly CurrencyStatus[]>> = {
  [CurrencyState.Active]: [CurrencyStatus.Active],
  [CurrencyState.Inactive]: [CurrencyStatus.Inactive],
};
