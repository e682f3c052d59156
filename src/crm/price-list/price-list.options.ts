/** Life of a CRM price list. */
export enum PriceListState {
  /** Can be chosen on documents. */
  Active = 0,
  /** Documents that use it get a pricing error. */
  Inactive = 1,
}

/** Status reason of a CRM price list. */
export enum PriceListStatus {
  /** The reason of state Active. */
  Active = 100001,
  /** The reason of state Inactive. */
  Inactive = 100002,
}

/** Which status reasons each state allows. */
export const PRICE_LIST_STATUSES: Readonly<Record<PriceListState, readonly PriceListStatus[]>> = {
  [PriceListState.Active]: [PriceListStatus.Active],
  [PriceListState.Inactive]: [PriceListStatus.Inactive],
};
