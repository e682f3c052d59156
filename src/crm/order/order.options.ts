/** Life of a CRM order. */
export enum CrmOrderState {
  /** May be edited. */
  Active = 0,
  /** Handed to the ERP; read-only for ordinary updates. */
  Submitted = 1,
  /** Given up. */
  Canceled = 2,
  /** Delivered. */
  Fulfilled = 3,
  /** Invoiced by the ERP. */
  Invoiced = 4,
}

/** Status reason of a CRM order. */
export enum CrmOrderStatus {
  /** Active: as created. */
  New = 1,
  /** Active: waiting; what an order gets whose ERP order was deleted (OC-59). */
  Pending = 2,
  /** The reason of state Submitted. */
  InProgress = 3,
  /** The reason of state Canceled. */
  NoMoney = 4,
  /** Fulfilled: everything was delivered. */
  Complete = 100001,
  /** Fulfilled: only part was delivered. */
  Partial = 100002,
  /** The reason of state Invoiced. */
  Invoiced = 100003,
  /** Active: on hold, in newer organizations. */
  OnHold = 690970000,
}

/** Which status reasons each state allows. */
export const CRM_ORDER_STATUSES: Readonly<Record<CrmOrderState, readonly CrmOrderStatus[]>> = {
  [CrmOrderState.Active]: [CrmOrderStatus.New, CrmOrderStatus.Pending, CrmOrderStatus.OnHold],
  [CrmOrderState.Submitted]: [CrmOrderStatus.InProgress],
  [CrmOrderState.Canceled]: [CrmOrderStatus.NoMoney],
  [CrmOrderState.Fulfilled]: [CrmOrderStatus.Complete, CrmOrderStatus.Partial],
  [CrmOrderState.Invoiced]: [CrmOrderStatus.Invoiced],
};
